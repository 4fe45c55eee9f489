"""Whatever path is named on the command line: it is used, or a letter says why not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from action.__main__ import main

INCIDENT = "incidents/2026-11-19-slow"
FILE = (
    "title: Slow\nseverity: major\nlead: mira\ntimeline:\n  - at: 2026-11-19 14:05\n    what: x\n"
)
ODD = os.fsdecode(b"odd\xff.yml")
PATHS = [
    "afile",
    "afile/below",
    "binary",
    "utf16",
    "locked",
    "locked/inside.yml",
    "folder",
    "loop",
    "dangling",
    "missing",
    "",
    "a" * 300,
    ODD,
    ".",
    "-",
    "~",
    "/dev/null",
    "/proc/self/nothing",
    "/proc/self/mem",
    INCIDENT,
    f"{INCIDENT}/incident.yml",
    "incidents/folder",
]
COMMANDS = {
    "check": ["check", "{}"],
    "settings to check": ["check", "--settings", "{}"],
    "preview": ["preview", "{}"],
    "settings of a preview": ["preview", INCIDENT, "--settings", "{}"],
    "out": ["preview", INCIDENT, "--out", "{}"],
    "timeline": ["timeline", "{}"],
    "timeline as JSON": ["timeline", "--json", "{}"],
    "moments": ["moments", "{}"],
    "who": ["who", "{}"],
    "settings of who": ["who", INCIDENT, "--settings", "{}"],
    "pages": ["preview", INCIDENT, "--html", "{}"],
    "holidays": ["holidays", "{}", "2027"],
    "doctor": ["doctor", "--settings", "{}"],
    "doctor of": ["doctor", "--repository", "{}"],
    "plan of": ["run", "--dry-run", "--incident", "{}"],
    "plan in": ["run", "--dry-run", "--token", "x", "--repository", "{}"],
    "no command": ["{}"],
    "new": ["new", "x", "--path", "{}"],
    "from": ["new", "x", "--from", "{}"],
    "settings of a new one": ["new", "x", "--from", "afile", "--settings", "{}"],
    "day": ["new", "x", "--from", "afile", "--date", "{}"],
    "zone": ["new", "x", "--from", "afile", "--timezone", "{}"],
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with an incident, and with much that is none."""
    monkeypatch.chdir(tmp_path)
    for folder in (INCIDENT, "folder", "incidents/folder/incident.yml"):
        Path(folder).mkdir(parents=True)
    Path(INCIDENT, "incident.yml").write_text(FILE, encoding="utf-8")
    Path("afile").write_text("x", encoding="utf-8")
    for path in ("binary", ODD):
        Path(path).write_bytes(b"\xff\xfe\x00\x00\xd8")
    Path("utf16").write_bytes("14:05 Slow".encode("utf-16"))
    Path("locked").mkdir(mode=0o000)
    Path("loop").symlink_to("loop")
    Path("dangling").symlink_to("nowhere")


def asked(*words: str) -> Result:
    """What the command says, and how it ends."""
    return CliRunner().invoke(main, words)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("command", COMMANDS)
def test_any_path(command: str, path: str) -> None:
    """No command ends in words that only we understand."""
    result = asked(*(word.format(path) for word in COMMANDS[command]))

    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.exit_code in {0, 1, 2}


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("afile/below", " is below something that is not a folder; check the path"),
        ("loop", " is a symbolic link to itself; use the path of the file"),
        ("a" * 300, f"{'a' * 200}…; use a shorter one"),
    ],
)
def test_preview_says_where_it_cannot_write(out: str, said: str) -> None:
    """With the path, and what to do."""
    result = asked("preview", INCIDENT, "--out", out)

    assert result.exit_code == 2
    assert out[:100] in result.stderr
    assert result.stderr.endswith(f"{said}\n")


def test_preview_does_not_write_over_a_file() -> None:
    """It stays as it was."""
    result = asked("preview", INCIDENT, "--out", "afile")

    assert (result.exit_code, Path("afile").read_text(encoding="utf-8")) == (2, "x")
