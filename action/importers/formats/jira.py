"""Issues as Jira exports them to CSV: each was created, commented and resolved at some time.

*Export → CSV* writes a row for each issue, and every comment in a column of its own, all of them
called `Comment`, as `13/Mar/26 2:05 PM;author;words`
(https://support.atlassian.com/jira-software-cloud/docs/import-data-from-a-csv-file).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from action.importers import stamps
from action.importers.aliases import Aliases
from action.importers.formats.columns import Columns, TableRow

_COMMENT: Final = re.compile(r"\s*([^;]{6,40});([^;]{0,200});(.*)", re.DOTALL)
_MENTION: Final = re.compile(r"\[~(accountid:)?([^\]\s]{1,200})\]")
_TAKEN: Final = frozenset({"comment", "comments", "resolved", "issue key"})
_EVENT_COLUMNS: Final = {"at": (0,), "what": (1,), "by": (2,), "kind": (3,)}


def is_issues(columns: Columns) -> bool:
    """Whether each row is an issue, which has a key."""
    return "issue key" in columns.heads


def title(columns: Columns, rows: Sequence[TableRow]) -> str:
    """What the only issue is about; empty where there are several."""
    return _cell(columns, rows[0], "summary") if len(rows) == 1 else ""


def events(
    columns: Columns, rows: Sequence[TableRow], people: Aliases
) -> tuple[Columns, list[TableRow]]:
    """The issues as a table of events: one row for each creation, comment and resolution."""
    told = [
        TableRow(row.line, (at, _mentioned(f"{key}{what}", people), by, kind))
        for row in rows
        for key in [f"{_cell(columns, row, 'issue key')}: " if len(rows) > 1 else ""]
        for at, what, by, kind in _events(columns, row)
    ]
    unused = tuple(name for name in columns.unused if name.lower() not in _TAKEN)
    return Columns(_EVENT_COLUMNS, unused, columns.zone, heads=columns.heads), told


def _events(columns: Columns, row: TableRow) -> Iterator[tuple[str, str, str, str]]:
    """Time, words, who and kind of all that happened to an issue."""
    yield columns.cell(row, "at"), columns.cell(row, "what"), columns.cell(row, "by"), ""
    for at, head in enumerate(columns.heads):
        cell = row.cells[at].strip() if at < len(row.cells) else ""
        if head in {"comment", "comments"} and cell:
            yield _comment(cell)
        elif head == "resolved" and cell:
            yield cell, "Issue resolved", "", ""


def _comment(cell: str) -> tuple[str, str, str, str]:
    found = _COMMENT.fullmatch(cell)
    if found and stamps.is_time(found[1]):
        return found[1].strip(), found[3], found[2].strip(), "communication"
    return "", cell, "", "communication"


def _mentioned(words: str, people: Aliases) -> str:
    """Words in which everybody who is mentioned is called as they should be."""

    def called(found: re.Match[str]) -> str:
        if not found[1]:
            people.learn(found[2], found[2])
        return people.call(found[2])

    return _MENTION.sub(called, words)


def _cell(columns: Columns, row: TableRow, head: str) -> str:
    """The words in the first column of this name."""
    at = columns.heads.index(head) if head in columns.heads else len(row.cells)
    return row.cells[at].strip() if at < len(row.cells) else ""
