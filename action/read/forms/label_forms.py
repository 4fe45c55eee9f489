"""What the settings may say about labels."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from action.read.forms.form import Form
from action.read.forms.values import Colour, LabelName, Name, Prefix


class LabelForm(Form):
    """One label; GitHub takes names of 50 characters and descriptions of 100."""

    name: LabelName | None = Field(default=None, description="The label's name.")
    color: Colour | None = Field(default=None, description="Its colour: six hexadecimal digits.")
    description: Name | None = Field(default=None, description="Its description, in one sentence.")


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
        default_factory=LabelForm, description="After a review whose actions have become issues."
    )
    ended: NamedLabel = Field(
        default_factory=LabelForm, description="After a review that was ended without actions."
    )
    sending: NamedLabel = Field(
        default_factory=LabelForm,
        description="On a closed review until other tools have everything.",
    )
    isms: NamedLabel = Field(
        default_factory=LabelForm,
        description="On action issues whose line says isms (R65).",
    )
    priority_prefix: Prefix | None = Field(
        default=None, alias="priority-prefix", description="How labels for a priority begin."
    )
    severity_prefix: Prefix | None = Field(
        default=None, alias="severity-prefix", description="How labels for a severity begin."
    )
    client_prefix: Prefix | None = Field(
        default=None, alias="client-prefix", description="How labels for a client begin."
    )
    client_color: Colour | None = Field(
        default=None, alias="client-color", description="Colour of labels for a client."
    )
