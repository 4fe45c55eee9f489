"""What the settings may say about people: who they are, and whom they work for."""

from __future__ import annotations

from pydantic import Field

from action.read.forms.away_values import AwayDays
from action.read.forms.form import Form
from action.read.forms.values import Email, Login, Name, Several, YesNo


class PersonForm(Form):
    """Somebody the settings name."""

    name: Name | None = Field(default=None, description="The name as people say it.")
    email: Email | None = Field(default=None, description="Address for the calendar invitation.")
    senior: YesNo = Field(
        default=False,
        description="Whether they can be the senior person of a review (R33).",
    )
    away: AwayDays = Field(
        default=(), description="Days when they are away: 2026-12-21..2027-01-02, or one day."
    )


class StaffForm(Form):
    """Somebody who works for a client."""

    name: Name = Field(min_length=1, description="The name as people say it.")
    login: Login | None = Field(default=None, description="GitHub login, if they have one.")


class ClientForm(Form):
    """Somebody outside whom incidents may touch."""

    name: Name | None = Field(default=None, description="The client's name. Default: the key.")
    delivery_manager: Login | None = Field(
        default=None,
        alias="delivery-manager",
        description="GitHub login of their delivery manager (R32).",
    )
    sprint_team: Several[Login] = Field(
        default=(),
        alias="sprint-team",
        description="GitHub logins of the people who work with them now (R32).",
    )
    involved: Several[Login] = Field(
        default=(), description="GitHub logins of everybody else who is involved with them (R32)."
    )
    staff: tuple[StaffForm, ...] = Field(
        default=(),
        max_length=50,
        description="Which of their own people work in the sprint team (R32).",
    )
