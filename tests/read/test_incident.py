"""The incident file: two fields are enough, and whatever is wrong is told at its place."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from action.errors import Letter, Place, ReviewError
from action.importers.formats import incident_io_facts
from action.languages import languages
from action.read.forms.form import names_of
from action.read.forms.incident_form import EventForm, IncidentForm
from action.read.forms.settings_form import SettingsForm
from action.read.incident import incident
from action.read.settings import DEFAULTS, settings
from action.review.incident import MILESTONES, NOT_IN_INCIDENT_IO, Incident
from action.review.settings import Settings

ID = "2026-03-02-queue-stuck"
PATH = f"incidents/{ID}/incident.yml"
ULID = "01FDAG4SAP5TYPT98WGR2N7W91"
HEAD = "title: Queue is stuck\nseverity: major\ntimezone: Europe/London\n"
TEAM = settings(
    "timezone: Europe/Berlin\npeople: {mira: , jonas: }\nclients: {acme: , globex: }", path="s.yml"
)


def read(text: str, path: str = PATH, team: Settings = DEFAULTS) -> Incident:
    """What a file without hints says."""
    told, hints = incident(text, path=path, settings=team)
    assert hints == ()

    return told


def refused(text: str, path: str = PATH, team: Settings = DEFAULTS) -> list[str]:
    """The letters that a text is refused with, as people read them."""
    with pytest.raises(ReviewError) as error:
        incident(text, path=path, settings=team)
    return str(error.value).splitlines()


def hints(text: str) -> tuple[Letter, ...]:
    """The hints about a file that can be read."""
    return incident(text, path=PATH, settings=DEFAULTS)[1]


def test_title_and_severity_are_enough() -> None:
    """A file with two fields is an incident (R01)."""
    told = read("title: Queue is stuck\nseverity: major\n")

    assert told == Incident(ID, "Queue is stuck", "major", "UTC", date(2026, 3, 2))


def test_empty_fields_are_not_written() -> None:
    """The blank form's empty lines change nothing."""
    assert read(HEAD + "lead:\nlinks:\nstarted:\ntimeline:\nsecurity:\n") == read(HEAD)


def test_every_field_has_its_value() -> None:
    """A full file is read in full."""
    told = read(
        HEAD
        + "date: 2026-03-01\nsummary: |\n  Two\n  lines\nimpact: Some\nlead: mira\nscribe: jonas\n"
        + "comms: ana\nresponders: [lee, pat]\nclients: acme\nservices: [queue, mail]\n"
        + "facilitator: kim\nnote-taker: sam\nchannel: https://chat.example.org/c/1\n"
        + "links: [https://example.org/a, http://example.org/b]\n"
        + "incident-io: INC-42\nsecurity: yes\n"
    )

    assert told == Incident(
        id=ID,
        title="Queue is stuck",
        severity="major",
        timezone="Europe/London",
        day=date(2026, 3, 1),
        summary="Two\nlines",
        impact="Some",
        lead="mira",
        scribe="jonas",
        comms="ana",
        responders=("lee", "pat"),
        clients=("acme",),
        services=("queue", "mail"),
        facilitator="kim",
        note_taker="sam",
        channel="https://chat.example.org/c/1",
        links=("https://example.org/a", "http://example.org/b"),
        incident_io="42",
        security=True,
    )


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("123", "123"),
        ("INC-123", "123"),
        ("'#123'", "123"),
        ("https://app.incident.io/incidents/123", "123"),
        ("https://app.incident.io/acme-corp/incidents/123?tab=follow-ups#a-1", "123"),
        ("https://app.incident.io/acme/incidents/01FDAG4SAP5TYPT98WGR2N7W91/timeline", ULID),
        (ULID, ULID),
        ("no", NOT_IN_INCIDENT_IO),
        ("None", NOT_IN_INCIDENT_IO),
        ("", None),
    ],
)
def test_an_incident_is_known_in_incident_io_by_number_id_or_address(
    written: str, known: str | None
) -> None:
    """As people copy it from there; `no` says that it is not there."""
    assert read(f"{HEAD}incident-io: {written}").incident_io == known


def test_the_zone_comes_from_the_settings() -> None:
    """A file that names no zone is in the team's zone."""
    assert read("title: x\nseverity: major", team=TEAM).timezone == "Europe/Berlin"


def test_the_zone_that_a_timeline_states_comes_first() -> None:
    """Its times are written in that one, whatever zone the team lives in."""
    text = "title: x\nseverity: major\ntimeline: |\n  All times are in UTC.\n  14:05 Paged\n"

    assert read(text, team=TEAM).timezone == "UTC"


@pytest.mark.parametrize("field", ["summary", "impact"])
@pytest.mark.parametrize("written", ["{}", "'{}'", "|\n  {}", ">\n  {}"])
def test_a_length_that_a_field_states_is_known(field: str, written: str) -> None:
    """However the text is written, so that it can be compared with the timeline."""
    told = read(f"{HEAD}{field}: {written.format('The downtime lasted 47 min')}\n")

    assert [said.minutes for said in told.stated] == [47]


def test_a_length_that_a_note_in_the_timeline_states_is_known() -> None:
    """A line that tells no event is text like any other."""
    told = read(f"{HEAD}timeline: |\n  Time to resolve: 47 min\n\n  - 14:05 Paged\n")

    assert [said.minutes for said in told.stated] == [47]


def test_written_fields_have_places() -> None:
    """Whoever writes about a field later can point at it, by its name in the file."""
    assert read(HEAD + "note-taker: sam").places["note-taker"] == Place(PATH, 4, 13)


@pytest.mark.parametrize("written", ["mira, jonas", "[mira, '@jonas']", "'@mira, @jonas'"])
def test_people_are_logins_in_any_spelling(written: str) -> None:
    """Commas or brackets, with a quoted @ or without."""
    assert read(f"{HEAD}responders: {written}").responders == ("mira", "jonas")


def test_logins_are_spelled_as_in_the_settings() -> None:
    """GitHub's logins do not care about case, so the settings' spelling counts."""
    assert read(f"{HEAD}responders: [MIRA, Mira, kim]", team=TEAM).responders == ("mira", "kim")


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("14:05", datetime(2026, 3, 2, 14, 5, tzinfo=UTC)),
        ("14:05:09", datetime(2026, 3, 2, 14, 5, 9, tzinfo=UTC)),
        ("~14:05", datetime(2026, 3, 2, 14, 5, tzinfo=UTC)),
        ("2026-03-03 00:10", datetime(2026, 3, 3, 0, 10, tzinfo=UTC)),
        ("2026-03-03T00:10Z", datetime(2026, 3, 3, 0, 10, tzinfo=UTC)),
        ("14:05 UTC", datetime(2026, 3, 2, 14, 5, tzinfo=UTC)),
        ("14:05+01:00", datetime(2026, 3, 2, 13, 5, tzinfo=UTC)),
        ("14:05 -0530", datetime(2026, 3, 2, 19, 35, tzinfo=UTC)),
        ("2026-07-01 14:05", datetime(2026, 7, 1, 13, 5, tzinfo=UTC)),
        ("2026-07-01 14:05 BST", datetime(2026, 7, 1, 13, 5, tzinfo=UTC)),
        ("2026-10-25 01:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2:05 pm", datetime(2026, 3, 2, 14, 5, tzinfo=UTC)),
        ("02:05:09PM", datetime(2026, 3, 2, 14, 5, 9, tzinfo=UTC)),
        ("2:05\u202fp.m.", datetime(2026, 3, 2, 14, 5, tzinfo=UTC)),
        ("12:05 am", datetime(2026, 3, 2, 0, 5, tzinfo=UTC)),
        ("12:05 pm", datetime(2026, 3, 2, 12, 5, tzinfo=UTC)),
        ("~2026-03-03 2:05 pm +01:00", datetime(2026, 3, 3, 13, 5, tzinfo=UTC)),
        ("2026-07-01 2:05 PM BST", datetime(2026, 7, 1, 13, 5, tzinfo=UTC)),
    ],
)
def test_times_have_one_meaning(written: str, at: datetime) -> None:
    """A bare clock is on the incident's day, in its zone; of a doubled hour the first is meant."""
    detected = read(f"{HEAD}detected: {written}").detected

    assert detected
    assert detected.astimezone(UTC) == at


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("25:00", "use 00:00 to 23:59"),
        ("9:05", "write 09:05 or 21:05"),
        ("14.05", "write 14:05"),
        ("14pm", "write 14:00"),
        ("14:05 pm", "write 14:05 or 2:05 pm"),
        ("0:05 a.m.", "write 00:05 or 12:05 a.m."),
        ("2:75 pm", "use 00:00 to 23:59"),
        ("soon", "write 14:05"),
        ("2026-02-30 10:00", "not a valid date"),
        ("14:05 EST", "leave it out for Europe/London time"),
        ("14:05 BST", "leave it out for Europe/London time"),
        ("14:05+99:00", "not a possible offset from UTC"),
        ("2026-03-29 01:30", "did you mean 02:30?"),
        ("[14:05]", "text"),
    ],
)
def test_times_in_doubt_are_asked_about(written: str, said: str) -> None:
    """A time with no meaning, or with two, is a letter and never a guess."""
    (letter,) = refused(f"{HEAD}detected: {written}")

    assert letter.startswith(f"{PATH}:4:11: ")
    assert said in letter


@pytest.mark.parametrize("field", ["started", "detected", "declared", "mitigated", "resolved"])
def test_a_clock_of_twelve_hours_is_read_in_every_field(field: str) -> None:
    """People write times as their clock shows them."""
    found = getattr(read(f"{HEAD}{field}: 2:05 pm"), field)

    assert f"{found:%H:%M}" == "14:05"


@pytest.mark.parametrize("event", ["[{at: 2:05 pm, what: x}]", "{2:05 pm: x}", "2:05 pm x"])
def test_a_clock_of_twelve_hours_is_read_in_every_timeline(event: str) -> None:
    """In a list, in a mapping and in a text."""
    (found,) = read(f"{HEAD}timeline: {event}").events

    assert f"{found.at:%H:%M}" == "14:05"


def test_milestones_in_order_need_no_hint() -> None:
    """A story told forwards says nothing more."""
    assert hints(HEAD + "started: 14:00\ndetected: 14:05\nresolved: 15:00") == ()


def test_a_milestone_out_of_order_is_a_hint() -> None:
    """Resolved before detected is asked about, not refused (R86)."""
    (hint,) = hints(HEAD + "detected: 23:50\nresolved: 00:40")

    assert (hint.serious, hint.what, hint.remedy, hint.place) == (
        False,
        "`resolved` is before `detected`",
        "if it was on another day, add the date: YYYY-MM-DD 00:40",
        Place(PATH, 5, 11),
    )


def test_an_unreadable_time_in_the_timeline_is_only_a_hint() -> None:
    """The timeline is put right in the pull request, so it never stops the review."""
    (hint,) = hints(HEAD + "timeline: ['25:10 Odd']")

    assert (hint.serious, "use 00:00 to 23:59" in hint.remedy) == (False, True)


@pytest.mark.parametrize("form", [IncidentForm, EventForm, SettingsForm])
def test_every_field_says_what_it_is_for(form: type[IncidentForm]) -> None:
    """The published schema, made from the forms, explains each field."""
    schema = form.model_json_schema()

    assert all(held.get("description") for held in schema["properties"].values())


# --- milestones -----------------------------------------------------------------------------------


def test_whoever_speaks_of_milestones_speaks_of_the_same_five() -> None:
    """The form, the blank form, the words of events and lists, and what other tools export."""
    blank = (Path(__file__).parents[2] / "templates/incident.yml").read_text(encoding="utf-8")

    assert tuple(name for name in names_of(IncidentForm) if name in MILESTONES) == MILESTONES
    assert set(re.findall(r"(?m)^(\w+):", blank)) >= set(MILESTONES)
    assert set(languages.MILESTONES) == set(MILESTONES)
    assert all(set(one.phrases) == set(MILESTONES) for one in languages.LANGUAGES)
    assert set(incident_io_facts.OUR_MILESTONES.values()) == set(MILESTONES)


def test_milestones_far_from_all_events_are_asked_about() -> None:
    """Events in March, and a month that was mistyped: nothing else would show it."""
    far = (
        "started: 2026-06-02 14:05\nresolved: 2026-06-02 15:00\ntimeline: |\n  14:05 Alert fires\n"
    )

    assert [str(hint) for hint in hints(HEAD + far)] == [
        f"{PATH}:{line}: `{name}` is on 2026-06-02, but all events are on 2026-03-02; "
        "correct whichever is wrong"
        for line, name in (("4:10", "started"), ("5:11", "resolved"))
    ]


# --- words that are lost --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("summary: we rolled fix #1 back", "`#1 back` is not read, because ` #` begins a comment"),
        ("timeline:\n  - 14:05 fix #1 broke it", "put the whole text in quotes"),
        ("summary: #1 broke", "`#1 broke` is not read"),
        ("summary: Deploy #88 broke the checkout", "`#88 broke the checkout` is not read"),
        ("summary: Revert #hotfix", "`#hotfix` is not read"),
        ("summary: Server # 5 was full", "`# 5 was full` is not read"),
        ("summary: Deploy\n  #88 broke it", "`#88 broke it` is not read"),
        ("summary: | #88 broke it\n  A text", "`#88 broke it` is not read"),
        ("impact: 'Half' #2 was down", "`#2 was down` is not read"),
        ("services: checkout #2, search", "`#2, search` is not read"),
        ("services: checkout #legacy, search", "`#legacy, search` is not read"),
        ("services:\n  - checkout #2\n  - search", "`#2` is not read"),
        ("links: https://a.example #2, https://b.example", "`#2, https://b.example` is not"),
        ("channel: #incident-42", "`#incident-42` is not read"),
        ("responders: mira #1, jonas", "`#1, jonas` is not read"),
        ("timeline:\n  - 14:05: Revert #88", "`#88` is not read"),
        ("timeline:\n  - at: 14:05\n    what: Revert #88", "`#88` is not read"),
        ("timeline:\n  - what: It broke\n    source: Slack #ops channel", "`#ops channel` is not"),
        ("timeline:\n  - at: 14:05\n    what: It broke\n    by: team #2", "`#2` is not read"),
    ],
)
def test_words_that_yaml_takes_for_a_comment_are_asked_about(line: str, said: str) -> None:
    """The rest of the sentence would be gone without a word."""
    _, (hint,) = incident(f"{HEAD}{line}\n", path=PATH, settings=DEFAULTS)

    assert said in str(hint)
    assert not hint.serious


@pytest.mark.parametrize("title", ["fix #1 broke", "Revert #123 went out to all hosts"])
def test_a_title_that_is_cut_short_is_asked_about(title: str) -> None:
    """`fix #1 broke` would be called “fix”."""
    _, (hint,) = incident(HEAD.replace("Queue is stuck", title), path=PATH, settings=DEFAULTS)

    assert str(hint).startswith(f"{PATH}:1:8: `#1")


@pytest.mark.parametrize(
    "line",
    [
        "lead: mira #oncall",
        "lead: # who",
        "started: 14:05 #88",
        "summary: 'fix #1'",
        "summary: it broke # not sure",
        "summary: it broke #TODO: by whom",
        "services: checkout  # 2 hosts of it",
        "services: checkout # the shop",
        "services: checkout #shop",
        "timeline: |\n#  14:05 Checkout begins to answer slowly",
        "timeline:\n  - 14:05 It broke\n  #14:06 Somebody was paged\n  #2026-03-02 Nobody came",
        "timeline: 14:05 Deploy #88 broke it",
    ],
)
def test_a_comment_of_people_is_a_comment(line: str) -> None:
    """Remarks, what was taken out, what stands in quotes, and what is read all the same."""
    _, hints = incident(f"{HEAD}{line}\n", path=PATH, settings=DEFAULTS)

    assert hints == ()


def test_the_comments_of_the_blank_form_are_comments() -> None:
    """A form that is filled in and keeps its explanations is not asked about."""
    blank = (Path(__file__).parents[2] / "templates/incident.yml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^(title|summary|impact|services):  ", r"\1: broken ", blank)

    assert incident(text, path=PATH, settings=DEFAULTS)[1] == ()
