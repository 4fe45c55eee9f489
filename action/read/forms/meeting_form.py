"""What the settings may say about meetings."""

from __future__ import annotations

from pydantic import Field

from action.read.forms.away_values import AwayDays
from action.read.forms.form import Form
from action.read.forms.meeting_values import Hours, Weekdays
from action.read.forms.values import Link, Several
from action.read.forms.zone_values import ZoneAllYear


class MeetingForm(Form):
    """When a team meets, and where; what is not written keeps its default."""

    hours: Hours | None = Field(
        default=None, description="Between which hours meetings are: 10:00-16:00."
    )
    days: Weekdays = Field(
        default=(), description="On which weekdays people work. Default: Monday to Friday (R17)."
    )
    zone: ZoneAllYear | None = Field(
        default=None, description="The zone of these hours. Default: that of the incident."
    )
    zones: Several[ZoneAllYear] = Field(
        default=(), description="Other zones of the team, in which the page tells the time, too."
    )
    call: Link | None = Field(default=None, description="Address of the call that you meet in.")
    days_off: AwayDays = Field(
        default=(),
        alias="days-off",
        description="Days on which nobody works: 2026-12-25, or 2026-12-24..2027-01-01.",
    )
