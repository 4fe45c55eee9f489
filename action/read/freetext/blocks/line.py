"""What stands on one line: its words, how far they are indented, and the cells of a row."""

from __future__ import annotations

import html
import re
from typing import Final

from action.read.freetext.labels.labels import leading

BREAK: Final = re.compile(r" ?<br ?/?> ?", re.IGNORECASE)
"""What parts the lines of a paragraph, or of a cell."""
_LAST_BREAK: Final = re.compile(r" ?<br ?/?>$", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|ndash|mdash|minus|rarr|#160|#821[12]);")
"""What may stand in a time; all else stays as it was written."""
_PICTURE: Final = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F\u200D\u200E\u200F]+ ?")
_PIPE: Final = re.compile(r"(?<!\\)\|")
_CELL_OF_DASHES: Final = re.compile(r":?-+:?")


def width(text: str) -> int:
    """How many columns a line is indented."""
    if not text[:1].isspace():
        return 0
    return len(text[: len(text) - len(text.lstrip())].expandtabs(4))


def line_words(text: str) -> str:
    """What a line says: spaces count once, its time stands first, no break stands last."""
    text = single_spaced(text)
    if text.endswith(">") and (last := _LAST_BREAK.search(text[-7:])):
        text = text[: -len(last[0])]
    return _unescaped(text if text.isascii() else _time_first(text))


def single_spaced(text: str) -> str:
    """The text on one line, in which spaces count once."""
    return " ".join(text.split())


def _time_first(text: str) -> str:
    """The text with a picture before its time put behind it."""
    found = _PICTURE.match(text)
    label = leading(text[found.end() :]) if found else None
    if not found or not label or not label.timed:
        return text
    rest = text[found.end() :]
    return f"{rest[: label.rest]}{found[0]}{rest[label.rest :]}"


def _unescaped(text: str) -> str:
    """The text with `&nbsp;` and its kind as the signs they stand for."""
    return _ENTITY.sub(lambda found: _sign(found[0]), text) if "&" in text else text


def _sign(entity: str) -> str:
    sign = html.unescape(entity)
    return " " if sign.isspace() else sign


def is_delimiter(text: str) -> bool:
    """Whether a line parts the names of a table's columns from its rows."""
    if "-" not in text or not set(text) <= set(" \t|:-"):
        return False
    parts = text.strip().strip("|").split("|")
    return all(_CELL_OF_DASHES.fullmatch(part.strip()) for part in parts)


def cells(text: str) -> tuple[str, ...]:
    """The cells of a row; a pipe behind a backslash is a sign like any other."""
    inner = text.strip()
    if inner.startswith("||"):
        parts = inner.strip("|").split("||")
    else:
        ends = inner.endswith("|") and not inner.endswith("\\|") and len(inner) > 1
        parts = _PIPE.split(inner.removeprefix("|")[: -1 if ends else None])
    return tuple(map(_cell, parts))


def _cell(text: str) -> str:
    said = single_spaced(text.replace("\\|", "|"))
    return _unescaped(single_spaced(BREAK.sub(" ", said)) if "<" in said else said)
