"""What an event of FireHydrant says; each of its kinds has its words in another place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from action.importers import mrkdwn
from action.importers.aliases import Aliases
from action.importers.import_model import Json
from action.importers.json_text import rows_of, text_of

_SAID: Final = ("body", "message", "text", "note", "summary", "description", "title", "name")
_PARTS: Final = 4
_CHAT: Final = frozenset({"chat_message", "generic_chat_message"})
_USERS: Final = ("author", "user", "assignee", "created_by", "updated_by")


def words_of(row: Mapping[str, Json], people: Aliases) -> str:
    """The words of people as they are; of what FireHydrant did its kind comes first."""
    kind = text_of(row, "type").removeprefix("event/")
    said = [mrkdwn.markdown(words, people, {}) for words in _said(row.get("data"))]
    if kind in _CHAT and said:
        return ": ".join(said)
    name = mrkdwn.on_one_line(kind.replace("_", " ").capitalize())
    return people.in_words(": ".join(filter(None, [name, *said]))) or "An event without words"


def people_in(
    rows: Iterable[Mapping[str, Json]], whole: Mapping[str, Json]
) -> Iterator[tuple[str, str]]:
    """Everybody whom the events and the incident name."""
    for row in (*rows, whole, *rows_of(whole, "role_assignments")):
        for part in (row, row.get("data")):
            for key in _USERS:
                name = text_of(part, key, "name")
                if name and not name.lower().startswith("firehydrant"):
                    yield text_of(part, key, "id") or name, name


def _said(data: Json) -> list[str]:
    """The words of an event, and of what stands inside it: a note, a task, a role, a user."""
    if not isinstance(data, dict):
        return [data] if isinstance(data, str) and data.strip() else []
    inner = [part for part in data.values() if isinstance(part, dict)]
    found = (_first(part) for part in (data, *inner))
    return list(dict.fromkeys(filter(None, found)))[:_PARTS]


def _first(part: Mapping[str, Json]) -> str:
    return next((said for key in _SAID if (said := text_of(part, key).strip())), "")
