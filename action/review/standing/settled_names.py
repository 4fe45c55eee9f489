"""People as the settings spell them, whatever case somebody writes."""

from __future__ import annotations

from dataclasses import replace

from action.review.commands.asks.ask import Invite, LearnByWatching, PeopleAsk, TakeRole
from action.review.settings import Settings


def as_settled(ask: PeopleAsk, settings: Settings) -> PeopleAsk:
    """The same, naming people as the settings do."""
    match ask:
        case TakeRole() | LearnByWatching():
            return replace(ask, login=settings.spelled(ask.login))
        case Invite(logins):
            return replace(ask, logins=tuple(map(settings.spelled, logins)))
        case _:
            return ask
