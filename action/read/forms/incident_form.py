"""What may stand in the incident file; the published JSON Schema is made from it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from action.read.forms.choices import Audience, ClientKey, SeverityKey
from action.read.forms.form import Form
from action.read.forms.other_tools.incident_io_value import IncidentIoName
from action.read.forms.values import (
    Day,
    Key,
    Line,
    Link,
    Login,
    Name,
    PointInTime,
    Several,
    Text,
    Title,
    What,
    YesNo,
)
from action.read.forms.zone_values import Zone


class IncidentForm(Form):
    """The incident file, `incident.yml`, or the fields above the report in `incident.md`."""

    title: Title = Field(
        description="What happened, in a few words; the title of the review issue."
    )
    severity: SeverityKey = Field(
        description="How severe it was, as the settings name it. If unsure, choose the higher."
    )
    timezone: Zone | None = Field(
        default=None,
        description="The zone of all times here: Europe/London or UTC+4. Default: in the settings.",
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
    started: PointInTime | None = Field(
        default=None, description="When it began, whether or not anybody noticed."
    )
    detected: PointInTime | None = Field(
        default=None, description="When somebody or something first noticed."
    )
    declared: PointInTime | None = Field(
        default=None, description="When it was declared an incident."
    )
    mitigated: PointInTime | None = Field(default=None, description="When people could work again.")
    resolved: PointInTime | None = Field(
        default=None, description="When it was understood, contained, restored and watched (R13)."
    )
    lead: Login | None = Field(default=None, description="GitHub login of the incident lead.")
    scribe: Login | None = Field(
        default=None, description="GitHub login of the person who wrote the log."
    )
    comms: Login | None = Field(
        default=None, description="GitHub login of the person who informed others."
    )
    responders: Several[Login] = Field(
        default=(), description="GitHub logins of everybody else who responded."
    )
    clients: Several[ClientKey] = Field(
        default=(), description="The clients it affected, by their key in the settings."
    )
    services: Several[Name] = Field(default=(), description="The services it affected.")
    facilitator: Login | None = Field(
        default=None,
        description="GitHub login of the facilitator, not a responder. Default: by rota.",
    )
    note_taker: Login | None = Field(
        default=None,
        alias="note-taker",
        description="GitHub login of the note-taker. Default: by rota.",
    )
    channel: Link | None = Field(
        default=None, description="Web address of the incident's chat channel."
    )
    links: Several[Link] = Field(
        default=(), description="Web addresses of dashboards, logs, tickets and other sources."
    )
    incident_io: IncidentIoName | None = Field(
        default=None,
        alias="incident-io",
        description="The incident in incident.io: INC-123 or its address; `no` if it is not there.",
    )
    security: YesNo = Field(
        default=False, description="Whether information security was touched: yes or no."
    )
    kind: Key | None = Field(
        default=None,
        description="What kind of incident it was, as your settings name it under `attendance`.",
    )
    audience: Audience | None = Field(
        default=None,
        description="closed: only people who must come are invited to this review (R35).",
    )
    timeline: Any = Field(
        default=None,
        description="One event per line, `14:05 what happened`; or a list of at, what, source.",
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
        default=None, description="Its source: an address, or a few words."
    )
    by: Name | None = Field(default=None, description="Who it was, by role rather than by name.")
