"""What people have asked about the notes in comments: to have them, a recording, who was there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from action.review.commands.answering import ReplyLine, as_given
from action.review.commands.asks.ask import Ask, KeepRecording, NameAttendance, WantNotes
from action.review.commands.command import Command


@dataclass(frozen=True, slots=True)
class AskedNotes:
    """What stands of it; a `recording` that is empty is said not to be there.

    `came` are the logins of those who were there, and `answers` for what names nobody.
    """

    wanted: bool = False
    recording: str | None = None
    came: tuple[str, ...] = ()
    answers: Mapping[Command, ReplyLine] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class NobodyKnownCame(ReplyLine):
    """A login among those who were there that is nobody's here."""

    line: str
    login: str


def asked_notes(asked: Iterable[tuple[Command, Ask]], knows: Callable[[str], bool]) -> AskedNotes:
    """What stands of all that was asked, in its order: the newest recording, and everybody named.

    Whoever is named must be somebody whom the review `knows`.
    """
    found = AskedNotes()
    for command, ask in asked:
        match ask:
            case WantNotes():
                found = replace(found, wanted=True)
            case KeepRecording(url):
                found = replace(found, recording=url)
            case NameAttendance(logins):
                found = _with(found, command, logins, knows)
            case _:
                pass
    return found


def _with(
    found: AskedNotes, command: Command, logins: tuple[str, ...], knows: Callable[[str], bool]
) -> AskedNotes:
    """Nobody of a comment counts where one of its names is a slip: it is edited, and all do."""
    if unknown := next((login for login in logins if not knows(login)), None):
        answer = NobodyKnownCame(as_given(command), unknown)
        return replace(found, answers={**found.answers, command: answer})
    return replace(found, came=(*found.came, *logins))
