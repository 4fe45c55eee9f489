"""Where the parts of a line stand: `@owner`, `due friday`, `kind: detect`, `done when …`.

They stand behind the words, in any order; `done when` goes to a semicolon or to the end. What
stands inside the sentence, in code or in a link is words. Whose it is may stand first as well; and
one person alone who is named in the words owns it, and stays where the name stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from action.logins import LOGIN, MENTION_ENDS
from action.markdown import safe
from action.markdown.unseen import unseen
from action.review.dates.day_words import CALENDAR_DAY, MONTH_END, NEAR_DAY, WEEKDAY

CHOICES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "kind": ("prevent", "detect", "respond", "process"),
        "priority": ("low", "medium", "high", "critical"),
    }
)
"""What may follow a name and a colon; the kind is what an action changes (R72)."""
DUE: Final = "due"
WHOSE: Final = frozenset({"person", "team"})
"""Parts that name somebody."""


_STATES: Final = ("is", "are", "was", "were", "be", "been", "get", "gets", "got", "falls", "what")
"""Behind these the same words are no part: “until all is done when nobody looks”."""
_NOUNS: Final = ("the", "an", "our", "in", "into", "to", "of", "for", "and", "with")
_NO_STATE: Final = "".join(rf"(?<!\b{word}\s)" for word in _STATES)
_HAVE: Final = ("not", "n't", "n’t", "have", "has", "had", "we", "never", "all")
_NOT_DONE: Final = "".join(rf"(?<!\b{word}\s)" for word in _HAVE)
"""Behind these “done already” belongs to the sentence: “list what we have done already”."""
_NO_NOUN: Final = "".join(rf"(?<!\b{word}\s)" for word in _NOUNS)
_OPEN_END: Final = re.compile(rf"\b(?:{'|'.join((*_STATES, *_NOUNS))})\Z", re.IGNORECASE)
_ON: Final = r"(?::\s*+|\s++)(?:(?:on|by)\s++)?"
_DEADLINE: Final = r"deadline:\s*+"
_AND: Final = rf"(?:\s+(?:and|&)(?=\s+@{LOGIN}{MENTION_ENDS}))?"
_OWNER: Final = r"(?:\bowner:\s*+)?"
_PART: Final = re.compile(
    rf"""
      \b(?:(?:due|by|until){_ON}|{_DEADLINE})(?P<date>{CALENDAR_DAY})(?![’'-]?\w)
    | \b(?:due{_ON}|{_DEADLINE})(?P<due>{NEAR_DAY})(?![’'-]?\w)
    | \b(?:by|until){_ON}(?P<by>(?:next\s+)?(?:{WEEKDAY})|tomorrow|{MONTH_END})(?![’'-]?\w)
    | \bkind:\s*+(?P<kind>{"|".join(CHOICES["kind"])})(?!-?\w)
    | \bpriority:\s*+(?P<priority>{"|".join(CHOICES["priority"])})(?!-?\w)
    | {_NO_NOUN}\b(?P<isms>isms(?::\s*+(?:yes|no))?)(?!-?\w)
    | {_NO_STATE}{_NOT_DONE}\b(?P<done>done\s+already)\b
    | {_OWNER}(?<!\w)@(?P<team>{LOGIN}/[A-Za-z0-9][A-Za-z0-9_-]*+){MENTION_ENDS}
    | {_OWNER}(?<!\w)@(?P<person>{LOGIN}){MENTION_ENDS}{_AND}
    | {_NO_STATE}\b(?P<open>due(?::|\s(?!to\b))|(?:deadline|kind|priority):)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NAMES: Final[Mapping[str, str]] = MappingProxyType({"date": DUE, "by": DUE, "deadline": DUE})
_BARE_DAY: Final = re.compile(rf"{CALENDAR_DAY}|{NEAR_DAY}", re.IGNORECASE)
_DONE_WHEN: Final = re.compile(rf"{_NO_STATE}\bdone\s+when\b:?\s*+(?=[^\s;])", re.IGNORECASE)
_CLAUSE_ENDS: Final = re.compile(r"[;\n]")
_HANDED: Final = re.compile(r"\b(?:by|with|to|from|of|for|and|or)\s+\Z", re.IGNORECASE)
"""Before somebody who is no owner, but belongs to how people will know: “checked by @kim”."""
_ADDRESSED: Final = re.compile(
    r"\b(?:ask|call|get|give|have|help|let|pair|remind|show|support|teach|tell|thank|train)\s+\Z",
    re.IGNORECASE,
)
"""Before somebody to whom something is done, which is no owner either: “ask @kim to look”."""
_ENTITY: Final = re.compile(r"&#?\w{1,31};")
_ELSEWHERE: Final = re.compile(r"\[[^\[\]]*\]\([^()]*\)|(?:https?://|www\.)\S+", re.IGNORECASE)
_UNSEEN: Final = "\ufffc"
_BETWEEN: Final = " \t\r\n,;.!()–—-"
"""What may part two parts."""
_MORE: Final = "more"
"""What may follow words that end with “due” or “done when”."""
_ODD: Final = re.compile(r"[^\s;,.:@(][^;,:@()\n]{0,40}")
_ODD_WORDS: Final = 4
"""Words of what may have been meant as a day; a kind and a priority have one."""


@dataclass(frozen=True, slots=True)
class LinePart:
    """A part of a line: from where to where, which it is, and what it says, if that is clear."""

    first: int
    end: int
    name: str
    said: str
    clear: bool = True


@dataclass(frozen=True, slots=True)
class PartedLine:
    """A line with the places of its words, of how people will know, and of all parts in it.

    Where no part names anybody, `alone` is the only person in the words, who is no part of it.
    """

    words: tuple[tuple[int, int], ...]
    done_when: tuple[int, int]
    parts: tuple[LinePart, ...]
    alone: str = ""


def parted_line(said: str) -> PartedLine:
    """Where what stands in a line."""
    shown = _shown(said)
    first, clause, end = _clause(shown)
    words = ((0, first), (end, len(said)))
    found = tuple(_PART.finditer(shown))
    free = [part for span in words for part in _tail(shown, found, span)]
    free += _head(shown, found, words[0], free)
    within = tuple(_tail(shown, found, (clause, end)))[::-1]
    within = _without_handed(shown, within, owned=any(part.name in WHOSE for part in free))
    every = sorted((*free, *within), key=lambda part: part.first)
    named = any(part.name in WHOSE for part in every)
    alone = "" if named else _alone(shown, [one for span in words for one in _between(found, span)])
    return PartedLine(words, (clause, end), tuple(_each_once(every)), alone)


def part_starts(markdown: str) -> frozenset[int]:
    """Where anything begins that is a part, or is one as soon as something follows."""
    shown = f"{_shown(markdown)} {_MORE}"
    found = (one.start() for pattern in (_PART, _DONE_WHEN) for one in pattern.finditer(shown))
    return frozenset(at for at in found if at < len(markdown))


def ends_openly(words: str) -> bool:
    """Whether words end so that what follows them may belong to them."""
    return bool(_OPEN_END.search(words))


def _shown(said: str) -> str:
    """The text with code, HTML, links, addresses and entities hidden; as long as before."""
    shown = list(said)
    spans = [*unseen(said), *(one.span() for one in _ELSEWHERE.finditer(said))]
    for first, end in (*spans, *(one.span() for one in _ENTITY.finditer(said))):
        shown[first:end] = _UNSEEN * (end - first)
    return "".join(shown)


def _clause(shown: str) -> tuple[int, int, int]:
    """Where “done when” begins, where what follows it does, and where that ends."""
    when = _DONE_WHEN.search(shown)
    if when is None:
        return (len(shown),) * 3
    ends = _CLAUSE_ENDS.search(shown, when.end())
    return when.start(), when.end(), ends.start() if ends else len(shown)


def _head(
    shown: str, found: Sequence[re.Match[str]], span: tuple[int, int], behind: Sequence[LinePart]
) -> Sequence[LinePart]:
    """Whose something is where they stand first, and nobody else is named in the words."""
    every = [_part(one) for one in _between(found, span) if one.lastgroup in WHOSE]
    head, at = list[LinePart](), span[0]
    for part in every:
        if not shown[at : part.first].strip(_BETWEEN):
            head.append(part)
            at = part.end
    named = any(part.name in WHOSE for part in behind)
    return () if named or len(head) < len(every) else head


def _alone(shown: str, found: Iterable[re.Match[str]]) -> str:
    """The only person whom the words name, and to whom nothing is done; else nobody."""
    people = {one["person"].lower(): one for one in found if one.lastgroup == "person"}
    if len(people) != 1:
        return ""
    (one,) = people.values()
    before = shown[max(one.start() - 10, 0) : one.start()]
    return "" if _HANDED.search(before) or _ADDRESSED.search(before) else one["person"]


def _between(found: Iterable[re.Match[str]], span: tuple[int, int]) -> Iterator[re.Match[str]]:
    return (one for one in found if span[0] <= one.start() < span[1])


def _tail(shown: str, found: Sequence[re.Match[str]], span: tuple[int, int]) -> Iterator[LinePart]:
    """The parts with which the words between two places end, the last one first."""
    at = span[1]
    for one in _between(reversed(found), span):
        part = _odd(shown, one, at) if one.lastgroup == "open" else _part(one)
        if part and (day := _day_behind(shown, part, at)):
            yield day
        elif part is None or shown[part.end : at].strip(_BETWEEN):
            return
        yield part
        at = part.first


def _day_behind(shown: str, part: LinePart, end: int) -> LinePart | None:
    """The day that stands alone behind whoever owns something: `@mira, friday`."""
    behind = shown[part.end : end]
    said = behind.strip(_BETWEEN)
    if part.name not in WHOSE or not _BARE_DAY.fullmatch(said):
        return None
    first = part.end + behind.index(said)
    return LinePart(first, first + len(said), DUE, said)


def _part(found: re.Match[str]) -> LinePart:
    group = found.lastgroup or ""
    return LinePart(found.start(), found.end(), _NAMES.get(group, group), found[group])


def _odd(shown: str, opened: re.Match[str], end: int) -> LinePart | None:
    """What stands behind the name of a part and may have been meant; nobody can tell."""
    opens = opened["open"].strip(": \t\r\n").lower()
    name = _NAMES.get(opens, opens)
    behind = shown[opened.end() : end]
    begin = opened.end() + len(behind) - len(behind.lstrip())
    odd = _ODD.match(shown, begin, end)
    said = odd[0].rstrip(_BETWEEN) if odd else ""
    most = _ODD_WORDS if name == DUE else 1
    if not said or len(said.split()) > most or safe.text(said) != said or part_starts(said):
        return None
    clear = _PART.match(f"{name}: {said}")
    if clear and not clear["open"]:
        return None
    return LinePart(opened.start(), begin + len(said), name, said, clear=False)


def _without_handed(shown: str, within: Sequence[LinePart], *, owned: bool) -> tuple[LinePart, ...]:
    """The parts behind how people will know; somebody who is named before may belong to that."""
    kept: list[LinePart] = []
    for part in within:
        before = shown[max(part.first - 10, 0) : part.first]
        if part.name in WHOSE and (owned or _HANDED.search(before)):
            kept.clear()
        else:
            kept.append(part)
    return tuple(kept)


def _each_once(parts: Iterable[LinePart]) -> Iterator[LinePart]:
    """The parts but those that say something else once more, which stay words."""
    said: dict[str, str] = {}
    for part in parts:
        if part.name in WHOSE or said.setdefault(part.name, part.said.lower()) == part.said.lower():
            yield part
