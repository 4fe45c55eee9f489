"""What goes where: results on standard output, complaints about the call on standard error."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from action.__main__ import main
from tests.console.asking import FILE, FOLDER, INCIDENT, a_repository, asked

PROJECT: Final = Path(__file__).parents[2]
RED: Final = "\x1b[31m"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one incident."""
    a_repository(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


# --- standard input -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["timeline", "moments"])
def test_a_dash_reads_what_another_program_says(name: str) -> None:
    """The same lines as from a file, where the text names its day."""
    Path("notes.txt").write_text("2026-11-19\n14:05 We decided to wait\n")
    piped = asked(name, "-", stdin="2026-11-19\n14:05 We decided to wait\n")

    assert (piped.exit_code, piped.stderr) == (0, "")
    assert piped.stdout == asked(name, "notes.txt").stdout


def test_a_text_without_a_name_is_an_incident_file() -> None:
    """Its places are those of the text; where it names no day it is one of today."""
    good, bad = asked("check", "-", stdin=INCIDENT), asked("check", "-", stdin=f"{INCIDENT}laed: x")

    assert (good.exit_code, good.stdout.splitlines()[0]) == (0, "Checked: 1 incident file.")
    assert (bad.exit_code, bad.stderr) == (1, "")
    assert bad.stdout == "-:9:1: `laed` is not known here; did you mean `lead`?\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\ntitle: Slow\nseverity: major\n---\n\n# A report\n", "1 incident file"),
        ("---\ntitle: Slow\nseverity: major\n", "1 incident file"),
        ("facilitators: [lee]\nteam: [kim]\n", "the settings"),
        ("timezone: UTC\nteam: [kim]\nclients: {acme: {}}\n", "the settings"),
        ("# yaml-language-server: $schema=https://x/settings.schema.json\n", "the settings"),
        ((PROJECT / "templates/workflow.yml").read_text(encoding="utf-8"), "1 workflow"),
    ],
)
def test_unless_its_text_says_otherwise(text: str, said: str) -> None:
    """A report begins with its fields, settings and workflows have names of their own."""
    done = asked("check", "-", stdin=text)

    assert done.stdout.splitlines()[0] == f"Checked: {said}."
    assert done.exit_code == 0


def test_settings_from_a_pipe_are_told_of_their_slips() -> None:
    """With the place in the text."""
    done = asked("check", "-", stdin="team: [kim]\nshow-readers: all\n")

    assert done.exit_code == 1
    assert done.stdout.startswith("-:2:15: `all` cannot be used here;")


def test_a_workflow_of_another_kind_is_told_apart() -> None:
    """Nobody asked about it in vain."""
    done = asked("check", "-", stdin="on: push\njobs: {}\n")

    assert (done.exit_code, done.stdout.split(";")[0]) == (
        1,
        "-:1:1: This workflow does not run Incident Review",
    )


def test_a_dash_stands_alone() -> None:
    """Nobody would know which file a line is of."""
    assert asked("check", "-", FILE, stdin="").exit_code == 2


# --- out and err ----------------------------------------------------------------------------------


def test_what_was_found_is_a_result_and_what_is_not_there_a_complaint() -> None:
    """Whoever pipes the letters on gets them all, and no word about the call."""
    Path(FILE).write_text(f"{INCIDENT}laed: x\n")
    done = asked("check", FILE, "gone.yml")

    assert done.exit_code == 2
    assert done.stdout.startswith(f"{FILE}:9:1: `laed`")
    assert done.stderr == "There is no file gone.yml; check the path\n"


@pytest.mark.parametrize(
    "words",
    [
        ("timeline", "gone.md"),
        ("moments", ".github"),
        ("preview", "gone"),
        ("who", "gone.yml"),
        ("new",),
        ("holidays", "XX", "2027"),
        ("run",),
        ("run", "--dry-run"),
        ("doctor", "--repository", "acme"),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_nothing_as_a_result(words: tuple[str, ...]) -> None:
    """Nothing in a file could put it right."""
    done = asked(*words)

    assert (done.exit_code, done.stdout) == (2, "")
    assert "Error: " in done.stderr


@pytest.mark.parametrize("name", ["timeline", "moments", "check", "preview", "who"])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("14:05 Slow".encode("utf-16"), "1:1: This file is UTF-16; save it as UTF-8"),
        (b"a: b\n14:05 Stra\xdfe", "2:11: This file is not UTF-8; save it as UTF-8"),
        (b"a: b\n\xff\x00", "2:1: This is not a text file; save it as UTF-8"),
    ],
)
def test_what_is_no_text_of_ours_is_told_with_its_place(
    name: str, content: bytes, said: str
) -> None:
    """The same words from every command."""
    Path(FILE).write_bytes(content)
    done = asked(name, FILE)

    assert done.exit_code == 1
    assert f"{FILE}:{said}\n" in done.output


@pytest.mark.parametrize("name", ["timeline", "moments", "check"])
def test_what_can_be_corrected_ends_with_1(name: str) -> None:
    """The file is there, and its text is no YAML."""
    Path(FILE).write_text("title: [\n")

    assert asked(name, FILE).exit_code == 1


def test_letters_with_the_signs_of_a_terminal_do_not_reach_it() -> None:
    """A text cannot move the cursor, or paint."""
    done = asked("timeline", "-", stdin=f"14:05 {RED}all is well\x1b[2J\n")

    assert "\x1b" not in done.stdout


# --- colours --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("env", "coloured"),
    [({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colours_are_for_terminals_that_want_them(env: dict[str, str], *, coloured: bool) -> None:
    """https://no-color.org: any word in NO_COLOR will do, an empty one is none."""
    Path(FILE).write_text(f"{INCIDENT}laed: x\n")
    plain = {"NO_COLOR": "", "TERM": "xterm"}
    shown = CliRunner(env={**plain, **env}).invoke(main, ["check"], color=True).stdout

    assert (RED in shown) is coloured
    assert ("\x1b" in shown) is coloured


# --- pipes and closed doors -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "ends",
    [
        "incident-review timeline big.md | head -1",
        "incident-review timeline big.md >&-",
        "incident-review timeline - <&-",
        "incident-review --help > /dev/full",
        "incident-review check > /dev/full",
        "incident-review timeline /dev/zero",
        "PYTHONIOENCODING=ascii incident-review timeline - < big.md",
        "incident-review preview ''",
        "incident-review check $'odd\\xff.yml'",
        "incident-review preview incidents/* --out $'odd\\xff'",
    ],
)
def test_no_stream_ends_in_words_that_only_we_understand(here: Path, ends: str) -> None:
    """Whoever reads has had enough, the disk is full, nobody listens."""
    (here / "big.md").write_text("2026-11-19\n" + "14:05 “Slow”, again\n" * 5_000)
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", ends.replace("incident-review", '"$PYTHON" -m action')],
        env={**os.environ, "PYTHON": sys.executable, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stdout
    assert "Exception" not in done.stderr
    assert done.returncode in {0, 1, 2, 141}


# --- what a timeline does not show ----------------------------------------------------------------


def test_no_line_of_a_timeline_is_lost_in_silence() -> None:
    """What has no time, and what is doubtful, is named beside the result."""
    text = "2026-11-19\nhello\n14:05 x\n??:?? y\n13:00 z\n25:10 w\n"
    done = asked("timeline", "-", stdin=text)

    assert done.exit_code == 0
    assert [line[21:] for line in done.stdout.splitlines()] == ["x", "y", "z", "w"]
    assert done.stderr == (
        "1 line has no time: line 2.\n"
        "1 time is unclear: line 6.\n"
        "1 event has no known time: line 4.\n"
        "1 event is earlier than the one before it: line 5.\n"
    )


def test_many_such_lines_are_counted() -> None:
    """Ten are named."""
    text = "hello\n\n" * 12 + "14:05 x\n"

    assert asked("timeline", "-", stdin=text).stderr == (
        "12 lines have no time: lines 1, 3, 5, 7, 9, 11, 13, 15, 17, 19 and 2 more.\n"
    )


def test_data_has_them_already() -> None:
    """Nothing is said beside it."""
    assert asked("timeline", "--json", "-", stdin="14:05 x\nhello\n").stderr == ""


# --- where things are -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["who", "preview"])
def test_a_place_leads_to_the_file_from_where_one_is(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor jumps to it."""
    Path(FILE).write_text(INCIDENT.replace("major", "majr"))
    from_the_root = asked(name, FOLDER).stderr
    monkeypatch.chdir(FOLDER)

    assert from_the_root.startswith(f"Error: {FILE}:2:11: `majr`")
    assert asked(name, "incident.yml").stderr.startswith("Error: incident.yml:2:11: `majr`")


@pytest.mark.parametrize("name", ["timeline", "moments"])
def test_the_folder_of_an_incident_means_the_file_in_it(name: str) -> None:
    """As it does for check, preview and who."""
    assert asked(name, FOLDER).stdout == asked(name, FILE).stdout


@pytest.mark.parametrize("name", ["who", "preview"])
def test_a_pipe_instead_of_a_file_keeps_nobody_waiting(name: str) -> None:
    """Nobody may ever write into it."""
    Path(FILE).unlink()
    os.mkfifo(FILE)
    done = asked(name, FOLDER)

    assert done.exit_code == 1
    assert f"{FILE}:1:1: This is not a regular file" in done.stderr


def test_only_new_prints_its_path_as_a_result() -> None:
    """`$EDITOR "$(incident-review new …)"` opens it."""
    done = asked("new", "Queue is stuck")

    assert Path(done.stdout.removesuffix("\n")).is_file()
    assert done.stderr.startswith("Fill it in, ")


# --- more of standard input -----------------------------------------------------------------------


@pytest.mark.parametrize("form", ["json", "github", "JSON"])
def test_too_much_of_it_is_told_in_every_format(form: str) -> None:
    """As of a file."""
    done = asked("check", "-", "--format", form, stdin="x" * 1_000_001)

    assert (done.exit_code, done.stderr) == (1, "")
    assert "This is larger than 1 MB" in done.stdout


@pytest.mark.parametrize("nothing", ["", " \n\n"])
def test_nothing_at_all_is_a_wrong_call(nothing: str) -> None:
    """The program before us may have failed."""
    done = asked("check", "-", stdin=nothing)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "Nothing came in; give the text of a file to read\n"


def test_a_report_without_its_fields_is_told_to_have_some() -> None:
    """It begins with a heading, and no line of it is a field."""
    done = asked("check", "-", stdin="# Only a report\n\n14:05 x\n")

    assert done.exit_code == 1
    assert done.stdout.startswith("-:1:1: The report")


def test_what_a_shell_pipes_by_name_is_read_like_standard_input() -> None:
    """`check <(…)`."""
    read, write = os.pipe()
    os.write(write, INCIDENT.encode())
    os.close(write)
    try:
        done = asked("check", f"/dev/fd/{read}")
    finally:
        os.close(read)

    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, "Checked: 1 incident file.")


def test_a_file_may_be_called_like_standard_input() -> None:
    """`./-` is that file."""
    Path("-").write_text("hello")
    done = asked("check", "./-", stdin=INCIDENT)

    assert done.exit_code == 1
    assert done.stdout.startswith("-:1:1: ")


@pytest.mark.parametrize(
    ("coding", "said"),
    [
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-32-le", "UTF-32"),
    ],
)
def test_zeros_of_another_coding_are_told_once(coding: str, said: str) -> None:
    """Also where no mark in front says which."""
    done = asked("check", "-", stdin=INCIDENT.encode(coding))

    assert done.stdout == f"-:1:1: This file is {said}; save it as UTF-8\n"


def test_a_preview_as_text_has_no_marks_for_programs() -> None:
    """And its numbers are examples, as on the pages."""
    done = asked("preview", FOLDER)

    assert "<!-- incident-review:" not in done.stdout
    assert done.stderr == "Numbers and links are examples; nothing was opened.\n"
