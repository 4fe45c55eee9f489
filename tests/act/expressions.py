"""What GitHub makes of the expressions in our workflows, for the few operators that they use.

act ignores `concurrency`, so the group that a run comes into is worked out here. The rules are
those of GitHub's page “Evaluate expressions in workflows and actions” [docs]: texts are compared
without regard to case, `&&` and `||` give one of their sides, and what is not there is null.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

Context = Mapping[str, Any]

_TOKEN: Final = re.compile(r"\s*(?:('(?:[^']|'')*')|([A-Za-z_][\w-]*)|(&&|\|\||==|!=|[!().,*]))")


def interpolated(text: str, context: Context) -> str:
    """A text of a workflow with the values of its expressions."""
    return re.sub(
        r"\$\{\{(.*?)\}\}", lambda found: _text(evaluated(found[1], context)), text, flags=re.DOTALL
    )


def starts(condition: str, context: Context) -> bool:
    """Whether a job with this `if:` is started."""
    return _true(evaluated(condition, context))


def evaluated(expression: str, context: Context) -> Any:
    """The value of an expression; ValueError for what no workflow of ours has used so far."""
    reader = _Reader(list(_tokens(expression.strip())), context)
    value = reader.either()
    if reader.left:
        raise ValueError(f"not read to its end: {' '.join(reader.left)}")
    return value


def _tokens(expression: str) -> Iterator[str]:
    at = 0
    while at < len(expression):
        found = _TOKEN.match(expression, at)
        if not found:
            raise ValueError(f"not an operator that is known here: {expression[at : at + 20]!r}")
        yield found[0].strip()
        at = found.end()


class _Reader:
    """Reads an expression from left to right; `&&` binds more than `||` [docs]."""

    def __init__(self, tokens: list[str], context: Context) -> None:
        self.left = tokens
        self.context = context

    def either(self) -> Any:
        value = self.both()
        while self._next_is("||"):
            other = self.both()
            value = value if _true(value) else other
        return value

    def both(self) -> Any:
        value = self.comparison()
        while self._next_is("&&"):
            other = self.comparison()
            value = other if _true(value) else value
        return value

    def comparison(self) -> Any:
        value = self.operand()
        if self._next_is("=="):
            return _equal(value, self.operand())
        if self._next_is("!="):
            return not _equal(value, self.operand())
        return value

    def operand(self) -> Any:
        if self._next_is("!"):
            return not _true(self.operand())
        if self._next_is("("):
            value = self.either()
            self._take(")")
            return value
        token = self.left.pop(0)
        if token.startswith("'"):
            return token[1:-1].replace("''", "'")
        if self._next_is("("):
            return _FUNCTIONS[token](*self._arguments())
        return self._below(self.context.get(token))

    def _arguments(self) -> Iterator[Any]:
        yield self.either()
        while self._next_is(","):
            yield self.either()
        self._take(")")

    def _below(self, value: Any) -> Any:
        while self._next_is("."):
            step = self.left.pop(0)
            if step == "*":
                value = _Many(value if isinstance(value, list) else ())
            elif isinstance(value, _Many):
                value = _Many(item.get(step) for item in value if isinstance(item, Mapping))
            else:
                value = value.get(step) if isinstance(value, Mapping) else None
        return value

    def _next_is(self, token: str) -> bool:
        if self.left[:1] != [token]:
            return False
        del self.left[0]
        return True

    def _take(self, token: str) -> None:
        if not self._next_is(token):
            raise ValueError(f"{token} is missing before {' '.join(self.left)}")


class _Many(list[Any]):
    """What `.*` gives: a list whose members are all asked for what follows."""


def _true(value: Any) -> bool:
    return not (value is None or value is False or value in ("", 0))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _equal(one: Any, other: Any) -> bool:
    """Texts and what is not there, the only things that we compare."""
    if one is None or other is None:
        return one is other
    if not (isinstance(one, str) and isinstance(other, str)):
        raise TypeError(f"{one!r} and {other!r} are not compared here")
    return one.casefold() == other.casefold()


def _contains(where: Any, what: Any) -> bool:
    if isinstance(where, Sequence) and not isinstance(where, str):
        return any(_equal(item, what) for item in where)
    return _text(what).casefold() in _text(where).casefold()


def _starts_with(where: Any, what: Any) -> bool:
    return _text(where).casefold().startswith(_text(what).casefold())


_FUNCTIONS: Final[Mapping[str, Callable[..., bool]]] = {
    "contains": _contains,
    "startsWith": _starts_with,
}
