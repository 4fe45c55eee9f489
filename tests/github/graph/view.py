"""How GraphQL sees records: a view's attributes are a type's fields, in snake case."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from graphql import GraphQLAbstractType, GraphQLResolveInfo

from tests.github.graph.context import Context
from tests.github.graph.pages import Connection, Page, connection

Seen = TypeVar("Seen")


class Unserved(Exception):  # noqa: N818 - it is a gap, not an error of anybody's
    """GitHub has this field, the stand-in does not yet: never a silent null."""


SEEN_AS: dict[type, "type[View[Any]]"] = {}


class View(Generic[Seen]):
    """A record as one GraphQL type; a field without its attribute is not served."""

    typename: ClassVar[str]

    def __init__(self, context: Context, record: Seen) -> None:
        """Look at a record in the context of a request."""
        self._context = context
        self._record = record

    def __init_subclass__(cls, sees: type | None = None) -> None:
        """Note which records are seen through this view."""
        super().__init_subclass__()
        if sees is not None:
            SEEN_AS[sees] = cls

    def _see(self, record: Any) -> Any:
        return see(self._context, record)

    def _page(self, records: Sequence[Any], page: Page) -> Connection:
        return connection(records, self._see, page)


def see(context: Context, record: Any) -> Any:
    """Return a record as GraphQL sees it, and None for None."""
    return None if record is None else SEEN_AS[type(record)](context, record)


def resolve_field(source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
    """Return the value of a field, or raise what the stand-in has to say instead."""
    value = member(source, info)
    if callable(value):
        return value(**{snake(name): given for name, given in arguments.items()})
    return value


def member(source: Any, info: GraphQLResolveInfo[Any]) -> Any:
    """Return what an object has under a field's name, or raise if it has nothing there."""
    if isinstance(source, Mapping):
        if info.field_name in source:
            return source[info.field_name]
    elif hasattr(source, snake(info.field_name)):
        return getattr(source, snake(info.field_name))
    raise Unserved(f"{info.parent_type.name}.{info.field_name}")


def resolve_type(value: Any, info: GraphQLResolveInfo[Any], abstract: GraphQLAbstractType) -> str:
    """Return the name of the type that a view stands for."""
    return str(value.typename)


def snake(name: str) -> str:
    """Return a camelCase name in snake_case."""
    return re.sub(r"([A-Z])", lambda found: f"_{found[1].lower()}", name)
