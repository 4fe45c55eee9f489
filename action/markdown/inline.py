"""People's Markdown on one line, kept where it is harmless: code, links and emphasis.

Everything else comes out as `markdown.text` makes it. What is kept stands there as a single sign
while the words around it are escaped, so that both are read in their true surroundings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from action.markdown import safe
from action.markdown.safe import Safe
from action.markdown.ticks import Ticks

_SIGN: Final = "\ufffc"
"""The sign for an object in running text, which stands for one thing that is kept."""
_KEPT: Final = re.compile(r"[\\`*_\[<]|://")
_LABEL: Final = r"(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*+\])*+"
_TARGET: Final = r"<(?P<framed>[^<>]*+)>|(?P<bare>(?:[^\s()<>]|\([^\s()<>]*+\))*+)"
_TITLE: Final = r"(?:\s+(?:\"[^\"]*+\"|'[^']*+'))?+"
_MARK: Final = re.compile(
    rf"""
    (?=[\\`!\[<*_hH])(?:
    \\(?P<escaped>[!-/:-@\[-`{{-~])
    | (?P<ticks>`+)
    | !?\[(?P<label>{_LABEL})\]\(\s*+(?:{_TARGET}){_TITLE}\s*+\)
    | <(?P<framed_url>https?://[^\s<>]*+)>
    | (?<![\w\\/])(?P<url>https?://[^\s<>"'`|\\^{{}}*]++)
    | (?P<run>\*++|_++) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TRAILING: Final = ".,;:!?_~"
_BRACKETS: Final = {")": "(", "]": "["}
_BEFORE: Final = frozenset("([{\"'“‘«—–,;")
_AFTER: Final = frozenset(".,;:!?)]}\"'”’»—–…/*_")
"""What may touch emphasis from outside: inside a word it is words."""
_LONGEST_RUN: Final = 3
_DEEPEST: Final = 8


def inline(value: str) -> Safe:
    """One line in which people's code, links and emphasis work; it tells nobody and hides nothing.

    Pictures become links, and only http(s) addresses lead anywhere.
    """
    if not _KEPT.search(value) or _SIGN in value:
        return safe.text(value)
    return _Line(safe.one_line(value)).written()


@dataclass(slots=True)
class _Piece:
    """Words, or a thing that is kept; `words` are what is left of it within a link."""

    words: str
    kept: str = ""


@dataclass(slots=True)
class _Line:
    """A line, taken apart from left to right."""

    value: str
    pieces: list[_Piece] = field(default_factory=list)
    open: list[tuple[int, str]] = field(default_factory=list)
    chain: tuple[int, str] = (-1, "")
    """Where the last of some runs of stars or underlines ends, and what stands before them."""

    def written(self) -> Safe:
        """The line with all that is kept, and the rest as harmless words."""
        self._take_apart()
        words = "".join(_SIGN if piece.kept else piece.words for piece in self.pieces)
        kept = (piece.kept for piece in self.pieces if piece.kept)
        return Safe("".join(_joined(safe.text(words).split(_SIGN), kept)))

    def words(self) -> str:
        """The words alone, still people's text."""
        self._take_apart()
        return "".join("" if p.kept and p.kept == p.words else p.words for p in self.pieces)

    def _take_apart(self) -> None:
        ticks = Ticks(self.value)
        at = 0
        while mark := _MARK.search(self.value, at):
            self.pieces.append(_Piece(self.value[at : mark.start()]))
            at = self._read(mark, ticks)
        self.pieces.append(_Piece(self.value[at:]))

    def _read(self, mark: re.Match[str], ticks: Ticks) -> int:
        """Keep what begins here, or take it for words; where to go on."""
        if mark["escaped"]:
            self.pieces.append(_Piece(mark["escaped"]))
        elif mark["ticks"]:
            return self._code(mark, ticks)
        elif mark["label"] is not None:
            self._link(mark)
        elif mark["run"]:
            self._emphasis(mark)
        else:
            return self._address(mark)
        return mark.end()

    def _code(self, mark: re.Match[str], ticks: Ticks) -> int:
        size = len(mark["ticks"])
        closing = ticks.closing(mark.end(), size)
        if closing is None:
            self.pieces.append(_Piece(mark["ticks"]))
            return mark.end()
        said = self.value[mark.end() : closing].strip()
        self.pieces.append(_Piece(said, safe.code(said)))
        return closing + size

    def _link(self, mark: re.Match[str]) -> None:
        url = mark["framed"] or mark["bare"] or ""
        words = _Line(mark["label"]).words() if _KEPT.search(mark["label"]) else mark["label"]
        if safe.address(url):
            self.pieces.append(_Piece(words or url, safe.link(words, url)))
        else:
            self.pieces.append(_Piece(mark[0]))

    def _address(self, mark: re.Match[str]) -> int:
        url = mark["framed_url"] or _ended(mark["url"])
        end = mark.end() if mark["framed_url"] else mark.start() + len(url)
        target = safe.address(url)
        shown = self.value[mark.start() : end]
        self.pieces.append(_Piece(url, f"<{target}>") if target else _Piece(shown))
        return end

    def _emphasis(self, mark: re.Match[str]) -> None:
        """A run of stars or underlines: it may close one that is open, or open one itself."""
        run = mark["run"]
        self.pieces.append(_Piece(run))
        before = self.value[mark.start() - 1 : mark.start()]
        after = self.value[mark.end() : mark.end() + 1]
        end, outside = self.chain
        outside = outside if end == mark.start() else before
        self.chain = mark.end(), outside
        if len(run) > _LONGEST_RUN:
            return
        if before.strip() and (not after.strip() or after in _AFTER) and self._closed(run):
            return
        if after.strip() and (not outside.strip() or outside in _BEFORE):
            self.open = [*self.open[1 - _DEEPEST :], (len(self.pieces) - 1, run)]

    def _closed(self, run: str) -> bool:
        """Whether the run that comes last ends an emphasis with something in it."""
        here = len(self.pieces) - 1
        for depth in range(len(self.open) - 1, -1, -1):
            start, opened = self.open[depth]
            if opened == run and any(piece.words for piece in self.pieces[start + 1 : here]):
                self.pieces[start].kept = self.pieces[here].kept = run
                del self.open[depth:]
                return True
        return False


def _ended(url: str) -> str:
    """An address in running text without the signs that end its sentence or bracket."""
    over = {last: url.count(last) - url.count(first) for last, first in _BRACKETS.items()}
    end = len(url)
    while end and (url[end - 1] in _TRAILING or over.get(url[end - 1], 0) > 0):
        end -= 1
        over[url[end]] = over.get(url[end], 0) - 1
    return url[:end]


def _joined(words: list[str], kept: Iterator[str]) -> Iterator[str]:
    """Words and kept things in turn; a `!` before a link would make it a picture."""
    for number, part in enumerate(words):
        thing = next(kept, "") if number < len(words) - 1 else ""
        pictured = part.endswith("!") and thing.startswith("[")
        yield f"{part[:-1]}\\!{thing}" if pictured else f"{part}{thing}"
