"""What lies beside the messages of a Slack export: who its people are, and its channels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from action.importers.import_model import Around, Json
from action.importers.json_text import loaded, rows_of, text_of


@dataclass(frozen=True, slots=True)
class Beside:
    """What the files beside the messages say: people and channels by id, and this channel's id."""

    people: Mapping[str, str] = field(default_factory=dict)
    channels: Mapping[str, str] = field(default_factory=dict)
    channel: str = ""


def lying_beside(around: Around) -> Beside:
    """What `users.json` and `channels.json` (or `groups.json`) of an export say."""
    people: dict[str, str] = {}
    channels: dict[str, str] = {}
    for source in around.files:
        data = loaded(source)
        users = source.path.endswith("users.json")
        rows = data if isinstance(data, list) else rows_of(data, "members")
        for row in rows:
            ident = text_of(row, "id")
            if users:
                people[ident] = _name(row)
            else:
                channels[ident] = text_of(row, "name")
    here = [ident for ident, name in channels.items() if name == around.folder]
    return Beside(people, channels, here[0] if len(here) == 1 else "")


def _name(row: Json) -> str:
    return (
        text_of(row, "profile", "real_name")
        or text_of(row, "real_name")
        or text_of(row, "profile", "display_name")
        or text_of(row, "name")
    )
