"""The head of a line in the words of the grammar, in whatever language its time is written.

Only the time is put into English, sign for sign with the place it was written at; what people say
behind it stays theirs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from action.read.freetext.labels.native_letters import NATIVE
from action.read.freetext.labels.native_pieces import LETTERS, NUMBERS
from action.read.freetext.labels.native_tables import (
    EAST,
    ENGLISH,
    TOWNS_BEGIN,
    WORD,
    Native,
    Standing,
    plain,
)

_FIGURES: Final = re.compile(r"\d[\d:.\-/]*")
_FARTHEST: Final = 100
"""Signs of a line in which a label is put into English."""
_WIDE: Final = {ord("：") : ":", ord("（"): "(", ord("）"): ")", ord("／"): "/", ord("－"): "-"} | {
    ord("０") + i: str(i) for i in range(10)
}  # fmt: skip
_LONGEST_ZONE: Final = 5
_WITHIN: Final = frozenset("/_")


class Translated(NamedTuple):
    """A text in the words of the grammar; `starts` says where each sign stood as people wrote."""

    text: str
    starts: tuple[int, ...]

    def back(self, at: int) -> int:
        """The place in what people wrote."""
        return self.starts[at]


def translated(text: str) -> Translated | None:
    """The text with the time at its head in English; None where nothing needs to be said so."""
    head = text[:_FARTHEST]
    if head and max(head) >= EAST:
        return _Walk(text.translate(_WIDE), text).translated()
    return _Walk(text, text).translated() if _may_be_native(head) else None


def _may_be_native(head: str) -> bool:
    """Whether a word of another language stands before the first that tells no time."""
    for found in WORD.finditer(head):
        word = found[0]
        if word in TOWNS_BEGIN or plain(word) in NATIVE:
            return True
        if plain(word) in {"am", "pm"} and head[found.end() : found.end() + 1].isdecimal():
            return True
        if not (plain(word) in ENGLISH or _is_zone(word)):
            return False
    return False


def _is_zone(word: str) -> bool:
    return word.isupper() and len(word) <= _LONGEST_ZONE


@dataclass(slots=True)
class _Walk:
    """One pass over the head of a line, until its first word that tells no time."""

    text: str
    written: str
    said: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    here: int = 0
    before: str = ""
    word: str = ""
    held: int | None = None
    zone: str = ""

    def translated(self) -> Translated | None:
        changed, last = self.text != self.written, min(len(self.text), _FARTHEST)
        while self.here < last:
            sign = self.text[self.here]
            piece = self._native() if sign.isalnum() or sign in "〜～~" else None
            if piece:
                changed = True
                self._take(piece)
            elif not self._steps(sign):
                break
        if not changed:
            return None
        self._copy(len(self.text))
        return Translated("".join(self.said), (*self.starts, len(self.text)))

    def _native(self) -> Native | None:
        standing = Standing(self.text, self.here, self.before, self.word)
        for row in NUMBERS if self.text[self.here].isdecimal() else LETTERS:
            found = row.pattern.match(self.text, self.here)
            piece = row.english(found, standing) if found else None
            if piece:
                return piece
        return None

    def _take(self, piece: Native) -> None:
        """Say a piece in English; a little word in front becomes part of what follows it."""
        self.word = plain(self.text[self.here : piece.end].strip(" ."))
        if not piece.english and piece.kind and self.held is None:
            self.held = self.here
        self._say(piece.english, self.here)
        self.here, self.before = piece.end, piece.kind or self.before
        self.zone = piece.zone or self.zone
        self._say_zone()
        if self.held is not None:
            self.here += len(self.text[self.here :]) - len(self.text[self.here :].lstrip(" ,"))

    def _steps(self, sign: str) -> bool:
        """Step over what the grammar knows itself; whether the line goes on with its time."""
        if sign == " ":
            self._copy(self.here + 1)
            return True
        if sign.isdecimal() and (figures := _FIGURES.match(self.text, self.here)):
            self.before = "clock" if ":" in figures[0] else "day"
            self._copy(figures.end())
            self._say_zone()
            return True
        word = WORD.match(self.text, self.here)
        if not word:
            self._copy(self.here + 1)
            return True
        if not (_is_zone(word[0]) or plain(word[0]) in ENGLISH):
            return False
        self.word = plain(word[0])
        self._copy(word.end())
        return True

    def _say_zone(self) -> None:
        """Say a zone that stood before its clock."""
        if self.before == "clock" and self.zone:
            zone, self.zone = f" {self.zone}", ""
            self._say(zone, self.here)

    def _say(self, english: str, start: int) -> None:
        if english:
            start, self.held = start if self.held is None else self.held, None
        self.said.append(english)
        self.starts.extend([start] * len(english))

    def _copy(self, end: int) -> None:
        if end > self.here:
            self._say(self.text[self.here], self.here)
            self.said.append(self.text[self.here + 1 : end])
            self.starts.extend(range(self.here + 1, end))
        self.here = end
