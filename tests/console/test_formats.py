"""`--format`: lines for people, data for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema_rs import validator_for

from tests.console.asking import FILE, FOLDER, INCIDENT, a_repository, asked

PROJECT: Final = Path(__file__).parents[2]
SCHEMAS: Final = PROJECT / "templates" / "printed"
ASKED: Final = {
    "check": ("check",),
    "doctor": ("doctor",),
    "moments": ("moments", FILE),
    "timeline": ("timeline", FILE),
    "who": ("who", FOLDER),
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository with one incident."""
    a_repository(tmp_path)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


def schema(name: str) -> dict[str, Any]:
    """What a command promises of its data."""
    found: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text())
    return found


def test_every_schema_is_of_a_command() -> None:
    """And every command that prints data has one."""
    assert {f"{name}.schema.json" for name in ASKED} == {file.name for file in SCHEMAS.iterdir()}


@pytest.mark.parametrize("name", ASKED)
def test_data_keeps_its_schema(name: str) -> None:
    """Version first; no name that the schema does not know."""
    said = asked(*ASKED[name], "--format", "json").stdout
    found = json.loads(said)

    assert next(iter(found)) == "version"
    assert schema(name)["additionalProperties"] is False
    validator_for(schema(name)).validate(found)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("check", f"{INCIDENT}laed: x\nstarted: 14:05\ndetected: 13:00\n"),
        ("timeline", "Detected: 14:05\n~14:10-14:20 x\n??:?? y\n25:10 z\nno time\n"),
        ("moments", "nothing at all"),
    ],
)
def test_so_does_data_about_what_is_odd(name: str, text: str) -> None:
    """Whatever the text."""
    found = json.loads(asked(name, "-", "--format", "json", stdin=text).stdout)

    validator_for(schema(name)).validate(found)


@pytest.mark.parametrize("name", ASKED)
def test_json_is_another_word_for_it(name: str) -> None:
    """Programs that were written before go on."""
    both = [asked(*ASKED[name], *how) for how in (("--json",), ("--format", "json"))]

    assert both[0].stdout == both[1].stdout
    assert both[0].exit_code == both[1].exit_code


def test_data_about_a_check_has_every_letter_with_its_place() -> None:
    """A question is told apart from an error."""
    Path(FILE).write_text(f"{INCIDENT}laed: x\n")
    done = asked("check", "--format", "json")

    assert (done.exit_code, done.stderr) == (1, "")
    assert json.loads(done.stdout) == {
        "version": 1,
        "checked": {"incidents": 1, "settings": False, "workflows": 0},
        "letters": [
            {
                "path": FILE,
                "line": 9,
                "column": 1,
                "level": "error",
                "what": "`laed` is not known here",
                "remedy": "did you mean `lead`?",
            }
        ],
    }


def test_another_format_is_a_wrong_call() -> None:
    """With those that there are."""
    done = asked("timeline", FILE, "--format", "github")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "'text', 'json'" in done.stderr
