"""Which incidents an event touches; asked of GitHub only where the event cannot tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from action.connection import Connection
from action.node import Node
from action.read.event import Occasion, Where
from action.read.finding import beside_folders, is_beside
from action.read.github import asking
from action.read.github.documents import queries
from action.read.github.sweeping import Swept, swept


def touched(connection: Connection, where: Where, occasion: Occasion, today: date) -> Swept:
    """The ids of the incidents to look at, and what could not be read of those to look for."""
    if occasion.incidents is None:
        ids, beside, settings_changed = _compared(connection, where, occasion)
    else:
        ids, beside, settings_changed = occasion.incidents, (), False
    all_ = occasion.sweep or settings_changed
    found = swept(connection, where, today) if all_ else Swept()
    letters = tuple(beside_folders(where.folder, name) for name in beside)
    return replace(found, ids=tuple(dict.fromkeys((*ids, *found.ids))), beside=letters)


# --- what a push changed --------------------------------------------------------------------------


def _compared(
    connection: Connection, where: Where, occasion: Occasion
) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """The incidents whose folder differs, new files beside them, and if the settings differ."""
    house = asking.house(connection, where, queries.compare(where, occasion))
    old, new = (_entries(house.get(side), "tree") for side in ("before", "after"))
    changed = tuple(name for name in {**old, **new} if old.get(name) != new.get(name))
    had, has = (_entries(house.get(side), "blob") for side in ("before", "after"))
    beside = tuple(name for name, oid in has.items() if had.get(name) != oid and is_beside(name))
    was, now = house.get("settingsBefore") or {}, house.get("settingsAfter") or {}
    return changed, beside, was.get("oid") != now.get("oid")


def _entries(tree: Node | None, kind: str) -> dict[str, str]:
    entries = (tree or {}).get("entries") or ()
    return {entry["name"]: entry["oid"] for entry in entries if entry and entry["type"] == kind}
