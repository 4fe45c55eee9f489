"""What a GraphQL document may ask for at most, counted as GitHub counts it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLSchema,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    value_from_ast_untyped,
    visit,
)

from tests.github import rules

LARGEST_PAGE = 100
MOST_NODES = 500_000


@dataclass
class Count:
    """How many records a document could return, and how many look-ups that would take."""

    nodes: int = 0
    requests: int = 0
    sizes: list[int] = field(default_factory=lambda: [1])

    @property
    def cost(self) -> int:
        """Return the points it costs: a hundredth of the look-ups, at least one [docs]."""
        return max(1, round(self.requests / 100))


class Counter(Visitor):
    """Counts pages within pages on the way through a document."""

    def __init__(self, types: TypeInfo, variables: Mapping[str, Any]) -> None:
        """Count with these values of the document's variables."""
        super().__init__()
        self.count = Count()
        self._types = types
        self._variables = variables

    def enter_field(self, node: FieldNode, *_: object) -> None:
        """Check a connection's page size, and multiply by it what is below."""
        sizes = self.count.sizes
        if not self._is_connection():
            sizes.append(sizes[-1])
            return
        size = self._page_size(node)
        self.count.requests += sizes[-1]
        self.count.nodes += sizes[-1] * size
        sizes.append(sizes[-1] * size)

    def leave_field(self, *_: object) -> None:
        """Forget the page size of what is behind."""
        self.count.sizes.pop()

    def _is_connection(self) -> bool:
        kind = get_named_type(self._types.get_type())
        return kind is not None and kind.name.endswith("Connection")

    def _page_size(self, node: FieldNode) -> int:
        name = node.name.value
        given = {
            a.name.value: value_from_ast_untyped(a.value, dict(self._variables))
            for a in node.arguments or ()
            if a.name.value in ("first", "last")
        }
        for argument, size in given.items():
            if size is not None and not 1 <= size <= LARGEST_PAGE:
                raise rules.PAGE_TOO_LARGE.broken(name=name, argument=argument, asked=size)
        sizes = [size for size in given.values() if size is not None]
        if not sizes:
            raise rules.NO_PAGE_SIZE.broken(name=name)
        return int(sizes[0])


def count(schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, Any]) -> Count:
    """Return what a valid document asks for, or refuse it for asking too much."""
    types = TypeInfo(schema)
    counter = Counter(types, variables)
    visit(document, TypeInfoVisitor(types, counter))
    if counter.count.nodes > MOST_NODES:
        raise rules.TOO_MANY_NODES.broken(asked=counter.count.nodes)
    return counter.count
