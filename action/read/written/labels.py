"""A time label at the start of a line, and where the words after it begin.

A label is pieces in any order, with little words and signs between them. What is read is only what
stands there: the day, the half of the day and the zone that a label leaves out come from elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from action.read.written import pieces
from action.read.written.saying import Clock, Day, Said, clock_of, day_of

_LONGEST: Final = 160
"""Characters of a line in which a label is looked for."""

_HINT: Final = re.compile(
    r"[\d?]|[XxHh-]{2}:|[Yy]{4}-|(?i:unknown|unclear|tb[cd]|n/a|noon|night|morning|afternoon"
    r"|evening|mid-?day|lunch|eod|same|later|next|follow|not known|mon|tue|wed|thu|fri|sat|sun)"
)
_TAG: Final = r"</?(?:b|strong|i|em|code|u|span|time)>"
_OPENING: Final = re.compile(
    rf"(?:{_TAG}|\*{{1,3}}|_{{1,3}}|~~|[`\[(<\"“'|]|\{{ ?|\\\[)*(?:T(?=\d\d:))?", re.ASCII
)
_DAY_AHEAD: Final = re.compile(rf",? (?i:{pieces.NAMED_DAY}|{pieces.FULL_DAY})")
_TAGGED: Final = re.compile(_TAG)
_BETWEEN: Final = re.compile(
    r"[ \t]*(?P<closed>[*_`\])>\"”'}]*)[ \t]*(?P<word>(?:,|@|/|\||T(?=\d)|(?:at|on|of|the|and|around)(?=[ ~])|to(?= )|until(?= )"
    r"|till(?= )|through(?= )|\\?-{1,2}>?|–|—|→|->|\.{2,3}|…|;)?)[ \t]*(?:at(?= )[ \t]*)?"
    r"(?P<opened>[*_`\[(<\"“{]*)[ \t]*"
)
_RANGE: Final = frozenset(
    {
        "-",
        "--",
        "–",
        "—",
        "→",
        "->",
        "-->",
        "\\-",
        "to",
        "until",
        "till",
        "through",
        "..",
        "...",
        "…",
        "and",
    }
)
_MIRRORED: Final = {"[": "]", "(": ")", "<": ">", "“": "”", "{": "}"}
_ADDRESS: Final = re.compile(r"\]\((?P<url>https?://[^\s()]+)\)")
_SEPARATOR: Final = re.compile(
    r"[ \t]*(?P<sign>:(?!\w+:(?!/))|\\?-{1,3}(?=\s|[^\W\d]|$|[*_`\[])|–|—|\||→|=>|->|>|//|,(?=\s)|;(?=\s)|\.(?=\s|$)|\)(?=\s))?[ \t]*"
)
_STRONG: Final = frozenset(":-–—|→>/")


@dataclass(frozen=True, slots=True)
class Label:
    """When, as a line says it: from, and until where it is a range; `rest` is where words begin.

    `open` is a time that goes on without an end: *since 10:30*, *09:20 onward*.
    """

    written: str
    start: Said = field(default_factory=Said)
    end: Said | None = None
    about: bool = False
    unknown: bool = False
    open: bool = False
    strong: bool = False
    rest: int = 0
    url: str | None = None

    @property
    def timed(self) -> bool:
        """Whether it names a clock, known or not, rather than only a day."""
        return self.start.clock is not None or self.unknown

    @property
    def only_day(self) -> bool:
        """Whether it names a day and nothing else."""
        return self.start.day is not None and not self.timed and self.end is None


@dataclass(slots=True)
class _Scan:
    """What has been read of a label so far."""

    start: Said = field(default_factory=Said)
    end: Said | None = None
    about: bool = False
    unknown: bool = False
    open: bool = False
    sure: bool = False
    led: bool = False
    behind_t: bool = False
    again: bool = False
    opened: str = ""
    pieces: int = 0

    def current(self) -> Said:
        return self.end or self.start

    def put(self, said: Said) -> None:
        if self.end is None:
            self.start = said
        else:
            self.end = said


def leading(text: str, start: int = 0) -> Label | None:
    """The label that a line begins with, or None where it begins with words."""
    window = text[start : start + _LONGEST]
    if not _HINT.search(window):
        return None
    scan = _Scan()
    at = _opened(scan, text, start)
    taken = _pieces(scan, text, at, start + _LONGEST)
    if taken is None:
        return None
    taken = _past_footnote(text, taken)
    label = Label(text[at:taken].strip(), scan.start, scan.end, scan.about, scan.unknown, scan.open)
    return _separated(label, scan, text, taken)


def whole(text: str) -> Label | None:
    """The label that a text holds and nothing else; None where there is more, or none."""
    label = leading(text)
    return label if label and not text[label.rest :].strip(" .)*_`]") else None


def _opened(scan: _Scan, text: str, at: int) -> int:
    found = _OPENING.match(text, at)
    scan.opened += found[0] if found else ""
    return found.end() if found else at


def _pieces(scan: _Scan, text: str, at: int, limit: int) -> int | None:
    """Read piece after piece; the end of the last one, or None where no label is here."""
    end: int | None = None
    word = ""
    while at < limit:
        found = pieces.PIECE.match(text, at)
        if not found or not _takes(scan, found, word):
            break
        at = found.end()
        if found.lastgroup in {"hedge", "lead"}:
            word = word if found.lastgroup == "hedge" else ""
            at = _spaces(text, at)
            continue
        end = at = _clinging(scan, text, at)
        between = _BETWEEN.match(text, at)
        if not between:
            break
        at, word = between.end(), between["word"] or ("(" if "(" in between["opened"] else "")
        scan.opened += between["opened"]
    return end


def _spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t*_`":
        at += 1
    return at


def _clinging(scan: _Scan, text: str, at: int) -> int:
    """Take an offset and words of doubt that stand right behind a piece."""
    while found := pieces.AFTER_CLOCK.match(text, at):
        said = scan.current()
        if found["doubt"] or found["onward"]:
            scan.about = scan.about or bool(found["doubt"])
            scan.open = scan.open or bool(found["onward"])
        elif said.clock is None:
            break
        elif found["up_to"]:
            if scan.end or (end := _up_to(said.clock, int(found["up_to"][1:]))) is None:
                break
            scan.end = Said(clock=end)
        elif offset := found["offset"] or (found["behind_t"] if scan.behind_t else None):
            if said.zone:
                break
            scan.put(replace(said, zone=offset.strip()))
        elif found["behind_t"]:
            break
        at = found.end()
    return at


def _up_to(clock: Clock, last: int) -> Clock | None:
    """The end of a range that only writes its last digits: 16:05:57-58, 14:05-20."""
    if clock.second is not None:
        return replace(clock, second=last) if last > clock.second else None
    return replace(clock, minute=last) if last > clock.minute else None


def _takes(scan: _Scan, found: re.Match[str], word: str) -> bool:
    """Whether the piece can be part of this label; if so it is taken."""
    kind, text = found.lastgroup or "", found[0]
    if kind in {"hedge", "lead"}:
        return _doubts(scan, found)
    if kind in {"full_day", "named_day", "numeric_day", "weekday", "next_day", "blank_day"}:
        return _takes_day(scan, kind, found, word)
    if kind in {"clock", "hour", "dot", "plain", "noon"}:
        return _takes_clock(scan, clock_of(kind, text), word)
    if kind == "zone":
        return _takes_zone(scan, text)
    if scan.start.clock and kind == "blank_clock" and word in _RANGE:
        scan.open = True
        return True
    if kind != "part" and scan.start.clock:
        return False
    scan.pieces += 1
    scan.about = scan.about or kind == "part"
    scan.sure = scan.sure or (kind == "blank_clock" and ":" in text)
    scan.unknown = scan.unknown or scan.start.clock is None
    return True


def _doubts(scan: _Scan, found: re.Match[str]) -> bool:
    if scan.current().clock and found.lastgroup == "lead":
        return False
    ahead = pieces.PIECE.match(found.string, _spaces(found.string, found.end()))
    if not ahead or ahead.lastgroup == "zone":
        return False
    if ahead.lastgroup in {"hedge", "lead"} and not _doubts(_Scan(), ahead):
        return False
    if scan.current().clock and ahead.lastgroup not in {"clock", "hour", "dot", "full_day"}:
        return False
    scan.about = scan.about or found.lastgroup == "hedge"
    scan.led = scan.led or found[0].lower() == "on"
    scan.open = scan.open or found[0].lower() in {"since", "from"}
    return True


def _takes_day(scan: _Scan, kind: str, found: re.Match[str], word: str) -> bool:
    said, text = scan.current(), found[0]
    dated = _DAY_AHEAD.match(found.string, found.end()) is not None
    day = day_of(kind, text)
    if said.day is None and (said.clock is None or word in {"", ",", "on", "@", "(", "of"}):
        if kind == "weekday" and said.clock and not (word in {",", "(", "on"} or dated):
            return False
        scan.put(replace(said, day=day))
    elif said.day and said.day.weekday is not None and said.day.month is None and kind != "weekday":
        scan.put(replace(said, day=replace(day, weekday=said.day.weekday)))
    elif scan.end is None and word in _RANGE:
        scan.end = Said(day=day)
    elif kind != "weekday" or said.clock:
        return False
    scan.unknown = scan.unknown or kind == "blank_day"
    scan.sure = scan.sure or kind in {"blank_day", "full_day"}
    scan.pieces += 1
    return True


def _takes_clock(scan: _Scan, clock: Clock, word: str) -> bool:
    said = scan.current()
    if said.clock is None and not scan.unknown:
        scan.put(replace(said, clock=clock))
        scan.behind_t = word == "T"
    elif scan.end is None and word in _RANGE and scan.start.clock:
        scan.end = Said(clock=clock)
    elif scan.again or word in {"(", "/", ",", "and"} or (word == "|" and said.zone):
        scan.again = True
    else:
        return False
    scan.pieces += 1
    return True


def _takes_zone(scan: _Scan, text: str) -> bool:
    said = scan.current()
    if said.clock is None and not scan.unknown:
        return scan.pieces == 0 and text in {"UTC", "GMT"}
    if said.zone is None and not scan.again:
        scan.put(replace(said, zone=text))
    return True


def _separated(label: Label, scan: _Scan, text: str, at: int) -> Label | None:
    """Step over closing signs and the separator; None where the label runs on into a word."""
    signs, url, before = "", None, -1
    while at != before:
        before = at
        if found := _ADDRESS.match(text, at):
            at, url, signs = found.end(), found["url"], signs + ":"
        at, closed = _closed(scan.opened, text, at)
        sign = _SEPARATOR.match(text, at)
        signs += closed + (sign["sign"] or "" if sign else "")
        at = sign.end() if sign and sign["sign"] else at
    if at < len(text) and not signs and not text[at].isspace():
        return None
    rest = len(text) - len(text[at:].lstrip())
    strong = bool(_STRONG & set(signs)) or rest == len(text) or (scan.led and "," in signs)
    found_label = replace(label, strong=strong, rest=rest, url=url)
    return found_label if _enough(found_label, scan) else None


def _closed(opened: str, text: str, at: int) -> tuple[int, str]:
    """Step over what closes a bold, a bracket or a link that was opened before or in the label."""
    closing = {_MIRRORED.get(sign, sign) for sign in opened}
    start = at
    if "<" in opened and (found := _TAGGED.match(text, at)):
        at = found.end()
    if "{" in opened and text.startswith(" }", at):
        at += 1
    while at < len(text) and text[at] in closing and (text[at] == "}" or not _spaced(text, at)):
        at += 1
    return at, ":" if at > start else ""


def _spaced(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isspace()


def _past_footnote(text: str, at: int) -> int:
    found = pieces.FOOTNOTE.match(text, at)
    return found.end() if found else at


def _enough(label: Label, scan: _Scan) -> bool:
    """A clock with a colon speaks for itself; a day or a word needs a separator behind it."""
    if label.start.clock:
        return True
    if not scan.pieces:
        return False
    return label.strong or scan.sure
