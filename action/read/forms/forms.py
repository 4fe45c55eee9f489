"""What may stand in the two files that people write; the published JSON Schema is made from it."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from action.read.forms.values import (
    ClientKey,
    Colour,
    Day,
    Email,
    Key,
    LabelName,
    Line,
    Link,
    Login,
    Name,
    PointInTime,
    Prefix,
    Several,
    SeverityKey,
    Text,
    Title,
    What,
    Writer,
    YesNo,
)
from action.read.forms.zone_values import Zone, ZoneAllYear


class Form(BaseModel):
    """A mapping with these names and no others; a name without a value counts as not written."""

    model_config = ConfigDict(
        defer_build=True, extra="forbid", frozen=True, hide_input_in_errors=True
    )

    @model_validator(mode="before")
    @classmethod
    def _written(cls, value: object) -> object:
        if value == "":
            return {}
        if not isinstance(value, dict) or "" not in value.values():
            return value
        known = names_of(cls)
        return {key: held for key, held in value.items() if held != "" or key not in known}


class IncidentForm(Form):
    """The incident file, `incident.yml`, or the fields above the report in `incident.md`."""

    title: Title = Field(
        description="What happened, in a few words; the title of the review issue."
    )
    severity: SeverityKey = Field(
        description="How severe it was, as the settings name it; when torn, choose the higher."
    )
    timezone: Zone | None = Field(
        default=None,
        description="The zone of all times here, Europe/London or UTC+4. Default: the settings'.",
    )
    date: Day | None = Field(
        default=None,
        description="The day it began, YYYY-MM-DD. Default: the day in the folder's name.",
    )
    summary: Text | None = Field(
        default=None,
        description="What happened, in two or three sentences for somebody who was not there.",
    )
    impact: Text | None = Field(
        default=None, description="Who noticed, how many, for how long, and what they could not do."
    )
    started: PointInTime | None = Field(default=None, description="When it began, seen or unseen.")
    detected: PointInTime | None = Field(
        default=None, description="When somebody or something first noticed."
    )
    declared: PointInTime | None = Field(
        default=None, description="When it was called an incident."
    )
    mitigated: PointInTime | None = Field(default=None, description="When people could work again.")
    resolved: PointInTime | None = Field(
        default=None, description="When it was understood, contained, restored and watched (R13)."
    )
    lead: Login | None = Field(default=None, description="GitHub login of the incident lead.")
    scribe: Login | None = Field(default=None, description="GitHub login of who wrote the log.")
    comms: Login | None = Field(
        default=None, description="GitHub login of who spoke with those affected."
    )
    responders: Several[Login] = Field(
        default=(), description="GitHub logins of everybody else who responded."
    )
    clients: Several[ClientKey] = Field(
        default=(), description="The clients it touched, by their key in the settings."
    )
    services: Several[Name] = Field(default=(), description="The services it touched.")
    facilitator: Login | None = Field(
        default=None,
        description="GitHub login of who leads the review, no responder. Default: from the rota.",
    )
    note_taker: Login | None = Field(
        default=None,
        alias="note-taker",
        description="GitHub login of who takes notes in the review. Default: from the rota.",
    )
    channel: Link | None = Field(
        default=None, description="Address of the chat channel of the incident."
    )
    links: Several[Link] = Field(
        default=(), description="Addresses of dashboards, logs, tickets and other sources."
    )
    security: YesNo = Field(
        default=False, description="Whether information security was touched: yes or no."
    )
    timeline: Any = Field(
        default=None,
        description="One event a line, `14:05 what happened`; or a list of at, what, source.",
    )


class EventForm(Form):
    """One event of the timeline, written as a mapping."""

    at: Name | None = Field(
        default=None, description="When: 14:05, ~14:05, 2026-03-02 14:05, or unknown."
    )
    what: What = Field(description="What happened.")
    kind: Annotated[Line, StringConstraints(max_length=40)] | None = Field(
        default=None,
        description="In a word: decision, communication, observation or action.",
    )
    source: Annotated[Line, StringConstraints(max_length=2_000)] | None = Field(
        default=None, description="Where we know it from: an address, or a few words."
    )
    by: Name | None = Field(default=None, description="Who it was, by role rather than by name.")


class PersonForm(Form):
    """Somebody the settings name."""

    name: Name | None = Field(default=None, description="The name as people say it.")
    email: Email | None = Field(default=None, description="Address for the calendar invitation.")
    senior: YesNo = Field(
        default=False,
        description="Whether they can stand in as the senior person of a review (R33).",
    )


class ClientForm(Form):
    """Somebody outside whom incidents may touch."""

    name: Name | None = Field(default=None, description="The client's name. Default: the key.")
    delivery_manager: Login | None = Field(
        default=None,
        alias="delivery-manager",
        description="GitHub login of who manages delivery for them (R32).",
    )
    sprint_team: Several[Login] = Field(
        default=(),
        alias="sprint-team",
        description="GitHub logins of who works with them now (R32).",
    )


class SeverityForm(Form):
    """What a severity asks of its review; what is not written keeps its default."""

    review: YesNo | None = Field(
        default=None, description="Whether such incidents are reviewed (R04)."
    )
    within: int | None = Field(
        default=None, ge=1, le=60, description="Working days until the review meeting (R17)."
    )
    minutes: int | None = Field(
        default=None, ge=15, le=480, description="Length of the meeting in minutes (R18)."
    )
    senior: YesNo | None = Field(
        default=None, description="Whether a senior person who did not respond attends (R33)."
    )
    due: int | None = Field(
        default=None, ge=1, le=365, description="Working days until an action is due (R70)."
    )
    color: Colour | None = Field(
        default=None, description="Colour of the label: six hexadecimal digits."
    )


class LabelForm(Form):
    """One label; GitHub takes names of 50 characters and descriptions of 100."""

    name: LabelName | None = Field(default=None, description="The label's name.")
    color: Colour | None = Field(default=None, description="Its colour: six hexadecimal digits.")
    description: Name | None = Field(default=None, description="What it says, in a sentence.")


NamedLabel = Annotated[
    LabelForm,
    BeforeValidator(
        lambda value: {"name": value} if isinstance(value, str) and value else value,
        json_schema_input_type=LabelName | LabelForm,
    ),
]


class LabelsForm(Form):
    """The labels in use; each is a name, or name, color and description."""

    review: NamedLabel = Field(
        default_factory=LabelForm, description="On every review issue and timeline pull request."
    )
    action: NamedLabel = Field(default_factory=LabelForm, description="On every action issue.")
    preparing: NamedLabel = Field(
        default_factory=LabelForm, description="While the review is being prepared."
    )
    finished: NamedLabel = Field(
        default_factory=LabelForm, description="After a review with all its actions filed."
    )
    ended: NamedLabel = Field(
        default_factory=LabelForm, description="After a review that was ended without actions."
    )
    severity_prefix: Prefix | None = Field(
        default=None, alias="severity-prefix", description="What labels for a severity begin with."
    )
    client_prefix: Prefix | None = Field(
        default=None, alias="client-prefix", description="What labels for a client begin with."
    )
    client_color: Colour | None = Field(
        default=None, alias="client-color", description="Colour of labels for a client."
    )


class ActionsForm(Form):
    """How many actions a review ends with, and when they are decided."""

    at_most: int = Field(
        default=3,
        ge=1,
        le=20,
        alias="at-most",
        description="Actions a review may end with unless it says why (R62).",
    )
    soak: int = Field(
        default=0,
        ge=0,
        le=30,
        description="Working days between the meeting and deciding actions (R71).",
    )


class SettingsForm(Form):
    """The settings file, `.github/incident-review.yml`. Everything is optional."""

    timezone: ZoneAllYear | None = Field(
        default=None, description="The zone of incidents that name none: Europe/London, or UTC+4."
    )
    people: dict[Login, PersonForm] = Field(default={}, description="People by GitHub login.")
    facilitators: Several[Login] = Field(
        default=(), description="The rota of facilitators, by GitHub login (R36)."
    )
    note_takers: Several[Login] = Field(
        default=(),
        alias="note-takers",
        description="The rota of note-takers, by GitHub login (R38).",
    )
    clients: dict[Key, ClientForm] = Field(
        default={},
        description="Clients by a short key: lower-case letters, digits and hyphens.",
    )
    severities: dict[Key, SeverityForm] = Field(
        default={},
        description="Severities by key, in lower case; this changes or adds to the defaults (R02).",
    )
    labels: LabelsForm = Field(
        default_factory=LabelsForm, description="Labels on issues and pull requests."
    )
    actions: ActionsForm = Field(default_factory=ActionsForm, description="Rules for actions.")
    written_by: Several[Writer] = Field(
        default=(),
        alias="written-by",
        description="Whose token wrote our issues and comments before: logins, apps with [bot].",
    )


@cache
def names_of(form: type[Form]) -> dict[str, str]:
    """The names that a form knows, as written in the file, with the attribute each fills."""
    return {field.alias or name: name for name, field in form.model_fields.items()}
