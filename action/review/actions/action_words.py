"""What a line says: what to do, whose it is, until when, how people will know that it is done.

One grammar reads comments and pages, and writes what is read the same again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from action.markdown import safe
from action.markdown.safe import Safe
from action.review.actions.line_parts import (
    DUE,
    LinePart,
    PartedLine,
    ends_openly,
    part_starts,
    parted_line,
)
from action.review.dates.day_words import RelativeDay, counted, day_in, in_words

_UNTOLD: Final = f"@{safe.GAP}"
"""How we write whose something is: GitHub tells nobody."""
_LEADING: Final = re.compile(r"^(?:[\s–—,;:.]|-+(?=\s))+")
"""What is left before the words where the owner stood first."""
_TRAILING: Final = " \t-–—,;:.("
_BEFORE: Final = " \t\r\n,;(–—-"
"""What may set a part apart from the words before it."""
_STRESSED: Final = re.compile(
    r"(?<![\w*])(\*{1,2}|_{1,2})(?P<within>(?:(?:due|by|until|deadline|kind|priority|owner)\b"
    r"|isms\b|done already\b|@)[^*_\n]*)(?<!\s)\1(?![\w*])",
    re.IGNORECASE,
)
_STRESSED_DAY: Final = re.compile(
    r"(\b(?:due|by|until|deadline):?\s+)(\*{1,2}|_{1,2})([^*_\n]+)(?<!\s)\2(?![\w*])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class UnclearPart:
    """A part that says something which nobody can tell: `due someday`."""

    part: str
    said: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What a line says, part by part; `title` and `done_when` are plain text.

    `due` may count from another day, until somebody says from which.
    """

    title: str = ""
    owners: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    due: date | RelativeDay | None = None
    done_when: str = ""
    kind: str = ""
    priority: str = ""
    isms: bool = False
    is_done: bool = False
    unclear: tuple[UnclearPart, ...] = ()

    def since(self, day: date) -> Wording:
        """The same, where what counts from a day counts from this one."""
        if self.due is None or isinstance(self.due, date):
            return self
        if found := counted(self.due, day):
            return replace(self, due=found)
        odd = UnclearPart(DUE, f"{in_words(self.due)} {day.year}")
        return replace(self, due=None, unclear=(*self.unclear, odd))


# --- reading --------------------------------------------------------------------------------------


def wording_of(markdown: str) -> Wording:
    """What the words of a line or a comment say; nothing of them is lost."""
    said = _without_stress(markdown.replace(_UNTOLD, "@"))
    line = parted_line(said)
    before, behind = (_rest(said, line.parts, span) for span in line.words)
    title = f"{before.rstrip(_BEFORE)}{behind}" if behind.strip() else before
    known = _rest(said, line.parts, line.done_when)
    return _told(line, _plain(title), _plain(known))


def says_parts_only(markdown: str) -> bool:
    """Whether a line has no words of its own, but says whose something is, until when and so on."""
    says = wording_of(markdown)
    return says != Wording() and not says.title


def clause_of(markdown: str) -> str:
    """How people will know, where somebody says nothing else, with or without “done when”."""
    said = wording_of(markdown).done_when or wording_of(f"done when {markdown}").done_when
    return said or _plain(markdown)


def _without_stress(markdown: str) -> str:
    """The same where a part stands in bold or italics: `**due friday**`, `due *friday*`."""
    if "`" in markdown:
        return markdown
    return _STRESSED.sub(lambda one: one["within"], _STRESSED_DAY.sub(r"\1\3", markdown))


def _told(line: PartedLine, title: str, done_when: str) -> Wording:
    says = {part.name: part.said.lower() for part in line.parts if part.clear}
    due = day_in(says[DUE]) if DUE in says else None
    unclear = [UnclearPart(part.name, part.said) for part in line.parts if not part.clear]
    if DUE in says and due is None:
        unclear.append(UnclearPart(DUE, says[DUE]))
    return Wording(
        title=title,
        owners=tuple(_named(line.parts, "person")) or ((line.alone,) if line.alone else ()),
        teams=tuple(_named(line.parts, "team")),
        due=due,
        done_when=done_when,
        kind=says.get("kind", ""),
        priority=says.get("priority", ""),
        isms="isms" in says and not says["isms"].endswith("no"),
        is_done="done" in says,
        unclear=tuple(unclear),
    )


def _named(parts: Iterable[LinePart], name: str) -> Iterator[str]:
    """People or teams, each once however it is spelled."""
    found: dict[str, str] = {}
    for part in parts:
        if part.name == name:
            found.setdefault(part.said.lower(), part.said)
    yield from found.values()


def _rest(said: str, parts: Iterable[LinePart], span: tuple[int, int]) -> str:
    """What is left between two places without the parts, and the signs that set them apart."""
    kept, at, opened = list[str](), span[0], False
    for part in parts:
        if span[0] <= part.first < span[1]:
            before = said[at : part.first]
            words = before.rstrip(_BEFORE)
            kept.append(words)
            opened = opened or "(" in before[len(words) :]
            closes = opened and said[part.end : part.end + 1] == ")"
            at, opened = part.end + closes, opened and not closes
    return "".join([*kept, said[at : span[1]]])


def _plain(markdown: str) -> str:
    return _LEADING.sub("", safe.words(markdown)).rstrip(_TRAILING)


# --- writing --------------------------------------------------------------------------------------


def as_line(wording: Wording) -> Safe:
    """The Markdown of a line that says this, and tells nobody."""
    title, parts = _as_words(wording.title), tuple(_as_parts(wording))
    gap = ", " if ends_openly(wording.title) else " "
    return Safe(gap.join(filter(None, (title, " ".join(parts)))))


def _as_parts(wording: Wording) -> Iterator[str]:
    yield from (f"{_UNTOLD}{name}" for name in (*wording.owners, *wording.teams))
    if wording.due:
        yield f"due {in_words(wording.due)}"
    yield from (f"{name}: {said}" for name, said in _chosen(wording) if said)
    if wording.isms:
        yield "isms"
    if wording.is_done:
        yield "done already"
    for one in wording.unclear:
        yield f"{one.part}: {one.said},"
    if wording.done_when:
        yield f"done when {_as_clause(wording.done_when)}"


def _chosen(wording: Wording) -> tuple[tuple[str, str], ...]:
    return ("kind", wording.kind), ("priority", wording.priority)


def _as_words(plain: str) -> str:
    """Words in which nothing is a part, though it may read like one."""
    said = str(safe.text(plain)).replace(_UNTOLD, f"&#64;{safe.GAP}")
    starts = (at + 1 for at in sorted(part_starts(said)))
    behind = (0, *starts, len(said))
    return safe.GAP.join(said[first:end] for first, end in pairwise(behind))


def _as_clause(plain: str) -> str:
    """The same where a semicolon would end it."""
    return "&#59;".join(_as_words(part) for part in plain.split(";"))
