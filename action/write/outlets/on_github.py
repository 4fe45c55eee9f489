"""What tools that live on GitHub have in common: a connection whose troubles end no review."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from action.connection import Connection, Question
from action.errors import ReviewError
from action.node import Node
from action.review.answers.answer import Answer, Done, Refused, Why
from action.wire.fitting import misfit
from action.wire.selection import selection
from action.wire.trouble import BusyError, LostAnswerError, quoted
from action.write.github import answered
from action.write.orders import Order, document
from action.write.outlets.tool import NotTakenError

WHYS: Final[Mapping[str, Why]] = {
    "bad-token": Why.FORBIDDEN,
    "missing-permission": Why.FORBIDDEN,
    "not-found": Why.NOT_FOUND,
    "refused": Why.REFUSED,
}
"""What a letter of the connection means for a tool; after any other it is tried again."""
_SAID: Final = "(GitHub said: "
"""What stands in our letters before GitHub's own words."""


@dataclass(frozen=True, slots=True)
class OrderAnswer:
    """What came of one order: the answer, and the thing that GitHub told with it."""

    answer: Answer
    node: Node

    @property
    def done(self) -> Done:
        """The answer where it was done; raises NotTakenError where not."""
        if isinstance(self.answer, Refused):
            raise NotTakenError(self.answer.why, self.answer.said)
        return self.answer


@dataclass(frozen=True, slots=True)
class OnGithub:
    """A way to ask and to order things of GitHub for a tool; raises NotTakenError.

    `name` is what its orders are called in GitHub's logs.
    """

    connection: Connection
    name: str

    def asked(self, words: str, **variables: object) -> Node:
        """The answer to a question, with all that was asked for."""
        with _understood():
            reply = self.connection.ask(Question(words, variables))
        if lacks := misfit(selection(words), reply.data):
            raise NotTakenError(Why.UNCLEAR, f"its answer has no `{lacks}`")
        return reply.data

    def ordered(self, *orders: Order) -> Sequence[OrderAnswer]:
        """What came of each order; they go in one request, and one after the other."""
        text, variables = document(orders, self.name)
        with _understood():
            reply = self.connection.order(text, variables)
        wanted = selection(text).fields
        names = [f"step{i}" for i in range(len(orders))]
        return [OrderAnswer(answered(reply, n, wanted[n]), _node(reply.data.get(n))) for n in names]


def _node(found: Any) -> Node:  # noqa: ANN401 - JSON can be anything
    return found if isinstance(found, Mapping) else {}


@contextmanager
def _understood() -> Iterator[None]:
    """Say what troubles of the connection mean for one thing that was to be brought."""
    try:
        yield
    except LostAnswerError:
        raise NotTakenError(Why.UNCLEAR) from None
    except BusyError:
        raise NotTakenError(Why.NOT_YET) from None
    except ReviewError as error:
        why, what = WHYS.get(error.reason, Why.NOT_YET), error.letters[0].what
        _, mark, said = what.removesuffix(")").partition(_SAID)
        raise NotTakenError(why, quoted(said if mark else what)) from None
