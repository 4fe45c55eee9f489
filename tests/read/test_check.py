"""Files on this machine are checked as the Action would check them, and a new one passes."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from action.errors import ReviewError
from action.read.blank.blank_form import blank, new_incident
from action.read.check import _counted, letters_for
from action.read.finding import _loose, incident_file_in
from action.read.incident import incident
from action.read.names import day_of
from action.read.settings import DEFAULTS

FOLDER = "incidents/2026-03-02-queue-stuck"
GOOD = "title: Queue is stuck\nseverity: major\n"
DAY = date(2026, 3, 2)
SETTINGS = Path(".github/incident-review.yml")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test stands in an empty repository."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: str, content: str | bytes) -> Path:
    """Write a file, with the folders it needs."""
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def said(*paths: str) -> list[str]:
    """The letters about some paths, as people read them."""
    return [str(letter) for letter in letters_for(map(Path, paths), SETTINGS)]


def test_an_empty_repository_has_no_letters() -> None:
    """Nothing written is nothing wrong."""
    assert said() == []


def test_good_files_have_no_letters() -> None:
    """A sound incident and sound settings say nothing."""
    put(f"{FOLDER}/incident.yml", GOOD)
    put(str(SETTINGS), "timezone: Europe/London\n")

    assert said() == []


def test_the_usual_places_are_looked_at() -> None:
    """Without a path, all incidents and the settings are checked."""
    put(f"{FOLDER}/incident.yml", "title: x\n")
    put(str(SETTINGS), "foo: x\n")

    assert [letter.split(":")[0] for letter in said()] == [str(SETTINGS), f"{FOLDER}/incident.yml"]


def test_incidents_are_read_with_the_settings() -> None:
    """A severity that the team has added is known."""
    put(f"{FOLDER}/incident.yml", "title: x\nseverity: drill\n")
    put(str(SETTINGS), "severities: {drill: }\n")

    assert said() == []


@pytest.mark.parametrize("path", [".", "incidents", FOLDER, f"{FOLDER}/incident.yml"])
def test_files_and_folders_can_be_named(path: str) -> None:
    """A file, its folder, the folder of all incidents and the repository all lead to the file."""
    put(f"{FOLDER}/incident.yml", "title: x\n")

    assert said(path) == [
        f"{FOLDER}/incident.yml:1:1: `severity` is missing; add `severity: major`"
    ]


def test_a_file_named_twice_is_checked_once() -> None:
    """Two paths to one file make one letter."""
    put(f"{FOLDER}/incident.yml", "title: x\n")

    assert len(said(FOLDER, f"{FOLDER}/incident.yml")) == 1


def test_hints_are_told_too() -> None:
    """What is no mistake but worth a question is a letter that is not serious."""
    put(f"{FOLDER}/incident.yml", GOOD + "started: 10:00\nresolved: 09:00\n")

    assert [letter.serious for letter in letters_for([], SETTINGS)] == [False]


@pytest.mark.parametrize(
    ("settled", "column"),
    [("people:\n  mira:\n    name: Mira #2\n", 11), ("labels:\n  review: Look #2\n", 11)],
)
def test_names_in_the_settings_that_are_cut_short_are_asked_about(
    settled: str, column: int
) -> None:
    """As in an incident file, what ` #` cuts off a name is asked about, and a comment is not."""
    line = settled.count("\n")
    put(str(SETTINGS), f"{settled}written-by: []  # with which tokens\n")

    assert [words.partition(" is ")[0] for words in said()] == [f"{SETTINGS}:{line}:{column}: `#2`"]
    assert said(str(SETTINGS)) == said()


def test_the_comments_of_the_example_of_settings_are_comments() -> None:
    """What we explain there stays silent."""
    example = Path(__file__).parents[2] / "templates/settings.yml"
    put(str(SETTINGS), example.read_text(encoding="utf-8"))

    assert said() == []


def test_a_file_elsewhere_is_shown_where_it_is(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A path outside the current folder stays whole in the letter."""
    file = put(f"{tmp_path_factory.mktemp('other')}/2026-03-02-x/incident.yml", "title: x\n")

    assert [letter.split(":")[0] for letter in said(str(file))] == [str(file)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"title: \xff", "1:8: This file is not UTF-8; save it as UTF-8"),
        (b"title: x\r\nb: \xe9", "2:4: This file is not UTF-8; save it as UTF-8"),
        (b"\x7fELF\0\0\xff", "1:7: This is not a text file; save it as UTF-8"),
        (
            b"a: " + b"x" * 1_000_000,
            "1:1: This file is larger than 1 MB; keep the main text here and link to the rest",
        ),
    ],
)
def test_what_is_no_text_is_told(content: bytes, expected: str) -> None:
    """Bytes that nobody can read get a letter at the place where they begin."""
    put(f"{FOLDER}/incident.yml", content)

    assert said() == [f"{FOLDER}/incident.yml:{expected}"]


def test_a_link_is_not_followed() -> None:
    """A symbolic link may lead to what must stay secret."""
    put("secret", GOOD)
    Path(FOLDER).mkdir(parents=True)
    Path(f"{FOLDER}/incident.yml").symlink_to(Path("secret").absolute())

    (letter,) = said()

    assert "This is a symbolic link" in letter


def test_a_folder_that_is_a_link_is_not_followed() -> None:
    """The same holds for the folder around the file."""
    put("elsewhere/incident.yml", GOOD)
    Path("incidents").mkdir()
    Path(FOLDER).symlink_to(Path("elsewhere").absolute())

    assert said() == [
        f"{FOLDER}/incident.yml:1:1: The folder is a symbolic link; replace it with a real folder"
    ]


@pytest.mark.parametrize("paths", [(), ("incidents",), (".",)])
@pytest.mark.parametrize("leads_to", ["elsewhere", "nowhere"])
def test_where_all_incidents_are_behind_a_link_it_is_told(
    paths: tuple[str, ...], leads_to: str
) -> None:
    """GitHub follows none, so that the action would find no incident at all."""
    put("elsewhere/2026-03-02-queue-stuck/incident.yml", GOOD)
    put(str(SETTINGS), "timezone: UTC\n")
    Path("incidents").symlink_to(leads_to)

    assert said(*paths) == ["incidents:1:1: This is a symbolic link; replace it with a real folder"]


def test_an_incident_behind_a_link_to_nothing_is_told() -> None:
    """It may have been one before somebody moved it."""
    Path("incidents").mkdir()
    Path(FOLDER).symlink_to("nowhere")

    assert said() == [f"{FOLDER}:1:1: This symbolic link is broken; replace it with a real folder"]


@pytest.mark.parametrize("paths", [(), ("incidents",), (".",)])
def test_a_file_in_place_of_the_folder_of_all_incidents_is_told(paths: tuple[str, ...]) -> None:
    """Nothing can be in it."""
    put("incidents", "2026-03-02: the queue is stuck\n")
    put(str(SETTINGS), "timezone: UTC\n")

    assert said(*paths) == ["incidents:1:1: This is not a folder; replace it with a real folder"]


def test_a_folder_in_place_of_the_file_is_told() -> None:
    """A folder called incident.yml is no incident."""
    Path(f"{FOLDER}/incident.yml").mkdir(parents=True)

    assert said() == [
        f"{FOLDER}/incident.yml:1:1: This is a folder, not a file; replace it with a file"
    ]


def test_a_pipe_does_not_keep_the_program_waiting() -> None:
    """What is neither file nor folder is not read."""
    Path(FOLDER).mkdir(parents=True)
    os.mkfifo(f"{FOLDER}/incident.yml")

    assert said() == [
        f"{FOLDER}/incident.yml:1:1: This is not a regular file; replace it with a regular file"
    ]


def test_a_file_that_is_not_there_is_told() -> None:
    """A wrong path is named."""
    (letter,) = said("nowhere/incident.yml")

    assert letter.endswith("There is no file nowhere/incident.yml; check the path")


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("incident.yaml", "incident.yml"),
        ("incidents.yml", "incident.yml"),
        ("Incident.yml", "incident.yml"),
        ("Incident.md", "incident.md"),
        ("incidents.md", "incident.md"),
        ("incident.markdown", "incident.md"),
    ],
)
def test_a_file_with_nearly_the_right_name_is_told(name: str, right: str) -> None:
    """It would be overlooked by the Action."""
    put(f"{FOLDER}/{name}", GOOD)

    assert said() == [
        f"{FOLDER}/{name}:1:1: This file is named {name}, so it is not read; rename it to {right}"
    ]


@pytest.mark.parametrize("path", ["", ".", "incidents", FOLDER, f"{FOLDER}/incident.md"])
def test_a_report_is_found_like_any_incident_file(path: str) -> None:
    """Its letters point into the report."""
    put(f"{FOLDER}/incident.md", "---\ntitle: x\nseverity: huge\n---\n")

    assert [letter.split(": ")[0] for letter in said(*filter(None, [path]))] == [
        f"{FOLDER}/incident.md:3:11"
    ]


def test_a_report_beside_an_incident_file_is_not_read() -> None:
    """One folder is one incident; the hint says which of the two counts."""
    put(f"{FOLDER}/incident.yml", GOOD)
    put(f"{FOLDER}/incident.md", "Words")

    (hint,) = letters_for([], SETTINGS)
    assert not hint.serious
    assert str(hint) == (
        f"{FOLDER}/incident.md:1:1: This report is not read, because incident.yml is in the same"
        " folder; keep one of the two"
    )


def test_a_title_that_begins_with_its_day_gives_the_folder_one_day() -> None:
    """Old reports are often called so."""
    assert new_incident(f"{DAY}: Queue is stuck", DAY)[0] == f"{DAY}-queue-is-stuck"


def test_a_new_incident_has_nothing_to_put_right() -> None:
    """The form that `incident-review new` writes can be committed as it is."""
    name, text = new_incident("Queue is stuck", DAY)

    assert incident(text, path=f"incidents/{name}/incident.yml", settings=DEFAULTS)[1] == ()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Queue is stuck", "2026-03-02-queue-is-stuck"),
        ("DB: Überlast!", "2026-03-02-db-uberlast"),
        ("Grüße, Łódź, Ærø, Işık", "2026-03-02-grusse-lodz-aero-isik"),
        ("ＡＰＩ：５００", "2026-03-02-api-500"),
        ("Queue → stuck … 🔥", "2026-03-02-queue-stuck"),
        ("数据库", "2026-03-02-incident-263200"),
        ("決済 API", "2026-03-02-api-cadfe3"),
        ("!?", "2026-03-02-incident"),
        ("../../etc", "2026-03-02-etc"),
        ("x" * 200, "2026-03-02-" + "x" * 69),
    ],
)
def test_a_title_names_the_folder(title: str, name: str) -> None:
    """The folder is called after the day and the words of the title."""
    assert new_incident(title, DAY)[0] == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("決済が失敗する", "検索が遅い"),
        ("決済 API の障害", "検索 API の障害"),
        ("Очередь стоит", "Поиск не отвечает"),
        ("الطابور متوقف", "البحث بطيء"),
        ("결제 장애", "검색 장애"),
        ("คิวค้าง", "ค้นหาช้า"),
        ("🔥", "💥"),
        (f"{'word ' * 30}決済", f"{'word ' * 30}検索"),
    ],
)
def test_titles_in_other_scripts_have_folders_of_their_own(one: str, other: str) -> None:
    """Two incidents of one day were both called `incident`, and the second was refused."""
    names = [new_incident(title, DAY)[0] for title in (one, other)]

    assert names[0] != names[1]
    assert [day_of(name) for name in names] == [DAY, DAY]


def test_one_title_has_one_folder_however_it_is_typed() -> None:
    """A Mac takes letters apart, and people put spaces where they like."""
    same = ["ガスが止まる 二号", "カ\u3099スか\u3099止まる  二号"]

    assert len({new_incident(title, DAY)[0] for title in same}) == 1


@pytest.mark.parametrize("title", ["", "  \n ", "\x00"])
def test_an_incident_needs_a_title(title: str) -> None:
    """An empty title is asked about."""
    with pytest.raises(ReviewError, match="no title"):
        new_incident(title, DAY)


def test_a_title_longer_than_an_issue_can_bear_is_refused() -> None:
    """Titles of issues hold 256 characters, and ours leave room around the incident's."""
    with pytest.raises(ReviewError, match="longer than 200"):
        new_incident("x" * 201, DAY)


def test_the_blank_form_lacks_only_a_title() -> None:
    """Who copies the form by hand has one thing to write."""
    with pytest.raises(ReviewError) as error:
        incident(blank(), path=f"{FOLDER}/incident.yml", settings=DEFAULTS)

    assert [letter.what for letter in error.value.letters] == ["`title` is missing"]


def test_the_examples_in_the_blank_form_can_be_used() -> None:
    """Taking the # away from the example lines gives a timeline."""
    _, text = new_incident("Queue is stuck", DAY)
    shown = "\n".join(
        line.removeprefix("#") if line.startswith("#  ") else line for line in text.splitlines()
    )
    told, _ = incident(shown, path=f"{FOLDER}/incident.yml", settings=DEFAULTS)

    assert [event.label for event in told.events] == ["14:05", "14:12", "~14:30"]


@given(st.text(min_size=1, max_size=200))
@example("\u0660")
@example("ß" * 200)
@example("\ud800決")
def test_whatever_the_title_the_form_holds_it(title: str) -> None:
    """Quotes, colons and signs of YAML in a title do no harm."""
    try:
        name, text = new_incident(title, DAY)
    except ReviewError:
        return
    told, _ = incident(text, path=f"incidents/{name}/incident.yml", settings=DEFAULTS)

    assert (day_of(name), bool(told.title)) == (DAY, True)


def test_one_is_told_as_one() -> None:
    """And nothing of what there is none of."""
    assert [_counted(number, "notice") for number in (0, 1, 2)] == ["", "1 notice", "2 notices"]


def test_a_file_beside_the_folders_is_told_where_it_belongs() -> None:
    """Its name begins with the day already."""
    letter = _loose(Path("incidents/2026-11-19-checkout-slow.yml"))

    assert letter.remedy == "move it to incidents/2026-11-19-checkout-slow/incident.yml"


# --- the folder that was forgotten ----------------------------------------------------------------

FORGOTTEN = (
    "incident.yml:1:1: This file is not in an incident folder, so it is not read;"
    " move it to incidents/YYYY-MM-DD-words/incident.yml"
)


def test_a_report_about_incidents_at_the_root_is_nobodys_business() -> None:
    """Only an incident file in YAML can be meant as one there."""
    put("INCIDENTS.md", "# How we review\n")

    assert said() == []


def test_an_incident_file_at_the_root_is_told_where_it_belongs() -> None:
    """Named or not; nobody is asked to rename their checkout."""
    Path(".git").mkdir()
    put("incident.yml", GOOD)

    assert (said(), said("incident.yml"), said(".")) == ([FORGOTTEN], [FORGOTTEN], [FORGOTTEN])


@pytest.mark.parametrize("severity", ["Major", "MAJOR"])
@pytest.mark.parametrize("started", ["2pm", "2 p.m."])
def test_capitals_and_full_hours_are_read(severity: str, started: str) -> None:
    """As people write them, and as the timeline reads them."""
    text = f"title: Slow\nseverity: {severity}\nstarted: {started}\n"
    told, _ = incident(text, path=f"{FOLDER}/incident.yml", settings=DEFAULTS)

    assert (told.severity, told.started and f"{told.started:%H:%M}") == ("major", "14:00")


@pytest.mark.parametrize("names", [(), ("2026-03-02-a",), ("2026-03-02-a", "2026-03-03-b")])
def test_a_folder_of_incidents_names_what_it_holds(names: tuple[str, ...]) -> None:
    """Whoever names the folder of all of them can copy the name of one."""
    Path("incidents").mkdir()
    for name in names:
        put(f"incidents/{name}/incident.yml", GOOD)
    with pytest.raises(ReviewError) as error:
        incident_file_in(Path("incidents"))

    assert (
        str(error.value)
        == {
            0: "There is no incident file in incidents/; name the folder of an incident",
            1: "incidents/ is not the folder of an incident; name incidents/2026-03-02-a",
            2: (
                "incidents/ holds several incidents; name one of:"
                " incidents/2026-03-02-a, incidents/2026-03-03-b"
            ),
        }[len(names)]
    )
