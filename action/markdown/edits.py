"""An edit of a page that was written over, made once more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final, TypeVar

from action.markdown.sections import Page

Written = TypeVar("Written", bound=Page)
_BEHIND: Final = ("\n", " → #", " <!-- ")
"""What may stand behind the words of a line: nothing, or what we have added to it."""
_BOX: Final = re.compile(r"^([^\[]*\[[ xX]\]\s+)")
_NAME: Final = re.compile(rf"{_BOX.pattern}(\*\*A[1-9][0-9]{{0,3}}\*\*\s+)")
"""The short name that we put before the words of a box."""
_OURS: Final = re.compile(r"(?<!\s)\s*+<!-- incident-review:action [^<>]*+>\s*+\Z")
"""The mark that we put behind them."""
_AROUND: Final = ((1, 1), (1, 0), (0, 1))
"""How many lines above and below an edit tell where it was made, the surest first."""


def made_again(page: Written, found: Page, saved: Page, theirs: frozenset[str]) -> Written:
    """The page with what somebody changed from `found` to `saved`; the same where it is there.

    People own what stands between our sections, and the sections named in `theirs`. What was
    changed once more since, or cannot be placed for certain, stays as it is.
    """
    parts = tuple(_parts(page, theirs))
    now, before, after = dict(parts), dict(_parts(found, theirs)), dict(_parts(saved, theirs))
    if before.keys() != after.keys() or not before.keys() <= now.keys():
        return page
    made = {place: _again(now[place], before[place], after[place]) for place in before if place}
    if made.items() <= now.items():
        return page
    return page.with_text([line for place, lines in parts for line in made.get(place, lines)])


# --- the parts of a page --------------------------------------------------------------------------


def _parts(page: Page, theirs: frozenset[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """All lines of a page, in order; those that people own with the name of their place."""
    lines = tuple(line.removesuffix("\r") for line in page.lines)
    begin, place = 0, "above all"
    for name, (first, last) in sorted(page.spans.items(), key=lambda span: span[1]):
        if first < begin:
            continue  # it lies within the one before it
        yield place, lines[begin:first]
        if name in theirs:
            yield "", lines[first : first + 1]
            yield f"in {name}", lines[first + 1 : last]
            yield "", lines[last : last + 1]
        else:
            yield "", lines[first : last + 1]
        begin, place = last + 1, f"below {name}"
    yield place, lines[begin:]


# --- one part -------------------------------------------------------------------------------------


def _again(now: Sequence[str], before: Sequence[str], after: Sequence[str]) -> Sequence[str]:
    """The lines as they are now, with what was changed from before to after."""
    if after in (before, now):
        return now
    if now == before:
        return after
    above = _alike(before, after)
    below = min(_alike(before[::-1], after[::-1]), len(before) - above, len(after) - above)
    for more in _AROUND:
        old, new = (_within(lines, above - more[0], below - more[1]) for lines in (before, after))
        if above + below == len(before) and _are_there(now, after[above : len(after) - below]):
            return now
        if len(found := _places([*map(_bare, now)], [*map(_bare, old)])) == 1:
            begin, end = found[0], found[0] + len(old)
            around = (min(more[0], above), min(more[1], below))
            return (*now[:begin], *_with_ours(now[begin:end], new, around), *now[end:])
    return now


def _alike(some: Sequence[str], others: Sequence[str]) -> int:
    """How many lines are the same at the begin of both."""
    same = (one == other for one, other in zip(some, others, strict=False))
    return sum(takewhile(bool, same))


def _are_there(lines: Sequence[str], some: Sequence[str]) -> bool:
    """Whether each of these lines is among the others, though we may have written behind it."""
    text = "\n".join(("", *map(_bare, lines), ""))
    return all(any(f"\n{_bare(line)}{end}" in text for end in _BEHIND) for line in some)


def _bare(line: str) -> str:
    """A line without the short name and the marks that we may have put around its words."""
    return _OURS.sub("", _NAME.sub(r"\1", line, count=1)).rstrip()


def _with_ours(there: Sequence[str], new: Sequence[str], around: tuple[int, int]) -> Iterator[str]:
    """The new lines with what we have put around the words of those in whose place they come."""
    first, last = around[0], len(new) - around[1]
    yield from there[:first]
    if len(there) == len(new):
        yield from (
            _as_named(*pair) for pair in zip(there[first:last], new[first:last], strict=True)
        )
    else:
        yield from new[first:last]
    yield from there[len(there) - around[1] :]


def _as_named(there: str, new: str) -> str:
    """A new line with the name and the marks of the one in whose place it comes."""
    name, marks = _NAME.match(there), _OURS.search(there)
    if _bare(new) != new.rstrip() or not (name or marks):
        return new
    words = _BOX.sub(rf"\1{name[2]}", new, count=1) if name else new
    return f"{words.rstrip()}{marks[0]}" if marks else words


def _within(lines: Sequence[str], above: int, below: int) -> Sequence[str]:
    """The lines without so many above and below."""
    return lines[max(above, 0) : len(lines) - max(below, 0)]


def _places(lines: Sequence[str], some: Sequence[str]) -> Sequence[int]:
    """Where these lines stand among others: the first two places; blank ones stand nowhere."""
    text, wanted = ("\n".join(("", *part, "")) for part in (lines, some))
    first = text.find(wanted) if wanted.strip() else -1
    second = text.find(wanted, first + 1) if first >= 0 else -1
    return [text.count("\n", 0, at) for at in (first, second) if at >= 0]
