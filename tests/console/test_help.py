"""Help: what there is, one whole line each, and calls that can be copied."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from action import __version__
from action.__main__ import COMMANDS, main
from tests.console.asking import asked, commands

EXAMPLE = re.compile(r'(?m)^ *(?:\w+="[^"]*" )?incident-review (.+)$')


def examples(name: str) -> list[str]:
    """The calls that a command's help shows."""
    epilog = commands()[name].epilog or ""
    return EXAMPLE.findall(epilog.partition("Examples:")[2])


def test_the_list_of_commands_cuts_no_line() -> None:
    """At the width of a terminal of long ago."""
    said = CliRunner(env={"COLUMNS": "80"}).invoke(main, ["--help"]).stdout
    listed = re.findall(r"(?m)^  ([a-z]+) {2,}(\S.*)$", said.partition("Commands:")[2])

    assert dict(listed) == COMMANDS
    assert all(line.endswith(".") and "..." not in line for _, line in listed)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    """What it does, each option, and two or three examples."""
    done = asked(name, "--help")

    assert done.exit_code == 0
    assert f"Usage: main {name} " in done.stdout
    assert 2 <= len(examples(name)) <= 3
    for option in (one for one in commands()[name].params if isinstance(one, click.Option)):
        assert option.help, option.name
        assert option.help.endswith("."), option.name


@pytest.mark.parametrize(
    ("name", "call"), [(name, call) for name in COMMANDS for call in examples(name)]
)
def test_every_example_is_a_call_that_is_understood(name: str, call: str) -> None:
    """Whoever copies it gets an answer, and no word about its options."""
    first, *words = shlex.split(call.partition(" < ")[0])
    command = commands()[name]
    if isinstance(command, click.Group):
        command = command.commands[words.pop(0)]
    context = command.make_context(name, words)

    assert first == name
    assert context.params


def test_asking_for_help_of_all_imports_no_command() -> None:
    """The list stands in the table; it comes at once."""
    run = "import sys, click.testing; from action.__main__ import main\n"
    ask = "click.testing.CliRunner().invoke(main, ['--help'])\n"
    look = "print([name for name in sys.modules if name.endswith('_command')])"
    done = subprocess.run(
        [sys.executable, "-c", run + ask + look], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"


def test_an_unknown_command_is_a_wrong_call() -> None:
    """With the way to the list."""
    done = asked("chekc")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "No such command 'chekc'. Did you mean 'check'?" in done.stderr
    assert "Did you mean" not in asked("xyz").stderr


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_version_has_a_short_option_too(option: str) -> None:
    """As that of ruff."""
    assert asked(option).stdout == f"incident-review, version {__version__}\n"


def test_no_example_is_wider_than_a_terminal() -> None:
    """Whoever copies it from there copies all of it."""
    texts = [asked(*name.split(), "--help").stdout for name in (*COMMANDS, "outlets check")]
    lines = [line for text in texts for line in text.partition("Examples:")[2].splitlines()]

    assert [line for line in lines if len(line) > 80] == []


def test_fish_shows_the_whole_line_of_help() -> None:
    """Click parts it at every comma."""
    asking = {"_INCIDENT_REVIEW_COMPLETE": "fish_source"}
    done = CliRunner(env=asking).invoke(main, [], prog_name="incident-review")

    assert 'string split --max 1 "," $completion' in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_commands(shell: str) -> None:
    """As the README explains it."""
    asking = {
        "_INCIDENT_REVIEW_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": "incident-review time",
        "COMP_CWORD": "time" if shell == "fish" else "1",
    }
    done = CliRunner(env=asking).invoke(main, [], prog_name="incident-review")

    assert "timeline" in done.stdout
    assert "check" not in done.stdout
