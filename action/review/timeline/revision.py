"""One timeline from the text as people left it to the text as it should be, step by step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from action.review.commands import spoken
from action.review.commands.command import Command
from action.review.incident import Incident
from action.review.model import IncidentFile, Snapshot
from action.review.timeline import merging
from action.review.timeline.ids import with_ids
from action.review.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Revision:
    """What has become of the timeline so far, and what should become of it now.

    `written` is what stands on the branch. In `named` every event has an id; `merged` also has the
    changes of the incident file, where that has changed; `wanted` also what comments tell. All four
    are None while nothing is written there. `pending` are the commands in comments that the
    timeline does not remember, whatever the reason, and `joining` the events of them that join it.
    """

    written: Timeline | None
    named: Timeline | None
    merged: Timeline | None
    wanted: Timeline | None
    pending: tuple[Command, ...]
    joining: tuple[Command, ...]


def revision(
    snapshot: Snapshot, file: IncidentFile, incident: Incident, belongs: Callable[[str], bool]
) -> Revision:
    """The steps that a timeline takes, given what its file and those who belong here say by now."""
    written = snapshot.branch.timeline if snapshot.branch else None
    pending = spoken.waiting(snapshot, snapshot.timeline)
    joining = spoken.fresh(snapshot, written, belongs)
    if written is None:
        return Revision(None, None, None, None, pending, joining)
    changed = _has_changed(file, written)
    named = with_ids(written, merging.telling(written, file.before if changed else incident))
    merged = merging.merged(named, file.before, incident, file.blob) if changed else None
    heard = (*spoken.recalled(snapshot, written), *joining)
    wanted = _with_told(merged or named, joining, heard)
    return Revision(written, named, merged, wanted, pending, joining)


def _has_changed(file: IncidentFile, written: Timeline) -> bool:
    known = written.memory
    return bool(file.blob) and (known is None or known.blob != file.blob)


def _with_told(
    timeline: Timeline, joining: tuple[Command, ...], heard: tuple[Command, ...]
) -> Timeline:
    """The timeline with the events that join it, remembering every command that was heard."""
    if not heard:
        return timeline
    events = [command.event for command in joining if command.event]
    return merging.with_events(timeline, events, map(spoken.key, heard))
