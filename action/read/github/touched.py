"""Which incidents an event touches; asked of GitHub only where the event cannot tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from action import NAME
from action.connection import Connection
from action.markdown.sections import Page
from action.node import Node
from action.read.event import Occasion, Where
from action.read.github import asking, nodes, queries
from action.read.github.ourselves import Ourselves
from action.read.names import day_of
from action.read.settings import settings as read_settings
from action.review.settings import Settings

RECENTLY: Final = 30
"""Days back in which an incident without a review counts as missed, not as history."""


def touched(
    connection: Connection, where: Where, occasion: Occasion, today: date
) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """The ids of the incidents to look at, and which of them were renamed to what."""
    if occasion.incidents is None:
        ids, renamed, settings_changed = _compared(connection, where, occasion)
    else:
        ids, renamed, settings_changed = occasion.incidents, {}, False
    if occasion.sweep or settings_changed:
        ids = (*ids, *_swept(connection, where, today))
    return tuple(dict.fromkeys(ids)), renamed


# --- what a push changed --------------------------------------------------------------------------


def _compared(
    connection: Connection, where: Where, occasion: Occasion
) -> tuple[tuple[str, ...], dict[str, str], bool]:
    """The incidents whose folder differs, renamed ones, and whether the settings differ."""
    house = asking.house(connection, where, queries.compare(where, occasion))
    old, new = _entries(house.get("before")), _entries(house.get("after"))
    changed = tuple(name for name in {**old, **new} if old.get(name) != new.get(name))
    fresh = {oid: name for name, oid in new.items() if name not in old}
    renamed = {name: fresh[oid] for name, oid in old.items() if name not in new and oid in fresh}
    was, now = house.get("settingsBefore") or {}, house.get("settingsAfter") or {}
    return changed, renamed, was.get("oid") != now.get("oid")


def _entries(tree: Node | None) -> dict[str, str]:
    entries = (tree or {}).get("entries") or ()
    return {entry["name"]: entry["oid"] for entry in entries if entry and entry["type"] == "tree"}


# --- what a sweep looks at ------------------------------------------------------------------------


def _swept(connection: Connection, where: Where, today: date) -> Iterator[str]:
    """Every review under way, and incidents of the last days whose push was never seen."""
    viewer, house = _house(connection, where, NAME, None)
    settings = read_settings(nodes.blob_text(house["settings"]), path=where.settings)
    we, label = Ourselves.known_as(viewer, settings.written_by), settings.labels.review.name
    if label != NAME:
        _, house = _house(connection, where, label, None)
    known = set(_idents(house["closed"], we))
    names = [entry["name"] for entry in (house["folder"] or {}).get("entries") or () if entry]
    yield from _closed_lately(house, settings, we, today)
    while True:
        under_way = list(_idents(house["open"], we))
        yield from under_way
        known |= set(under_way)
        page = house["open"]["pageInfo"]
        if not page["hasNextPage"]:
            break
        _, house = _house(connection, where, label, page["endCursor"])
    yield from (name for name in names if name not in known and _is_recent(name, today))


def _house(connection: Connection, where: Where, label: str, after: str | None) -> tuple[str, Node]:
    """Whose token it is, and what a sweep looks at in the repository."""
    reply = asking.reply(connection, queries.sweep(where, label, after))
    return str(reply.data["viewer"]["login"]), asking.house_in(reply.data, where)


def _idents(issues: Node, we: Ourselves) -> Iterator[str]:
    """The incidents that issues of ours are the reviews of; those of others are nobody's."""
    for node in filter(we.wrote, nodes.nodes(issues)):
        if ident := Page(node["body"] or "").marker("review").get("id"):
            yield ident


def _closed_lately(house: Node, settings: Settings, we: Ourselves, today: date) -> Iterator[str]:
    """Reviews closed so lately that a run may have died over them, or that rest before they end."""
    for node in nodes.nodes(house["closed"]):
        labels = {label["name"] for label in nodes.nodes(node["labels"])}
        recent = (today - nodes.instant(node["updatedAt"]).date()).days <= RECENTLY
        if recent and settings.labels.preparing.name in labels:
            yield from _idents({"nodes": [node]}, we)


def _is_recent(name: str, today: date) -> bool:
    day = day_of(name)
    return day is not None and 0 <= (today - day).days <= RECENTLY
