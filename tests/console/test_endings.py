"""Exit codes: 0, 1 to correct something, 2 for a wrong call, 128 and the number of a signal."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Final

import pytest

from action import start
from action.console.shell.endings import ended
from action.disk import disk_refusal, put_whole
from action.errors import CallError, Letter, ReviewError
from tests.console.asking import FILE, FOLDER, INCIDENT, a_repository, asked

PROJECT: Final = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one incident."""
    a_repository(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


# --- a wrong call ---------------------------------------------------------------------------------

EMPTY: Final = {
    "settings": ("who", FOLDER, "--settings", ""),
    "settings to check": ("check", "--settings", ""),
    "path of a plan": ("run", "--dry-run", "--path", ""),
    "incident of a plan": ("run", "--dry-run", "--incident", ""),
    "incident of blanks": ("run", "--dry-run", "--incident", "  "),
    "repository": ("doctor", "--repository", ""),
    "settings of the doctor": ("doctor", "--settings", ""),
    "pages": ("preview", FOLDER, "--html", ""),
    "texts": ("preview", FOLDER, "--out", ""),
    "folder of a new one": ("new", "x", "--path", ""),
    "export": ("new", "x", "--from", ""),
    "day": ("new", "x", "--date", ""),
    "zone": ("new", "x", "--timezone", ""),
    "file": ("timeline", ""),
    "paths": ("check", ""),
    "place": ("holidays", "", "2027"),
}


@pytest.mark.parametrize("words", EMPTY.values(), ids=EMPTY)
def test_an_empty_shell_variable_is_a_wrong_call(here: Path, words: tuple[str, ...]) -> None:
    """It means neither “all” nor “here”, and nothing is written."""
    before = sorted(here.rglob("*"))
    done = asked(*words)

    assert (done.exit_code, done.stdout) == (2, "")
    assert "It is empty; write something, or leave it out." in done.stderr
    assert sorted(here.rglob("*")) == before


@pytest.mark.parametrize(
    "words", [("check",), ("who", FOLDER), ("preview", FOLDER), ("new", "x"), ("outlets", "check")]
)
def test_settings_that_are_named_and_not_there_are_a_wrong_call(words: tuple[str, ...]) -> None:
    """One sentence, from every command; without the option there need not be any."""
    done = asked(*words, "--settings", "typo.yml")

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: There is no settings file typo.yml; check the path after `--settings`\n"
    )


NEW: Final = {
    ("--date", "tomorrow"): "`tomorrow` is not a valid date",
    ("--date", "2026-02-30"): "`2026-02-30` is not a valid date",
    ("--date", "9999-12-31"): "use one from 1970 to 2199",
    ("--timezone", "Mars/Phobos"): "Mars/Phobos",
    ("--names",): "`--names` needs a file",
    ("--emoji", "pushpin"): "`--emoji` needs a file",
    ("--from", "gone.json"): "There is no file gone.json; check the path",
    ("--from", "-"): "save the export as a file, and name it",
    ("--path", "/dev/null"): "is below something that is not a folder; check the path",
}


@pytest.mark.parametrize("words", NEW)
def test_what_new_cannot_do_is_a_wrong_call(here: Path, words: tuple[str, ...]) -> None:
    """And nothing is written."""
    before = sorted(here.rglob("*"))
    done = asked("new", "x", *words)

    assert (done.exit_code, done.stdout) == (2, "")
    assert NEW[words] in done.stderr
    assert sorted(here.rglob("*")) == before


@pytest.mark.parametrize("title", [" ", "x" * 500, "gpj\u202etxt"])
def test_a_title_that_cannot_be_one_is_a_wrong_call(title: str) -> None:
    """Empty, too long, or turned round."""
    assert asked("new", title).exit_code == 2


def test_a_folder_that_is_there_has_no_line() -> None:
    """An editor could not jump to it."""
    first, again = asked("new", "Queue"), asked("new", "Queue")
    folder = Path(first.stdout.strip()).parent

    assert again.exit_code == 2
    assert again.stderr == (
        f"Error: There is a folder {folder} already; use another title for the new one\n"
    )


@pytest.mark.parametrize(
    "address",
    ["nonsense", "ftp://x", "http://[::1", "https://api.github.com:99999", " ", "http://"],
)
@pytest.mark.parametrize("name", ["GITHUB_API_URL", "GITHUB_GRAPHQL_URL"])
def test_an_address_that_is_none_is_a_wrong_call(name: str, address: str) -> None:
    """In one line that names the variable."""
    env = {name: address, "GITHUB_TOKEN": "x", "GITHUB_REPOSITORY": "acme/shop"}

    for words in (("doctor",), ("run", "--dry-run")):
        done = asked(*words, env=env)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith(f"Error: {name} is not an address: `{address}`; unset it")


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("needs-attention", 1),
        ("bad-settings", 1),
        ("issues-disabled", 1),
        ("bad-token", 2),
        ("github-unreachable", 2),
        ("not-found", 2),
    ],
)
def test_the_reason_says_what_it_ends_with(reason: str, code: int) -> None:
    """What is in the repository can be corrected there; a token and a network are the call's."""
    assert ended(ReviewError(Letter("x"), reason=reason)).exit_code == code
    assert ended(CallError(Letter("x"))).exit_code == 2


def test_by_hand_nobody_is_told_of_inputs_and_workflows() -> None:
    """There is a variable, and a network."""
    told = ended(ReviewError(Letter("No", "give it as input `token`"), reason="bad-token"))

    assert told.message == "No; set GITHUB_TOKEN to a valid one; `gh auth token` prints yours"


# --- the disk -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOENT, "There is no file a.yml; check the path"),
        (errno.EACCES, "Cannot open a.yml: permission denied; check its permissions"),
        (errno.EISDIR, "a.yml is a folder; use the path of a file in it"),
        (errno.ENOSPC, "The disk is full; free some space and try again"),
        (errno.EFBIG, "a.yml is too large for this machine; raise the limit with `ulimit -f`"),
        (errno.EIO, "Cannot open a.yml: input/output error; check the path, or use another"),
    ],
)
def test_one_mistake_has_one_voice(number: int, said: str) -> None:
    """Whatever the command."""
    assert str(disk_refusal(OSError(number, os.strerror(number)), "a.yml")) == said


@pytest.mark.parametrize(
    "words",
    [
        ("check", "gone"),
        ("timeline", "gone"),
        ("moments", "gone"),
        ("who", "gone"),
        ("preview", "gone"),
        ("new", "--from", "gone"),
    ],
)
def test_every_command_says_alike_what_is_not_there(words: tuple[str, ...]) -> None:
    """One of them would be enough to learn it."""
    done = asked(*words)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.removeprefix("Error: ") == "There is no file gone; check the path\n"


def test_the_name_of_a_file_makes_no_line_of_its_own() -> None:
    """A log would show it as ours."""
    name = "a\n::error::all is well\u202e.yml"
    Path(name).write_text("title: [")
    said = asked("check", name)

    assert said.stdout.splitlines()[0].startswith("a\\n::error::all is well\\u202e.yml:1:")
    assert "\n" not in asked("timeline", f"{name}x").stderr.rstrip("\n")


def test_a_file_is_there_whole_or_stays_as_it_was(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the disk is full after a few bytes."""
    Path("page").write_text("before")
    usual = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        usual(path, content[:1])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    before = sorted(here.iterdir())
    with pytest.raises(CallError, match="The disk is full"):
        put_whole(Path("page"), b"after")

    assert sorted(here.iterdir()) == before
    assert Path("page").read_text() == "before"


def test_a_full_disk_leaves_nothing_that_blocks_the_next_preview(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The record is written first, then page by page."""
    usual, room = Path.write_bytes, iter(range(3))

    def filling(path: Path, content: bytes) -> int:
        if next(room, None) is None:
            usual(path, b"")
            raise OSError(errno.ENOSPC, "No space left on device")
        return usual(path, content)

    with monkeypatch.context() as disk:
        disk.setattr(Path, "write_bytes", filling)
        full = asked("preview", FOLDER, "--out", "texts")
    Path(FILE).write_text(INCIDENT.replace("Checkout was slow", "Checkout was gone"))

    assert (full.exit_code, full.stdout) == (2, "")
    assert asked("preview", FOLDER, "--out", "texts").exit_code == 0


# --- signals --------------------------------------------------------------------------------------


def raising(error: BaseException) -> Callable[..., None]:
    """A command that ends like this."""

    def end(*_: object, **__: object) -> None:
        raise error

    return end


@pytest.mark.parametrize(
    ("error", "code"), [(KeyboardInterrupt(), 130), (BrokenPipeError(errno.EPIPE, "x"), 141)]
)
def test_ctrl_c_and_a_closed_pipe_are_not_something_to_correct(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    """128 and the number of the signal, as of other programs."""
    with monkeypatch.context() as ended_by:
        ended_by.setattr("action.console.who_command.at_hand.who", raising(error))
        done = asked("who", FOLDER)

    assert (done.exit_code, done.stdout) == (code, "")
    assert asked("who", "gone").exit_code == 2


def test_whoever_reads_may_have_had_enough(here: Path) -> None:
    """In a pipe of a shell."""
    (here / "big.md").write_text("2026-11-19\n" + "14:05 Slow again\n" * 9_000)
    call = f'"{sys.executable}" -m action timeline big.md | head -1'
    done = subprocess.run(
        ["bash", "-c", f"{call}; exit ${{PIPESTATUS[0]}}"],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (141, "")
    assert done.stdout == "2026-11-19T14:05     Slow again\n"


@pytest.mark.parametrize("before", [signal.default_int_handler, signal.SIG_IGN])
def test_ctrl_c_while_the_program_is_imported_ends_it_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, before: signal.Handlers
) -> None:
    """Where somebody has told it to be deaf, as `nohup` does, it stays so."""
    heard: list[object] = []

    class Program(SimpleNamespace):
        """It notes who listens while it is imported, and while it runs."""

        @property
        def main(self) -> Callable[[], None]:
            heard.append(signal.getsignal(signal.SIGINT))
            return lambda: heard.append(signal.getsignal(signal.SIGINT))

    monkeypatch.setitem(sys.modules, "action.__main__", Program())
    usual = signal.signal(signal.SIGINT, before)
    try:
        start.start()
    finally:
        signal.signal(signal.SIGINT, usual)

    quiet = signal.SIG_IGN if before is signal.SIG_IGN else signal.SIG_DFL
    assert heard == [quiet, before]


def settled(**env: str) -> Mapping[str, str]:
    """The environment with these variables."""
    return {**os.environ, "PYTHONPATH": str(PROJECT), **env}


def test_a_terminal_that_knows_few_characters_loses_nothing(here: Path) -> None:
    """Marks differ, data is exact, and the words of a title stay."""
    ascii_only = settled(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    call = '"$PYTHON" -m action timeline --json notes.txt; "$PYTHON" -m action new "Käse ☕"'
    (here / "notes.txt").write_text("14:05 café ✓\n", encoding="utf-8")
    done = subprocess.run(
        ["bash", "-c", call],
        env={**ascii_only, "PYTHON": sys.executable},
        capture_output=True,
        check=True,
    )
    (file,) = here.glob("incidents/*-kase/incident.yml")

    assert b'"text": "caf\\u00e9 \\u2713"' in done.stdout
    assert 'title: "Käse ☕"' in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["preview", "who"])
def test_an_incident_without_a_review_is_no_error(here: Path, command: str) -> None:
    """Its severity asks for none, and that is as it should be."""
    (here / FILE).write_text("title: Slow\nseverity: trivial\n")
    done = asked(command, FOLDER)

    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "Severity trivial needs no review; no review issue would be opened.\n"
