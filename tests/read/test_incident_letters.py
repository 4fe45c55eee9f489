"""What is wrong with an incident file is told all at once, each at its place."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from action.errors import Letter, ReviewError
from action.read.forms.form_letters import most_helpful
from action.read.forms.values import _each_once
from action.read.incident import incident
from action.read.settings import DEFAULTS, settings
from action.review.settings import Settings

ID = "2026-03-02-queue-stuck"
PATH = f"incidents/{ID}/incident.yml"
HEAD = "title: Queue is stuck\nseverity: major\ntimezone: Europe/London\n"
TEAM = settings("people: {mira: }\nclients: {acme: , globex: }", path="s.yml")


def refused(text: str, path: str = PATH, team: Settings = DEFAULTS) -> list[str]:
    """The letters that a text is refused with, as people read them."""
    with pytest.raises(ReviewError) as error:
        incident(text, path=path, settings=team)
    return str(error.value).splitlines()


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("severity: major", "1:1", "`title` is missing"),
        ("title: x", "1:1", "`severity` is missing"),
        ("title:\nseverity: major", "1:1", "`title` is missing"),
        ("title: x\nseverity: mayor", "2:11", "did you mean `major`?"),
        ("title: x\nseverity: Majr", "2:11", "did you mean `major`?"),
        ("title: x\nseverity: dunno", "2:11", "use one of critical, major, minor, trivial"),
        ("title: x\nseverity: P1", "2:11", "did you mean `critical`?"),
        ("title: x\nseverity: SEV-2", "2:11", "did you mean `major`?"),
        ("title: x\nseverity: high", "2:11", "did you mean `major`?"),
        (f"title: {'x' * 201}\nseverity: major", "1:8", "longer than 200 characters"),
        ("title: ' '\nseverity: major", "1:8", "`title` is empty"),
        (HEAD + "note_taker: x", "4:1", "did you mean `note-taker`?"),
        (HEAD + "xyz: x", "4:1", "delete it, or use a field from the blank form"),
        (HEAD + "when: x", "4:1", "did you mean `started` or `date`?"),
        (HEAD + "date: 02/03/2026", "4:7", "write YYYY-MM-DD"),
        (HEAD + "lead: mira okafor", "4:7", "not a GitHub login"),
        (HEAD + "lead: dependabot[bot]", "4:7", "not a GitHub login"),
        (HEAD + "lead: " + "x" * 40, "4:7", "not a GitHub login"),
        (HEAD + "lead: [mira]", "4:7", "must be text"),
        (HEAD + "responders: [mira, a_]", "4:20", "not a GitHub login"),
        (HEAD + "responders: {mira: lead}", "4:13", "must be a list"),
        (HEAD + "channel: '#incidents'", "4:10", "not a web address"),
        (HEAD + "links: ['javascript:alert(1)']", "4:9", "not a web address"),
        (HEAD + "links: [https://a b]", "4:9", "without spaces"),
        (HEAD + "incident-io: the big one", "4:14", "write INC-123, its address"),
        (HEAD + "incident-io: https://evil.example/incidents/1", "4:14", "or `no`"),
        (HEAD + "security: perhaps", "4:11", "yes or no"),
        (HEAD + f"summary: {'x' * 4001}", "4:10", "longer than 4000 characters"),
        (HEAD + f"services: [{', '.join(map(str, range(51)))}]", "4:11", "more than 50 entries"),
        ("title: x\nseverity: major\ntimezone: IST", "3:11", "Asia/Kolkata or Europe/Dublin"),
        ("title: x\nseverity: major\ntimezone: EST", "3:11", "America/New_York"),
        (
            "title: x\nseverity: major\ntimezone: europe/london",
            "3:11",
            "did you mean Europe/London?",
        ),
        ("title: x\nseverity: major\ntimezone: London", "3:11", "did you mean Europe/London?"),
        ("title: x\nseverity: major\ntimezone: Paris time", "3:11", "did you mean Europe/Paris?"),
        ("title: x\nseverity: major\ntimezone: jst", "3:11", "did you mean JST?"),
        ("title: x\nseverity: major\ntimezone: UTC+25", "3:11", "not a known time zone"),
        ("title: x\nseverity: major\ntimezone: Europe", "3:11", "not a known time zone"),
        (HEAD + "timeline: [{at: 14:05, wat: x, what: y}]", "4:24", "did you mean `what`?"),
        (HEAD + "timeline: [{at: 14:05}]", "4:12", "`what` is missing"),
        (HEAD + "timeline: [[14:05]]", "4:12", "one event per entry"),
        (
            HEAD + "timeline: ['14:05 " + "x" * 20_001 + "']",
            "4:12",
            "longer than 20,000 characters",
        ),
    ],
)
def test_what_does_not_fit_is_told_at_its_place(text: str, place: str, said: str) -> None:
    """Each mistake has a place and says what would be right."""
    (letter,) = refused(text)

    assert (letter.startswith(f"{PATH}:{place}: "), said in letter) == (True, True), letter


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    """Fields, times, the zone and the timeline are all looked at before anything is said."""
    text = "title: x\nseverity: big\nstarted: 25:00\ntimezone: BST\ntimeline: [{at: 1}]\nfoo: bar\n"

    assert [letter.split(":")[1] for letter in refused(text)] == ["2", "3", "4", "5", "6"]


def test_a_thousand_mistakes_are_told_in_few_letters() -> None:
    """Nobody is helped by a thousand letters."""
    text = HEAD + "".join(f"x{number}: y\n" for number in range(1000))

    assert len(refused(text)) == 51


def test_ten_thousand_doubts_are_told_in_few_letters() -> None:
    """A long timeline full of unreadable times asks about the first ones."""
    text = HEAD + "timeline: |\n" + "  25:10 Odd\n" * 10_000
    _, hints = incident(text, path=PATH, settings=DEFAULTS)

    assert len(hints) == 51


def test_clients_are_free_until_the_settings_name_some() -> None:
    """A team without a list of clients may write any."""
    told, _ = incident(HEAD + "clients: [anybody]", path=PATH, settings=DEFAULTS)

    assert told.clients == ("anybody",)


def test_an_unknown_client_is_asked_about_where_clients_are_known() -> None:
    """A client that is not in the settings is probably a slip."""
    (letter,) = refused(HEAD + "clients: [acmee]", team=TEAM)

    assert "did you mean `acme`?" in letter


@pytest.mark.parametrize(
    ("folder", "better"),
    [
        ("Queue stuck", "YYYY-MM-DD-queue-stuck"),
        ("2026-03-02", "2026-03-02-incident"),
        ("2026-03-02_Queue Stuck!", "2026-03-02-queue-stuck"),
        ("2026-02-30-queue", "YYYY-MM-DD-queue"),
        ("2026-03-02-queue-", "2026-03-02-queue"),
        ("2026-03-02-" + "queue-" * 20, "2026-03-02-" + "-".join(["queue"] * 11)),
        ("2026-03-02-" + "queue-" * 11 + "jam-x", "2026-03-02-" + "queue-" * 11 + "jam"),
        ("2026-03-02-" + "queue-" * 11 + "jams-x", "2026-03-02-" + "-".join(["queue"] * 11)),
    ],
)
def test_a_folder_without_a_sound_name_is_told_a_better_one(folder: str, better: str) -> None:
    """The id is the folder's name: a day of the calendar and some words."""
    (letter,) = refused(HEAD, f"incidents/{folder}/incident.yml")

    assert letter.endswith(f"; rename it to {better}")


def test_a_better_folder_name_uses_the_date_in_the_file() -> None:
    """The day that the file says need not be asked for."""
    (letter,) = refused(HEAD + "date: 2026-03-04", "incidents/queue/incident.yml")

    assert letter.endswith("; rename it to 2026-03-04-queue")


@pytest.mark.parametrize(
    "path",
    [
        "incident.yml",
        f"../{ID}/incident.yml",
        f"incidents/{ID}/../{ID}/incident.yml",
        f"/incidents/{ID}/incident.yml",
        f"incidents\\{ID}\\incident.yml",
        f"incidents//{ID}/incident.yml",
        f"incidents/{ID}\n/incident.yml",
        f"./{ID}/incident.yml",
    ],
)
def test_paths_that_play_tricks_are_refused(path: str) -> None:
    """An id is only taken from a plain path inside the repository."""
    (letter,) = refused(HEAD, path)

    assert letter.endswith("move it to incidents/YYYY-MM-DD-words/incident.yml")


VALUES = st.recursive(
    st.sampled_from(
        [
            "",
            "x",
            "14:05",
            "~14:05",
            "2026-03-02 14:05 UTC",
            "23:59:61",
            "??:??",
            "@mira",
            "a, b",
            "UTC",
            "major",
            "https://example.org",
            "9" * 30,
            "14:05 x",
            "**14:05** - x",
            "2026-13-45",
            "\u202e",
        ]
    )
    | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["at", "what", "kind", "source", "14:05", "x"]), inner, max_size=3
        )
    ),
    max_leaves=10,
)
NAMES = st.sampled_from(
    [
        "title",
        "severity",
        "timezone",
        "date",
        "started",
        "resolved",
        "responders",
        "links",
        "timeline",
        "x",
    ]
)


@given(st.dictionaries(NAMES, VALUES))
@example({"timezone": "../x", "timeline": {"": ""}})
@example({"title": "x", "severity": "major", "timeline": "9999-12-31 23:59 x\n00:01 y"})
@example({"title": "x", "severity": "major", "started": "1970-01-01 00:00+14:00"})
def test_whatever_the_values_only_letters_inside_the_file_come_out(data: object) -> None:
    """Any well-formed YAML is an incident, or refused with places in the file."""
    text = json.dumps(data)
    try:
        found = incident(text, path=PATH, settings=TEAM)[1]
    except ReviewError as error:
        found = error.letters

    assert all(
        letter.place and letter.place.line == 1 and letter.place.column <= len(text) + 1
        for letter in found
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_the_path_only_letters_come_out(text: str, path: str) -> None:
    """No path and no text ends the program."""
    try:
        told, _ = incident(text, path=path, settings=DEFAULTS)
    except ReviewError:
        return

    assert told.id in path


def test_of_very_many_letters_fifty_are_shown_and_the_others_counted() -> None:
    """The last one says how many more there are."""
    letters = tuple(Letter(f"Thing {number}", "mend it") for number in range(60))

    shown = most_helpful(letters)

    assert len(shown) == 51
    assert shown[-1].what == "Thing 50, and 9 more problems like this"


def test_who_is_named_twice_is_one_and_an_empty_name_nobody() -> None:
    """In the order in which they were written."""
    assert _each_once(("mira", "", "tom", "mira")) == ("mira", "tom")
