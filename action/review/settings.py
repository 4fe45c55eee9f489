"""What a team has settled about its reviews, as frozen values; read/settings.py reads the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import Enum
from types import MappingProxyType
from typing import Final

from action.errors import Letter
from action.review.bank.bank import Bank
from action.review.bank.standing_question import StandingQuestion
from action.review.dates.workdays import USUAL_WEEK, WorkingWeek
from action.review.moments.word_rules import WordRules
from action.review.outlets.outlet_rules import NO_OUTLETS, OutletRules

STEPS: Final = ("date", "read", "agree", "notes", "close")
"""The steps of a review in their order, by the names that settings have for them."""


PRIORITY_COLORS: Final[Mapping[str, str]] = MappingProxyType(
    {"critical": "b60205", "high": "d93f0b", "medium": "fbca04", "low": "c2e0c6"}
)
"""The colours of labels for priorities, the same as those of severities."""


@dataclass(frozen=True, slots=True)
class Away:
    """Days on which somebody is not there, the first and the last of them included."""

    first: date
    last: date

    def meets(self, first: date, last: date) -> bool:
        """Whether one of these days is among them."""
        return self.first <= last and first <= self.last


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the settings name; `login` is the GitHub login, without @."""

    login: str
    name: str | None = None
    email: str | None = None
    senior: bool = False
    away: tuple[Away, ...] = ()

    def is_away(self, first: date, last: date) -> bool:
        """Whether they are not there on one of these days."""
        return any(days.meets(first, last) for days in self.away)


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody who works for a client; not everybody has a login on GitHub."""

    name: str
    login: str | None = None


@dataclass(frozen=True, slots=True)
class Client:
    """Somebody the incident may touch from outside, and who works with them (R32).

    `sprint_team` and `staff` have work that is going on, `involved` have to do with them otherwise.
    """

    key: str
    name: str
    delivery_manager: str | None = None
    sprint_team: tuple[str, ...] = ()
    involved: tuple[str, ...] = ()
    staff: tuple[Staff, ...] = ()


class Attendance(Enum):
    """How many are invited (R31, R35): who must come alone, who should as well, or all told."""

    SMALL = "small"
    SEEDS = "seeds"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class AttendanceRules:
    """Which attendance holds for which incidents; a kind goes before a client and a severity."""

    usual: Attendance = Attendance.SEEDS
    severities: Mapping[str, Attendance] = field(default_factory=lambda: MappingProxyType({}))
    clients: Mapping[str, Attendance] = field(default_factory=lambda: MappingProxyType({}))
    kinds: Mapping[str, Attendance] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, severity: str, clients: Iterable[str], kind: str | None) -> Attendance:
        """The attendance of one incident; where its clients differ, the smallest."""
        if kind and kind in self.kinds:
            return self.kinds[kind]
        own = {self.clients[key] for key in clients if key in self.clients}
        smallest = next((size for size in Attendance if size in own), None)
        return smallest or self.severities.get(severity, self.usual)


@dataclass(frozen=True, slots=True)
class SecurityRules:
    """Who comes where information security was touched; whether a public repository may know."""

    people: tuple[str, ...] = ()
    public: bool = False


@dataclass(frozen=True, slots=True)
class Severity:
    """What a severity asks of its review; days are working days (R02, R04, R17, R18, R33, R70).

    The meeting takes so many `minutes`, and up to the `longest` where there is much to talk about.
    `steps` are those of STEPS that its reviews go through.
    """

    key: str
    within: int
    minutes: int
    due: int
    review: bool = True
    senior: bool = False
    steps: tuple[str, ...] = STEPS
    longest: int = 120


class ShowReaders(Enum):
    """Whose reading the page shows: of those who must come, only how many, or nothing at all."""

    MUST = "must"
    COUNTS = "counts"
    NOBODY = "nobody"


class NotesRule(Enum):
    """What is asked of notes and recording: as a step, as a condition of the end, or nothing."""

    ASKED = "asked"
    REQUIRED = "required"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Label:
    """A label as GitHub keeps it: `color` is six hexadecimal digits without #."""

    name: str
    color: str
    description: str


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels in use; those of severities and clients are made from prefixes."""

    review: Label
    action: Label
    preparing: Label
    finished: Label
    ended: Label
    sending: Label
    isms: Label
    priority_prefix: str
    severity_prefix: str
    client_prefix: str
    severities: Mapping[str, str]
    client_color: str

    def severity(self, key: str) -> Label:
        """The label that says how severe an incident was."""
        color = self.severities.get(key, "ededed")
        return Label(f"{self.severity_prefix}{key}", color, f"Incidents of severity {key}")

    def priority(self, key: str) -> Label:
        """The label that says how pressing an action is."""
        color = PRIORITY_COLORS.get(key, "ededed")
        return Label(f"{self.priority_prefix}{key}", color, f"Actions of {key} priority")

    def client(self, key: str) -> Label:
        """The label that says which client an incident touched."""
        return Label(f"{self.client_prefix}{key}", self.client_color, f"Incidents that touch {key}")

    @property
    def stages(self) -> tuple[Label, ...]:
        """The labels of which a review bears exactly one."""
        return (self.preparing, self.finished, self.ended)


@dataclass(frozen=True, slots=True)
class ActionRules:
    """How many actions a review may end with without a reason (R62); working days of soak (R71).

    Their issues are of this type, and say priority and day in these fields, where teams want that.
    """

    at_most: int
    soak: int
    issue_type: str = ""
    priority_field: str = ""
    due_field: str = ""


@dataclass(frozen=True, slots=True)
class MeetingRules:
    """When a team meets: between which times, on which days, on whose clocks, and where online.

    Without a `zone` it is that of the incident; the page tells the time on the clocks of `zones`,
    too. `call` is an address, or empty.
    """

    first: time = time(10)
    last: time = time(16)
    week: WorkingWeek = USUAL_WEEK
    zone: str = ""
    zones: tuple[str, ...] = ()
    call: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a team may settle; what holds where it has not stands in read/settings.py.

    `written_by`: under which logins we have written before, besides the one of today's token.
    `team` is the tech team; `tells_should`: who should come is told, and not only listed;
    `names_who_came`: the record has their names, and not only how many they were; `questions` are
    those for topics and moments, `standing_questions` those of every review, in their order.
    By `moment_words` moments worth asking about are known. `left_out` is about questions of the
    team that do not fit: they are not asked, and hold nothing up. `private_form` is the address of
    a form that sends remarks without a name.
    """

    labels: Labels
    severities: Mapping[str, Severity]
    actions: ActionRules
    timezone: str
    people: Mapping[str, Person] = field(default_factory=lambda: MappingProxyType({}))
    facilitators: tuple[str, ...] = ()
    note_takers: tuple[str, ...] = ()
    clients: Mapping[str, Client] = field(default_factory=lambda: MappingProxyType({}))
    written_by: tuple[str, ...] = ()
    team: tuple[str, ...] = ()
    delivery_managers: tuple[str, ...] = ()
    attendance: AttendanceRules = AttendanceRules()
    tells_should: bool = False
    security: SecurityRules = SecurityRules()
    show_readers: ShowReaders = ShowReaders.MUST
    names_who_came: bool = False
    notes: NotesRule = NotesRule.ASKED
    questions: Bank = field(default_factory=Bank)
    standing_questions: tuple[StandingQuestion, ...] = ()
    moment_words: WordRules | None = None
    left_out: tuple[Letter, ...] = ()
    private_form: str = ""
    meeting: MeetingRules = MeetingRules()
    outlets: OutletRules = NO_OUTLETS

    def person(self, login: str) -> Person | None:
        """What is settled about somebody; GitHub's logins do not care about case."""
        others = (one for key, one in self.people.items() if key.lower() == login.lower())
        return self.people.get(login) or next(others, None)

    def spelled(self, login: str) -> str:
        """A login as the settings spell it, if they name somebody of that login."""
        person = self.person(login)
        return person.login if person else login

    def severity(self, key: str) -> Severity:
        """The rules of a severity that the incident file may name."""
        return self.severities[key]
