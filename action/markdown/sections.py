"""Our marked sections inside people's Markdown: we own the section, never the page.

A marker stands alone at the start of a line and outside of code fences. GitHub's web editor stores
CRLF, so newline styles are never taken for a difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import Final, Self

from action.markdown.fences import fenced, is_fence
from action.markdown.safe import Safe, comment_safe

OURS: Final = "<!-- incident-review:"
_NAME: Final = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_EDGE: Final = re.compile(r"<!-- incident-review:([A-Za-z0-9-]+):(start|end) -->[ \t]*\r?")
_LOOK_ALIKE: Final = re.compile(r"<!--\s*incident-review:[^\s:]*:(?:start|end)\b")
_MARKER: Final = re.compile(
    r'(?<!`)<!-- incident-review:([A-Za-z0-9-]+)((?: [a-z_]+="[A-Za-z0-9._:/@=, -]*")*) -->'
)
_ATTRIBUTE: Final = re.compile(r'(?<![a-z_])([a-z_]++)="([^"]*+)"')
_OPEN_HYPHEN: Final = re.compile(r"-(?=-|\Z)")
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


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


# --- pages ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Page:
    """A text that people write in and that holds sections and markers of ours; it is read once."""

    text: str

    # --- what stands in it ---

    def section(self, name: str) -> str | None:
        """What our section says, with LF newlines; None where it is missing or lost a marker."""
        pair = self._find(name).pair
        return _content(self.lines[pair[0] + 1 : pair[1]]) if pair else None

    def markers(self, kind: str) -> tuple[Mapping[str, str], ...]:
        """What the well-formed markers of one kind say, in order; those in code are examples.

        Anyone who may comment can forge one: believe it only in a text whose author is known.
        """
        return tuple(said for found, said in self._markers if found == kind)

    def marker(self, kind: str) -> Mapping[str, str]:
        """What the first marker of one kind says; nothing where there is none."""
        return next(iter(self.markers(kind)), _NOTHING)

    def span(self, name: str) -> tuple[int, int] | None:
        """The numbers (from 0) of the two marker lines of our section, where it has both."""
        return self._find(name).pair

    def pairs(self, name: str) -> tuple[tuple[int, int], ...]:
        """The same of each pair of such lines: people can type them, too."""
        mine = [edge for edge in self._edges if edge.name == name and edge.line not in self._hidden]
        return tuple(
            (one.line, two.line) for one, two in pairwise(mine) if one.starts and not two.starts
        )

    @property
    def spans(self) -> Mapping[str, tuple[int, int]]:
        """The same for every section that has both."""
        found = {edge.name: self._find(edge.name).pair for edge in self._edges}
        return {name: pair for name, pair in found.items() if pair}

    # --- the same with other words ---

    def with_text(self, lines: Sequence[str]) -> Self:
        """The same kind of page, of these lines."""
        return replace(self, text="\n".join(lines))

    def with_section(self, name: str, content: str) -> Self:
        """The same page with this content in our section: all else stays byte for byte.

        A missing section is added at the end; of a doubled one the first is kept, and what stood in
        the others becomes people's text; markers that belong to nothing go.
        """
        section = wrap(name, content).split("\n")
        found = self._find(name)
        theirs = [(at, line) for at, line in self._numbered if at not in found.strays]
        if found.pair is None:
            kept = "\n".join(line for _, line in theirs)
            return replace(self, text=kept + self._end(kept) + self._newline.join(section))
        first, last = found.pair
        ours = self.lines[first:last]
        if self.section(name) != _with_lf(content):
            ours = self._written(ours[0], section)
        above = (line for at, line in theirs if at < first)
        below = (line for at, line in theirs if at >= last)
        return self.with_text([*above, *ours, *below])

    def with_sections(self, contents: Mapping[str, str]) -> Self:
        """The same page with all of these; read anew only where one of them is out of place."""
        found = {name: self._find(name) for name in contents}
        whole = {name: one.pair for name, one in found.items() if one.pair and not one.strays}
        apart = all(before[1] < after[0] for before, after in pairwise(sorted(whole.values())))
        if len(whole) < len(found) or not apart:
            return reduce(lambda page, part: page.with_section(*part), contents.items(), self)
        changed = {
            name: wrap(name, content).split("\n")
            for name, content in contents.items()
            if self.section(name) != _with_lf(content)
        }
        lines = list(self.lines)
        for name in sorted(changed, key=lambda name: whole[name], reverse=True):
            first, last = whole[name]
            lines[first:last] = self._written(lines[first], changed[name])
        return replace(self, text="\n".join(lines)) if changed else self

    def without_markers(self, kind: str) -> Self:
        """The same without markers of one kind; a line that held nothing else goes with them."""
        if f"{OURS}{kind} " not in self.text:
            return self
        bare = (line if at in self._hidden else _bare(line, kind) for at, line in self._numbered)
        return replace(self, text="\n".join(line for line in bare if line is not None))

    # --- read once ---

    @cached_property
    def lines(self) -> Sequence[str]:
        """Its lines, without the LF that ends them."""
        return self.text.split("\n")

    @property
    def _numbered(self) -> Iterator[tuple[int, str]]:
        return enumerate(self.lines)

    @cached_property
    def _newline(self) -> str:
        return "\r\n" if self.text.count("\r\n") * 2 > self.text.count("\n") else "\n"

    @cached_property
    def _edges(self) -> Sequence[_Edge]:
        """Every line that looks like a section marker, of whatever name."""
        found = ((at, _EDGE.fullmatch(line)) for at, line in self._numbered if line[:4] == "<!--")
        return [_Edge(at, edge[1], edge[2] == "start") for at, edge in found if edge]

    @cached_property
    def _markers(self) -> Sequence[tuple[str, Mapping[str, str]]]:
        """The kind of every marker, and what it says."""
        there = [(at, line) for at, line in self._numbered if OURS in line]
        return [
            (found[1], MappingProxyType(_said(found[2])))
            for at, line in there
            if at not in self._hidden
            for found in _MARKER.finditer(line)
        ]

    @cached_property
    def _hidden(self) -> frozenset[int]:
        """Lines in code fences; a fence that somebody left open must not end in a section of ours.

        So sections are spans, if they hold an even number of fence lines: with an odd number, a
        pair of markers is no section but reaches from within somebody's fence to beyond it.
        """
        fences_before = [0, *accumulate(is_fence(line) for line in self.lines)]
        open_at: dict[str, int] = {}
        spans: dict[int, int] = {}
        for edge in self._edges:
            first = open_at.pop(edge.name, None)
            if edge.starts:
                open_at[edge.name] = edge.line
            elif first is not None and (fences_before[edge.line] - fences_before[first]) % 2 == 0:
                spans[first] = edge.line
        return fenced(self.lines, spans)

    def _find(self, name: str) -> _Found:
        edges = [edge for edge in self._edges if edge.name == name]
        mine = frozenset(edge.line for edge in edges if edge.line not in self._hidden)
        pair = next(iter(self.pairs(name)), None)
        return _Found(pair, mine - frozenset(pair or ()))

    def _written(self, edge: str, section: Sequence[str]) -> list[str]:
        """A section's first line and content, in the newlines of the page."""
        mine = self._newline.removesuffix("\n")
        return [line.removesuffix("\r") + mine for line in (edge, *section[1:-1])]

    def _end(self, kept: str) -> str:
        """What sets a section apart from the text before it: one blank line."""
        if not kept or kept.endswith(("\n\n", "\n\r\n")):
            return ""
        return self._newline if kept.endswith("\n") else self._newline * 2


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


def _edge(name: str, which: str) -> str:
    return f"<!-- incident-review:{name}:{which} -->"


def _with_lf(content: str) -> str:
    return content.replace("\r\n", "\n").replace("\r", "\n")


def _content(lines: Sequence[str]) -> str:
    return _with_lf("\n".join(line.removesuffix("\r") for line in lines))


# --- markers --------------------------------------------------------------------------------------


def marker(kind: str, **attributes: str) -> Safe:
    """An invisible note of ours; ValueError for a value that could not be read back."""
    pairs = "".join(f' {key}="{_spelled(key, value)}"' for key, value in attributes.items())
    note = f"<!-- incident-review:{kind}{pairs} -->"
    if not _MARKER.fullmatch(note):
        raise ValueError(f"{kind!r} or {', '.join(attributes)} cannot name a marker's parts")
    return Safe(note)


def noted(line: str) -> Mapping[str, str] | None:
    """What the first marker on a line says, of whatever kind; None where there is none."""
    found = _MARKER.search(line)
    return _said(found[2]) if found else None


def notes(line: str, kind: str) -> bool:
    """Whether a line holds a marker of one kind, whatever stands around the line."""
    return any(found[1] == kind for found in _MARKER.finditer(line))


def _spelled(key: str, value: str) -> str:
    """A value as a comment can hold it; ValueError where it could not be read back."""
    spelled = _written(value)
    if spelled != comment_safe(spelled) or spelled.replace("-=", "-") != value:
        raise ValueError(f"{key}={value!r} cannot stand in a comment: use comment_safe")
    return spelled


def _written(value: str) -> str:
    """The same with no two hyphens in a row, and none at the end."""
    return _OPEN_HYPHEN.sub("-=", value)


def _said(pairs: str) -> Mapping[str, str]:
    """What a marker says, by name; a value that nobody can have written so is not there."""
    told = ((key, raw, raw.replace("-=", "-")) for key, raw in _ATTRIBUTE.findall(pairs))
    return {key: said for key, raw, said in told if _written(said) == raw == comment_safe(raw)}


def _bare(line: str, kind: str) -> str | None:
    kept = _MARKER.sub(lambda found: "" if found[1] == kind else found[0], line)
    return line if kept == line else kept if kept.strip() else None
