"""`incident-review moments FILE`: what is worth asking about in a timeline, without GitHub."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from action.__main__ import main

TEXT = """\
# Checkout, 2026-11-19

- 14:02 A release goes out
- 14:05 A customer reports that checkout fails
- 14:20 We decided to take the release back
- 14:49 Incident resolved
"""


def moments(*args: str, stdin: str | None = None) -> Result:
    """What the command says."""
    return CliRunner().invoke(main, ["moments", *args], input=stdin)


@pytest.fixture
def report(tmp_path: Path) -> str:
    """A report as somebody has written it."""
    file = tmp_path / "report.md"
    file.write_text(TEXT)
    return str(file)


def test_each_moment_is_a_line(report: str) -> None:
    """When, what kind, what was said, and what makes it one."""
    assert moments(report).stdout == (
        "2026-11-19T14:05  word from outside  A customer reports that checkout fails"
        "  the first report came from outside; the timeline has no alarm of our own before it\n"
        "2026-11-19T14:20  decision           We decided to take the release back   "
        "  a decision\n"
    )


def test_programs_get_the_same_as_data(report: str) -> None:
    """With the line in the file, and the id that `timeline --json` gives the event."""
    assert json.loads(moments(report, "--json").stdout)["moments"][1] == {
        "id": "e3",
        "line": 5,
        "label": "14:20",
        "at": "2026-11-19T14:20",
        "kind": "decision",
        "text": "We decided to take the release back",
        "because": "a decision",
    }


def test_it_says_so_where_there_is_none(tmp_path: Path) -> None:
    """Silence would be the worst answer."""
    file = tmp_path / "plain.md"
    file.write_text("14:05 Checkout is slow\n")

    assert moments(str(file)).stdout.startswith("No moment in this timeline stands out.")
    assert json.loads(moments(str(file), "--json").stdout) == {"version": 1, "moments": []}


def test_it_says_so_where_there_is_no_event(tmp_path: Path) -> None:
    """A text that was not read is no quiet incident: something is to be put right."""
    file = tmp_path / "letter.md"
    file.write_text("Dear all,\nit was bad.\n")
    said = moments(str(file))

    assert (said.exit_code, said.stdout) == (1, "")
    assert said.stderr == (
        f"Error: There is no timeline in {file}: no line begins with a time;"
        " write one event per line with its time first, as in “14:05 Checkout is slow”\n"
    )


@pytest.mark.parametrize("how", [(), ("--json",)])
def test_nothing_at_all_is_no_timeline(how: tuple[str, ...]) -> None:
    """Where another program has said nothing; programs still get their data."""
    said = moments("-", *how, stdin="")

    assert said.exit_code == 1
    assert "no timeline in what was given" in said.stderr
    assert said.stdout == ('{\n  "version": 1,\n  "moments": []\n}\n' if how else "")


def test_a_dash_is_what_another_program_says(report: str) -> None:
    """`… | incident-review moments -`."""
    assert moments("-", stdin=TEXT).stdout == moments(report).stdout


def test_fields_of_an_incident_file_count(tmp_path: Path) -> None:
    """Whoever knew it at 14:01 needed no customer to say so."""
    folder = tmp_path / "2026-11-19-checkout"
    folder.mkdir()
    file = folder / "incident.yml"
    told = "timeline: |\n  14:05 A customer reports that checkout fails\n"

    file.write_text(f"title: Checkout\n{told}")
    assert "word from outside" in moments(str(file)).stdout
    file.write_text(f"title: Checkout\ndetected: 14:01\nresolved: soon\n{told}")
    assert "word from outside" not in moments(str(file)).stdout


def test_hostile_words_stay_on_their_line(tmp_path: Path) -> None:
    """Nothing of a terminal's own signs, and no second line."""
    file = tmp_path / "hostile.md"
    file.write_text("14:05 We decided to **wait** <b>@tom</b> {{ 7 }} \u202e\n")
    said = moments(str(file)).stdout

    assert said.count("\n") == 1
    assert "\u202e" not in said


def test_a_file_that_cannot_be_read_is_a_letter(tmp_path: Path) -> None:
    """No trace of the program."""
    file = tmp_path / "incident.yml"
    file.write_text("timeline: [")
    broken = moments(str(file))

    assert broken.exit_code == 1
    assert str(file) in broken.stderr
    assert "Traceback" not in broken.output
