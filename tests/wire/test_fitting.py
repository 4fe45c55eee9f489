"""An answer is held against what was asked: all of it is there, each thing of its kind."""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from graphql import (
    FieldNode,
    GraphQLEnumType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    get_nullable_type,
    parse,
    visit,
)

from action.read.event import Occasion, Where
from action.read.github.documents import fragments, queries
from action.wire.fitting import KINDS, LISTS, MAY_BE_NULL, misfit
from action.wire.selection import OF_SEVERAL_KINDS, selection
from tests.github.graph.endpoint import load_schema

WHERE: Final = Where("acme/shop", "incidents", ".github/incident-review.yml")
EVERYTHING: Final = queries.incidents(WHERE, ("a", "b"), Occasion("x", issue=1, mentions=("m",)))
DOCUMENTS: Final = {
    "incidents": EVERYTHING.document,
    "issues": queries.issues(WHERE, [1, 2]).document,
    "people": queries.people(WHERE, ["a"]).document,
    "versions": queries.versions(WHERE, ["a"]).document,
    "sidebar": queries.sidebar(WHERE, (fragments.ISSUE_TYPES, fragments.ISSUE_FIELDS)).document,
    **{
        name.lower(): text
        for name, text in vars(fragments).items()
        if isinstance(text, str) and text.strip().startswith("query")
    },
}
OF_TYPES: Final = {
    "Int": "number",
    "Boolean": "isBinary",
    "DateTime": "createdAt",
    "GitObjectID": "id",
    "ID": "id",
    "URI": "id",
}
"""A field of each kind that stands for its kind."""
WORDS: Final = frozenset({"__typename", "login", "nameWithOwner"})
"""Text that stands in markers and links."""
NEVER_EMPTY: Final = frozenset(
    {
        "entries",
        "labels",
        "latestReviews",
        "message",
        "node",
        "nodes",
        "refs",
        "reviewRequests",
        "reviews",
        "target",
    }
)
"""What the schema lets GitHub leave empty, and we cannot go on without."""

OF_TWO_MINDS: Final = frozenset({"requiredApprovingReviewCount"})
"""What one type may leave empty and another may not, where both are read alike."""

DOCUMENT: Final = """
query Look($n: Int!) {
  viewer { login }
  house: repository(owner: "a", name: "b") {
    ...House
    file: object(expression: "x") { ... on Blob { oid text } }
    branch: ref(qualifiedName: "x") { target { oid ... on Commit { message } } }
    issue(number: $n) { number createdAt closedAt author { login } }
  }
}
fragment House on Repository {
  id labels(first: 2) { pageInfo { hasNextPage endCursor } nodes { id } }
}
"""


def an_answer() -> dict[str, Any]:
    page = {"hasNextPage": False, "endCursor": None}
    return {
        "viewer": {"login": "us"},
        "house": {
            "id": "R_1",
            "labels": {"pageInfo": page, "nodes": [{"id": "L_1"}, None]},
            "file": {"oid": "abc", "text": None},
            "branch": {"target": {"oid": "abc", "message": "Begin"}},
            "issue": {
                "number": 1,
                "createdAt": "2026-11-02T09:00:00Z",
                "closedAt": None,
                "author": None,
            },
        },
    }


def changed(path: str, *value: object) -> dict[str, Any]:
    """An answer in which something is another, or is not there."""
    answer = an_answer()
    *way, last = path.split(".")
    node: Any = answer
    for step in way:
        node = node[int(step) if step.isdigit() else step]
    if value:
        node[int(last) if last.isdigit() else last] = value[0]
    else:
        del node[last]
    return answer


# --- what fits --------------------------------------------------------------------------------


def test_a_whole_answer_fits() -> None:
    """Null stands where GitHub may leave it."""
    assert misfit(selection(DOCUMENT), an_answer()) is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("house.file", None),
        ("house.file", {}),
        ("house.branch", None),
        ("house.branch.target", {"oid": "abc"}),
        ("house.issue", None),
        ("house.labels.nodes", []),
        ("house.more", "than was asked"),
        ("house.labels.pageInfo", {"hasNextPage": True, "endCursor": "x"}),
    ],
)
def test_what_github_may_say_fits(path: str, value: object) -> None:
    """A thing of another kind tells nothing of what was asked; more is no harm."""
    assert misfit(selection(DOCUMENT), changed(path, value)) is None


# --- what does not ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "viewer",
        "viewer.login",
        "house.id",
        "house.labels",
        "house.labels.nodes",
        "house.labels.pageInfo.endCursor",
        "house.file.oid",
        "house.file.text",
        "house.branch.target.oid",
        "house.issue.closedAt",
    ],
)
def test_what_is_missing_is_named(path: str) -> None:
    """People read where, and so do we."""
    assert misfit(selection(DOCUMENT), changed(path)) == path


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("viewer", None),
        ("viewer", []),
        ("viewer.login", 7),
        ("viewer.login", ""),
        ("house.id", "two words"),
        ("house.id", 'a"b'),
        ("house.id", "\ud83d"),
        ("house", "x"),
        ("house.labels.nodes", {}),
        ("house.labels.nodes.0", "x"),
        ("house.labels.nodes.0", []),
        ("house.labels.pageInfo.hasNextPage", "no"),
        ("house.file", []),
        ("house.branch.target", None),
        ("house.issue.number", "1"),
        ("house.issue.number", True),
        ("house.issue.number", -1),
        ("house.issue.number", 1.0),
        ("house.issue.number", 10**30),
        ("house.issue.createdAt", None),
        ("house.issue.createdAt", "yesterday"),
        ("house.issue.createdAt", "2026-11-02"),
        ("house.issue.createdAt", "2026-11-02T09:00:00"),
        ("house.issue.createdAt", "0001-01-01T00:00:00Z"),
        ("house.issue.createdAt", "9999-12-31T23:59:59Z"),
        ("house.issue.author", "mira"),
    ],
)
def test_what_is_of_another_kind_is_named(path: str, value: object) -> None:
    """A time that no zone can show is no time."""
    assert misfit(selection(DOCUMENT), changed(path, value)) == path


def test_a_list_that_goes_on_from_nowhere_is_named() -> None:
    """We would ask for the same page for ever."""
    answer = changed("house.labels.pageInfo.hasNextPage", True)

    assert misfit(selection(DOCUMENT), answer) == "house.labels.pageInfo.endCursor"


@pytest.mark.parametrize("answer", [None, [], "x", 7])
def test_what_is_no_thing_at_all_is_named(answer: object) -> None:
    """The whole answer lacks."""
    assert misfit(selection(DOCUMENT), answer) == "all of it"


# --- the table is GitHub's own ----------------------------------------------------------------


class Fields(Visitor):
    """The fields of a document, with what GitHub's schema says of them."""

    def __init__(self, info: TypeInfo) -> None:
        super().__init__()
        self.info = info
        self.found: list[tuple[str, Any, bool]] = []

    def enter_field(self, node: FieldNode, *_: object) -> None:
        """Keep a field that is asked for."""
        self.found.append((node.name.value, self.info.get_type(), node.selection_set is None))


def fields(document: str) -> Iterator[tuple[str, Any, bool]]:
    """Name, type, and whether nothing is asked of it."""
    schema: GraphQLSchema = load_schema()
    info = TypeInfo(schema)
    seen = Fields(info)
    visit(parse(document), TypeInfoVisitor(info, seen))
    assert seen.found
    yield from seen.found


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_each_field_holds_what_the_schema_says(document: str) -> None:
    """Whoever asks for a new field of a number or a time writes it into the table."""
    for name, kind, leaf in fields(document):
        named = get_named_type(kind)
        if not leaf:
            assert isinstance(get_nullable_type(kind), GraphQLList) is (name in LISTS), name
        elif isinstance(named, GraphQLEnumType):
            assert name in {
                "content",
                "dataType",
                "state",
                "stateReason",
                "subjectType",
                "type",
            }, name
        else:
            alike = "id" if name in WORDS else OF_TYPES.get(named.name)
            assert KINDS.get(name) is (KINDS[alike] if alike else None), f"{name} is {named}"


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_what_may_be_null_is_what_the_schema_lets_be_null(document: str) -> None:
    """But for what we cannot go on without."""
    for name, kind, _ in fields(document):
        if name.startswith("__"):
            continue
        optional = not isinstance(kind, GraphQLNonNull)
        assert optional or name not in MAY_BE_NULL - OF_TWO_MINDS, name
        assert not optional or name in MAY_BE_NULL | NEVER_EMPTY, f"{name} may be null"


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_things_of_several_kinds_are_known(document: str) -> None:
    """Where a fragment may not apply, its fields are all there or none of them."""
    asked = selection(document)
    waiting = [(asked, "")]
    while waiting:
        one, above = waiting.pop()
        assert bool(one.maybe) <= bool({one.name, above} & OF_SEVERAL_KINDS)
        waiting += ((below, one.name) for below in one.fields.values())


def test_a_list_may_hold_things_of_several_kinds() -> None:
    """A field for a day has no options, one to choose in must tell all of each."""
    asked = selection(DOCUMENTS["sidebar"]).fields["repository"].fields["issueFields"]
    day = {"id": "F_1", "name": "Target date", "dataType": "DATE"}
    choice = {**day, "options": [{"id": "O_1", "name": "High"}]}

    assert misfit(asked, {"nodes": [day, choice, None]}) is None
    assert misfit(asked, {"nodes": [{**choice, "options": [{"id": "O_1"}]}]}) is not None
    assert misfit(asked, {"nodes": [{"name": "Target date"}]}) is not None
