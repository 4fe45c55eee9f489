"""The settings of a team, `.github/incident-review.yml`: every value has a sound default."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from action import PREPARING
from action.errors import Letter, ReviewError
from action.read.data_files.house_questions import house_questions, standing_questions
from action.read.data_files.moment_words import moment_words
from action.read.forms.actions_form import ActionsForm
from action.read.forms.form_letters import entered
from action.read.forms.label_forms import LabelForm
from action.read.forms.meeting_form import WEEKDAYS, MeetingForm
from action.read.forms.other_tools.outlets_form import outlet_rules
from action.read.forms.own_questions import QUESTIONS, own_questions
from action.read.forms.settings_form import (
    AttendanceForm,
    QuestionForm,
    SettingsForm,
    SeverityForm,
)
from action.read.yaml.cut_short import cut_short
from action.read.yaml.placed_yaml import PlacedYaml
from action.read.yaml.yaml_reading import read_yaml
from action.review.bank.bank import ANY, Bank, BankQuestion
from action.review.dates.workdays import WorkingWeek
from action.review.settings import (
    ActionRules,
    AttendanceRules,
    Client,
    Label,
    Labels,
    MeetingRules,
    Person,
    SecurityRules,
    Settings,
    Severity,
    Staff,
)

PATH: Final = ".github/incident-review.yml"

_SEVERITIES: Final = (
    Severity("critical", within=3, minutes=120, senior=True, due=15),
    Severity("major", within=5, minutes=90, senior=True, due=20),
    Severity("minor", within=10, minutes=90, due=30),
    Severity("trivial", within=5, minutes=90, due=20, review=False),
)
_OF_THEIR_OWN: Final = Severity("", within=5, minutes=90, due=20)
"""A severity that a team has thought of, where it says nothing else."""
_COLORS: Final = {"critical": "b60205", "major": "d93f0b", "minor": "fbca04", "trivial": "c2e0c6"}


def _rules(form: ActionsForm) -> ActionRules:
    """The form says what holds where a team says nothing; editors show it from there."""
    names = (form.issue_type, form.priority_field, form.due_field)
    return ActionRules(form.at_most, form.soak, *(name or "" for name in names))


DEFAULTS: Final = Settings(
    labels=Labels(
        review=Label(
            "incident-review", "5319e7", "The review of an incident: what can we learn from it?"
        ),
        action=Label(
            "incident-action", "1f6feb", "An action that an incident review has agreed on"
        ),
        preparing=Label(PREPARING, "fef2c0", "The timeline is being read and the meeting prepared"),
        finished=Label(
            "review: finished", "0e8a16", "The review is over, and its actions are issues"
        ),
        ended=Label("review: ended", "d4c5f9", "The review was ended without actions"),
        sending=Label("review: sending", "fef2c0", "Other tools do not have everything yet"),
        isms=Label("isms", "0052cc", "An action that touches information security"),
        priority_prefix="priority: ",
        severity_prefix="severity: ",
        client_prefix="client: ",
        severities=MappingProxyType(_COLORS),
        client_color="c5def5",
    ),
    severities=MappingProxyType({severity.key: severity for severity in _SEVERITIES}),
    actions=_rules(ActionsForm()),
    timezone="UTC",
    questions=Bank(house=house_questions()),
    standing_questions=standing_questions(),
    moment_words=moment_words(),
)
"""What holds where a team has settled nothing (R02, R04, R17, R18, R33, R62, R70)."""


def settings(text: str | None, *, path: str) -> Settings:
    """What the team has settled, or the defaults. Raises ReviewError with all letters.

    A question of their own that does not fit is only left out.
    """
    if text is None:
        return DEFAULTS
    placed = read_yaml(text, path)
    asked, left_out = own_questions(placed)
    rest = {name: value for name, value in placed.data.items() if name != QUESTIONS}
    form, letters = entered(SettingsForm, rest, placed, ())
    if form is None:
        raise ReviewError(*letters, *left_out)
    settled = _settled(form, asked)
    if wrong := (*_twice(settled, placed), *_too_short(settled, placed)):
        raise ReviewError(*wrong, *left_out)
    return replace(settled, left_out=left_out)


def hints(text: str, *, path: str) -> tuple[Letter, ...]:
    """Questions about settings that can be read."""
    return tuple(cut_short(read_yaml(text, path)))


def _settled(form: SettingsForm, asked: tuple[QuestionForm, ...]) -> Settings:
    return Settings(
        timezone=form.timezone or DEFAULTS.timezone,
        people=MappingProxyType(
            {
                login: Person(login, person.name, person.email, person.senior, person.away)
                for login, person in form.people.items()
            }
        ),
        facilitators=_spelled(form, form.facilitators),
        note_takers=_spelled(form, form.note_takers),
        clients=MappingProxyType(dict(_clients(form))),
        severities=MappingProxyType(_severities(form.severities)),
        labels=_labels(form),
        actions=_rules(form.actions),
        written_by=form.written_by,
        team=_spelled(form, form.team),
        delivery_managers=_spelled(form, form.delivery_managers),
        attendance=_attendance(form.attendance),
        tells_should=form.tell == "should",
        security=SecurityRules(_spelled(form, form.security.people), form.security.public),
        show_readers=form.show_readers or DEFAULTS.show_readers,
        names_who_came=form.record == "names",
        notes=form.notes or DEFAULTS.notes,
        questions=replace(DEFAULTS.questions, team=tuple(map(_own, asked))),
        standing_questions=DEFAULTS.standing_questions,
        moment_words=DEFAULTS.moment_words,
        private_form=form.private_form or "",
        meeting=_meeting(form.meeting),
        outlets=outlet_rules(form.outlets),
    )


def _spelled(form: SettingsForm, logins: tuple[str, ...]) -> tuple[str, ...]:
    """Logins as `people` spells them; GitHub's logins do not care about case."""
    known = {login.lower(): login for login in form.people}
    return tuple(dict.fromkeys(known.get(login.lower(), login) for login in logins))


def _clients(form: SettingsForm) -> Iterator[tuple[str, Client]]:
    for key, client in form.clients.items():
        manager = _spelled(form, (client.delivery_manager,) if client.delivery_manager else ())
        yield (
            key,
            Client(
                key,
                client.name or key,
                manager[0] if manager else None,
                _spelled(form, client.sprint_team),
                _spelled(form, client.involved),
                tuple(Staff(one.name, one.login) for one in client.staff),
            ),
        )


def _attendance(form: AttendanceForm) -> AttendanceRules:
    return AttendanceRules(
        form.usual or DEFAULTS.attendance.usual,
        MappingProxyType(form.severities),
        MappingProxyType(form.clients),
        MappingProxyType(form.kinds),
    )


def _own(form: QuestionForm) -> BankQuestion:
    return BankQuestion(form.ask, form.about or (ANY,))


def _meeting(form: MeetingForm) -> MeetingRules:
    usual = DEFAULTS.meeting
    first, last = form.hours or (usual.first, usual.last)
    weekdays = frozenset(map(WEEKDAYS.index, form.days)) or usual.week.weekdays
    week = WorkingWeek(weekdays, tuple((off.first, off.last) for off in form.days_off))
    return MeetingRules(first, last, week, form.zone or "", form.zones, form.call or "")


def _severities(forms: dict[str, SeverityForm]) -> dict[str, Severity]:
    merged = dict(DEFAULTS.severities)
    for key, form in forms.items():
        written = form.model_dump(exclude_none=True, exclude={"color"})
        if form.longest is None and form.minutes is not None:
            written["longest"] = form.minutes
        merged[key] = replace(merged.get(key, _OF_THEIR_OWN), key=key, **written)
    return merged


def _labels(form: SettingsForm) -> Labels:
    given, usual = form.labels, DEFAULTS.labels
    colors = {key: severity.color for key, severity in form.severities.items() if severity.color}
    return Labels(
        review=_label(given.review, usual.review),
        action=_label(given.action, usual.action),
        preparing=_label(given.preparing, usual.preparing),
        finished=_label(given.finished, usual.finished),
        ended=_label(given.ended, usual.ended),
        sending=_label(given.sending, usual.sending),
        isms=_label(given.isms, usual.isms),
        priority_prefix=usual.priority_prefix
        if given.priority_prefix is None
        else given.priority_prefix,
        severity_prefix=usual.severity_prefix
        if given.severity_prefix is None
        else given.severity_prefix,
        client_prefix=usual.client_prefix if given.client_prefix is None else given.client_prefix,
        severities=MappingProxyType({**usual.severities, **colors}),
        client_color=given.client_color or usual.client_color,
    )


def _label(form: LabelForm, usual: Label) -> Label:
    return replace(usual, **form.model_dump(exclude_none=True))


def _too_short(settled: Settings, placed: PlacedYaml) -> Iterator[Letter]:
    """A longest meeting that is shorter than the usual one."""
    for key, severity in settled.severities.items():
        if severity.longest < severity.minutes:
            yield Letter(
                f"{key} has `minutes: {severity.minutes}`, but `longest: {severity.longest}`",
                f"set `longest` to {severity.minutes} or more",
                placed.key_place(("severities", key)),
            )


def _twice(settled: Settings, placed: PlacedYaml) -> Iterator[Letter]:
    """What is two here but would be one on GitHub, where case does not count."""
    seen: dict[str, str] = {}
    for field in ("review", "action", "preparing", "finished", "ended", "sending", "isms"):
        label: Label = getattr(settled.labels, field)
        if other := seen.get(label.name.lower()):
            yield Letter(
                f"The labels `{other}` and `{field}` are both called {label.name}",
                "give each its own name",
                placed.key_place(("labels", field)),
            )
        seen[label.name.lower()] = field
    logins: dict[str, str] = {}
    for login in settled.people:
        if login.lower() in logins:
            yield Letter(
                f"{login} is listed twice",
                "keep one of the two",
                placed.key_place(("people", login)),
            )
        logins[login.lower()] = login
