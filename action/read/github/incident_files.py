"""The incident files that GitHub has in the folder of an incident, under either of their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Final

from action import INCIDENT_FILES
from action.connection import Connection
from action.errors import Letter, Place, ReviewError
from action.node import Node
from action.read.event import Where
from action.read.github import asking, nodes
from action.read.github.documents import queries
from action.read.incident import incident
from action.review.incident import Incident
from action.review.model import IncidentFile, Snapshot
from action.review.settings import Settings

_PARTS: Final = tuple(zip(INCIDENT_FILES, ("file", "report"), ("kept", "keptReport"), strict=True))


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder of incident number `i` of an answer of GitHub's."""

    path: str
    i: int
    house: Node

    def now(self) -> Iterator[tuple[str, Node]]:
        """The incident files on the default branch, the one that counts first."""
        for name, part, _ in _PARTS:
            if blob := self.house[f"{part}{self.i}"]:
                yield f"{self.path}/{name}", blob

    @property
    def changed(self) -> datetime | None:
        """When the last commit on the default branch was made that touched the folder.

        The path of the file itself would be slower: where it has the other name, git has to walk
        through all that ever happened. While a review is open nothing else changes in there.
        """
        head = self.house[f"touched{self.i}"] or {}
        last = next(nodes.nodes(head.get("history") or {"nodes": ()}), None)
        return datetime.fromisoformat(last["committedDate"]) if last else None

    def kept(self) -> Iterator[tuple[str, Node]]:
        """The incident files that the timeline branch has kept."""
        for name, _, part in _PARTS:
            if blob := self.house[f"{part}{self.i}"]:
                yield f"{self.path}/{name}", blob


def incident_file(folder: Folder, settings: Settings) -> IncidentFile | None:
    """The file on the default branch; if gone or broken, what the timeline branch has kept."""
    files = tuple(folder.now())
    if not files:
        return _gone(folder, settings)
    path, blob = files[0]
    now, letters = _parsed(blob, path, settings)
    letters = (*letters, *(overlooked(other) for other, _ in files[1:]))
    if now:
        return IncidentFile(path, blob["oid"], now, letters, changed=folder.changed)
    return IncidentFile(path, "", _kept(folder, path, settings)[1], letters)


def with_versions(
    connection: Connection, where: Where, snapshots: Sequence[Snapshot], settings: Settings
) -> tuple[Snapshot, ...]:
    """The same with the version of the file that each timeline was last written from."""
    known = ((one.id, _written_from(one)) for one in snapshots)
    old = {ident: oid for ident, oid in known if oid}
    if not old:
        return tuple(snapshots)
    wanted = tuple(dict.fromkeys(old.values()))
    owners = [[ident for ident, oid in old.items() if oid == one] for one in wanted]
    with asking.concerning(partial(asking.numbered, owners)):
        found = asking.house(connection, where, queries.versions(where, wanted))
    blobs = {blob["oid"]: blob for blob in found.values() if blob}
    return tuple(
        replace(s, file=_with_version(s.file, blobs.get(old[s.id]), settings))
        if s.file and s.id in old
        else s
        for s in snapshots
    )


def _with_version(file: IncidentFile, blob: Node | None, settings: Settings) -> IncidentFile:
    """The same with an earlier version of it, which may have had the other name."""
    folder, _, name = file.path.rpartition("/")
    names = (name, *(other for other in INCIDENT_FILES if other != name))
    read = (_parsed(blob, f"{folder}/{name}", settings)[0] for name in names)
    return replace(file, before=next(filter(None, read), None))


def _gone(folder: Folder, settings: Settings) -> IncidentFile | None:
    path, kept = _kept(folder, "", settings)
    if kept is None:
        return None
    gone = Letter(
        f"{path} is not on the default branch any more",
        "put it back, or close the review issue as not planned",
    )
    return IncidentFile(path, "", kept, (gone,))


def _kept(folder: Folder, path: str, settings: Settings) -> tuple[str, Incident | None]:
    """What the timeline branch tells, first of all under the same name."""
    for name, blob in sorted(folder.kept(), key=lambda kept: kept[0] != path):
        if kept := _parsed(blob, name, settings)[0]:
            return name, kept
    return path, None


def overlooked(path: str) -> Letter:
    """A hint about an incident file that is not read, because the folder holds another."""
    what = f"This report is not read, because {INCIDENT_FILES[0]} is in the same folder"
    return Letter(what, "keep one of the two", Place(path), serious=False)


def _parsed(
    blob: Node | None, path: str, settings: Settings
) -> tuple[Incident | None, tuple[Letter, ...]]:
    if not blob:
        return None, ()
    text = nodes.blob_text(blob)
    if text is None:
        letter = Letter(
            "This is not a text file, or it is too large", "save it as UTF-8", Place(path)
        )
        return None, (letter,)
    try:
        return incident(text, path=path, settings=settings)
    except ReviewError as error:
        return None, error.letters


def _written_from(snapshot: Snapshot) -> str | None:
    """The version a timeline was written from, where the file has another one now."""
    timeline = snapshot.branch.timeline if snapshot.branch else None
    if not timeline or not snapshot.file or not snapshot.file.blob:
        return None
    blob = timeline.memory.blob if timeline.memory else None
    return blob if blob and blob != snapshot.file.blob else None
