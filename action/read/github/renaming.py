"""Where the incident file of a folder is by now, when the folder has none any more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from action import INCIDENT_FILES
from action.connection import Connection
from action.node import Node
from action.read.event import Where
from action.read.github import asking
from action.read.github.documents import queries
from action.read.names import day_of
from action.review.model import Snapshot


def with_new_names(
    connection: Connection, where: Where, house: Node, snapshots: Sequence[Snapshot]
) -> tuple[Snapshot, ...]:
    """The same, knowing which incidents have another name now; asked only where a file is gone."""
    gone = {s.id: i for i, s in enumerate(snapshots) if s.issue and s.file and _is_gone(house, i)}
    if not gone:
        return tuple(snapshots)
    files = dict(_files(asking.house(connection, where, queries.folders(where))["folder"]))
    return tuple(
        _renamed(s, _new_name(s, house, gone[s.id], files)) if s.id in gone else s
        for s in snapshots
    )


def _is_gone(house: Node, i: int) -> bool:
    return not house[f"file{i}"] and not house[f"report{i}"]


def _files(folder: Node | None) -> Iterable[tuple[str, frozenset[str]]]:
    """The folders whose name can be that of an incident, and the incident files in them."""
    for entry in filter(None, (folder or {}).get("entries") or ()):
        inside = filter(None, (entry["object"] or {}).get("entries") or ())
        oids = frozenset(one["oid"] for one in inside if one["name"] in INCIDENT_FILES)
        if oids and day_of(entry["name"]):
            yield entry["name"], oids


def _new_name(
    snapshot: Snapshot, house: Node, i: int, files: Mapping[str, frozenset[str]]
) -> str | None:
    """The name that the page remembers, while it holds; else where the very same file is."""
    noted = snapshot.issue.page.renamed_to if snapshot.issue else ""
    if noted in files:
        return noted
    timeline = snapshot.branch.timeline if snapshot.branch else None
    memory = timeline.memory if timeline else None
    kept = (house[f"{part}{i}"] for part in ("kept", "keptReport"))
    known = {memory.blob if memory else "", *(blob["oid"] for blob in kept if blob)}
    return next((name for name, oids in files.items() if oids & known), None)


def _renamed(snapshot: Snapshot, name: str | None) -> Snapshot:
    """The same with its new name; then nobody needs to hear that the file is gone."""
    if name is None or snapshot.file is None:
        return snapshot
    return replace(snapshot, renamed_to=name, file=replace(snapshot.file, letters=()))
