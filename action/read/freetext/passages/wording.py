"""An event of several lines as one: wrapped lines, paragraphs, items, code and quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from action.markdown import ticks
from action.read.freetext.blocks.block import BlockKind, TextBlock
from action.read.freetext.labels.labels import TimeLabel

_STRUCK: Final = "~~"
"""What is struck out stays so: it says that the event is taken back."""
_ARROWS: Final = " ↓⇓⬇▼↧\ufe0f"
"""What leads from one step to the next; behind the last line of an event it tells nothing."""
_SIGNS: Final = re.compile(r"\*+|_+|~~")
_UNDERSCORE: Final = re.compile(r"(?<!\w)_|_(?!\w)")
"""An underscore that is not the inside of a name."""
_EMPHASIS: Final = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")
_NUMBER: Final = re.compile(r"\d{1,3}[.)]")


def as_one_line(text: str, parts: Sequence[TextBlock], dangling: str = "") -> str:
    """What an event says, with everything that stands below it, in one line of Markdown.

    `dangling` is a sign that was opened before the time; its other half is taken away.
    """
    words = " ".join(word for word in (text.strip(), *_each(parts)) if word) if parts else text
    return unmarked(words.rstrip(_ARROWS) if parts else words, dangling)


def _each(parts: Iterable[TextBlock]) -> Iterator[str]:
    for part in parts:
        if part.kind is BlockKind.ITEM:
            sign = part.marker if _NUMBER.fullmatch(part.marker) else "•"
            yield f"{sign} {part.text}" if part.text else ""
        elif part.kind is BlockKind.FENCE:
            yield as_code(part.rows)
        elif part.kind is BlockKind.QUOTE:
            yield as_quote(part.rows)
        elif part.kind is BlockKind.ROW:
            yield " | ".join(cell for cell in part.cells if cell)
        else:
            yield part.text


def as_code(rows: Iterable[str]) -> str:
    """Lines of code as one code span."""
    code = " ⏎ ".join(" ".join(row.split()) for row in rows if row.strip())
    length = max(ticks.lengths(code), default=0) + 1
    return ticks.enclosed(code, length) if code else ""


def as_quote(rows: Iterable[str]) -> str:
    """Quoted lines as words between quotation marks."""
    words = " ".join(" ".join(row.lstrip("> ").split()) for row in rows if row.strip("> \t"))
    return f"“{words}”" if words else ""


def unmarked(text: str, mark: str) -> str:
    """The text without the half of a bold or italic sign whose other half stood before it."""
    for sign in _SIGNS.findall(mark):
        text = _without_half(text, sign)
    return text.strip()


def _without_half(text: str, sign: str) -> str:
    count = len(_UNDERSCORE.findall(text)) if sign == "_" else text.count(sign)
    if count % 2 == 0:
        return text
    if sign == _STRUCK:
        return f"{sign}{text.strip()}"
    if text.rstrip().endswith(sign):
        return text.rstrip().removesuffix(sign)
    return _UNDERSCORE.sub("", text, 1) if sign == "_" else text.replace(sign, "", 1)


def plainly(label: TimeLabel) -> TimeLabel:
    """The label without the bold, italic or code signs that stand within it."""
    written = _EMPHASIS.sub("", label.written)
    return label if written == label.written else label._replace(written=written.strip())
