"""`incident-review new --from FILE`: a folder that is there at once and whole, or a letter."""

from __future__ import annotations

import json
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from action.__main__ import main
from action.begin import Asked, begun
from action.console import new_command
from action.read.check import letters_for
from tests.importers.samples import CHANNEL, a_log, a_message, an_entry, pinned
from tests.manual import page

OPENS = "and add it to the default branch; the review opens by itself."
SETTINGS = Path(".github/incident-review.yml")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test stands in an empty repository."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(*words: str) -> Result:
    """What the command says."""
    return CliRunner().invoke(main, ["new", *words])


def put(path: str, content: object) -> str:
    """Write a file: bytes and text as they are, everything else as JSON."""
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    if not isinstance(content, bytes):
        content = (content if isinstance(content, str) else json.dumps(content)).encode()
    file.write_bytes(content)
    return path


def incidents() -> list[str]:
    """All that lies in the folder of the incidents, hidden or not."""
    return sorted(str(path) for path in Path().glob("incidents/**/*") if path.is_file())


def test_nothing_to_begin_with_is_a_question() -> None:
    """A title, or a file that has one."""
    result = new()

    assert (result.exit_code, "or name a file (--from)" in result.output) == (2, True)
    assert incidents() == []


def test_the_manual_lists_every_option() -> None:
    """The manual and the command line know the same words."""
    options = [word for option in new_command.new.params for word in option.opts]
    section = page("incident-file.md").split("\n## A story that is already written\n")[1]
    section = section.split("\n## ")[0]

    assert [word for word in options if word.startswith("--") and f"`{word}`" not in section] == []


@pytest.mark.parametrize("word", ["--emoji", "--link"])
def test_what_goes_with_a_file_is_not_quietly_ignored(word: str) -> None:
    """Whoever asks for it has forgotten the file."""
    result = new("Queue is stuck", word, "x")

    assert f"Error: `{word}` needs a file; add `--from FILE`" in result.output
    assert incidents() == []


def test_a_title_alone_gives_the_blank_form() -> None:
    """As it always did."""
    result = new("Queue is stuck")

    assert [Path(path).name for path in incidents()] == ["incident.yml"]
    assert result.output.endswith(f"Fill it in, {OPENS}\n")


def test_day_and_zone_are_written_into_the_blank_form() -> None:
    """Who begins one on the day after knows both."""
    result = new("Queue is stuck", "--date", "2026-03-02", "--timezone", "Asia/Tokyo")
    path = "incidents/2026-03-02-queue-is-stuck/incident.yml"

    assert result.output.splitlines()[0] == path
    text = Path(path).read_text(encoding="utf-8")
    assert 'timezone: "Asia/Tokyo"\n' in text
    assert 'date: "2026-03-02"\n' in text
    assert list(letters_for([], SETTINGS)) == []


@pytest.mark.parametrize("zone", ["JST", "UTC+4", "+05:30"])
def test_an_offset_is_written_into_the_blank_form_as_it_is_said(zone: str) -> None:
    """Not everybody thinks of their clocks as of a town."""
    new("Queue is stuck", "--date", "2026-03-02", "--timezone", zone)

    assert f'timezone: "{zone}"\n' in Path(incidents()[0]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Asia/Tokyo", "2026-03-03"), ("JST", "2026-03-03"), ("", "2026-03-02")],
)
def test_today_is_the_day_on_the_clocks_of_the_zone(zone: str, day: str) -> None:
    """When it is still yesterday in UTC."""
    late = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    asked = Asked(timezone=zone, day="", emoji=(), names=False, link="", settings=SETTINGS)

    assert next(begun("x", Path("incidents"), (), asked, late)) == f"incidents/{day}-x/incident.yml"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--date", "2026-02-30"], "`2026-02-30` is not a valid date; use one from 1970 to 2199"),
        (["--timezone", "BST"], "BST does not say which place is meant; write Europe/London"),
    ],
)
def test_a_day_or_zone_that_is_none_is_a_letter_without_a_file_too(
    words: list[str], said: str
) -> None:
    """And nothing is written."""
    result = new("x", *words)

    assert (result.exit_code, said in result.output, incidents()) == (2, True, [])


def test_an_import_says_what_came_over_and_what_is_left_to_do() -> None:
    """Path, number, what was left out and why, what to look at, what next."""
    file = put("log.json", a_log(an_entry("trigger", "14:05:00"), an_entry("resolve", "14:49:00")))
    result = new("--from", file)

    assert result.output.splitlines() == [
        "incidents/2026-03-02-checkout-fails/incident.yml",
        "2 events, from 2026-03-02 14:05 to 2026-03-02 14:49 (UTC).",
        f"Set its severity, read it through, {OPENS}",
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("slack.json", [a_message("Looking"), a_message("bot", 1, bot_id="B1")]),
        ("log.json", a_log(an_entry("trigger", "14:05:00"))),
        ("log.csv", "\ufefftime,what\n2026-03-02 14:05,Paged\n"),
        ("excel.csv", "time\twhat\n2026-03-02 14:05\tPaged\n".encode("utf-16")),
    ],
)
def test_what_an_import_writes_needs_no_correction(name: str, content: object) -> None:
    """`incident-review check` has nothing to say about it."""
    result = new("Checkout is slow", "--from", put(name, content))

    assert (result.exit_code, list(letters_for([], SETTINGS))) == (0, [])


def test_a_report_becomes_incident_md() -> None:
    """Front matter and text, in a folder of its own; its timeline is found by itself."""
    text = "# Queue is stuck\n\nSeverity: minor, in UTC.\n\n## Timeline\n\n- 14:05 a\n- 14:30 b\n"
    result = new("--from", put("2026-03-02-queue.md", text))

    assert result.output.splitlines() == [
        "incidents/2026-03-02-queue-is-stuck/incident.md",
        "2 events, from 2026-03-02 14:05 to 2026-03-02 14:30 (UTC).",
        f"Read it through, {OPENS}",
    ]


def test_a_report_without_a_timeline_is_told_so() -> None:
    """The folder is made all the same; people know where their events belong."""
    text = "# Queue is stuck\n\nSeverity: minor, in UTC.\n"
    result = new("--from", put("2026-03-02-queue.md", text))

    assert result.output.splitlines()[1:] == [
        "No event was found: write them below `## Timeline`, one per line, each with its time.",
        f"Read it through, {OPENS}",
    ]


def test_a_channel_of_a_slack_export_is_a_folder() -> None:
    """Its days are read in order, with the people and channels of the export around it."""
    put("export/users.json", [{"id": "U1", "real_name": "Mira Novak"}])
    put("export/channels.json", [{"id": "C0123456", "name": "inc-42"}])
    put("export/inc-42/2026-03-03.json", [a_message("Second", 600)])
    file = {"name": "a", "permalink": "https://acme.slack.com/files/a"}
    put("export/inc-42/2026-03-02.json", [a_message("First", files=[file])])
    put("export/inc-42/canvas.json", {"no": "messages"})
    new("Checkout is slow", "--from", "export/inc-42", "--names")
    text = Path(incidents()[0]).read_text(encoding="utf-8")

    assert text.index("First") < text.index("Second")
    assert f'source: "{CHANNEL}/p1772460300000100"' in text
    assert 'by: "Mira Novak"' in text


@pytest.mark.parametrize("emoji", ["pushpin", ":pushpin:", "📌"])
def test_an_emoji_is_given_by_name_or_as_a_sign(emoji: str) -> None:
    """As people see it, and as Slack calls it."""
    file = put("a.json", [pinned(a_message()), a_message("no", 1)])
    result = new("x", "--from", file, "--emoji", emoji)

    assert "1 event," in result.output
    assert "Left out: 1 message without :pushpin:." in result.output


def test_zone_and_day_can_be_given() -> None:
    """For what the file does not say."""
    file = put("a.csv", "time,what\n14:05,Paged\n")
    new("x", "--from", file, "--date", "2026-03-02", "--timezone", "Europe/London")

    assert incidents() == ["incidents/2026-03-02-x/incident.yml"]
    assert 'timezone: "Europe/London"' in Path(incidents()[0]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--date", "2026-02-30"], "`2026-02-30` is not a valid date; use one from 1970 to 2199"),
        (["--timezone", "BST"], "BST does not say which place is meant; write Europe/London"),
        (["--link", "acme"], "`acme` is not the address of a Slack channel"),
        (["--from", "nowhere.json"], "There is no file nowhere.json; check the path"),
    ],
)
def test_what_is_asked_wrongly_is_a_letter(words: list[str], said: str) -> None:
    """And nothing is written."""
    result = new("x", "--from", put("a.json", [a_message()]), *words)

    assert (result.exit_code, said in result.output, incidents()) == (2, True, [])


def test_a_story_without_a_title_asks_for_one() -> None:
    """A channel is called inc-42, which says nothing."""
    result = new("--from", put("a.json", [a_message()]))

    assert "Nothing in this file gives the incident a title" in result.output
    assert incidents() == []


def test_a_folder_that_is_there_stays_as_it_is() -> None:
    """What people have written is never overwritten."""
    put("incidents/2026-03-02-x/incident.yml", "ours")
    result = new("x", "--from", put("a.json", [a_message()]))

    assert "There is a folder incidents/2026-03-02-x already" in result.output
    assert (incidents(), Path(incidents()[0]).read_text(encoding="utf-8")) == (
        ["incidents/2026-03-02-x/incident.yml"],
        "ours",
    )


def test_an_empty_folder_that_is_there_stays_too() -> None:
    """Somebody may just be filling it."""
    Path("incidents/2026-03-02-x").mkdir(parents=True)

    assert new("x", "--from", put("a.json", [a_message()])).exit_code == 2
    assert incidents() == []


def test_a_disk_that_says_no_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not half a folder, and not a hidden one."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    result = new("x", "--from", put("a.json", [a_message()]))

    assert "The disk is full; free some space and try again" in result.stderr
    assert [path.name for path in Path("incidents").iterdir()] == []


def test_a_zip_is_not_read_as_text() -> None:
    """The letter says what to do with it."""
    with zipfile.ZipFile("export.zip", "w") as archive:
        archive.writestr("x.json", "[]")

    said = new("x", "--from", "export.zip").output

    assert "export.zip:1:1: This is a zip archive; unzip it" in said


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (["users.json", "channels.json"], "This is a whole Slack export; give the folder"),
        ([], "There is no JSON file in this folder; give the file itself"),
    ],
)
def test_a_folder_that_is_no_channel_is_a_letter(files: list[str], said: str) -> None:
    """Which channel it was, people know."""
    Path("export").mkdir()
    for name in files:
        put(f"export/{name}", [])

    assert f"export:1:1: {said}" in new("x", "--from", "export").output


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"time,what\n14:05,\xe9\n", "a.csv:2:7: This file is not UTF-8; save or export it as"),
        (b"\x7fELF\0\0\xff", "a.csv:1:7: This is not a text file"),
    ],
)
def test_bytes_that_are_no_text_are_a_letter(content: bytes, said: str) -> None:
    """At the place where they begin."""
    assert said in new("x", "--from", put("a.csv", content)).output


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """50 MB are more than an incident has to say."""
    monkeypatch.setattr("action.importers.exports.LARGEST_EXPORT", 100)

    said = new("x", "--from", put("a.json", "x" * 101)).output

    assert "a.json:1:1: This is more than 50 MB" in said


def test_the_settings_of_the_team_are_read_too() -> None:
    """A severity that the team has added is one of ours."""
    put(str(SETTINGS), "severities: {sev1: }\n")
    new("--from", put("2026-03-02-queue.md", "# Queue is stuck\n\nSeverity: SEV1\n"))

    assert 'severity: "sev1"' in Path(incidents()[0]).read_text(encoding="utf-8")


def test_many_messages_are_told_in_a_few_seconds() -> None:
    """20,000 of them, of which an emoji chooses some (generous, for slow machines)."""
    rows = [a_message(f"message *{i}* <@U{i % 9}>") for i in range(20_000)]
    rows = [{**row, "ts": f"{1772460300 + i}.0001"} for i, row in enumerate(rows)]
    rows[::50] = [pinned(row) for row in rows[::50]]
    begin = os.times().user
    result = new("x", "--from", put("a.json", rows), "--emoji", "pushpin")

    assert ("400 events" in result.output, os.times().user - begin < 15) == (True, True)
    assert result.stdout == f"{incidents()[0]}\n"


def test_rows_without_a_time_came_over_too() -> None:
    """They are lines of the timeline, and nobody is told that there are none."""
    table = put("t.csv", "time,what\n,Paged\n,Restarted\n")
    result = new("Queue is stuck", "--from", table, "--date", "2026-03-02")

    assert result.output.splitlines()[1] == "2 events."
