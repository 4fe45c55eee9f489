"""The table of tools whose exports are read; a new one is a file in `formats/` and a row here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from action.errors import CallError, Letter, ReviewError
from action.importers.formats import (
    csv_table,
    firehydrant,
    incident_io,
    old_report,
    opsgenie,
    pagerduty,
    slack,
    statuspage,
)
from action.importers.import_model import (
    Around,
    Export,
    Import,
    Source,
    Task,
    Watch,
    Wishes,
    refusal,
    unwatched,
)
from action.importers.json_text import loaded, text_of


@dataclass(frozen=True, slots=True)
class Reader:
    """What is read of one tool, by the name that people call it.

    `looked_for` says by what its JSON is known; a file whose name has one of the `endings` is this
    without a look. `chosen`: people may choose messages by `--emoji`, and say where by `--link`.
    """

    name: str
    knows: Callable[[Export], bool]
    imported: Callable[[Task], Import]
    looked_for: str = ""
    endings: frozenset[str] = frozenset()
    chosen: bool = False


READERS: Final = (
    Reader("Slack", slack.knows, slack.imported, slack.LOOKED_FOR, chosen=True),
    Reader("Statuspage", statuspage.knows, statuspage.imported, statuspage.LOOKED_FOR),
    Reader("Opsgenie", opsgenie.knows, opsgenie.imported, opsgenie.LOOKED_FOR),
    Reader("PagerDuty", pagerduty.knows, pagerduty.imported, pagerduty.LOOKED_FOR),
    Reader("FireHydrant", firehydrant.knows, firehydrant.imported, firehydrant.LOOKED_FOR),
    Reader("incident.io", incident_io.knows, incident_io.imported, incident_io.LOOKED_FOR),
    Reader("CSV", csv_table.knows, csv_table.imported, endings=csv_table.ENDINGS),
    Reader("A report", old_report.knows, old_report.imported, endings=old_report.ENDINGS),
)
"""Each is asked in this order; the first that knows all files reads them."""


def imported(
    sources: Sequence[Source],
    wishes: Wishes,
    look_around: Callable[[], Around] = Around,
    watch: Watch = unwatched,
) -> Import:
    """The incident that these files tell. Raises ReviewError where nobody can say what they are.

    `look_around` is asked for what lies beside the files, by a reader that wants to know.
    """
    exports = _exports(sources)
    reader = next((row for row in READERS if all(_is_of(row, each) for each in exports)), None)
    if (wishes.emoji or wishes.link) and not (reader and reader.chosen):
        what = "`--emoji` and `--link` only work with Slack messages"
        raise CallError(Letter(what, "leave them out"))
    if len(exports) > 1 and not exports[0].is_json:
        other = next(source for source in sources if not _is_json(source))
        raise refusal("Several files must all be JSON from one tool", "give one file", other.path)
    if reader is None:
        raise _unknown(exports)
    return reader.imported(Task(exports, wishes, look_around, watch))


def _is_of(reader: Reader, export: Export) -> bool:
    """Whether a file is of this tool: by its name where that tells, else by its shape."""
    if _ending_tells(export.source):
        return export.source.suffix in reader.endings
    return reader.knows(export)


def _ending_tells(source: Source) -> bool:
    return any(source.suffix in row.endings for row in READERS)


def _exports(sources: Sequence[Source]) -> tuple[Export, ...]:
    """All of them parsed where all of them are JSON, else none."""
    if all(map(_is_json, sources)):
        return tuple(Export(source, is_json=True, data=loaded(source)) for source in sources)
    return tuple(map(Export, sources))


def _is_json(source: Source) -> bool:
    """By its first sign, unless the name says that it is something else."""
    if _ending_tells(source):
        return False
    return source.suffix == ".json" or bool(re.match(r"\s*(?:\{|\[\s*[\[{\]])", source.text))


# --- what nobody knows ----------------------------------------------------------------------------


def _unknown(exports: Sequence[Export]) -> ReviewError:
    """The letter about the first file that is of no known shape, or about a mixture."""
    for export in exports:
        if not export.is_json:
            what = "This is neither JSON nor a table with known columns"
            remedy = "if it is a report in Markdown, rename it so that it ends in .md"
            return refusal(what, remedy, export.path)
        if error := _said_no(export):
            what = f"This is an error message, not an export: {error[:80]}"
            return refusal(
                what, "ask again with a token that is allowed to read the incident", export.path
            )
        if not any(row.knows(export) for row in READERS):
            looked = "; ".join(
                f"{row.looked_for} ({row.name})" for row in READERS if row.looked_for
            )
            return refusal(
                "This JSON is not from a known tool", f"export one of these: {looked}", export.path
            )
    return refusal(
        "These files come from different tools", "use one tool at a time", exports[0].path
    )


def _said_no(export: Export) -> str:
    """What an answer says that is an error."""
    page = export.data
    if not (isinstance(page, dict) and {"error", "errors"} & page.keys()):
        return ""
    return text_of(page, "error") or text_of(page, "error", "message") or text_of(page, "type")
