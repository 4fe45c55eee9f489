"""The part of a report that tells the timeline, found by the words of its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from action.read.freetext.blocks.block import BlockKind, TextBlock
from action.read.freetext.labels import native_words
from action.read.freetext.labels.native_tables import WORD, plain

_NAMES: Final = (
    "timelines?", "time line", "chronology", "event log", "incident log", "log of events",
    "(?:sequence|course|chain|order|history) of events", "events timeline", "play-by-play",
    "what happened,? (?:and )?when",
)  # fmt: skip
_TITLE: Final = re.compile(
    rf"^[\W\d_]*+(?:[\w’'&/-]+[ ]){{0,4}}?(?:{'|'.join(_NAMES)})\b.{{0,80}}", re.IGNORECASE
)
_SIGNS: Final = ("line", "onolog", " of event", "log", "play", "when")
"""Some letters of each name, to pass by most lines at once."""
_NOT_IT: Final = re.compile(
    r"\b(?:no|for (?:the )?(?:fix|actions?|improvements?)|of (?:the )?(?:actions?|next steps)"
    r"|future|planned|for follow-?ups?|follow-?ups? (?:actions?|items?|tasks?|work))\b",
    re.IGNORECASE,
)
_FIRST_WORDS: Final = frozenset(
    word for title in native_words.TIMELINE_TITLES for word in WORD.findall(title)[:1]
)
_NATIVE: Final = re.compile(
    rf"^[\W\d_]*+(?:[\w’'&/-]+[ ]){{0,3}}?[^\W\d_a-zA-Z]{{0,8}}?"
    rf"{native_words.either(native_words.TIMELINE_TITLES)}.{{0,80}}"
)
"""In the East a title is one word with what it is about: no space parts them."""
_ACTIONS: Final = re.compile(
    rf"\b(?:actions?|action items?|next steps|follow-?ups?|to-?do|remediation|prevention)\b"
    rf"|{native_words.either(native_words.ACTION_TITLES)}",
    re.IGNORECASE,
)
_BOLD: Final = re.compile(r"(\*\*|__)(?P<words>[^*_]++)\1\s*+:?")
_SPOKEN: Final = frozenset({BlockKind.HEADING, BlockKind.LINE, BlockKind.ITEM})
_SHORT: Final = 60
_LONGEST: Final = 160
_LOWEST_RANK: Final = 7
_FIRST_BELOW_TITLE: Final = 2


@dataclass(frozen=True, slots=True)
class Section:
    """The blocks of a timeline, below its title; what the title says is in `title`.

    `above` are the headings that it stands below, the nearest first, without that of the text.
    """

    title: str
    blocks: tuple[TextBlock, ...]
    above: tuple[str, ...] = ()

    @property
    def tells_times(self) -> bool:
        """Whether anything in it begins with a time."""
        return any(label for block in self.blocks for label in block.labels)


def sections(blocks: Sequence[TextBlock]) -> tuple[Section, ...]:
    """The sections that call themselves a timeline, those below headings even without a time."""
    found = []
    until = 0
    for i, block in enumerate(blocks):
        if i < until or not is_title(block):
            continue
        end = _end(blocks, i)
        above = tuple(_headings_above(blocks, i))
        section = Section(block.text, tuple(blocks[i + 1 : end]), above)
        if section.tells_times or block.kind is BlockKind.HEADING:
            found.append(section)
        until = end if section.tells_times else until
    return tuple(found)


def _headings_above(blocks: Sequence[TextBlock], title: int) -> Iterator[str]:
    head = blocks[title]
    rank = head.level if head.kind is BlockKind.HEADING else _LOWEST_RANK
    for i in range(title - 1, -1, -1):
        if blocks[i].kind is BlockKind.HEADING and 1 < blocks[i].level < rank:
            rank = blocks[i].level
            yield blocks[i].text
        if rank <= _FIRST_BELOW_TITLE:
            return


def is_title(block: TextBlock) -> bool:
    """Whether a block is the title of a timeline."""
    if block.label or block.kind not in _SPOKEN:
        return False
    begins = block.text[:_LONGEST].lower()
    english = any(sign in begins for sign in _SIGNS)
    if not english and not _may_be_native(block, begins):
        return False
    words = _title_words(block)
    if words is None or len(words) > _LONGEST:
        return False
    if english and _TITLE.fullmatch(words):
        return not _NOT_IT.search(words)
    return bool(_NATIVE.fullmatch(plain(words))) and not names_actions(words)


def _may_be_native(block: TextBlock, begins: str) -> bool:
    """Whether the title of a timeline in another language may stand here."""
    if block.kind is not BlockKind.HEADING and not (
        begins.endswith((":", "*", "_")) and len(begins) < _LONGEST
    ):
        return False
    return not begins.isascii() or not _FIRST_WORDS.isdisjoint(WORD.findall(begins))


def names_actions(words: str) -> bool:
    """Whether a title is that of what is still to be done."""
    return bool(_ACTIONS.search(plain(words)))


def _title_words(block: TextBlock) -> str | None:
    """The words of what may be a title: a heading, bold words, or few words and a colon."""
    if block.kind is BlockKind.HEADING:
        return block.text
    if bold := _BOLD.fullmatch(block.text):
        return bold["words"].rstrip().removesuffix(":")
    bare = block.text.rstrip(" :")
    return bare if len(bare) < _SHORT and (block.kind is BlockKind.ITEM or block.parted) else None


def _end(blocks: Sequence[TextBlock], title: int) -> int:
    """The first block behind a section: a heading of its rank, or a title of its kind."""
    head = blocks[title]
    ends = (
        _by_heading
        if head.kind is BlockKind.HEADING
        else _by_item
        if head.kind is BlockKind.ITEM
        else _by_bold
    )
    for i in range(title + 1, len(blocks)):
        if ends(head, blocks[i]) and not blocks[i].label:
            return i
    return len(blocks)


def _by_heading(head: TextBlock, block: TextBlock) -> bool:
    return block.kind is BlockKind.HEADING and block.level <= head.level


def _by_item(head: TextBlock, block: TextBlock) -> bool:
    if block.kind is BlockKind.HEADING:
        return True
    return (
        block.kind is BlockKind.ITEM
        and block.level <= head.level
        and block.marker[-1:] == head.marker[-1:]
    )


def _by_bold(head: TextBlock, block: TextBlock) -> bool:
    if block.kind is BlockKind.HEADING:
        return True
    if _BOLD.fullmatch(head.text):
        return block.kind is BlockKind.LINE and bool(_BOLD.fullmatch(block.text))
    return (
        block.kind is BlockKind.LINE
        and block.text.endswith(":")
        and len(block.text) < _SHORT
        and block.parted
    )


def prose(blocks: Iterable[TextBlock]) -> Iterator[str]:
    """The words of a text that are no code and no quotation."""
    for block in blocks:
        if block.kind is BlockKind.ROW:
            yield " ".join(block.cells)
        elif block.kind not in {BlockKind.FENCE, BlockKind.QUOTE}:
            yield block.text
