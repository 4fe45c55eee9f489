"""The incident file in either of its forms: YAML alone, or a report in Markdown below such YAML.

What the YAML above a report leaves out is taken from the report only where it stands there in so
many words: the title from its first heading, the summary from the section of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Final, TypeAlias

from action import INCIDENT_FILES
from action.errors import Letter, Place, ReviewError
from action.markdown.comments import shown
from action.markdown.fences import fenced, is_fence
from action.markdown.safe import one_line, plain
from action.read.forms.form import names_of
from action.read.forms.incident_form import IncidentForm
from action.read.yaml import yaml_reading
from action.read.yaml.placed_yaml import PlacedYaml, Spot, Steps
from action.read.yaml.source import PlacedLine, source_of

Lines: TypeAlias = Sequence[tuple[int, str]]

FILE, REPORT = INCIDENT_FILES
FRONT_MATTER_EDGE: Final = "---"
MOST_REPORT_LINES: Final = 50_000
"""Lines of a report; nobody reads so many, and each costs memory."""

_MARKDOWN: Final = frozenset({".md", ".markdown", ".mdown"})
_ENDS: Final = frozenset({FRONT_MATTER_EDGE, "..."})
_LONG: Final = 4_000
_WIDE: Final = 1_000
"""Characters of a line that can be a heading; a title has at most 200."""
_HEADING: Final = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_UNDERLINE: Final = re.compile(r" {0,3}(?:(?P<first>=+)|-+)[ \t]*")
_SUMMARY: Final = re.compile(
    r"(?:\d+\.? +)?(?:(?:executive|incident|short) )?(?:summary|overview|tl;?dr)\W*", re.IGNORECASE
)
_NO_PROSE: Final = re.compile(r"\s*(?:[-+*•>|<]\s?|\d+[.)]\s|#|\[\S+\]:|!\[)")
_LABEL: Final = re.compile(r"\s*(?:\*\*|__)[^*_]+(?::(?:\*\*|__)|(?:\*\*|__)\s*:)")


def fields_of(text: str, path: str) -> PlacedYaml:
    """Read an incident file; the end of its name says which form it has. Raises ReviewError."""
    if name_like(path) != REPORT:
        return yaml_reading.read_yaml(text, path)
    source = source_of(text, path)
    if len(source) > MOST_REPORT_LINES:
        remedy = "keep the main text here and link to the rest"
        raise ReviewError(
            Letter(f"This report has more than {MOST_REPORT_LINES:,} lines", remedy, Place(path))
        )
    begin = next((number for number, line in enumerate(source) if line.strip()), len(source))
    if begin == len(source) or source[begin].rstrip() != FRONT_MATTER_EDGE:
        raise ReviewError(_without_fields(source, begin, path))
    end = _end(source, begin, path)
    report = tuple(_placed(source[end + 1 :], end + 1, path))
    above = replace(_fields(source, end, path), source=source, report=report)
    return _completed(above, tuple(enumerate(source))[end + 1 :])


def name_like(path: str) -> str:
    """What a file with such an end of its name should be called."""
    return REPORT if PurePosixPath(path).suffix.lower() in _MARKDOWN else FILE


# --- the fields above a report --------------------------------------------------------------------


def _without_fields(source: Sequence[str], begin: int, path: str) -> Letter:
    place = Place(path, min(begin, len(source) - 1) + 1)
    if source[place.line - 1].rstrip() == "+++":
        return Letter(
            "Fields in TOML are not read",
            f"use {FRONT_MATTER_EDGE} instead of +++, and write `name: value` on each line",
            place,
        )
    titled = _title(tuple(enumerate(source))) is not None
    wanted = ("title: Checkout was slow",) * (not titled) + ("severity: major",)
    lines = ", ".join(f"`{line}`" for line in (FRONT_MATTER_EDGE, *wanted, FRONT_MATTER_EDGE))
    what = "The report does not begin with its fields (front matter)"
    return Letter(what, f"add these lines at the very top: {lines}", place)


def _end(source: Sequence[str], begin: int, path: str) -> int:
    numbers = range(begin + 1, len(source))
    end = next((number for number in numbers if source[number].rstrip() in _ENDS), None)
    if end is None:
        what = f"The fields that begin with this {FRONT_MATTER_EDGE} are never closed"
        remedy = f"add a line with only {FRONT_MATTER_EDGE} between them and the report"
        raise ReviewError(Letter(what, remedy, Place(path, begin + 1)))
    return end


def _fields(source: tuple[str, ...], end: int, path: str) -> PlacedYaml:
    try:
        return yaml_reading.read_lines(source[:end], path)
    except ReviewError as error:
        stray = _stray(source[:end])
        if stray is None:
            raise
        what = "The text of the report seems to begin among its fields"
        remedy = f"add a line with only {FRONT_MATTER_EDGE} above it"
        raise ReviewError(Letter(what, remedy, Place(path, stray + 1))) from error


def _stray(lines: Sequence[str]) -> int | None:
    """The first line after a gap below which there are no fields any more, if there is one."""
    edge = lines.index(next(filter(str.strip, lines)))
    filled = [number for number, line in enumerate(lines) if line.strip() and number > edge]
    later = (second for first, second in pairwise([edge, *filled]) if second > first + 1)
    first = next(later, None)
    known = names_of(IncidentForm)
    below = lines[first:] if first else ()
    return None if any(line.partition(":")[0].strip() in known for line in below) else first


def _placed(lines: Sequence[str], begin: int, path: str) -> Iterator[PlacedLine]:
    for number, line in enumerate(lines, begin + 1):
        yield Place(path, number, len(line) - len(line.lstrip(" ")) + 1), line


# --- what the report itself says ------------------------------------------------------------------


def _completed(found: PlacedYaml, lines: Lines) -> PlacedYaml:
    """The fields, with what the report says of those that are not written."""
    said = {"title": _title(lines), "summary": _summary(lines)}
    told = {name: what for name, what in said.items() if what and not found.data.get(name)}
    data = {**found.data, **{name: words for name, (_, words) in told.items()}}
    values: dict[Steps, Spot] = {(name,): spot for name, (spot, _) in told.items()}
    return replace(found, data=data, values={**found.values, **values})


def _title(lines: Lines) -> tuple[Spot, str] | None:
    """The words of the first heading of the first level that has any."""
    for level, number, words, _ in _headings(_seen(lines)):
        if level == 1 and words:
            return (number, 0), words
    return None


def _summary(lines: Lines) -> tuple[Spot, str] | None:
    """The first paragraph of the section that is called summary, if it is one of prose."""
    seen = tuple(_seen(lines))
    for _, _, words, below in _headings(seen):
        if not _SUMMARY.fullmatch(words):
            continue
        paragraph = tuple(_paragraph(seen[at] for at in range(below, len(seen))))
        prose = "\n".join(line for _, line in paragraph)
        said = one_line(plain(prose)) if len(prose) <= 2 * _LONG else ""
        if said and len(said) <= _LONG:
            return (paragraph[0][0], 0), said
    return None


def _paragraph(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    begun = False
    for number, line in lines:
        if not line.strip():
            if begun:
                return
            continue
        if _is_no_prose(line) or (not begun and _LABEL.match(line)):
            return
        begun = True
        yield number, line


def _headings(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int, str, int]]:
    """Level, line number and words of each heading, and how many lines have been seen with it."""
    above = ""
    for count, (number, line) in enumerate(lines, 1):
        if found := _HEADING.match(line):
            yield len(found[1]), number, _words(_unclosed(line[found.end() :])), count
        elif above.strip() and (under := _UNDERLINE.fullmatch(line)):
            yield 1 if under["first"] else 2, number - 1, _words(above), count
        above = "" if found or _is_no_prose(line) else line


def _is_no_prose(line: str) -> bool:
    return is_fence(line) or bool(_NO_PROSE.match(line))


def _unclosed(words: str) -> str:
    """The words of a heading without the signs that may close it."""
    bare = words.rstrip().rstrip("#")
    return bare if not bare or bare[-1].isspace() else words


def _words(heading: str) -> str:
    return one_line(plain(heading)) if len(heading) <= _WIDE else ""


def _seen(lines: Lines) -> Iterator[tuple[int, str]]:
    """The lines that are shown: none in code fences, nothing that a comment hides."""
    hidden = fenced([line for _, line in lines])
    inside = False
    for at, (number, line) in enumerate(lines):
        if at in hidden:
            continue
        words, inside = shown(line, inside=inside)
        yield number, words
