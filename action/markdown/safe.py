"""People's text made harmless inside our Markdown, and Markdown read back as plain words.

GitHub makes mentions, references and emoji after Markdown is done, so a backslash or an entity does
not stop them; a zero-width space does, written `&#8203;` so that the raw text shows it.
"""

from __future__ import annotations

import html
import re
import unicodedata
from itertools import groupby
from textwrap import dedent
from typing import Final

from action.logins import is_login
from action.markdown import ticks
from action.markdown.comments import without_comments
from action.markdown.fences import fenced, is_fence
from action.markdown.marks import unmarked

GAP: Final = "&#8203;"
NOTHING: Final = "\u200b"
"""The same where no Markdown is read, as in titles."""
ELLIPSIS: Final = "…"

_URL: Final = re.compile(r"https?://[\w.-]+(?::\d{1,5})?(?:[/?#][^\s<>\"\\^{}]*)?", re.IGNORECASE)
_URL_CODES: Final = {ord(char): f"%{ord(char):02X}" for char in "()[]|`$"}
_NOT_IN_CODE: Final = re.compile(r"\||<!--|\]:|\[x\]", re.IGNORECASE)
"""What works even in backticks: table cells, our markers, link definitions, cmark-gfm's ticks."""
_NEWLINE: Final = re.compile(r"\r\n?|\n")
_STRAY_JOINER: Final = re.compile(
    r"(?<![^\x00-\x7f\u200c\u200d])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f\u200c\u200d])"
)

_SPECIAL: Final = re.compile(
    r"""
    (?=[-`*_~\[\]|\\&<>@\#:$=+GgWw0-9A-Fa-f])(?:
      (?P<harmless> (?<=[^\W_])_+(?=[^\W_]) | (?<=\ )\*+(?=\ ) | (?:(?<=[\ (])|^)~(?=\d) )
    | (?P<opening> ^(?: \#(?=\#{0,5}(?:\ |\Z)) | [-+](?=\ |\Z) | -(?=[-:]) | =(?==*\Z)
                      | > | :(?=-) ) )
    | (?P<numbering> ^\d{1,9}(?=[.)](?:\ |\Z)) )
    | (?P<closing> (?<=\ )\#(?=\#*\Z) )
    | (?P<backslash> \\(?=[!-/:-@\[-`{-~]|\Z) )
    | (?P<entity> &(?=\#?\w+;|\#?\w*\Z) )
    | (?P<tag> <(?=[A-Za-z/!?]|\Z) )
    | (?P<trigger> @(?!\ ) | \#(?=\d) | (?<![0-9A-Za-z])[Gg][Hh]-(?=\d) | [Ww]{3}(?=\.) | :(?=//)
                 | :(?=(?:100|1234|[+-]1|[\d_+-]*[^\W\d_][\w+-]*):) )
    | (?P<sha> (?<![0-9A-Za-z])(?=[0-9]*[A-Fa-f])[0-9A-Fa-f]{7,40}(?![0-9A-Za-z]) )
    | (?P<dollar> \$ )
    | (?P<mark> [`*_\[\]|~] ))
    """,
    re.VERBOSE,
)


_AROUND: Final = {
    "harmless": ("", ""),
    "numbering": ("", "\\"),
    "trigger": ("", GAP),
    "dollar": (GAP + "\\", ""),
}


_IN_A_TITLE: Final = re.compile(
    r"""
    (?<![0-9A-Za-z])@(?=[0-9A-Za-z]) | \#(?=\d) | (?<![0-9A-Za-z])gh-(?=\d)
    | /(?:issues|pulls?|discussions)/(?=\d)
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
"""What tells or refers without any Markdown: in a commit message, and so in a title."""


class Safe(str):
    """Markdown that is ours, or that was made harmless: a template prints it as it is."""

    __slots__ = ()

    def __html__(self) -> Safe:
        """Tell Jinja that nothing is left to escape."""
        return self


# --- people's text in our Markdown ----------------------------------------------------------------


def text(value: str) -> Safe:
    """One line that reads as exactly these words wherever it stands; it tells and links nobody."""
    return Safe(_SPECIAL.sub(_escaped, one_line(value)))


def paragraphs(value: str, limit: int = 4000) -> Safe:
    """Several lines of harmless text; blank lines part paragraphs; cut after `limit` characters."""
    lines = [one_line(line) for line in _NEWLINE.split(value)]
    blocks = [[*block] for filled, block in groupby(lines, key=bool) if filled]
    kept = shortened("\n\n".join("\n".join(block) for block in blocks), limit)
    return Safe("\n".join(text(line) for line in kept.split("\n")))


def quote(value: str, limit: int = 600) -> Safe:
    """The same lines as a block quote; nothing at all where there are no words."""
    said = paragraphs(value, limit)
    return Safe("\n".join(f"> {line}".rstrip() for line in said.split("\n")) if said else "")


def fenced_code(inner: str, language: str = "") -> Safe:
    """A code block of people's in a fence of ours, which nothing in it can end or mark."""
    said = "".join(filter(_visible, dedent(inner).strip("\n"))).replace("<!--", f"<!{NOTHING}--")
    ticks = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", said))])
    return Safe(f"{ticks}{language}\n{said}\n{ticks}" if said.strip() else "")


def code(value: str) -> Safe:
    """A code span for a path or an id, whatever is in it and wherever it stands."""
    line = one_line(value)
    length = min({*range(1, 20)} - ticks.lengths(line), default=0)
    if _NOT_IN_CODE.search(line) or not length:
        return Safe(f"<code>{text(line)}</code>")
    return Safe(ticks.enclosed(line, length) if line else "")


def link(label: str, url: str) -> Safe:
    """A link with harmless words; only the words where the address is not a plain http(s) one."""
    words, target = text(label) or text(url), address(url)
    mark = "\\" if words.startswith("^") else ""  # without it, the link could be a footnote
    return Safe(f"[{mark}{words}]({target})") if target else words


def address(url: str) -> Safe:
    """A plain http(s) address as it may stand in a link; empty where it is anything else."""
    if not _URL.fullmatch(url) or not url.isprintable():
        return Safe()
    return Safe(re.sub(r"&(?=#?[0-9A-Za-z]+;)", "&amp;", url.translate(_URL_CODES)))


def mention(login: str) -> Safe:
    """A real @mention, which tells the person; words only where this cannot be a login."""
    return Safe(f"@{login}") if is_login(login) else text(login)


def name(login: str) -> Safe:
    """The login as words: the person is named and not told."""
    return text(login)


def comment_safe(value: str) -> str:
    """What may stand in a marker of ours: `A-Za-z0-9._:/@=, -`, never two hyphens in a row."""
    known = re.sub(r"[^A-Za-z0-9._:/@=, -]+", "-", value)
    return re.sub(r"-{2,}", "-", known).strip(" -")


def _escaped(found: re.Match[str]) -> str:
    """The same characters, written so that GitHub takes them as words."""
    char = found.group()
    kind = found.lastgroup or ""
    if kind in {"entity", "tag"}:
        return html.escape(char)
    if kind == "sha":
        return GAP.join(char[start : start + 6] for start in range(0, len(char), 6))
    before, after = _AROUND.get(kind, ("\\", ""))
    return before + char + after


# --- words ----------------------------------------------------------------------------------------


def title(value: str) -> str:
    """One line of plain text that reads as these words, tells nobody and closes nothing.

    A title becomes the message of a merge [docs], where GitHub looks for mentions, references and
    words such as `fixes #1`. A zero-width space parts the sign from what it refers to.
    """
    return inert(one_line(value))


def inert(value: str) -> str:
    """The same text, raw, in which nobody is told and nothing referred to."""
    return _IN_A_TITLE.sub(lambda found: found[0] + NOTHING, value)


def one_line(value: str) -> str:
    """The words on one line, single spaces between, without control and direction characters."""
    if not value.isprintable():
        value = "".join(filter(_visible, value))
        value = _STRAY_JOINER.sub("", value)
    return " ".join(value.split())


def shortened(value: str, limit: int) -> str:
    """At most `limit` characters, cut between words where possible, with an ellipsis if cut."""
    if len(value) <= limit:
        return value
    kept = value[: max(limit - 1, 0)]
    cut = max(kept.rfind(" "), kept.rfind("\n"))
    return (kept[:cut] if cut > limit // 2 else kept).rstrip() + ELLIPSIS


def _visible(char: str) -> bool:
    """Whether a character may stay; of invisible ones only those that join emoji and letters."""
    return (
        char.isspace()
        or char in "\u200c\u200d"
        or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}
    )


# --- Markdown as words ----------------------------------------------------------------------------

_LINE_MARKS: Final = re.compile(
    r"^[-=:|*_ \t]+$|^[ \t]*(?:\#{1,6}[ \t]|(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t])?)",
    re.MULTILINE,
)


def plain(markdown: str) -> str:
    """The readable words of a comment, line by line: no code blocks, quotes, pictures or markup.

    As on GitHub, a fence that nobody closes makes code of all that follows.
    """
    lines = _NEWLINE.split(markdown)
    inside = fenced(lines) if any(map(is_fence, lines)) else frozenset[int]()
    opened = next(
        (at for at, line in enumerate(lines) if at not in inside and is_fence(line)), None
    )
    shown = "\n".join(
        line
        for number, line in enumerate(lines[:opened])
        if number not in inside and not line.lstrip().startswith(">")
    )
    found = unmarked(_LINE_MARKS.sub("", without_comments(shown))).split("\n")
    return "\n".join(line for line in map(one_line, found) if line)


def words(line: str) -> str:
    """The readable words of one line inside something else, such as a task: no mark begins it."""
    return one_line(unmarked(without_comments(line)))


def excerpt(markdown: str, limit: int = 140) -> str:
    """The first readable words of a comment on one line; still people's text, so escape it."""
    return shortened(one_line(plain(markdown)), limit)
