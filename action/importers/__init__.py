"""Timelines from elsewhere: what a file is, is seen by its shape, and each kind has its reader.

A report in Markdown, a Slack export, a table as CSV, the log of PagerDuty, a story of incident.io.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import Final

from action.errors import ReviewError
from action.importers import columns, csv_table, incident_io, old_report, pagerduty, slack
from action.importers.aliases import text_of
from action.importers.import_model import (
    Around,
    Import,
    Json,
    Source,
    Watch,
    Wishes,
    refusal,
    unwatched,
)
from action.importers.json_text import loaded

__all__ = ["Around", "Import", "Source", "Watch", "Wishes", "imported"]

_REPORTS: Final = frozenset({".md", ".markdown", ".mdown"})
_PERHAPS: Final = frozenset({".txt", ".text", ""})
"""Endings of names that say nothing; what is neither JSON nor a table there is a report."""
_TABLES: Final = frozenset({".csv", ".tsv"})
_LOOKED_FOR: Final = (
    "looked for: messages with `ts` (Slack); `log_entries` (PagerDuty);"
    f" `incident`, `{incident_io.ITEMS}`, `{incident_io.UPDATES}` or `{incident_io.ENTRIES}`"
    " (incident.io)"
)


def imported(
    sources: Sequence[Source],
    wishes: Wishes,
    look_around: Callable[[], Around] = Around,
    watch: Watch = unwatched,
) -> Import:
    """The incident that these files tell. Raises ReviewError where nobody can say what they are.

    `look_around` is asked for what lies beside the files, where they are of Slack.
    """
    pages = [loaded(source) for source in sources] if all(map(_is_json, sources)) else []
    if pages and all(map(slack.is_slack, pages)):
        return slack.imported(pages, wishes, _beside(look_around()), watch)
    if wishes.emoji or wishes.link:
        what = "`--emoji` and `--link` are for messages of Slack, and these are none"
        raise refusal(what, "leave them out", sources[0].path)
    if pages and all(map(pagerduty.is_pagerduty, pages)):
        return pagerduty.imported(pages, wishes, watch)
    if pages and all(map(incident_io.is_incident_io, pages)):
        return incident_io.imported(pages, wishes, watch)
    if pages:
        raise _unknown(pages, sources)
    if len(sources) > 1:
        other = next(source for source in sources if not _is_json(source))
        raise refusal("Several files can only be JSON of one tool", "give one file", other.path)
    return _from_text(sources[0], wishes, watch)


def _from_text(source: Source, wishes: Wishes, watch: Watch) -> Import:
    suffix = PurePosixPath(source.path).suffix.lower()
    if suffix in _TABLES or (suffix not in _REPORTS and columns.is_table(source)):
        return csv_table.imported(source, wishes, watch)
    if suffix in _REPORTS | _PERHAPS:
        return old_report.imported(source, wishes)
    what = "This is neither JSON nor a table whose columns we know"
    raise refusal(what, "a report in Markdown is known by its name: `.md`", source.path)


def _beside(around: Around) -> slack.Beside:
    return slack.beside(((source, loaded(source)) for source in around.files), around.folder)


def _is_json(source: Source) -> bool:
    """By its first sign, unless the name says that it is a report or a table."""
    suffix = PurePosixPath(source.path).suffix.lower()
    if suffix in _REPORTS | _TABLES:
        return False
    return suffix == ".json" or bool(re.match(r"\s*(?:\{|\[\s*[\[{\]])", source.text))


def _unknown(pages: Sequence[Json], sources: Sequence[Source]) -> ReviewError:
    """The letter about JSON of no known shape; an answer that is an error says which."""
    for page, source in zip(pages, sources, strict=True):
        error = text_of(page, "error") or text_of(page, "error", "message") or text_of(page, "type")
        if error and isinstance(page, dict) and {"error", "errors"} & page.keys():
            what = f"This is an answer that says no: {error[:80]}"
            return refusal(what, "ask again with a token that may read the incident", source.path)
        known = (slack.is_slack, pagerduty.is_pagerduty, incident_io.is_incident_io)
        if not any(knows(page) for knows in known):
            return refusal("This JSON is of no tool that we know", _LOOKED_FOR, source.path)
    return refusal("These files are of different tools", "give those of one", sources[0].path)
