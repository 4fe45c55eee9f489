"""The settings file: all of it optional, every mistake told at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.errors import Letter, ReviewError
from action.read.settings import DEFAULTS, settings
from action.review.settings import STEPS, Client, Person, Settings, Severity, ShowReaders

PATH = ".github/incident-review.yml"
BLANK = Path(__file__).parents[2] / "templates" / "settings.yml"

YAML_VALUES = st.recursive(
    st.sampled_from(["", "x", "3", "yes", "@mira", "a,b", "Europe/London", "#fff", "0" * 50, "-1"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["name", "review", "labels", "people", "major", "x", "due", "at-most", "color"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


def team(text: str) -> Settings:
    """The settings that a text holds."""
    return settings(text, path=PATH)


def refused(text: str) -> list[str]:
    """The letters that a text is refused with, as people read them."""
    with pytest.raises(ReviewError) as error:
        settings(text, path=PATH)
    return str(error.value).splitlines()


@pytest.mark.parametrize(
    "text", [None, "", "# later\n", "people:\nlabels:\n  review:\n", "severities: {}\n"]
)
def test_nothing_settled_means_the_defaults(text: str | None) -> None:
    """A missing, empty or half-begun file changes nothing."""
    assert settings(text, path=PATH) == DEFAULTS


def test_the_blank_settings_show_the_defaults() -> None:
    """What `templates/settings.yml` shows is what holds without it."""
    assert team(BLANK.read_text(encoding="utf-8")) == DEFAULTS


def test_the_examples_in_the_blank_settings_can_be_used() -> None:
    """Taking the # away from every example gives settings that can be read."""
    text = BLANK.read_text(encoding="utf-8")
    shown = "\n".join(
        line.removeprefix("#") if line.startswith("#  ") else line.removesuffix(" []")
        for line in text.splitlines()
    )

    assert team(shown).clients["acme"].delivery_manager == "lee"


@pytest.mark.parametrize(
    ("key", "severity"),
    [
        ("critical", Severity("critical", within=3, minutes=120, senior=True, due=15)),
        ("major", Severity("major", within=5, minutes=90, senior=True, due=20)),
        ("minor", Severity("minor", within=10, minutes=90, senior=False, due=30)),
        ("trivial", Severity("trivial", within=5, minutes=90, due=20, review=False)),
    ],
)
def test_each_severity_asks_what_the_guides_ask(key: str, severity: Severity) -> None:
    """The defaults follow R02, R04, R17, R18, R33 and R70."""
    assert DEFAULTS.severities[key] == severity


def test_a_severity_keeps_what_is_not_written() -> None:
    """A team changes one value of a severity and keeps the others."""
    found = team("severities: {major: {due: 4}}").severities["major"]

    assert found == Severity("major", within=5, minutes=90, senior=True, due=4)


def test_a_team_may_add_a_severity() -> None:
    """A new severity stands beside the usual four."""
    found = team("severities:\n  drill:\n    review: no\n    color: '#ABCDEF'\n")

    assert (found.severities["drill"].review, found.labels.severity("drill").color) == (
        False,
        "abcdef",
    )


@pytest.mark.parametrize(
    ("written", "steps"),
    [
        ("[read, agree, close]", ("read", "agree", "close")),
        ("[close, read, close]", ("read", "close")),
        ("close", ("close",)),
        ("\"'close', agree, \"", ("agree", "close")),
        ("[]", ()),
    ],
)
def test_a_severity_needs_only_some_steps(written: str, steps: tuple[str, ...]) -> None:
    """They keep the order of a review, however they are written; without any there is no list."""
    found = team(f"severities: {{minor: {{steps: {written}}}, drill: }}").severities

    assert found["minor"].steps == steps
    assert found["major"].steps == found["drill"].steps == STEPS


@pytest.mark.parametrize("begun", ["", "''", "' '", "','", "\n     - ", "\n     -\n     - ''"])
def test_steps_that_are_only_begun_take_none_away(begun: str) -> None:
    """Who wants none writes []."""
    assert team(f"severities:\n  minor:\n    steps: {begun}\n") == DEFAULTS


def test_people_are_known_by_login() -> None:
    """A person has a name, an address and a standing, all optional."""
    found = team(
        "people: {mira: {name: Mira Okafor, email: mira@example.org, senior: yes}, jonas: }"
    )

    assert found.people == {
        "mira": Person("mira", "Mira Okafor", "mira@example.org", senior=True),
        "jonas": Person("jonas"),
    }


def test_clients_know_who_works_with_them() -> None:
    """A client has a name, a delivery manager and a sprint team (R32)."""
    found = team(
        "clients: {acme: {name: Acme Ltd, delivery-manager: lee, sprint-team: [pat]}, globex: }"
    )

    assert found.clients == {
        "acme": Client("acme", "Acme Ltd", "lee", ("pat",)),
        "globex": Client("globex", "globex"),
    }


@pytest.mark.parametrize(
    "written", ["[mira, jonas]", "mira, jonas", "['@mira', jonas, Mira]", "\n - mira\n - jonas"]
)
def test_a_rota_is_a_list_in_any_spelling(written: str) -> None:
    """Commas or lines, with @ or without, each person once as `people` spells them."""
    assert team(f"people: {{mira: }}\nfacilitators: {written}").facilitators == ("mira", "jonas")


def test_a_label_may_be_just_a_name() -> None:
    """A name alone keeps the usual colour and description."""
    found = team("labels: {review: post-mortem}").labels.review

    assert (found.name, found.color) == ("post-mortem", DEFAULTS.labels.review.color)


def test_label_prefixes_may_change() -> None:
    """Severity and client labels follow the team's own way of naming."""
    found = team("labels: {severity-prefix: sev/, client-prefix: 'for '}").labels

    assert (found.severity("major").name, found.client("acme").name) == ("sev/major", "for acme")


@pytest.mark.parametrize("shown", ShowReaders)
def test_a_team_says_whose_reading_the_page_shows(shown: ShowReaders) -> None:
    """That of those who must come, unless it says otherwise."""
    assert team("").show_readers is ShowReaders.MUST
    assert team(f"show-readers: {shown.value}").show_readers is shown


def test_names_of_who_came_are_kept_only_where_a_team_wants_them() -> None:
    """The record has counts, also where a team says so."""
    assert not team("").names_who_came
    assert not team("record: counts").names_who_came
    assert team("record: names").names_who_came


@pytest.mark.parametrize("field", ["show-readers", "record", "tell", "attendance"])
@pytest.mark.parametrize("value", ["", "''", "~"])
def test_a_choice_without_a_word_is_left_open(field: str, value: str) -> None:
    """Who has begun a line has not chosen yet."""
    assert team(f"{field}: {value}") == DEFAULTS


@pytest.mark.parametrize(
    "label", [DEFAULTS.labels.review, DEFAULTS.labels.action, *DEFAULTS.labels.stages]
)
def test_default_labels_fit_github(label: object) -> None:
    """GitHub takes names of 50 characters and descriptions of 100."""
    name, description = getattr(label, "name", ""), getattr(label, "description", "")

    assert 0 < len(name) <= 50
    assert 0 < len(description) <= 100


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("timezone: Europe/Lundon", "1:11", "did you mean Europe/London?"),
        ("timezone: BST", "1:11", "write Europe/London or Asia/Dhaka"),
        ("timezone: ../../etc/passwd", "1:11", "not a known time zone"),
        ("timezone: localtime", "1:11", "not a known time zone"),
        ("facilitator: [mira]", "1:1", "did you mean `facilitators`?"),
        ("note_takers: [mira]", "1:1", "did you mean `note-takers`?"),
        ("people: {mira: {senoir: yes}}", "1:17", "did you mean `senior`?"),
        ("people: {mira_: {}}", "1:10", "not a GitHub login"),
        ("people: {mira: {email: nobody}}", "1:24", "mira@example.org"),
        ("people: {mira: {senior: perhaps}}", "1:25", "yes or no"),
        ("people: [mira]", "1:9", "`name: value`"),
        ("people: {mira: , Mira: }", "1:18", "Mira is listed twice"),
        ("clients: {Acme Ltd: {}}", "1:11", "lower-case letters"),
        ("severities: {major: {within: soon}}", "1:30", "whole number"),
        ("severities: {major: {within: 0}}", "1:30", "use 1 or more"),
        ("severities: {minor: {minutes: 90, longest: 60}}", "1:14", "set `longest` to 90 or more"),
        (
            "severities: {minor: {longest: 60}}",
            "1:14",
            "minor has `minutes: 90`, but `longest: 60`",
        ),
        ("severities: {major: {minutes: 9999}}", "1:31", "use 480 or less"),
        ("severities: {major: {color: red}}", "1:29", "six hexadecimal digits"),
        (
            "severities: {minor: {steps: [raed]}}",
            "1:30",
            "`raed` cannot be used here; did you mean `read`?",
        ),
        (
            "severities: {minor: {steps: [read, 3]}}",
            "1:36",
            "`3` cannot be used here; use one of date, read, agree, notes, close",
        ),
        (
            "severities: {minor: {steps: raed agree}}",
            "1:29",
            "`raed agree` cannot be used here",
        ),
        ("severities: {minor: {steps: [[read]]}}", "1:30", "This must be one word"),
        ("severities: {minor: {steps: [{read: yes}]}}", "1:30", "This must be one word"),
        ("severities: {minor: {steps: {read: no}}}", "1:29", "`steps` must be a list"),
        (f"severities: {{minor: {{steps: '{'read,' * 50}'}}}}", "1:29", "more than 50 entries"),
        ("severities: {minor: {step: [read]}}", "1:22", "did you mean `steps`?"),
        ("labels: {review: 'a, b'}", "1:18", "without commas"),
        ("labels: {review: " + "x" * 51 + "}", "1:18", "longer than 50 characters"),
        (
            "labels: {review: {description: " + "x" * 101 + "}}",
            "1:32",
            "longer than 100 characters",
        ),
        ("labels: {review: same, action: Same}", "1:24", "give each its own name"),
        ("labels: {severity-prefix: 'a,'}", "1:27", "without commas"),
        (
            "show-readers: nobdy",
            "1:15",
            "`nobdy` cannot be used here; did you mean `nobody`?",
        ),
        ("show-readers: no", "1:15", "use one of must, counts, nobody"),
        ("show-readers: ' '", "1:15", "`` cannot be used here"),
        ("show-readers: [must]", "1:15", "This must be one word; use one of must"),
        ("show-readers: {must: yes}", "1:15", "This must be one word; use one of must"),
        ("show_readers: must", "1:1", "did you mean `show-readers`?"),
        ("record: name", "1:9", "`name` cannot be used here; did you mean `names`?"),
        ("record: Names", "1:9", "did you mean `names`?"),
        ("record: [names]", "1:9", "use one of counts, names"),
        ("record: {names: yes}", "1:9", "use one of counts, names"),
        (
            "meeting: {hours: morning}",
            "1:18",
            "write the earliest start and the latest end: 10:00-16:00",
        ),
        ("meeting: {hours: 16:00-10:00}", "1:18", "`16:00-10:00` ends before it begins"),
        ("meeting: {hours: 10:00-25:00}", "1:18", "contains an invalid time"),
        ("meeting: {days: [monday, s]}", "1:26", "`s` is not a weekday"),
        ("meeting: {zone: CST}", "1:17", "America/Chicago"),
        ("meeting: {call: http}", "1:17", "https"),
        ("meeting: {days-off: [2026-02-30]}", "1:22", "is not a valid date"),
        ("meeting: 10:00", "1:10", "`meeting`"),
        ("actions: {at-most: 0}", "1:20", "use 1 or more"),
        ("actions: {soak: -1}", "1:17", "use 0 or more"),
        ("facilitators: [[mira]]", "1:16", "must be text"),
        ("facilitators: {mira: x}", "1:15", "must be a list"),
    ],
)
def test_what_does_not_fit_is_told_at_its_place(text: str, place: str, said: str) -> None:
    """Each mistake has a place and says what would be right."""
    (letter,) = refused(text)

    assert letter.startswith(f"{PATH}:{place}: ")
    assert said in letter


def test_all_mistakes_are_told_at_once() -> None:
    """Five mistakes make five letters."""
    text = "timezone: X\npeople: {a_: }\nlabels: {wat: x}\nactions: {soak: x}\nfoo: 1\n"

    assert len(refused(text)) == 5


@given(
    st.dictionaries(
        st.sampled_from(["people", "labels", "severities", "clients", "actions", "x"]), YAML_VALUES
    )
)
def test_whatever_the_shape_only_letters_come_out(data: object) -> None:
    """Any well-formed YAML is read, or refused with letters that have a place."""
    found: tuple[Letter, ...] = ()
    try:
        team(json.dumps(data))
    except ReviewError as error:
        found = error.letters

    assert all(letter.place and letter.place.line == 1 for letter in found)
