"""What may stand in the settings; the published JSON Schema is made from it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from action.read.forms.actions_form import ActionsForm
from action.read.forms.choices import (
    AskedAbout,
    NotesKept,
    Recipients,
    Recorded,
    ShownReaders,
    Size,
    Sizes,
    StepNames,
)
from action.read.forms.form import Form
from action.read.forms.label_forms import LabelsForm
from action.read.forms.meeting_form import MeetingForm
from action.read.forms.other_tools.outlets_form import OutletsForm
from action.read.forms.people_forms import ClientForm, PersonForm
from action.read.forms.question_values import MOST_QUESTIONS, AskedWords, bare_question
from action.read.forms.values import (
    Colour,
    Key,
    Link,
    Login,
    Several,
    Writer,
    YesNo,
)
from action.read.forms.zone_values import ZoneAllYear


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
    longest: int | None = Field(
        default=None,
        ge=15,
        le=480,
        description="Its length when there is much to talk about. Default: `minutes`, or 120.",
    )
    senior: YesNo | None = Field(
        default=None, description="Whether a senior person who did not respond attends (R33)."
    )
    due: int | None = Field(
        default=None, ge=1, le=365, description="Working days until an action is due (R70)."
    )
    steps: StepNames | None = Field(
        default=None,
        description="Steps of a review: date, read, agree, notes, close. Default: all.",
    )
    color: Colour | None = Field(
        default=None, description="Colour of the label: six hexadecimal digits."
    )


class AttendanceForm(Form):
    """Who is invited; what is not written follows the usual way."""

    usual: Size | None = Field(
        default=None,
        description="small, seeds or open, unless something below says otherwise (R31).",
    )
    severities: Sizes = Field(default={}, description="The same for a severity, by key.")
    clients: Sizes = Field(default={}, description="The same for a client, by key.")
    kinds: Sizes = Field(
        default={}, description="The same for a kind that incident files name under `kind`."
    )


NamedAttendance = Annotated[
    AttendanceForm,
    BeforeValidator(
        lambda value: {"usual": value} if isinstance(value, str) and value else value,
        json_schema_input_type=Size | AttendanceForm,
    ),
]


class SecurityForm(Form):
    """What holds where information security was touched."""

    people: Several[Login] = Field(
        default=(), description="GitHub logins of the people who must come to such a review."
    )
    public: YesNo = Field(
        default=False, description="Whether such a review may be opened in a public repository."
    )


class QuestionForm(Form):
    """A question of the team's own."""

    ask: AskedWords = Field(description="The question: how or what, never why or who (R47).")
    about: Several[AskedAbout] = Field(
        default=(), description="Kinds of comments and moments that it fits. Default: any."
    )


OwnQuestion = Annotated[
    QuestionForm | None,
    BeforeValidator(bare_question, json_schema_input_type=AskedWords | QuestionForm),
]


class SettingsForm(Form):
    """The settings file, `.github/incident-review.yml`. Everything is optional."""

    timezone: ZoneAllYear | None = Field(
        default=None,
        description="The time zone of incidents that name none: Europe/London, or UTC+4.",
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
    team: Several[Login] = Field(
        default=(),
        description="The tech team, by GitHub login: everybody available should come (R31).",
    )
    delivery_managers: Several[Login] = Field(
        default=(),
        alias="delivery-managers",
        description="Who can come for a client without a delivery manager, by GitHub login (R32).",
    )
    attendance: NamedAttendance = Field(
        default_factory=AttendanceForm,
        description="Who is invited: small, seeds or open, also by severity, client and kind.",
    )
    tell: Recipients | None = Field(
        default=None,
        description="Who is notified of a review: must, or should for people who should come, too.",
    )
    security: SecurityForm = Field(
        default_factory=SecurityForm,
        description="Rules for incidents that touch information security.",
    )
    show_readers: ShownReaders | None = Field(
        default=None,
        alias="show-readers",
        description="Who is shown as having read: must (by name), counts (how many), or nobody.",
    )
    record: Recorded | None = Field(
        default=None, description="What the record says of the people who came: counts, or names."
    )
    notes: NotesKept | None = Field(
        default=None,
        description="Notes and recording: asked (a step), required (to close), or no (no step).",
    )
    meeting: MeetingForm = Field(
        default_factory=MeetingForm, description="When you meet, and where (R16, R17)."
    )
    outlets: OutletsForm = Field(
        default_factory=OutletsForm,
        description="Other tools in which actions and news appear (R63, R65).",
    )
    questions: tuple[OwnQuestion, ...] = Field(
        default=(),
        max_length=MOST_QUESTIONS,
        description="Questions of your own for topics and moments, asked before the built-in ones.",
    )
    private_form: Link | None = Field(
        default=None,
        alias="private-form",
        description="Address of a form that sends comments without a name (R28).",
    )
    written_by: Several[Writer] = Field(
        default=(),
        alias="written-by",
        description="Logins of tokens that Incident Review used before; apps end in [bot].",
    )
