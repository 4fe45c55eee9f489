"""The shapes in which people write a timeline down, and the pages on which it stands.

A property draws what happened, a hand, a shape and a page, and asks the reader for what happened.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from tests.read.happenings import FOLDER, Hand, Happening, Part, rows


@dataclass(frozen=True, slots=True)
class Page:
    """A file as it is given to the reader."""

    text: str
    path: str


Writer: TypeAlias = Callable[[Sequence[Part], Hand], str]

# --- in which shape -------------------------------------------------------------------------------


def below_headings(block: Callable[[Part, Hand], list[str]]) -> Writer:
    """A shape of one part becomes a shape of all, each below its day."""

    def write(all_parts: Sequence[Part], hand: Hand) -> str:
        lines: list[str] = []
        for part in all_parts:
            if part.heading:
                lines += ["", f"{'#' * hand.level} {part.heading}", ""]
            lines += block(part, hand)
        return "\n".join(lines).strip("\n") + "\n"

    return write


def said(when: str, text: str, hand: Hand, mark: str = "") -> str:
    """Time and words on one line; after words for a time nobody leaves the sign out."""
    sure = any(sign.isdigit() for sign in when) and "?" not in when and "X" not in when
    return f"{mark}{when}{mark}{hand.separator if sure else ': '}{text}"


def bullets(part: Part, hand: Hand) -> list[str]:
    return [f"- {said(when, text, hand)}" for when, text in part.rows]


def stars(part: Part, hand: Hand) -> list[str]:
    return [f"* {said(when, text, hand, '**')}" for when, text in part.rows]


def dots(part: Part, hand: Hand) -> list[str]:
    return [f"• {said(when, text, hand)}" for when, text in part.rows]


def numbers(part: Part, hand: Hand) -> list[str]:
    return [f"{n}. {said(when, text, hand)}" for n, (when, text) in enumerate(part.rows, 1)]


def nested(part: Part, hand: Hand) -> list[str]:
    return ["- **Context**:", *(f"  - {said(when, text, hand)}" for when, text in part.rows)]


def brackets(part: Part, hand: Hand) -> list[str]:
    return [f"[{when}] {text}" for when, text in part.rows]


def bare(part: Part, hand: Hand) -> list[str]:
    return [said(when, text, hand) for when, text in part.rows]


def breaks(part: Part, hand: Hand) -> list[str]:
    return ["<br>".join(said(when, text, hand) for when, text in part.rows)]


def headings(part: Part, hand: Hand) -> list[str]:
    marks = "#" * (hand.level + 1)
    return [line for when, text in part.rows for line in (f"{marks} {when}", "", text, "")]


def closed_headings(part: Part, hand: Hand) -> list[str]:
    marks = "#" * (hand.level + 1)
    return [line for when, text in part.rows for line in (f"{marks} {when} {marks}", text, "")]


def titles(part: Part, hand: Hand) -> list[str]:
    marks = "#" * (hand.level + 1)
    return [line for when, text in part.rows for line in (f"{marks} {said(when, text, hand)}", "")]


def text_below(part: Part, hand: Hand) -> list[str]:
    return [line for when, text in part.rows for line in (f"- **{when}**", f"  {text}")]


def times_alone(part: Part, hand: Hand) -> list[str]:
    return [line for when, text in part.rows for line in (when, text, "")]


def wrapped(part: Part, hand: Hand) -> list[str]:
    return [line for when, text in part.rows for line in _folded(f"- {said(when, text, hand)}")]


def _folded(line: str) -> list[str]:
    """Hard-wrapped where the next word is plain, so that no line begins like something else."""
    return re.sub(r"(?<=.{40}) (?=[^\W\d_]{3,} )", "\n  ", line).split("\n")


def table(part: Part, hand: Hand) -> list[str]:
    rows = [f"| {when} | {cell(text)} |" for when, text in part.rows]
    return ["| Time | Event |", "| :--- | --- |", *rows, ""]


def slim_table(part: Part, hand: Hand) -> list[str]:
    rows = [f"|{when}|{cell(text)}|" for when, text in part.rows]
    return ["|When|What happened|", "|---|:-:|", *rows, ""]


def open_table(part: Part, hand: Hand) -> list[str]:
    rows = [f"{when} | {cell(text)}" for when, text in part.rows]
    return ["Time | Event", "--- | ---", *rows, ""]


def wide_table(part: Part, hand: Hand) -> list[str]:
    rows = [f"| {when} | {cell(text)} | |" for when, text in part.rows]
    return ["| Time | Event | Source |", "|---|---|---|", *rows, ""]


def cell(text: str) -> str:
    """Words in a cell: a pipe would end it, and a backslash at its end would keep it open."""
    return re.sub(r"\\$", r"\\ ", text.replace("|", "\\|"))


WRITERS: Final[dict[str, Writer]] = {
    block.__name__: below_headings(block)
    for block in (
        *(bullets, stars, dots, numbers, nested, brackets, bare, breaks, headings),
        *(closed_headings, titles, text_below, times_alone, wrapped),
        *(table, slim_table, open_table, wide_table),
    )
}

# --- on which page --------------------------------------------------------------------------------


def alone(text: str) -> Page:
    """A file that holds the timeline and nothing else."""
    return Page(text, f"incidents/{FOLDER}-queue/notes.md")


def in_a_section(text: str) -> Page:
    """A report in which the timeline is one section among others, which speak of times as well."""
    return Page(
        "# The queue was long\n\n## Summary\n\nBetween 00:03 and 00:09 it was worst.\n\n"
        f"- 00:04 was the worst minute\n\n## Timeline\n\n{text}\n## What went well\n\n"
        "- 00:11: somebody looked at the graph\n",
        f"incidents/{FOLDER}-queue/report.md",
    )


def after_front_matter(text: str) -> Page:
    """An incident file in Markdown."""
    fields = "title: The queue was long\nseverity: minor\ntimezone: UTC\n"
    return Page(
        f"---\n{fields}---\n\n## Timeline\n\n{text}", f"incidents/{FOLDER}-queue/incident.md"
    )


def in_a_block(text: str) -> Page:
    """An incident file in YAML, into which the timeline was pasted."""
    pasted = "".join(f"  {line}".rstrip() + "\n" for line in text.splitlines())
    return Page(
        f"title: The queue was long\nseverity: minor\ntimezone: UTC\ntimeline: |\n{pasted}",
        f"incidents/{FOLDER}-queue/incident.yml",
    )


PAGES: Final = (alone, in_a_section, after_front_matter, in_a_block)


def as_mappings(told: Sequence[Happening], hand: Hand) -> Page:
    """An incident file in YAML with a mapping for each event."""
    return _listed(f"- at: {_quoted(w)}\n  what: {_quoted(t)}" for w, t in rows(told, hand))


def as_pairs(told: Sequence[Happening], hand: Hand) -> Page:
    """An incident file in YAML in which each time is the name of what happened then."""
    return _listed(f"- {_quoted(w)}: {_quoted(t)}" for w, t in rows(told, hand))


def as_lines(told: Sequence[Happening], hand: Hand) -> Page:
    """An incident file in YAML with a line of words for each event."""
    return _listed(f"- {_quoted(said(w, t, hand))}" for w, t in rows(told, hand))


LISTS: Final = (as_mappings, as_pairs, as_lines)


def _quoted(text: str) -> str:
    """Words in quotes, as YAML and JSON both have them."""
    return json.dumps(text, ensure_ascii=False)


def _listed(items: Iterator[str]) -> Page:
    fields = "title: The queue was long\nseverity: minor\ntimezone: UTC\n"
    text = f"{fields}timeline:\n" + "\n".join(items) + "\n"
    return Page(text, f"incidents/{FOLDER}-queue/incident.yml")
