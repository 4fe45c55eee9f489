"""Which blocks of a timeline carry a label, and what each of them is: an event or a heading above.

What counts is learned from the whole: whether headings are events or stand above events, whether
15.26 is a clock or a number, whether times stand first or last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from action.read.freetext.blocks.block import BlockKind, TextBlock
from action.read.freetext.blocks.chat import BEFORE_TIMES
from action.read.freetext.labels.labels import TimeLabel, leading

_HALF: Final = 0.5
_FEW: Final = 2
_NOON: Final = 12
_FIGURE: Final = re.compile(r"[\d?Xx]|[Hh]{2}")
_FIGURES: Final = re.compile(r"\d{4}")
_YEARS: Final = range(19, 21)
_LONG_LINE: Final = 50
_TOWN: Final = re.compile(r"[A-Z][a-z]+(?:[ _][A-Z][a-z]+){0,2}(?P<time>(?: local)? time)?\W*$")
_LISTED: Final = frozenset({BlockKind.ITEM, BlockKind.LINE})


@dataclass(frozen=True, slots=True)
class BlockLabels:
    """The label of each block that may be an event, and which headings stand above events."""

    of: tuple[TimeLabel | None, ...]
    above: frozenset[int]


def labels_of(blocks: Sequence[TextBlock]) -> BlockLabels:
    """The labels of a timeline's blocks."""
    found = [_label(block) for block in blocks]
    lines = [i for i, block in enumerate(blocks) if block.kind is BlockKind.LINE]
    if sum(found[i] is not None for i in lines) <= len(lines) * _HALF:
        found = [
            label if not label or not _runs_on(blocks, i) else None for i, label in enumerate(found)
        ]
    sure = _without_numbers(_without_towns(blocks, found))
    return BlockLabels(tuple(sure), _above(blocks, sure))


def _label(block: TextBlock) -> TimeLabel | None:
    if block.kind is BlockKind.ROW:
        return next(filter(None, block.inner[:3]), None)
    label = block.label
    if label and not _FIGURE.search(label.written) and not block.text[label.rest :].strip():
        return label if label.start.day else None
    return label


def _runs_on(blocks: Sequence[TextBlock], i: int) -> bool:
    """Whether a line that begins with a time is only where a long sentence was wrapped."""
    block, label = blocks[i], blocks[i].label
    if label is None or block.kind is not BlockKind.LINE or block.parted or i == 0:
        return False
    before = blocks[i - 1]
    return (
        before.kind in _LISTED
        and not label.strong
        and label.start.day is None
        and len(before.text) > _LONG_LINE
        and before.text[-1:] not in ".!?:;|)"
    )


def _without_towns(
    blocks: Sequence[TextBlock], found: Sequence[TimeLabel | None]
) -> Sequence[TimeLabel | None]:
    """Labels in which a town tells the zone where most do; a few tell who was concerned instead."""
    timed = [i for i, label in enumerate(found) if label and label.start.clock]
    towns = {i: at for i in timed if (at := _town(blocks[i].text, found[i])) is not None}
    if not towns or len(towns) >= len(timed) * _HALF:
        return found
    return [
        label._replace(start=label.start._replace(zone=None), rest=towns[i])
        if label and i in towns
        else label
        for i, label in enumerate(found)
    ]


def _town(text: str, label: TimeLabel | None) -> int | None:
    """Where a town stands that a label was read to name as its zone; None where none does."""
    zone = label.start.zone if label else None
    if label is None or zone is None or "/" not in zone or zone in text[: label.rest]:
        return None
    found = _TOWN.search(text[: label.rest])
    return None if found is None or found["time"] else found.start()


def _without_numbers(found: Sequence[TimeLabel | None]) -> list[TimeLabel | None]:
    """Labels such as 1.30 or 2020 count where clocks are written so, or more is said than that."""
    clocks = [label.start.clock for label in found if label and label.start.clock]
    plain = sum(clock.plain for clock in clocks)
    if not plain:
        return list(found)
    usual = plain > len(clocks) * _HALF and plain >= _FEW
    figures = [label.start.clock for label in found if label and _FIGURES.fullmatch(label.written)]
    years = sum(clock is not None and clock.hour in _YEARS for clock in figures) > plain * _HALF
    return [
        label
        if label is None or _is_clock(label, usual=usual and not years) or _fits(found, i)
        else None
        for i, label in enumerate(found)
    ]


def _fits(found: Sequence[TimeLabel | None], i: int) -> bool:
    """Whether a number such as 09.15 stands where that time would stand."""
    label = found[i]
    if not label or label.written[2:3] != ".":
        return False
    before = next((at for item in reversed(found[:i]) if (at := _minutes(item)) is not None), None)
    after = next((at for item in found[i + 1 :] if (at := _minutes(item)) is not None), None)
    at = label.start.clock.hour * 60 + label.start.clock.minute if label.start.clock else 0
    return before is not None and after is not None and before <= at <= after


def _minutes(label: TimeLabel | None) -> int | None:
    """Minutes since midnight of a clock that cannot be another number."""
    clock = label.start.clock if label else None
    if clock is None or clock.plain:
        return None
    hours = _NOON if clock.half == "p" and clock.hour < _NOON else 0
    return (clock.hour + hours) * 60 + clock.minute


def _is_clock(label: TimeLabel, *, usual: bool) -> bool:
    clock = label.start.clock
    if clock is None or not clock.plain or label.start.zone or label.start.day or label.end:
        return True
    return clock.possible and (usual or (label.strong and "." in label.written[2:3]))


def _above(blocks: Sequence[TextBlock], found: Sequence[TimeLabel | None]) -> frozenset[int]:
    """Headings with a label that stand above events rather than being events.

    A day alone does when clocks follow; a time does when most headings with a time have timed
    lines below them.
    """
    headings = [i for i, b in enumerate(blocks) if b.kind is BlockKind.HEADING and found[i]]
    holding = {i for i in headings if _holds(blocks, found, i)}
    timed = [i for i in headings if (label := found[i]) and label.timed]
    mostly = sum(i in holding for i in timed) >= len(timed) * _HALF
    above = {i for i in timed if i in holding} if mostly else set()
    for i in headings:
        label = found[i]
        if label and label.only_day and (i in holding or _clocks_follow(blocks, found, i)):
            above.add(i)
    return frozenset(above)


def _holds(blocks: Sequence[TextBlock], found: Sequence[TimeLabel | None], heading: int) -> bool:
    """Whether lines with a clock stand between a heading and the next one."""
    for i in range(heading + 1, len(blocks)):
        label = found[i]
        if blocks[i].kind is BlockKind.HEADING and (
            label or blocks[i].level <= blocks[heading].level
        ):
            return False
        if label and label.timed and blocks[i].kind is not BlockKind.HEADING:
            return True
    return False


def _clocks_follow(
    blocks: Sequence[TextBlock], found: Sequence[TimeLabel | None], day: int
) -> bool:
    """Whether the next heading with a label names a clock and no day of its own."""
    words = found[day]
    for i in range(day + 1, len(blocks)):
        if blocks[i].kind is not BlockKind.HEADING:
            continue
        label = found[i]
        if label is None:
            if blocks[i].level <= blocks[day].level:
                return False
            continue
        deeper = blocks[i].level > blocks[day].level or not (
            words and blocks[day].text[words.rest :]
        )
        return label.timed and label.start.day is None and deeper
    return False


def end_of_list(blocks: Sequence[TextBlock], known: BlockLabels) -> int | None:
    """The last event of a list of bare lines, none of which has a paragraph of its own below it."""
    lines = [i for i, label in enumerate(known.of) if label and label.timed]
    if len(lines) < _FEW or any(blocks[i].kind is not BlockKind.LINE for i in lines):
        return None
    loose = any(
        blocks[i + 1].parted and known.of[i + 1] is None and blocks[i + 1].kind is BlockKind.LINE
        for i in lines[:-1]
    )
    bare = any((label := known.of[i]) and label.ends(blocks[i].text) for i in lines)
    return None if loose or bare else lines[-1]


def times_stand_first(blocks: Sequence[TextBlock], known: BlockLabels) -> bool:
    """Whether any event begins with its time; a row may tell its day before it."""
    return any(
        any(label and label.timed for label in (known.of[i], *block.inner[:_FEW]))
        for i, block in enumerate(blocks)
        if i not in known.above
    )


# --- times that stand last ------------------------------------------------------------------------

_TAIL: Final = re.compile(r"\d[:.hH]\d\d|\d ?[apAP][mM]\b")
_BREAKS: Final = re.compile(
    r"(?P<sign>:\*{0,2}|[ ][-–—]|[ ]\(|[ ]\[|[ ]\|)[ ]*+"
    r"|(?<![ ])[ ]++(?:at|on)?[ ]*+(?=\d{4}-\d\d-\d\d[ T])"
    r"|(?<![ ])[ ]++(?=\[?\d{1,2}:\d\d[^:]{0,12}$)"
)
_FEW_WORDS: Final = 6
_NO_LETTER: Final = re.compile(r"\W")
_LONGEST: Final = 200


def trailing(text: str) -> tuple[str, TimeLabel] | None:
    """The words and the label of a line such as *Declared: 14:05 UTC*; None where it is no such."""
    if len(text) > _LONGEST or not _TAIL.search(text[-40:]):
        return None
    for found in _BREAKS.finditer(text):
        label = leading(text, found.end())
        if label and label.timed and label.ends(text):
            words = text[: found.start()].replace("**", "").strip(" *_:-–")
            if not found["sign"] and (text.endswith(".") or _goes_on(words)):
                return None
            short = len(words.split()) <= _FEW_WORDS
            return (
                (words, label._replace(rest=len(text)))
                if words and (found["sign"] or short)
                else None
            )
    return None


def _goes_on(words: str) -> bool:
    """Whether a time belongs to the sentence in front of it: *nobody can buy until 14:40*."""
    return _NO_LETTER.split(words[-10:])[-1].lower() in BEFORE_TIMES
