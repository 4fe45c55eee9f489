"""GraphQL spoken as GitHub speaks it: HTTP 200, with what went wrong in ``errors``."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    OperationType,
    build_schema,
    execute_sync,
    get_named_type,
    get_variable_values,
    parse,
    validate,
    value_from_ast_untyped,
)
from graphql.execution.values import VariableValues

from tests.github import rules
from tests.github.given import Given
from tests.github.graph import (
    commits,
    fields,
    git,
    people,
    projects,
    pulls,
    texts,
    threads,
    tickets,
    timeline,
)
from tests.github.graph.context import Context
from tests.github.graph.limits import count
from tests.github.graph.mutations import MutationView
from tests.github.graph.query import QueryView
from tests.github.graph.view import Unserved, member, resolve_field, resolve_type
from tests.github.log import Kind
from tests.github.refusal import Refusal

DESCRIPTIONS = Path(__file__).parent.parent / "descriptions"
VIEWS = (commits, fields, git, people, projects, pulls, texts, threads, tickets, timeline)


@dataclass(frozen=True)
class Question:
    """A GraphQL request, read; ``document`` is None where the text is no GraphQL."""

    text: str
    variables: Mapping[str, Any]
    operation_name: str | None = None
    document: DocumentNode | None = field(default=None, repr=False)

    @property
    def operation(self) -> OperationDefinitionNode | None:
        """Return the operation that is to be executed."""
        definitions = self.document.definitions if self.document else ()
        for node in definitions:
            named = isinstance(node, OperationDefinitionNode) and node.name
            if isinstance(node, OperationDefinitionNode) and (
                self.operation_name is None or (named and named.value == self.operation_name)
            ):
                return node
        return None

    @property
    def name(self) -> str:
        """Return what the document calls itself."""
        operation = self.operation
        return operation.name.value if operation and operation.name else ""

    @property
    def kind(self) -> Kind:
        """Return whether it writes."""
        operation = self.operation
        writes = operation is not None and operation.operation is OperationType.MUTATION
        return "write" if writes else "read"

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the names of its top-level fields in order, not their aliases."""
        operation = self.operation
        chosen = operation.selection_set.selections if operation else ()
        return tuple(node.name.value for node in chosen if isinstance(node, FieldNode))


@dataclass(frozen=True)
class Answer:
    """What to send back, and where the stand-in or its client was wrong."""

    body: dict[str, Any]
    violations: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


def read_question(body: Mapping[str, Any]) -> Question:
    """Return the question in a request's JSON body."""
    question = Question(
        str(body.get("query") or ""), body.get("variables") or {}, body.get("operationName")
    )
    return replace(question, document=_parsed(question.text))


@lru_cache(maxsize=1024)
def _parsed(text: str) -> DocumentNode | None:
    try:
        return parse(text)
    except GraphQLSyntaxError:
        return None


@lru_cache(maxsize=1024)
def _faults(text: str, *, old: bool) -> tuple[str, ...]:
    """Return what GitHub's schema does not allow in a document, by its text."""
    document = _parsed(text)
    found = validate(load_schema(old=old), document) if document else ()
    return tuple(error.message for error in found)


def answer(question: Question, context: Context) -> Answer:
    """Return GitHub's answer to a question, after checking it against GitHub's own schema."""
    old = not context.world.settings.knows_issue_types
    schema = load_schema(old=old)
    if question.document is None:
        return _rejected(["Parse error"], question)
    if wrong := _faults(question.text, old=old):
        return _rejected(list(wrong), question)
    try:
        counted = count(schema, question.document, _variables(schema, question))
    except Refusal as refusal:
        body = {"data": None, "errors": [_refused(refusal)]}
        return Answer(body, (f"GraphQL: {refusal}",))
    return _execute(schema, question, replace(context, cost=counted.cost))


@cache
def load_schema(*, old: bool = False) -> GraphQLSchema:
    """Return the pruned schema; GitHub's own is not valid in every detail, so that is assumed.

    An ``old`` one is that of an Enterprise Server that knows no issue types and fields.
    """
    names = ("schema.graphql",) if old else ("schema.graphql", "since.graphql")
    text = "\n".join((DESCRIPTIONS / name).read_text() for name in names)
    return build_schema(text, assume_valid=True, assume_valid_sdl=True, no_location=True)


def _variables(schema: GraphQLSchema, question: Question) -> dict[str, Any]:
    operation = question.operation
    definitions = (operation.variable_definitions if operation else None) or ()
    values = get_variable_values(schema, definitions, dict(question.variables))
    return values.coerced if isinstance(values, VariableValues) else {}


def _instant(value: datetime) -> str:
    return value.strftime("%Y-%m-%dT%H:%M:%SZ")


def _rejected(messages: list[str], question: Question) -> Answer:
    errors = [{"message": message} for message in messages]
    seen = tuple(f"GraphQL: {message} in {' '.join(question.text.split())}" for message in messages)
    return Answer({"errors": errors}, seen)


def _execute(schema: GraphQLSchema, question: Question, context: Context) -> Answer:
    assert question.document is not None
    root = (MutationView if question.kind == "write" else QueryView)(context, context.world)
    result = execute_sync(
        schema,
        question.document,
        root_value=root,
        context_value=context,
        variable_values=dict(question.variables),
        operation_name=question.operation_name,
        field_resolver=_resolve,
        type_resolver=resolve_type,
    )
    errors = result.errors or []
    body: dict[str, Any] = {"data": result.data}
    if errors:
        body["errors"] = [_error(error) for error in errors]
    causes = [error.original_error for error in errors]
    return Answer(
        body,
        tuple(
            f"GraphQL: {error.message}"
            for error in errors
            if not isinstance(error.original_error, Refusal)
        ),
        tuple(cause.needs for cause in causes if isinstance(cause, Refusal) and cause.needs),
    )


def _resolve(source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
    context: Context = info.context
    faults = [context.refused[name] for name in _names(info) if name in context.refused]
    for fault in faults:
        if not fault.done:
            raise fault.refusal
    if info.parent_type.name == "Mutation":
        context.work.on(info.field_name, context.world)
        if context.work.is_ended:
            raise rules.TOO_SLOW.broken()
        answer = _mutate(source, info, Given(arguments["input"]))
        for fault in faults:
            raise fault.refusal
        return answer
    value = resolve_field(source, info, **arguments)
    return _instant(value) if isinstance(value, datetime) else value


def _names(info: GraphQLResolveInfo[Any]) -> set[str]:
    """Return the name and the alias of a field at the top of the document, and of no other."""
    return {info.field_name, str(info.path.key)} if info.path.prev is None else set()


def _mutate(source: Any, info: GraphQLResolveInfo[Any], given: Given) -> dict[str, Any]:
    payload = member(source, info)(given)
    answer = {"clientMutationId": given.get("clientMutationId"), **payload}
    kind = get_named_type(info.parent_type.fields[info.field_name].args["input"].type)
    for name, value in given.ignored().items():
        if not isinstance(kind, GraphQLInputObjectType) or _default(kind.fields[name]) != value:
            raise Unserved(f"the input {name} of {info.field_name}")
    return answer


def _default(field: GraphQLInputField) -> Any:
    literal = field.default.literal if field.default else None
    return None if literal is None else value_from_ast_untyped(literal)


def _error(error: GraphQLError) -> dict[str, Any]:
    cause = error.original_error
    said: dict[str, Any] = _refused(cause) if isinstance(cause, Refusal) else {}
    if isinstance(cause, Unserved):
        said = {"message": f"the stand-in does not serve {cause}"}
    said.setdefault("message", error.message)
    if error.path is not None:
        said["path"] = error.path
    said["locations"] = [location.formatted for location in error.locations or []]
    return said


def _refused(refusal: Refusal) -> dict[str, Any]:
    kind = {"type": refusal.rule.kind} if refusal.rule.kind else {}
    return {**kind, "message": str(refusal)}
