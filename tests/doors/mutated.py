"""Data in which something stands that nobody expects: another type, a huge number, nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    10**400,
    1.5,
    "",
    "\ud800",
    "\x00",
    "²",
    "9" * 5000,
    "-",
    "--",
    "a\nb",
    "\u2028",
    [],
    [None],
    [[]],
    ["x"],
    {},
    {"a": 1},
    [{}],
)
"""One of every kind of JSON, and words that are hard to read."""


def spots(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The place of everything in some data."""
    yield path
    keys = (
        list(data) if isinstance(data, dict) else range(len(data) if isinstance(data, list) else 0)
    )
    for key, value in ((key, data[key]) for key in keys):
        yield from spots(value, (*path, key))


def with_odd(data: Any, path: tuple[Any, ...], odd: Any) -> Any:
    """The same data with something else at a place."""
    if not path:
        return odd
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[path[0]] = with_odd(copy[path[0]], path[1:], odd)
    return copy


def without(data: Any, path: tuple[Any, ...]) -> Any:
    """The same data with nothing at a place."""
    if not path:
        return None
    copy = dict(data) if isinstance(data, dict) else list(data)
    if len(path) == 1:
        del copy[path[0]]
    else:
        copy[path[0]] = without(copy[path[0]], path[1:])
    return copy


def mutations(data: Any) -> st.SearchStrategy[Any]:
    """The data with something odd, or with nothing, in one place of it."""
    places = st.sampled_from(list(spots(data)))
    odd = st.builds(with_odd, st.just(data), places, st.sampled_from(ODD))
    return odd | st.builds(without, st.just(data), places)
