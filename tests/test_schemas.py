"""The published JSON Schemas agree with the reader: editors praise and blame as the Action does."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import jsonschema_rs
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from action.errors import ReviewError
from action.read import settings as team
from action.read import times
from action.read.forms.form import names_of
from action.read.forms.incident_form import EventForm, IncidentForm
from action.read.forms.settings_form import SettingsForm
from action.read.incident import incident
from action.read.names import SOUND_DAY, calendar_day
from action.read.settings import DEFAULTS
from tests.manual import page
from tests.searching import examples

PROJECT: Final = Path(__file__).parents[1]
PATH: Final = "incidents/2026-03-02-queue-stuck/incident.yml"
HEAD: Final = "title: Queue is stuck\nseverity: major\n"


def schema(name: str) -> dict[str, Any]:
    """One of the published schemas."""
    text = (PROJECT / "templates" / f"{name}.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


INCIDENT: Final = jsonschema_rs.Draft7Validator(schema("incident"))
SETTINGS: Final = jsonschema_rs.Draft7Validator(schema("settings"))


# --- how an editor reads YAML: the core schema of YAML 1.2 (section 10.3.2) -----------------------

INTEGER: Final = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
FLOAT: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


def seen(text: str) -> object:
    """What an editor sees in a text of YAML."""
    node = yaml.compose(text, Loader=yaml.BaseLoader)
    return value(node) if node else None


def value(node: yaml.Node) -> object:
    """The value of a node, as JSON knows it."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): value(held) for key, held in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [value(item) for item in node.value]
    assert isinstance(node, yaml.ScalarNode)
    return node.value if node.style else plain(node.value)


def plain(word: str) -> object:
    """What a word without quotes becomes."""
    if word in {"", "~", "null", "Null", "NULL"}:
        return None
    if word in {"true", "True", "TRUE", "false", "False", "FALSE"}:
        return word.lower() == "true"
    if INTEGER.fullmatch(word):
        return int(word, 0) if word[:2] in {"0o", "0x"} else int(word)
    return float(word) if FLOAT.fullmatch(word) else word


@pytest.mark.parametrize(
    ("word", "becomes"),
    [
        ("14:05", "14:05"),
        ("yes", "yes"),
        ("2026-03-02", "2026-03-02"),
        ("010", 10),
        ("5319e7", 53_190_000_000.0),
        ("true", True),
        ("'12'", "12"),
        ("", None),
    ],
)
def test_an_editor_sees_numbers_where_the_reader_sees_words(word: str, becomes: object) -> None:
    """So the schemas must take more than strings."""
    assert seen(f"a: {word}") == {"a": becomes}


def reads_incident(text: str) -> bool:
    """Whether the reader takes an incident file."""
    try:
        incident(text, path=PATH, settings=DEFAULTS)
    except ReviewError:
        return False
    return True


def reads_settings(text: str) -> bool:
    """Whether the reader takes settings, and leaves nothing of them out."""
    try:
        return not team.settings(text, path=team.PATH).left_out
    except ReviewError:
        return False


# --- made from the forms --------------------------------------------------------------------------


def test_the_published_schemas_are_those_of_the_forms() -> None:
    """Whoever changes a form and forgets scripts/schemas learns it here."""
    script = [sys.executable, str(PROJECT / "scripts" / "schemas"), "--check"]
    done = subprocess.run(script, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_every_field_is_explained() -> None:
    """An editor shows what a field is for, without the numbers of our rules."""
    fields = [
        *schema("incident")["properties"].values(),
        *schema("settings")["properties"].values(),
    ]

    assert [field for field in fields if not field.get("description")] == []
    assert not re.search(r"\(R\d", json.dumps(fields))


def line_for_editors(name: str) -> str:
    """What leads an editor to the schema: a comment before the first field [yaml-language-server].

    The last comment of a file would not be seen.
    """
    text = (PROJECT / "templates" / f"{name}.yml").read_text(encoding="utf-8")
    above = re.split(r"(?m)^[a-z]", text)[0].splitlines()
    (found,) = (line for line in above if "yaml-language-server" in line)
    return found


@pytest.mark.parametrize("name", ["incident", "settings"])
def test_a_schema_is_found_under_the_release_that_people_use(name: str) -> None:
    """Its address is that of the file at the tag that workflows name."""
    address = f"incident-review/incident-review/v1/templates/{name}.schema.json"

    assert schema(name)["$id"].endswith(address)
    assert line_for_editors(name) == f"# yaml-language-server: $schema={schema(name)['$id']}"


def test_the_manual_has_the_line_for_files_of_your_own() -> None:
    """It is the one that the form has."""
    assert f"\n{line_for_editors('incident')}\n" in page("incident-file.md")


def test_the_patterns_are_for_editors_too() -> None:
    """JavaScript knows no named groups of Python, and no escape that is not needed."""
    text = json.dumps([schema("incident"), schema("settings")])

    assert "(?P" not in text
    assert not re.search(r'[^\\](\\\\)*\\\\\\"', text)


# --- what the reader takes, the schemas take ------------------------------------------------------

WORDS: Final = (
    *(
        "x",
        "12",
        "1.5",
        "1e5",
        "-1e-5",
        "0x1F",
        "0o17",
        "010",
        "+1",
        "1_000",
        "3.0",
        ".5",
        "5319e7",
    ),
    *("true", "False", "yes", "No", "on", "OFF", "y", "t", "1", "0", "null", "~", "", "''", '" "'),
    *(
        "mira",
        "'@mira'",
        "mira, jonas",
        "'@mira, @jonas'",
        "mira,",
        "'@'",
        "\"'mira', tom\"",
        "a-b",
    ),
    *(
        "14:05",
        "~14:05",
        "9:05",
        "25:00",
        "2026-03-02 14:05",
        "2026-03-02T14:05Z",
        "14:05:10 +0100",
        "2:05 pm",
        "2pm",
        "2026-03-02 12:05:09 A.M. UTC",
        "13:05 pm",
    ),
    *(
        "2026-12-21..2027-01-02",
        "'2026-03-02, 2026-12-21 to 2027-01-02'",
        "[2026-12-21 – 2026-12-24]",
    ),
    *("2026-03-02", "2026-02-30", "Europe/London", "UTC", "BST", "Etc/GMT+5", "' UTC '", "major"),
    *("must", "counts", "' nobody '", "names", "close", "'close, read,'", "[read, '', null]"),
    *("https://example.org/a,b", "HTTP://x", "example.org", "'https://a, https://b'", "d93f0b"),
    *("'#D93F0B'", "000000", "mira@example.org", "'severity: '", "a b", "a, b", "acme-shop", "A"),
    *(
        "What now?",
        "'Why, who?'",
        "['How?']",
        "['whoever?']",
        "['Who?', What]",
        "gap",
        "[gap, any]",
    ),
    *("[]", "[a]", "[a, 1, true, null]", "['', x]", "[[a]]", "[[]]", "[{a: b}]", "{}", "{a: b}"),
    *("{a: }", "{mira: {senior: yes}}", "{mira: ''}", "{'@mira': }", "{12: }", "{'': }"),
    *("{acme: {name: 1, sprint-team: tom}}", "{a: {within: '3', minutes: 15.0}}", "{a: {due: 0}}"),
    *("{review: x}", "{review: {name: x, color: 5319e7}}", "{at-most: 3}", "{soak: '1_0'}"),
    *("{severity-prefix: 12}", "{client-prefix: 'c '}", "{client-color: fff}", "{review: 'a,b'}"),
    *("|\n  14:05 Alarm\n  14:06 Calm", ">-\n  a\n  b", "14:05 Alarm", "{'14:05': Alarm}"),
    *("{at: 14:05, what: Alarm}", "{what: 12}", "{what: ''}", "{at: 14:05}", "{waht: x}"),
    *("[14:05 Alarm]", "[{at: 14:05, what: Alarm, kind: decision, source: x, by: lead}]"),
    *("[{'14:05': Alarm, source: x}]", "[{14:05 UTC: Alarm}]", "[{'??:??': Alarm}]", "[1, null]"),
    *("{unknown: Alarm}", "[{Unknown: x}]", "[{~14:05: x, kind: }]", "[{what: x, at: [a]}]"),
)
VALUES: Final = st.one_of(
    st.sampled_from(WORDS),
    st.text(max_size=60).map(json.dumps),
    st.text("aA1@-_:/. ,'~+#", max_size=12).map(json.dumps),
    st.from_regex(times._STRICT, fullmatch=True).map(json.dumps),
    st.lists(st.sampled_from(WORDS), max_size=3).map(lambda words: f"[{', '.join(words)}]"),
)
FIELDS: Final = st.sampled_from([*names_of(IncidentForm), "sevrity"])
HEADS: Final = st.sampled_from([HEAD, HEAD, HEAD, "severity: minor\n", "title: x\n"])


@given(HEADS, FIELDS, VALUES)
@example(HEAD, "summary", "12")
@example("severity: major\n", "title", "12")
def test_an_incident_file_that_is_read_is_right_in_editors(
    head: str, field: str, value: str
) -> None:
    """Nobody is warned of what works."""
    text = f"{head}{field}: {value}\n"
    if reads_incident(text):
        assert not [error.message for error in INCIDENT.iter_errors(seen(text))]


PARTS: Final = st.sampled_from(
    [
        "{}",
        *(
            f"people: {{mira: {{{part}: {{}}}}}}"
            for part in ("name", "email", "senior", "away", "x")
        ),
        *(
            f"clients: {{acme: {{{part}: {{}}}}}}"
            for part in ("name", "delivery-manager", "sprint-team")
        ),
        *(
            f"severities: {{major: {{{part}: {{}}}}}}"
            for part in ("review", "within", "due", "steps", "color")
        ),
        *(f"labels: {{{part}: {{}}}}" for part in ("review", "client-prefix", "client-color")),
        *(f"labels: {{ended: {{{part}: {{}}}}}}" for part in ("name", "color", "description")),
        *(f"actions: {{{part}: {{}}}}" for part in ("at-most", "soak")),
        "questions: [{}]",
        *(f"questions: [{{ask: {ask}}}]" for ask in ("{}", "'How?', about: {}")),
        *(f"{field}: {{}}" for field in names_of(SettingsForm)),
    ]
)


@given(
    PARTS, st.one_of(st.sampled_from(WORDS), st.text("aA1@-_:/. ,#", max_size=9).map(json.dumps))
)
@example("{}", "")
def test_settings_that_are_read_are_right_in_editors(part: str, value: str) -> None:
    """Nobody is warned of what works."""
    text = part.replace("{}", value.replace("\n", " ") if "|" not in value else "x")
    if reads_settings(text):
        assert not [error.message for error in SETTINGS.iter_errors(seen(text))]


@pytest.mark.parametrize("name", ["incident.yml", "settings.yml"])
def test_the_forms_that_people_copy_are_right_in_editors(name: str) -> None:
    """As they are, but for the title; and with their examples."""
    text = (PROJECT / "templates" / name).read_text(encoding="utf-8")
    shown = re.sub(r"(?m)^#(?=  )", "", text.replace("title:  ", "title: x", 1))
    checks = INCIDENT if name == "incident.yml" else SETTINGS

    for version in (text.replace("title:  ", "title: x", 1), shown.replace(": []", ":")):
        assert [error.message for error in checks.iter_errors(seen(version))] == []


def test_the_schemas_know_the_calendar() -> None:
    """Editors see that a month is shorter, and which years are leap years."""
    sound = re.compile(SOUND_DAY)
    days = [
        f"{year}-{month:02}-{day:02}"
        for year in range(1968, 2202)
        for month in range(14)
        for day in range(33)
    ]

    assert [day for day in days if bool(sound.fullmatch(day)) != bool(calendar_day(day))] == []


# --- what the schemas refuse, the reader refuses --------------------------------------------------

SLIPS: Final = (
    "sevrity: major",
    "lead: two words",
    "lead: [mira]",
    "responders: mira and jonas",
    "responders: [two words]",
    "responders: {mira: }",
    "started: 25:00",
    "started: 14.05",
    "started: 1405",
    "started: 2:75 pm",
    "started: 2:05 xm",
    "started: around two",
    "started: yes",
    "date: 2026-13-02",
    "date: 2026-04-31",
    "date: 02.03.2026",
    "timezone: BST",
    "timezone: London time",
    "timezone: 1",
    "channel: example.org",
    "links: example.org",
    "links: [example.org]",
    "security: maybe",
    "security: 2.5",
    "summary: [a]",
    "summary: {a: b}",
    "services: [[a]]",
    f"services: [{', '.join('abcdefghij' * 6)}]",
    f"services: [{'x' * 101}]",
    "timeline: [[a]]",
    "timeline: [{at: 14:05}]",
    "timeline: [{waht: x}]",
    "timeline: [{at: 14:05, what: x, whom: y}]",
    "timeline: {at: 14:05, what: }",
    "timeline: {what: [x]}",
)


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_an_incident_file_is_seen_by_both(slip: str) -> None:
    """The editor underlines what the Action would refuse."""
    text = f"{HEAD}{slip}\n"

    assert not reads_incident(text)
    assert not INCIDENT.is_valid(seen(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title: x",
        "severity: major",
        "title:\nseverity: major",
        "title: ' '\nseverity: major",
        "title: x\nseverity: ma jor",
        f"title: {'x' * 201}\nseverity: major",
        "title: [x]\nseverity: major",
        "- title",
    ],
)
def test_what_is_missing_is_seen_by_both(text: str) -> None:
    """A title and a severity are all that is asked for."""
    assert not reads_incident(text)
    assert not INCIDENT.is_valid(seen(text))


@pytest.mark.parametrize(
    "text",
    [
        "timezon: UTC",
        "timezone: EST",
        "people: [mira]",
        "people: {two words: }",
        "people: {mira: {senor: yes}}",
        "people: {mira: {senior: maybe}}",
        "people: {mira: {email: mira}}",
        "people: {mira: {away: Christmas}}",
        "people: {mira: {away: 2026}}",
        "people: {mira: {away: 2027-02-29}}",
        "people: {mira: {away: 2026-12-21..}}",
        "people: {mira: {away: 2026-12-21..2026-12-32}}",
        "people: {mira: {away: 2026-12-21/2027-01-02}}",
        "people: {mira: {away: '2026-12-21 09:00'}}",
        "people: {mira: {away: '2026-12-21, soon'}}",
        "people: {mira: {away: [[2026-12-21]]}}",
        "people: {mira: {away: {first: 2026-12-21, last: 2027-01-02}}}",
        f"people: {{mira: {{away: [{', '.join(['2026-12-21'] * 51)}]}}}}",
        "facilitators: [two words]",
        f"facilitators: '{','.join(['mira'] * 51)}'",
        f"team: '{',' * 50}'",
        "clients: {Acme: }",
        f"clients: {{{'a' * 31}: }}",
        "clients: {acme: {manager: lee}}",
        "severities: {Major: }",
        "severities: {major: {within: soon}}",
        "severities: {major: {within: 0}}",
        "severities: {major: {minutes: 1000}}",
        "severities: {major: {color: red}}",
        "severities: {major: {steps: [raed]}}",
        "severities: {major: {steps: read agree}}",
        "severities: {major: {steps: [read, 3]}}",
        "severities: {major: {steps: 'read, [close]'}}",
        "severities: {major: {steps: {read: yes}}}",
        "severities: {major: {steps: [[read]]}}",
        "labels: {review: {nam: x}}",
        "labels: {review: 'a, b'}",
        f"labels: {{review: {'x' * 51}}}",
        "labels: {severity-prefix: 'a, b'}",
        "actions: {at-most: 1.5}",
        "actions: {at-most: 21}",
        "actions: 3",
        "attendance: large",
        "tell: 3",
        "show-readers: all",
        "show-readers: true",
        "show-readers: ' '",
        "show-readers: [must]",
        "show-readers: {must: yes}",
        "record: name",
        "record: 1",
        "record: [names]",
        "questions: How?",
        "questions: {ask: 'How?'}",
        "questions: ['Why?']",
        'questions: ["Who\'s next?"]',
        "questions: [{ask: ' whose is it?'}]",
        "questions: [What now]",
        "questions: [12]",
        "questions: [What changed: 'it?']",
        "questions: [['How?']]",
        "questions: [{about: gap}]",
        "questions: [{ask: 'How?', abuot: gap}]",
        "questions: [{ask: 'How?', about: gpa}]",
        "questions: [{ask: 'How?', about: [gap, 3]}]",
        "questions: [{ask: 'How?', about: {gap: yes}}]",
        f"questions: ['{'x' * 201}?']",
        f"questions: [{', '.join(['a;'] * 101)}]",
        "- timezone",
    ],
)
def test_a_slip_in_the_settings_is_seen_by_both(text: str) -> None:
    """The editor underlines what the Action would refuse."""
    assert not reads_settings(text)
    assert not SETTINGS.is_valid(seen(text))


EXACT: Final = st.sampled_from(
    [
        "people: {mira: {away: {}}}",
        "severities: {minor: {steps: {}}}",
        "show-readers: {}",
        "record: {}",
        "tell: {}",
    ]
)
ENTRY: Final = st.lists(
    st.sampled_from(
        [
            *("2026-12-21", "2027-01-02", "2027-02-29", "..", "-", " to ", "…", "/", " ", ","),
            *("read", "close", "must", "counts", "names", "nobody", "1", "'", "@", "[", "T09:00"),
        ]
    ),
    max_size=5,
).map("".join)
ENTRIES: Final = st.recursive(
    ENTRY.map(json.dumps) | st.sampled_from(["", "3", "yes", "true", "1.5", "~", "' '", "''"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(
            lambda items: f"[{', '.join(item or '~' for item in items)}]"
        )
        | inner.map(lambda held: f"{{first: {held}}}")
    ),
    max_leaves=3,
)


@examples(1000)
@given(EXACT, ENTRIES | st.integers(48, 52).map(lambda count: json.dumps("," * count)))
@example("people: {mira: {away: {}}}", "2026-12-21 – 2027-01-02")
@example("people: {mira: {away: {}}}", "2027-01-02..2026-12-21")
@example("severities: {minor: {steps: {}}}", "[]")
def test_editors_praise_and_blame_exactly_what_the_reader_does(part: str, value: str) -> None:
    """But for the order of two days, which no pattern sees."""
    text = part.replace("{}", value)
    try:
        team.settings(text, path=team.PATH)
        wrong = False
    except ReviewError as error:
        wrong = not all("ends before it begins" in letter.what for letter in error.letters)

    assert SETTINGS.is_valid(seen(text)) is not wrong


def test_an_event_of_the_schema_has_the_fields_of_the_form() -> None:
    """In a list of events and as the only one."""
    timeline = schema("incident")["properties"]["timeline"]

    assert list(timeline["properties"]) == list(names_of(EventForm))
    assert list(timeline["items"]["properties"]) == list(names_of(EventForm))
