"""People's Markdown block by block, as they wrote it: lists, quotes, tables and code stay that.

Each line keeps what begins it, and its words are made harmless; code comes in a fence of ours. So
it reads as it did, and tells, refers to and closes nothing.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import partial
from typing import Final, NamedTuple

from markdown_it import MarkdownIt

from action.markdown import ticks
from action.markdown.comments import shown
from action.markdown.inline import inline
from action.markdown.marks import doubted
from action.markdown.safe import Safe, fenced_code, one_line, shortened, text

_PARSER: Final = MarkdownIt("commonmark").disable(["inline", "text_join"])
_NEWLINE: Final = re.compile(r"\r\n?|\n")
_BEGIN: Final = re.compile(r"(?P<begin>[ \t]*+(?:(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))[ \t]*+)*+)")
_BULLET: Final = re.compile(r"[-+*]|\d{1,9}[.)]")
_DELIMITERS: Final = re.compile(r"(?=[^-]*+-)[|: \t-]*+")
_PIPE: Final = re.compile(r"(?<!\\)\|")
_LANGUAGE: Final = re.compile(r"(?!suggestion)[A-Za-z][\w+.-]{0,19}", re.ASCII)
_SIGN: Final = re.compile(r"https?://[^\s)]+|\]\([^()\s]*+\)|\\.|(?P<sign>[*_])")
_REFERS: Final = re.compile(r"/(?:issues|pulls?|discussions|commit)/\w", re.IGNORECASE)
"""What an address has that GitHub notes where it leads to, wherever it stands in an issue."""


class _Code(NamedTuple):
    """A code block: where it ends, what begins its lines, its language, and what is in it."""

    end: int
    begin: str
    language: str
    inner: str


def as_written(markdown: str) -> Safe:
    """A comment with its blocks; empty lines around it and HTML comments are left out."""
    said = _NEWLINE.sub("\n", markdown).rstrip()
    said = said[said.rfind("\n", 0, len(said) - len(said.lstrip())) + 1 :]
    return Safe(re.sub(r"\n{3,}", "\n\n", "\n".join(_blocks(said)).strip("\n")))


def quoted(markdown: str, limit: int = 600) -> Safe:
    """The same as a block quote, cut after `limit` characters; nothing where there are no words."""
    said = as_written(shortened(markdown, limit))
    return Safe("\n".join(f"> {line}".rstrip() for line in said.split("\n")) if said else "")


def within(markdown: str, indent: str) -> Safe:
    """The same as the inside of a list item, whose other lines are indented as it is."""
    said = as_written(markdown).split("\n")
    return Safe("\n".join(f"{indent}{line}".rstrip() for line in said).strip())


def _blocks(said: str) -> Iterator[str]:
    """Lines of Markdown in which only blocks are left that are harmless."""
    lines, at = said.split("\n"), 0
    code = dict(_code(said, lines))
    for first in (*sorted(code), len(lines)):
        yield from map(_line, _uncommented(lines[at:first]))
        if block := code.get(first):
            yield from _fenced(block)
            at = block.end


def _uncommented(lines: list[str]) -> list[str]:
    """The lines without HTML comments; one that nobody closes hides nothing."""
    return shown("\n".join(lines), ends_later=False)[0].split("\n")


def _fenced(block: _Code) -> Iterator[str]:
    """A code block in a fence of ours, where its own one was; nothing where it is empty."""
    begin = block.begin
    for line in fenced_code(block.inner, block.language).split("\n"):
        if line or begin.strip():
            yield f"{begin}{line}".rstrip()
        begin = _BULLET.sub(lambda bullet: " " * len(bullet[0]), begin)


def _code(said: str, lines: list[str]) -> Iterator[tuple[int, _Code]]:
    """The code blocks by their first line, also one that nobody closes, as GitHub shows them."""
    for token in _PARSER.parse(said):
        if token.type not in {"fence", "code_block"} or not token.map:
            continue
        first, end = token.map
        while end > first + 1 and not lines[end - 1].strip():
            end -= 1
        written = lines[first].expandtabs(4)
        begin = (_BEGIN.match(written) or [""])[0]
        if token.type == "code_block":
            begin = begin[: max(len(written) - len(token.content.split("\n")[0]) - 4, 0)]
        language = token.info.strip() if _LANGUAGE.fullmatch(token.info.strip()) else ""
        yield first, _Code(end, begin, language, token.content)


def _line(line: str) -> str:
    """A line outside of code: what begins it, and its words as harmless ones."""
    begin, words = "", line.rstrip()
    if found := _BEGIN.match(words):
        begin, words = found[0].expandtabs(4), words[found.end() :]
    if words.startswith("|") and (found := _DELIMITERS.fullmatch(words)):
        return f"{begin}{words}"
    if words.startswith("|"):
        return begin + "|".join(f" {_words(cell)} " for cell in _PIPE.split(words)).strip()
    return f"{begin}{_words(words)}"


def _words(words: str) -> str:
    """Words of a line with their code, links and emphasis; no address that refers to something."""
    words = one_line(words)
    if words.endswith("\\") and not words.endswith("\\\\"):
        words = words[:-1]  # a mere break of the line
    if "`" not in words:
        words = html.unescape(words)
    refers = any("://" in word and _REFERS.search(word) for word in words.split(" "))
    return text(words) if refers else inline(_with_signs(words))


def _with_signs(words: str) -> str:
    """The words in which stars and underlines stay signs where somebody may have meant them."""
    signs = doubted(words)
    if not signs & {"*", "_"}:
        return words
    parts, reached = list[str](), 0
    for start, end in (*ticks.spans(words), (len(words), len(words))):
        parts += [_SIGN.sub(partial(_kept, signs), words[reached:start]), words[start:end]]
        reached = end
    return "".join(parts)


def _kept(signs: frozenset[str], found: re.Match[str]) -> str:
    return f"\\{found[0]}" if found["sign"] in signs else found[0]
