"""What a standing command asks for, as frozen values: it holds as long as its comment stands."""

from __future__ import annotations

from dataclasses import dataclass

from action.review.dates.said_time import SaidTime
from action.review.people.need import Need
from action.review.standing.role import Role


@dataclass(frozen=True, slots=True)
class TakeRole:
    """Somebody is to have a role."""

    role: Role
    login: str


@dataclass(frozen=True, slots=True)
class AskRota:
    """The rota is to say who has a role."""

    role: Role


@dataclass(frozen=True, slots=True)
class Swap:
    """The two with a role swap."""


@dataclass(frozen=True, slots=True)
class LearnByWatching:
    """Somebody learns to facilitate by watching."""

    login: str


@dataclass(frozen=True, slots=True)
class Invite:
    """Some people are invited besides those whom the rules name."""

    logins: tuple[str, ...]
    need: Need


@dataclass(frozen=True, slots=True)
class Come:
    """Whoever says it comes, or cannot come."""

    can: bool


@dataclass(frozen=True, slots=True)
class HaveRead:
    """Whoever says it has read the timeline."""


@dataclass(frozen=True, slots=True)
class MakeException:
    """Something that the rules want is left out on purpose, for a reason."""

    lack: str
    reason: str


@dataclass(frozen=True, slots=True)
class NameTopic:
    """What is remarked at these times of the timeline is one topic of this name."""

    times: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class PutFirst:
    """The topics at these times of the timeline come first, in this order."""

    times: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PutOff:
    """The topics at these times of the timeline are not for this meeting."""

    times: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decline:
    """Ideas are not agreed on, for a reason; `actions` are their short names, such as A2."""

    actions: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Relay:
    """Somebody's words are passed on, about a time of the timeline, or about none."""

    at: str
    words: str


@dataclass(frozen=True, slots=True)
class WantNotes:
    """The notes are to be begun, for people to write in."""


@dataclass(frozen=True, slots=True)
class KeepRecording:
    """The recording of the meeting is at this address; there is none where it is empty."""

    url: str


@dataclass(frozen=True, slots=True)
class NameAttendance:
    """These were in the meeting."""

    logins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetAt:
    """The meeting is at a time that somebody has said; `call` is its address, often empty."""

    time: SaidTime
    call: str = ""


@dataclass(frozen=True, slots=True)
class MeetInSlot:
    """The meeting is at one of the proposed times, counted from 1."""

    number: int
    call: str = ""


@dataclass(frozen=True, slots=True)
class MeetNever:
    """The date of the meeting does not hold any more."""


MeetingAsk = MeetAt | MeetInSlot | MeetNever
"""What is asked for about the date of the meeting."""

PeopleAsk = TakeRole | AskRota | Swap | LearnByWatching | Invite | Come | HaveRead | MakeException
"""What is asked for about who comes; standing/told.py says what follows from it."""

NotesAsk = WantNotes | KeepRecording | NameAttendance
"""What is asked for about the notes of the meeting; notes/asked_notes.py looks after it."""

Ask = PeopleAsk | NameTopic | PutFirst | PutOff | Decline | Relay | NotesAsk | MeetingAsk
"""Everything that can be asked for so. What is no PeopleAsk, its own room looks after."""
