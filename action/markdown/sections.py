"""Our marked sections inside people's Markdown: we own the section, never the page.

A marker stands alone at the start of a line and outside of code fences. GitHub's web editor stores
CRLF, so newline styles are never taken for a difference.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from action.markdown.fences import fenced, is_fence
from action.markdown.safe import Safe, comment_safe

_OURS: Final = "<!-- incident-review:"
_NAME: Final = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_EDGE: Final = re.compile(r"<!-- incident-review:([A-Za-z0-9-]+):(start|end) -->[ \t]*\r?")
_LOOK_ALIKE: Final = re.compile(r"<!--\s*incident-review:[^\s:]*:(?:start|end)\b")
_MARKER: Final = re.compile(
    r'(?<!`)<!-- incident-review:([A-Za-z0-9-]+)((?: [a-z_]+="[A-Za-z0-9._:/@=, -]*")*) -->'
)
_ATTRIBUTE: Final = re.compile(r'([a-z_]+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Put:
    """A body with our section in it; `restored`: it was missing, and now it stands at the end."""

    body: str
    restored: bool


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line that begins or ends a section."""

    line: int
    name: str
    starts: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """What there is of one section: its first complete pair, and marker lines without use."""

    pair: tuple[int, int] | None
    strays: frozenset[int]


# --- sections -------------------------------------------------------------------------------------


def wrap(name: str, content: str) -> Safe:
    """Our content between its two markers, in LF; ValueError if it could not be read back."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} cannot name a section")
    plain = _with_lf(content)
    if _LOOK_ALIKE.search(plain):
        raise ValueError(f"the section {name!r} contains a section marker")
    if sum(map(is_fence, plain.split("\n"))) % 2:
        raise ValueError(f"the section {name!r} leaves a code fence open")
    return Safe(f"{_edge(name, 'start')}\n{plain}\n{_edge(name, 'end')}")


def read(body: str, name: str) -> str | None:
    """What our section says, with LF newlines; None where it is missing or lost a marker."""
    lines = body.split("\n")
    pair = _find(lines, name).pair
    return _content(lines[pair[0] + 1 : pair[1]]) if pair else None


def put(body: str, name: str, content: str) -> Put:
    """The body with this content in our section: all else stays byte for byte, equal content too.

    A missing section is added at the end; of a doubled one the first is kept, and what stood in the
    others becomes people's text; markers that belong to nothing go.
    """
    section = wrap(name, content).split("\n")
    newline = "\r\n" if body.count("\r\n") * 2 > body.count("\n") else "\n"
    lines = body.split("\n")
    found = _find(lines, name)
    if found.pair is None:
        kept = _joined(lines, found.strays)
        return Put(kept + _parting(kept, newline) + newline.join(section), restored=True)
    first, last = found.pair
    inner = lines[first + 1 : last]
    if _content(inner) != "\n".join(section[1:-1]):
        mine = "\r" if newline == "\r\n" else ""
        inner = [line + mine for line in section[1:-1]]
        lines[first] = lines[first].removesuffix("\r") + mine
    before = [line for at, line in enumerate(lines[:first]) if at not in found.strays]
    after = [line for at, line in enumerate(lines[last:], last) if at not in found.strays]
    return Put("\n".join([*before, lines[first], *inner, *after]), restored=False)


def _edge(name: str, which: str) -> str:
    return f"<!-- incident-review:{name}:{which} -->"


def _with_lf(content: str) -> str:
    return content.replace("\r\n", "\n").replace("\r", "\n")


def _content(lines: Sequence[str]) -> str:
    return _with_lf("\n".join(line.removesuffix("\r") for line in lines))


def _joined(lines: Sequence[str], strays: frozenset[int]) -> str:
    return "\n".join(line for at, line in enumerate(lines) if at not in strays)


def _parting(body: str, newline: str) -> str:
    """What sets a section apart from the text before it: one blank line."""
    if not body or body.endswith(("\n\n", "\n\r\n")):
        return ""
    return newline if body.endswith("\n") else newline * 2


def _find(lines: Sequence[str], name: str) -> _Found:
    edges = [edge for edge in _edges(lines) if edge.name == name]
    hidden = _hidden(lines) if edges else frozenset()
    mine = [edge for edge in edges if edge.line not in hidden]
    pair = next(
        ((one.line, two.line) for one, two in pairwise(mine) if one.starts and not two.starts), None
    )
    return _Found(pair, frozenset(edge.line for edge in mine) - frozenset(pair or ()))


def _edges(lines: Sequence[str]) -> list[_Edge]:
    """Every line that looks like a section marker, of whatever name."""
    found = ((at, _EDGE.fullmatch(line)) for at, line in enumerate(lines) if line[:4] == "<!--")
    return [_Edge(at, edge[1], edge[2] == "start") for at, edge in found if edge]


def _hidden(lines: Sequence[str]) -> frozenset[int]:
    """Lines in code fences; a fence that somebody left open must not end in a section of ours.

    So sections are spans, if they hold an even number of fence lines: with an odd number, a pair
    of markers is no section but reaches from within somebody's fence to beyond it.
    """
    fences_before = [0, *accumulate(is_fence(line) for line in lines)]
    open_at: dict[str, int] = {}
    spans: dict[int, int] = {}
    for edge in _edges(lines):
        first = None if edge.starts else open_at.pop(edge.name, None)
        if edge.starts:
            open_at[edge.name] = edge.line
        elif first is not None and (fences_before[edge.line] - fences_before[first]) % 2 == 0:
            spans[first] = edge.line
    return fenced(lines, spans)


# --- markers --------------------------------------------------------------------------------------


def marker(kind: str, **attributes: str) -> Safe:
    """An invisible note of ours; ValueError for a value that `comment_safe` would change."""
    for key, value in attributes.items():
        if value != comment_safe(value):
            raise ValueError(f"{key}={value!r} cannot stand in a comment: use comment_safe")
    pairs = "".join(f' {key}="{value}"' for key, value in attributes.items())
    note = f"<!-- incident-review:{kind}{pairs} -->"
    if not _MARKER.fullmatch(note):
        raise ValueError(f"{kind!r} or {', '.join(attributes)} cannot name a marker's parts")
    return Safe(note)


def markers(body: str, kind: str) -> tuple[Mapping[str, str], ...]:
    """What the well-formed markers of one kind say, in order; those in code are examples.

    Anyone who may comment can forge one: believe it only in a text whose author is known.
    """
    if _OURS not in body:
        return ()
    lines = body.split("\n")
    hidden = _hidden(lines)
    return tuple(
        dict(_ATTRIBUTE.findall(found[2]))
        for at, line in enumerate(lines)
        if _OURS in line and at not in hidden
        for found in _MARKER.finditer(line)
        if found[1] == kind
    )


def without_markers(body: str, kind: str) -> str:
    """The body without the markers of one kind; a line that held nothing else goes with them."""
    if f"{_OURS}{kind} " not in body:
        return body
    lines = body.split("\n")
    hidden = _hidden(lines)
    bare = (line if at in hidden else _bare(line, kind) for at, line in enumerate(lines))
    return "\n".join(line for line in bare if line is not None)


def _bare(line: str, kind: str) -> str | None:
    kept = _MARKER.sub(lambda found: "" if found[1] == kind else found[0], line)
    return line if kept == line else kept if kept.strip() else None


def noted(line: str) -> Mapping[str, str] | None:
    """What the first marker on a line says, of whatever kind; None where there is none."""
    found = _MARKER.search(line)
    return dict(_ATTRIBUTE.findall(found[2])) if found else None
