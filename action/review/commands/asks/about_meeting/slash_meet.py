"""`/meet 2026-12-03 14:00`: the meeting is then; `/meet 2` takes a proposed time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeGuard

from action import time_zone
from action.markdown import safe
from action.review.commands.answering import Help, ReplyLine, as_given
from action.review.commands.asks.ask import Ask, MeetAt, MeetInSlot, MeetNever
from action.review.commands.asks.named import MOST_OF_A_WORD
from action.review.commands.asks.row import AskRow
from action.review.commands.command import Command
from action.review.dates.said_time import NotATime, SaidTime, said_time
from action.review.dates.settling_nothing import (
    MeetNoSuchDay,
    MeetNoSuchTime,
    SettlesNothing,
)

_HTTPS: Final = "https"
_CALL: Final = re.compile(
    rf"\[[^\[\]]*+\]\((?P<linked>{_HTTPS}://[^\s()<>]{{1,1000}}+)\)"
    rf"|<?(?P<bare>{_HTTPS}://[^\s<>]{{1,1000}}+)>?",
    re.IGNORECASE,
)
"""An address, bare or behind words; only https takes people where it says.

A longer one is none: it would stand on the page several times, which has only so much room.
"""
_BEHIND: Final = ".,;:!?*_~'\""
"""Signs that end a sentence and no address, as GitHub links it [GFM 6.9]."""
_NO_CALL: Final = re.compile(
    r"[^\s:/]++://\S*+|www\.\S++|(?:[\w-]++\.)++[a-z]{2,}+/\S*+", re.IGNORECASE
)
"""Something that may have been meant as an address."""
_PASSWORD: Final = re.compile(r"://[^/?#\s@]*+@")
_EXAMPLE: Final = "/meet thursday 14:00 https://example.org/call"
_SLOT: Final = re.compile(r"(?:#|(?:slot|option|time|number)\s+)?([0-9]{1,2})[.)]?", re.IGNORECASE)
_NEVER: Final = re.compile(r"(?:is\s+)?(?:cancel(?:l?ed)?|off)[.!]?", re.IGNORECASE)
_IN_A_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class SlashMeet(Help):
    """The meeting is then, or at a proposed time, or not yet settled."""


@dataclass(frozen=True, slots=True)
class MeetUnclear(SettlesNothing):
    """A `/meet` that names no moment: `lacks` is day or time, `odd` was not understood.

    `day` is one that could be meant, to show how it is written.
    """

    line: str
    lacks: str
    odd: str
    day: date


@dataclass(frozen=True, slots=True)
class MeetZoneUnclear(SettlesNothing):
    """A `/meet` with an abbreviation that stands for several zones, such as `places`."""

    line: str
    zone: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CallShowsPassword(SettlesNothing):
    """A call whose address has a name or a password in it, which is repeated nowhere."""

    example: str


@dataclass(frozen=True, slots=True)
class CallNotHttps(SettlesNothing):
    """A call whose address is none of https."""

    line: str
    odd: str


def call_in(words: str) -> str:
    """The address of a call among such words; empty where there is none, or it shows a password."""
    found = None if _PASSWORD.search(words) else _CALL.search(words)
    return _address(found) if found else ""


def _address(found: re.Match[str]) -> str:
    """The address itself, without what only ends a sentence."""
    url = (found["linked"] or found["bare"])[len(_HTTPS) :]
    while url.endswith((*_BEHIND, ")")) and not (url[-1] == ")" and _is_closed(url)):
        url = url[:-1]
    return f"{_HTTPS}{url}" if url.strip(":/") else ""


def _is_closed(url: str) -> bool:
    """Whether every bracket that it closes was opened in it."""
    return url.count(")") <= url.count("(")


def _asked(command: Command) -> Ask | ReplyLine:
    if _PASSWORD.search(command.text):
        return CallShowsPassword(_EXAMPLE)
    call = call_in(command.text)
    words = _without(command.text, _CALL.search(command.text) if call else None).strip()
    if _NEVER.fullmatch(words):
        return MeetNever()
    if slot := _SLOT.fullmatch(words):
        return MeetInSlot(int(slot[1]), call)
    said = said_time(words)
    return MeetAt(said, call) if _is_sure(said) else _unclear(command, said)


def _is_sure(said: SaidTime | NotATime) -> TypeGuard[SaidTime]:
    """Whether words name a time, and none of several zones."""
    return isinstance(said, SaidTime) and said.zone not in time_zone.UNCERTAIN


def _unclear(command: Command, said: SaidTime | NotATime) -> ReplyLine:
    """What is asked about words that settle nothing."""
    line = as_given(command)
    match said:
        case SaidTime(zone=zone):
            return MeetZoneUnclear(line, zone, time_zone.PLACES.get(zone, ()))
        case NotATime(never="day"):
            return MeetNoSuchDay(line)
        case NotATime(odd=odd, never="time"):
            return MeetNoSuchTime(line, odd)
        case NotATime(lacks="", odd=odd) if _NO_CALL.fullmatch(odd):
            return CallNotHttps(line, safe.shortened(odd, MOST_OF_A_WORD))
        case NotATime(lacks, odd):
            shown = safe.shortened(odd, MOST_OF_A_WORD)
            return MeetUnclear(line, lacks, shown, (command.said + _IN_A_WEEK).date())


def _without(text: str, found: re.Match[str] | None) -> str:
    return text if found is None else f"{text[: found.start()]} {text[found.end() :]}"


RULE: Final = AskRow("meet", SlashMeet(), _asked, "2026-12-03 14:00")
