"""Markdown's marks taken off people's words: only what is plainly a mark goes, all else stays.

GitHub shows `/var/*/tmp and /opt/*/tmp` without its stars, and whoever wrote it meant them. So
stars and underlines are marks only around words, as people write them for emphasis; inside a word,
beside a dot or a slash, or without a partner they are words, and so is what stands in backticks.
"""

from __future__ import annotations

import html
import re
from typing import Final

from action.markdown import ticks

_KEPT: Final = "\ufdd0"
"""Stands for a code span while the words around it are read; no text may hold it [Unicode]."""
_IMAGE: Final = re.compile(r"!\[[^\[\]]*\]\((?:[^()]|\([^()]*\))*\)")
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)")
_ADDRESS: Final = re.compile(r"<(https?://[^<>\s]*)>")
_TAGS: Final = (
    "a abbr b blockquote br center code dd del details div dl dt em font h1 h2 h3 h4 h5 h6 hr i img"
    " ins kbd li ol p picture pre q s samp section small source span strike strong sub summary sup"
    " table tbody td tfoot th thead tr tt u ul var video"
)
"""What GitHub shows as HTML; anything else in angle brackets is taken for words, such as `<T>`."""
_TAG: Final = re.compile(rf"</?(?:{'|'.join(_TAGS.split())})(?=[\s/>])[^<>]*>", re.IGNORECASE)
_MARK: Final = re.compile(
    r"\\([!-/:-@\[-`{-~])|((?<!\*)\*{1,3}(?!\*)|(?<!_)_{1,3}(?!_)|(?<!~)~~(?!~))"
)
_RUN: Final = re.compile(r"\\.|(\*+|_+|~~)")
_BEFORE: Final = frozenset("([{\"'“‘«—–,;:>*_~")
_AFTER: Final = frozenset(".,;:!?)]}\"'”’»—–…<*_~")
_INSIDE_FIRST: Final = frozenset("\"'“‘([{<$#@&+?*_~\\" + _KEPT)
_INSIDE_LAST: Final = frozenset("\"'”’)]}>.,;:!?%…*_~" + _KEPT)
_DEEPEST: Final = 8
_ELSEWHERE: Final = re.compile(r"https?://\S+")
_NAME: Final = re.compile(r"(?<![\w*])__[^\W_]\w*(?<=__)(?!\w)")


def unmarked(markdown: str) -> str:
    """The words of some lines of Markdown, with their code, and without marks around them."""
    outside, code = _parted(markdown.replace(_KEPT, ""))
    bare = _TAG.sub("", _ADDRESS.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub("", outside))))
    first, *rest = html.unescape(_without_emphasis(bare)).split(_KEPT)
    return first + "".join(span + part for span, part in zip(code, rest, strict=True))


def _parted(text: str) -> tuple[str, list[str]]:
    """The text with a sign for each code span, and what stands in them."""
    outside, code, reached = list[str](), list[str](), 0
    for start, end in ticks.spans(text):
        inner = text[start:end].strip("`")
        outside.append(text[reached:start])
        code.append(inner.strip() or inner)
        reached = end
    return _KEPT.join([*outside, text[reached:]]), code


def _without_emphasis(text: str) -> str:
    """The text without the marks of emphasis that have a partner, and without backslashes."""
    pieces: list[str] = []
    open_: list[tuple[int, str]] = []
    reached, doubtful = 0, _doubtful(text)
    for mark in _MARK.finditer(text):
        pieces += [text[reached : mark.start()], mark[1] or mark[2]]
        reached = mark.end()
        if mark[1] or mark[2][0] in doubtful:
            continue
        if "\n\n" in pieces[-2]:
            open_.clear()
        here = len(pieces) - 1
        closes = _may_close(text, mark) and (start := _partner(open_, mark[2], pieces))
        if closes:
            pieces[start] = pieces[here] = ""
        elif _may_open(text, mark):
            open_ = [*open_[1 - _DEEPEST :], (here, mark[2])]
    return "".join([*pieces, text[reached:]])


def _doubtful(text: str) -> frozenset[str]:
    """The signs of which one is no plain mark, and GitHub may pair it with any other."""
    runs = (run for run in _RUN.finditer(text) if run[1])
    return frozenset(run[1][0] for run in runs if _is_doubtful(text, run))


def doubted(line: str) -> frozenset[str]:
    """The signs of a line that people may have meant as signs, as in `*.log` or `__init__`.

    GitHub may take them for emphasis all the same.
    """
    outside = _ELSEWHERE.sub(" ", _LINK.sub(r" \1 ", _parted(line)[0]))
    found = _doubtful(outside)
    return found | {"_"} if _NAME.search(outside) else found


def _is_doubtful(text: str, run: re.Match[str]) -> bool:
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    alone = not before.strip() and not after.strip()
    inside = run[1][0] == "_" and before.isalnum() and after.isalnum()
    plain = _opens(before, after, len(run[1])) != _closes(before, after, len(run[1]))
    return not alone and not inside and (len(run[1]) > 3 or not plain)  # noqa: PLR2004 - _MARK's


def _may_open(text: str, mark: re.Match[str]) -> bool:
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return _opens(before, after, len(mark[2]))


def _may_close(text: str, mark: re.Match[str]) -> bool:
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return _closes(before, after, len(mark[2]))


def _opens(before: str, after: str, length: int) -> bool:
    inside = after.isalnum() or after in _INSIDE_FIRST or length > 1
    return (not before.strip() or before in _BEFORE) and bool(after.strip()) and inside


def _closes(before: str, after: str, length: int) -> bool:
    inside = before.isalnum() or before in _INSIDE_LAST or length > 1
    return bool(before.strip()) and inside and (not after.strip() or after in _AFTER)


def _partner(open_: list[tuple[int, str]], run: str, pieces: list[str]) -> int:
    """Where the emphasis began that this run ends; a name such as `__init__` is none."""
    for depth in range(len(open_) - 1, -1, -1):
        start, opened = open_[depth]
        if opened == run:
            del open_[depth:]
            said = "".join(pieces[start + 1 : -1])
            return 0 if _is_no_phrase(said) or (run == "__" and said.isidentifier()) else start
    return 0


def _is_no_phrase(said: str) -> bool:
    """Whether nobody can have meant to stress it: there is no word in it, and no code."""
    return not any(char.isalnum() or char == _KEPT for char in said)
