"""GitHub's task lists inside Markdown: which boxes there are, which are ticked, whom they mention.

Boxes in code and HTML do not count, because GitHub shows none there; those in quotes are somebody
else's. Only blocks are parsed: the plug-in for task lists wants the words parsed too, and its time
grows with the square of the items.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from action import logins
from action.markdown.comments import parted
from action.markdown.fences import is_fence
from action.markdown.sections import OURS, noted
from action.markdown.unseen import without_unseen

_PARSER: Final = MarkdownIt("commonmark").disable(["inline", "text_join"])
FEW: Final = 16
"""Texts that are remembered as parsed: a page and its parts are asked about several times a run."""
_BOX: Final = re.compile(r"\[([ xX])\]\s+(?=\S)")
_ALMOST: Final = re.compile(
    r"(?P<indent>[ \t]*)(?:(?P<bullet>[-+*]|\d{1,9}[.)])[ \t]*)?"
    r"\[[ \t]{0,3}(?P<mark>[xX✓✔☑]?)[ \t]{0,3}\](?![(\[:])(?P<gap>[ \t]*)(?P<text>\S.*)"
)
_WITHOUT_MARKDOWN: Final = re.compile(r"<(?:pre|script|style|textarea|!|\?)", re.IGNORECASE)
"""How HTML begins whose lines are shown as code, or not at all."""
_ADDRESS: Final = re.compile(r"\[[^\[\]]*\]\([^()]*\)|(?:https?://|www\.)\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """A box in a task list; `line` counts from 0, `depth` counts the list items around it.

    `text` is what follows the box on that line, without comments of ours; `more` holds the lines
    below that belong to it and to no box in it; `marker` is what our comment on the line says.
    """

    line: int
    ticked: bool
    text: str
    depth: int = 0
    more: str = ""
    marker: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Almost:
    """A line (from 0) that was meant as a box and is none; `right` is how it becomes one.

    Where `right` is what is written, the line is glued to the text above it.
    """

    line: int
    written: str
    right: str

    @property
    def ticked(self) -> bool:
        """Whether it was meant as a box with a tick in it."""
        box, _, _ = self.right.partition("]")
        return box.lower().endswith("[x")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph outside of quotes; `item_end` is where the item ends that it begins, if any.

    HTML is one, too: GitHub makes no boxes in it, and shows its lines.
    """

    first: int
    end: int
    words: str
    depth: int
    item_end: int | None


# --- reading --------------------------------------------------------------------------------------


def items(markdown: str) -> tuple[Item, ...]:
    """Every box with words that GitHub shows, in order, ticked or not."""
    lines = _lines(markdown)
    boxes = [one for one in _paragraphs(markdown) if one.item_end and _BOX.match(one.words)]
    below: dict[int, list[str]] = {box.first: [] for box in boxes}
    for at, box in sorted(_owners(boxes).items()):
        below[box.first] += [lines[at]] if at != box.first else []
    return tuple(_item(box, lines[box.first], below[box.first]) for box in boxes)


def almost_items(markdown: str) -> tuple[Almost, ...]:
    """Lines that look like a box and are none on GitHub, such as `-[x] Add` or `- [x]Add`."""
    lines = _lines(markdown)
    return tuple(
        Almost(at, lines[at].strip(), right.strip())
        for one in _paragraphs(markdown)
        for at in range(one.first, min(one.end, len(lines)))
        if not (at == one.first and one.item_end and _BOX.match(one.words))
        if (right := _righted(lines[at]))
    )


def fenced(markdown: str) -> frozenset[int]:
    """The lines in code fences that somebody closes; one that is open to the end is a slip."""
    lines = _lines(markdown.rstrip())
    found = (range(*_lines_of(token)) for token in _tokens(markdown) if token.type == "fence")
    closed = (inner for inner in found if inner.stop < len(lines) or is_fence(lines[-1]))
    return frozenset(chain.from_iterable(closed))


def _lines(markdown: str) -> list[str]:
    return [line.removesuffix("\r") for line in markdown.split("\n")]


@lru_cache(maxsize=FEW)
def _paragraphs(markdown: str) -> tuple[_Paragraph, ...]:
    """Paragraphs and HTML in order; where there is no bracket, nobody asks for them."""
    return tuple(_paragraphs_of(_tokens(markdown))) if "[" in markdown else ()


def _paragraphs_of(tokens: Iterable[Token]) -> Iterator[_Paragraph]:
    around: list[Token] = []
    before = None
    for token in tokens:
        if token.type in {"list_item_open", "blockquote_open"}:
            around.append(token)
        elif token.type in {"list_item_close", "blockquote_close"}:
            around.pop()
        elif any(one.tag == "blockquote" for one in around):
            continue
        elif before == "paragraph_open":
            yield _paragraph(token, around)
        elif token.type == "html_block" and not _WITHOUT_MARKDOWN.match(token.content.lstrip()):
            yield _Paragraph(*_lines_of(token), token.content, len(around), None)
        before = token.type


def _tokens(markdown: str) -> Sequence[Token]:
    """The blocks; a lone CR would be a new line and move the numbers."""
    return _PARSER.parse(re.sub(r"\r(?!\n)", " ", markdown))


def _paragraph(token: Token, around: Sequence[Token]) -> _Paragraph:
    first, end = _lines_of(token)
    began, ends = _lines_of(around[-1]) if around else (None, None)
    return _Paragraph(first, end, token.content, len(around), ends if began == first else None)


def _lines_of(token: Token) -> tuple[int, int]:
    assert token.map, "every block knows its lines"
    first, end = token.map
    return first, end


def _owners(boxes: Iterable[_Paragraph]) -> dict[int, _Paragraph]:
    """For each line, the innermost box it belongs to; the parser limits how deep lists go."""
    return {at: box for box in boxes for at in range(box.first, box.item_end or box.end)}


def _item(box: _Paragraph, line: str, below: Sequence[str]) -> Item:
    words, _, _ = box.words.partition("\n")
    return Item(
        line=box.first,
        ticked=words[1] in "xX",
        text=parted(words[3:], OURS)[0].strip(),
        depth=box.depth - 1,
        more="\n".join(below).strip("\n"),
        marker=noted(line),
    )


def _righted(line: str) -> str | None:
    found = _ALMOST.fullmatch(line)
    if not found or not (found["bullet"] or found["gap"]):
        return None
    mark = found["mark"] if found["mark"] in {"x", "X", ""} else "x"
    return f"{found['indent']}{found['bullet'] or '-'} [{mark or ' '}] {found['text']}"


# --- writing --------------------------------------------------------------------------------------


def with_line_suffix(markdown: str, line: int, suffix: str) -> str:
    """The same with words added to a line, one space apart, before comments of ours that end it."""
    words, notes = parted(_lines(markdown)[_known(markdown, line)], OURS)
    return with_line(markdown, line, " ".join(filter(None, [words, suffix.strip(), notes])))


def with_line(markdown: str, line: int, text: str) -> str:
    """The same with other words on a line, which keeps its kind of newline."""
    lines = markdown.split("\n")
    end = "\r" if lines[_known(markdown, line)].endswith("\r") else ""
    lines[line] = _as_lines(text, end) + end
    return "\n".join(lines)


def _known(markdown: str, line: int) -> int:
    if not 0 <= line <= markdown.count("\n"):
        raise IndexError(f"there is no line {line}")
    return line


def _as_lines(text: str, end: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", f"{end}\n")


# --- mentions -------------------------------------------------------------------------------------


def mentions(text: str) -> tuple[str, ...]:
    """The logins that GitHub would tell, in order, each once: none in code, links, addresses."""
    found: dict[str, str] = {}
    for login in logins.mentioned(_told(text)):
        found.setdefault(login.lower(), login)
    return tuple(found.values())


def team_mentions(text: str) -> tuple[str, ...]:
    """The teams that GitHub would tell, as `organisation/team`, in order, each once."""
    return tuple(dict.fromkeys(logins.teams_mentioned(_told(text))))


def _told(text: str) -> str:
    return _ADDRESS.sub(" ", without_unseen(text))
