"""What clients asked, in order."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["read", "write"]


@dataclass(frozen=True)
class Arrival:
    """A request as it comes in; ``operations`` are GraphQL's top-level fields, or REST's route.

    ``name`` is what the GraphQL document calls itself.
    """

    number: int
    method: str
    path: str
    operations: tuple[str, ...]
    kind: Kind
    name: str


@dataclass(frozen=True)
class Request(Arrival):
    """A request after its answer; ``effect`` tells whether it changed anything.

    The status is 0 where the connection was dropped instead of an answer.
    """

    status: int
    effect: bool
