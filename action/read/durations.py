"""Lengths of time as people write them: `1h 37m`, `about 40 minutes`, `an hour and a half`.

Nobody need state them, for they can be reckoned from the times; where people did, both are compared
later. So a statement is taken only where it certainly speaks of the incident.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import Final

from action.errors import Place
from action.markdown.fences import fenced
from action.read.yaml.source import PlacedLine
from action.review.incident import Stated

MOST_LENGTHS: Final = 20
"""Statements that are taken from one report."""
CHARACTERS_READ: Final = 1_000
"""Characters of a line or paragraph that are looked at."""
LINES_READ: Final = 20_000
"""Lines of a report that are looked at, and a tenth of it with a promising word in them."""

# --- one length -----------------------------------------------------------------------------------

_SIZES: Final[dict[str, Fraction]] = {
    "w": Fraction(7 * 24 * 60),
    "d": Fraction(24 * 60),
    "h": Fraction(60),
    "m": Fraction(1),
    "s": Fraction(1, 60),
}
_HALF: Final = Fraction(1, 2)
_COUNTED: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
)
_TENS: Final = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_NUMBERS: Final[dict[str, Fraction]] = {
    **{word: Fraction(number) for number, word in enumerate(_COUNTED.split(" "), 1)},
    **{word: Fraction(number) for word, number in _TENS.items()},
    **dict.fromkeys(("a", "an"), Fraction(1)),
    **dict.fromkeys(("a couple of",), Fraction(2)),
    **dict.fromkeys(("half", "half a", "half an", "½"), _HALF),
    **dict.fromkeys(("a quarter of an", "quarter of an", "¼"), Fraction(1, 4)),
    **dict.fromkeys(("three quarters of an", "¾"), Fraction(3, 4)),
}
_WORD: Final = "|".join(sorted(filter(str.isascii, _NUMBERS), key=len, reverse=True))
_UNIT: Final = (
    r"(?:(?P<w>weeks?|wks?|w)|(?P<d>days?|d)|(?P<h>hours?|hrs?|h)|(?P<m>minutes?|mins?|m)"
    r"|(?P<s>seconds?|secs?|s))(?![^\W\d_])"
)
_TERM: Final = re.compile(
    rf"(?:(?P<figure>\d{{1,6}}(?:[.,]\d{{1,3}})?|[¼½¾])(?P<glyph>\ ?½)?|(?P<word>{_WORD})(?=[ -]))"
    rf"(?P<more>\ and\ a\ half)?[ -]?{_UNIT}(?P<half>\ and\ a\ half\b)?",
    re.IGNORECASE | re.ASCII,
)
_JOINT: Final = re.compile(r"\.?[ ]?(?:,[ ]?and[ ]|,|and[ ]|&)?[ ]?", re.IGNORECASE)
_REST: Final = re.compile(r"(\d{2})(?![\w:.,])", re.ASCII)
_CLOCK: Final = re.compile(r"(\d{1,3}):([0-5]\d)[ ]?(?:hours?|hrs?|h)\b", re.IGNORECASE | re.ASCII)
_HEDGE: Final = re.compile(
    r"(?:[~≈][ ]?|(?:about|around|approximately|approx\.?|roughly|circa|ca\.?|some|nearly|almost"
    r"|just|well|a[ ]little|slightly|under|over|less[ ]than|more[ ]than|at[ ]least|up[ ]to)[ ])*",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(r"[ ](?:or so|in total|total|approximately|roughly)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Length:
    """A length of time in a text: where it ends, and how long it is."""

    end: int
    minutes: int


def minutes_in(text: str) -> int | None:
    """The whole minutes that a length of time in words comes to; None where it is none."""
    said = " ".join(text[:CHARACTERS_READ].split()).rstrip(".")
    found = _length(said, 0)
    return (
        found.minutes if found and found.end == len(said) and len(text) <= CHARACTERS_READ else None
    )


def _length(said: str, start: int) -> _Length | None:
    """The length of time that begins here, hedges and all; single spaces between the words."""
    hedge = _HEDGE.match(said, start)
    first = hedge.end() if hedge else start
    clock = _CLOCK.match(said, first)
    found = (clock.end(), Fraction(int(clock[1]) * 60 + int(clock[2]))) if clock else None
    end, total = found or _sum(said, first)
    if end == first:
        return None
    after = _AFTER.match(said, end)
    return _Length(after.end() if after else end, int(total + _HALF))


def _sum(said: str, start: int) -> tuple[int, Fraction]:
    """Where terms in ever smaller units end, and what they come to."""
    at = end = start
    total, smallest = Fraction(0), _SIZES["w"] + 1
    while (term := _TERM.match(said, at)) and (size := _size(term)) < smallest:
        smallest, end = size, term.end()
        total += _counted(term) * size
        rest = _REST.match(said, end) if size == _SIZES["h"] else None
        if rest:
            return rest.end(), total + int(rest[1])
        joint = _JOINT.match(said, end)
        at = joint.end() if joint else end
    return end, total


def _size(term: re.Match[str]) -> Fraction:
    return next(size for name, size in _SIZES.items() if term[name])


def _counted(term: re.Match[str]) -> Fraction:
    said = (term["figure"] or term["word"]).lower().replace(",", ".")
    number = _NUMBERS[said] if said in _NUMBERS else Fraction(said)
    return number + (_HALF if term["glyph"] or term["more"] or term["half"] else 0)


# --- statements in a report -----------------------------------------------------------------------

_HINT: Final = re.compile(
    r"time|duration|delay|downtime|length|took|lasted|tt[a-z]\b", re.IGNORECASE
)
_MARKS: Final = re.compile(r"[\s>#|]*(?:[-*+•]\s+|\d{1,3}[.)]\s+)?[\s|#]*")
_SIGNS: Final = re.compile(r"[*_`]+")
_BREAK: Final = re.compile(r"\s*(?:[-*+•#|>]|\d{1,3}[.)]\s)")
_TIMED: Final = re.compile(r"[\[(]?(?:\d{4}-\d\d|\d{1,2}[:.h]\d\d)")
_PARTED: Final = re.compile(r"[:|=–—]\s*+|(?<=\s)(?:-|was|is)\s++")
_ENDED: Final = re.compile(r"[ ]?(?:$|[(.,;|–—]|from\b|between\b|\\$)", re.IGNORECASE)
_RANGE: Final = re.compile(r"[ ]?\([^()]{0,40}\d[:.]\d\d[^()]{1,40}\d[:.]\d\d[^()]{0,20}\)")
_CORE: Final = re.compile(
    r"\b(?:time (?:to|until|till)|durations?|downtime|length|delay|m?tt[a-z])\b", re.IGNORECASE
)
_WORDS: Final = (
    "a acknowledge acknowledgement affected and approx approximate back between close closing"
    " containment customer customers declaration declare degradation delay detect detecting"
    " detection discover downtime duration durations effective end estimated fix first for from"
    " full fully identify impact impacted in incident length mean mitigate mitigation mtta mttd"
    " mttm mttr notice of off on our outage overall recover recovery repair resolution resolve"
    " respond response restoration restore service services start system the till time to total"
    " tta ttd ttm ttr unavailability until user users we"
)
_KNOWN: Final = frozenset(_WORDS.split(" "))
"""With any other word a length may be of something else, such as of a session or of a target."""
_TOOK: Final = re.compile(r"\btook\b[ ]", re.IGNORECASE)
_BETWEEN: Final = re.compile(
    r"[ ](from[ ][^.;!?]{3,80}?[ ](?:to|until|till)[ ][^.,;!?]{3,80})(?=[.,;!?]|$)", re.IGNORECASE
)
_LASTED: Final = re.compile(
    r"\b((?:incident|outage|disruption|degradation|impact|downtime)[ ]lasted)[ ](?:for[ ])?",
    re.IGNORECASE,
)


def stated_lengths(lines: Iterable[PlacedLine]) -> tuple[Stated, ...]:
    """The lengths of time that the lines of a report state: labelled ones, and a few sentences."""
    placed = [(place, text[:CHARACTERS_READ]) for place, text in islice(lines, LINES_READ)]
    inside = fenced([text for _, text in placed])
    shown = [
        (place, "" if number in inside else text) for number, (place, text) in enumerate(placed)
    ]
    found: dict[tuple[str, int], Stated] = {}
    for said in _all(shown):
        found.setdefault((said.what.lower(), said.minutes), said)
    return tuple(islice(found.values(), MOST_LENGTHS))


def _all(lines: list[PlacedLine]) -> Iterator[Stated]:
    promising = (at for at, (_, text) in enumerate(lines) if _HINT.search(text))
    for at in islice(promising, LINES_READ // 10):
        place, text = lines[at]
        line, said = _words(text), _words(" ".join([text, *_continued(lines, at)]))
        if _TIMED.match(line):
            continue
        if found := _labelled(line, place) or _labelled(said, place) or _in_a_sentence(said, place):
            yield found


def _continued(lines: list[PlacedLine], at: int) -> Iterator[str]:
    """The lines after this one that belong to the same paragraph or item; three are enough."""
    for _, text in lines[at + 1 : at + 4]:
        if not text.strip() or _BREAK.match(text) or text.lstrip().startswith("**"):
            return
        yield text


def _words(text: str) -> str:
    """The line without marks of Markdown, as far as they stand around a label and its value."""
    marks = _MARKS.match(text)
    return " ".join(_SIGNS.sub("", text[marks.end() if marks else 0 :]).split())[:CHARACTERS_READ]


def _labelled(said: str, place: Place) -> Stated | None:
    parted = _PARTED.search(said)
    if not parted:
        return None
    what = said[: parted.start()].strip()
    if not _CORE.search(what) or not _known(what):
        return None
    found = _length(said, parted.end())
    if found is None or not _ENDED.match(said, found.end):
        return None
    beside = _RANGE.match(said, found.end)
    end = beside.end() if beside else found.end
    return Stated(what, said[parted.end() : end], found.minutes, place)


def _known(what: str) -> bool:
    return set(re.findall(r"[^\W_]+", what.lower())) <= _KNOWN


def _in_a_sentence(said: str, place: Place) -> Stated | None:
    """A sentence that says what took how long, or how long the incident lasted."""
    for took in islice(_TOOK.finditer(said), 3):
        found = _length(said, took.end())
        between = _BETWEEN.match(said, found.end) if found else None
        if found and between:
            return Stated(between[1], said[took.end() : found.end], found.minutes, place)
    for lasted in islice(_LASTED.finditer(said), 3):
        if found := _length(said, lasted.end()):
            return Stated(lasted[1], said[lasted.end() : found.end], found.minutes, place)
    return None
