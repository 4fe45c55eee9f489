"""What the settings may say about actions."""

from __future__ import annotations

from pydantic import Field

from action.read.forms.form import Form
from action.read.forms.values import Name


class ActionsForm(Form):
    """How many actions a review ends with, and when they are decided."""

    at_most: int = Field(
        default=3,
        ge=1,
        le=20,
        alias="at-most",
        description="The most actions of a review, unless it explains why (R62).",
    )
    soak: int = Field(
        default=0,
        ge=0,
        le=30,
        description="Working days between the meeting and the decision on actions (R71).",
    )
    issue_type: Name | None = Field(
        default=None, alias="issue-type", description="Issue type of action issues: Task."
    )
    priority_field: Name | None = Field(
        default=None,
        alias="priority-field",
        description="Issue field that says their priority: Priority.",
    )
    due_field: Name | None = Field(
        default=None,
        alias="due-field",
        description="Issue field that says when they are due: Target date.",
    )
