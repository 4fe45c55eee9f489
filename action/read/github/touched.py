"""Which incidents an event touches; asked of GitHub only where the event cannot tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from action.connection import Connection
from action.node import Node
from action.read.event import Occasion, Where
from action.read.github import asking
from action.read.github.documents import queries
from action.read.github.sweeping import Swept, swept


def touched(connection: Connection, where: Where, occasion: Occasion, today: date) -> Swept:
    """The ids of the incidents to look at, and what could not be read of those to look for."""
    if occasion.incidents is None:
        ids, settings_changed = _compared(connection, where, occasion)
    else:
        ids, settings_changed = occasion.incidents, False
    all_ = occasion.sweep or settings_changed
    found = swept(connection, where, today) if all_ else Swept()
    return replace(found, ids=tuple(dict.fromkeys((*ids, *found.ids))))


# --- what a push changed --------------------------------------------------------------------------


def _compared(
    connection: Connection, where: Where, occasion: Occasion
) -> tuple[tuple[str, ...], bool]:
    """The incidents whose folder differs, and whether the settings differ."""
    house = asking.house(connection, where, queries.compare(where, occasion))
    old, new = _entries(house.get("before")), _entries(house.get("after"))
    changed = tuple(name for name in {**old, **new} if old.get(name) != new.get(name))
    was, now = house.get("settingsBefore") or {}, house.get("settingsAfter") or {}
    return changed, was.get("oid") != now.get("oid")


def _entries(tree: Node | None) -> dict[str, str]:
    entries = (tree or {}).get("entries") or ()
    return {entry["name"]: entry["oid"] for entry in entries if entry and entry["type"] == "tree"}
