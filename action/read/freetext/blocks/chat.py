"""Chats as people copy them: who speaks, and when, on a line or two of their own above the words.

A message is read as one line would be that begins with its time and its speaker. A short bare line
above a lone time is who speaks then, so that nothing is put into the mouth of who spoke before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from action.read.freetext.blocks.block import BlockKind, TextBlock
from action.read.freetext.blocks.status_words import STATE_ALONE
from action.read.freetext.labels.labels import TimeLabel, whole

BEFORE_TIMES: Final = frozenset(
    "before after by at until till since from around about to and between on the of in".split()  # noqa: SIM905 - a row
)
"""Words that tie a time to the sentence in front of it."""
_FEW: Final = 2
_MOST_WORDS: Final = 4
_LONGEST: Final = 100
_DAY: Final = (
    r"(?:today|yesterday|heute|gestern|aujourd['’]hui|hier|hoy|ayer|oggi|ieri|hoje|ontem|vandaag"
    r"|gisteren|i ?dag|i ?går|dzisiaj|wczoraj)\b,? ?(?:(?:at|um|à|a las|alle|às|om|kl\.?|o)\b ?)?"
)
_SAYS_DAY: Final = re.compile(_DAY, re.IGNORECASE)
_ONE_LINE: Final = re.compile(
    rf"(?P<name>[^\d\s]\D{{0,60}}?)[ ,(\[|·—–-]*(?<![^\W_])"
    rf"(?P<time>(?:{_DAY})?(?:\d[\d/.-]{{5,9}},? )?\d{{1,2}}[:.]\d\d(?: ?[ap]\.?m\.?)?)[\])]?",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"@?[^\W_](?:[\w'’-]|\.(?=\w))*\.?")
_ASIDE: Final = re.compile(r" ?(?:\([^()]{1,20}\)|\b(?:APP|BOT))$")
_ANSWERS: Final = frozenset({
    "ack", "agreed", "done", "fixed", "hello", "hi", "hm", "ja", "lol", "merci", "nee",
    "nein", "no", "non", "nope", "oh", "ok", "okay", "oui", "right", "same", "si",
    "sure", "sí", "thanks", "thx", "wow", "yeah", "yep", "yes", "yup",
})  # fmt: skip
"""Words that people answer with rather than go by."""
_PARTICLES: Final = frozenset(
    "al bin da de del della den der di dos du el la le van von zu".split()  # noqa: SIM905 - a row
)
_ENDS: Final = tuple("!?:;,…")


class _Head(NamedTuple):
    """Who speaks, when, and how many blocks say so."""

    name: str
    time: str
    label: TimeLabel
    size: int


def speakers_first(found: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """The blocks of a text; in a chat each message begins with its time and who speaks."""
    heads = {**_on_one_line(found), **_on_two_lines(found)}
    until = begun = -1
    for i, block in enumerate(found):
        if i < until:
            continue
        if head := heads.get(i):
            until = begun = i + head.size
            yield _spoken(block, head)
        elif i == begun and block.kind is BlockKind.LINE:
            yield block._replace(parted=False)
        else:
            yield block


def _spoken(block: TextBlock, head: _Head) -> TextBlock:
    time = f"{head.time} - "
    label = head.label._replace(rest=len(time), strong=True)
    return block._replace(text=f"{time}{head.name}:", label=label, parted=True)


# --- Mira Okafor — Today at 9:02 ------------------------------------------------------------------


def _on_one_line(found: Sequence[TextBlock]) -> Mapping[int, _Head]:
    """Lines with a name and a time that stand above words; one alone is no chat."""
    known = {i: head for i, block in enumerate(found) if (head := _named_and_timed(block))}
    heads = {i: head for i, head in known.items() if _is_said(found, i + 1) and i + 1 not in known}
    return heads if len(heads) >= _FEW else {}


def _named_and_timed(block: TextBlock) -> _Head | None:
    if block.kind is not BlockKind.LINE or block.label or len(block.text) > _LONGEST:
        return None
    text = block.text.replace("**", "")
    said = _ONE_LINE.fullmatch(text)
    if said is None or not _is_name(said["name"]):
        return None
    at = _time(said["time"])
    return _Head(said["name"].strip(), *at, 1) if at else None


def _is_said(found: Sequence[TextBlock], i: int) -> bool:
    """Whether words of a message stand right there."""
    if i >= len(found) or found[i].parted or found[i].label:
        return False
    return found[i].kind is not BlockKind.HEADING


# --- the name on a line, the time on the next -----------------------------------------------------


def _on_two_lines(found: Sequence[TextBlock]) -> Mapping[int, _Head]:
    """Names with nothing but a time below them, in a text whose first time has a name above it."""
    times = {i: at for i, block in enumerate(found) if (at := _only_time(block))}
    first = min(times, default=0)
    if first == 0 or not _is_speaker(found, first - 1):
        return {}
    heads: dict[int, _Head] = {}
    for i, (time, label) in times.items():
        alike = _half(time) == _half(times[first][0])
        if alike and _is_speaker(found, i - 1):
            heads[i - 1] = _Head(found[i - 1].text.replace("**", ""), time, label, 2)
    sure = {i: head for i, head in heads.items() if i - 1 not in times}
    names = {head.name for head in sure.values()}
    known = {i: head for i, head in heads.items() if i in sure or head.name in names}
    return known if _are_spoken(found, known, len(times)) else {}


def _are_spoken(found: Sequence[TextBlock], heads: Mapping[int, _Head], times: int) -> bool:
    """Whether most heads have words below them: names and times in turn are a list of facts."""
    spoken = sum(i + 2 < len(found) and i + 2 not in heads for i in heads)
    return spoken * 2 > len(heads) and (len(heads) >= _FEW or times == 1)


def _only_time(block: TextBlock) -> tuple[str, TimeLabel] | None:
    if block.kind is not BlockKind.LINE or len(block.text) > _LONGEST:
        return None
    if block.label and not block.label.ends(block.text):
        return None
    return _time(block.text)


def _is_speaker(found: Sequence[TextBlock], i: int) -> bool:
    block = found[i]
    if block.kind is not BlockKind.LINE or block.label:
        return False
    return _is_name(block.text.replace("**", ""))


# --- what a name and a time look like -------------------------------------------------------------


def _time(text: str) -> tuple[str, TimeLabel] | None:
    """A time of day and nothing else; *today* is the day of the copy, not of the message."""
    bare = text.strip("[]() ")
    day = _SAYS_DAY.match(bare)
    time = bare[day.end() :] if day else bare
    label = whole(time)
    if label is None or label.start.clock is None or label.end or label.others:
        return None
    return time, label


def _half(time: str) -> bool:
    """Whether a time says which half of the day it is in."""
    return time[-1:].isalpha() or time.endswith("m.")


def _is_name(text: str) -> bool:
    """Whether words may be what somebody is called in a chat."""
    bare = _ASIDE.sub("", text.strip())
    words = bare.split()
    if not 0 < len(words) <= _MOST_WORDS or bare.endswith(_ENDS) or STATE_ALONE.fullmatch(bare):
        return False
    if not all(map(_WORD.fullmatch, words)) or words[-1].lower() in BEFORE_TIMES:
        return False
    if len(words) == 1:
        return bare.lower() not in _ANSWERS
    return all(not word[0].islower() or word in _PARTICLES for word in words)
