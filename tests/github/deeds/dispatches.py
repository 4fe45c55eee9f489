"""Dispatching: another program tells a repository something, and a workflow hears it."""

import json
from dataclasses import dataclass, field
from typing import Any

from tests.github import rules
from tests.github.records import MAY_WRITE, User
from tests.github.world import World

LONGEST_TYPE = 100
MOST_PROPERTIES = 10
LARGEST_PAYLOAD = 64 * 1024
FIRST_RUN = 8_000_000_000


@dataclass(frozen=True)
class Dispatched:
    """What was told: by whom, of which type, and the payload; ``run`` is what it has started.

    A run that is started again keeps its number [docs].
    """

    sender: User
    event_type: str
    payload: dict[str, Any] = field(repr=False)
    run: int


def check_may_dispatch(by: User) -> None:
    """Refuse whoever may not write in the repository."""
    if by.permission not in MAY_WRITE:
        raise rules.MAY_NOT_DISPATCH.broken()


def dispatch(world: World, by: User, event_type: Any, payload: Any) -> Dispatched:
    """Tell the repository something."""
    if not isinstance(event_type, str) or not event_type:
        raise rules.TYPE_MISSING.broken()
    if len(event_type) > LONGEST_TYPE:
        raise rules.TYPE_TOO_LONG.broken()
    told = _checked({} if payload is None else payload)
    world.dispatches += 1
    return Dispatched(by, event_type, told, FIRST_RUN + world.dispatches)


def _checked(payload: Any) -> dict[str, Any]:
    if not isinstance(payload, dict):
        raise rules.PAYLOAD_NO_OBJECT.broken()
    if len(payload) > MOST_PROPERTIES:
        raise rules.TOO_MANY_PROPERTIES.broken(count=len(payload))
    if len(json.dumps(payload).encode()) >= LARGEST_PAYLOAD:
        raise rules.PAYLOAD_TOO_LARGE.broken()
    return dict(payload)
