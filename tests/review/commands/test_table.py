"""The table of commands: every row is whole, so that a new one can be added by a file and a row."""

from __future__ import annotations

from pathlib import Path

import pytest

from action.read.commands import READERS
from action.review import words
from action.review.commands import table
from action.review.commands.command import Command
from action.review.commands.rule import Rule
from action.review.commands.table import TABLE
from tests.manual import page
from tests.stories.nouns import HOUSE, a_comment
from tests.stories.world import a_review

COMMANDS = Path(table.__file__).parent
FILES = {file.stem for file in COMMANDS.rglob("slash_*.py")}
each_rule = pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.name)


def given(line: str) -> Command:
    """What the clerk makes of such a comment below a review of Thursday."""
    (command,) = a_review().commented(line).issue.commands
    return command


# --- a row ----------------------------------------------------------------------------------------


@each_rule
def test_a_row_and_its_help_bear_the_name_of_the_command(rule: Rule) -> None:
    """So they are found; tests/review/test_kinds.py sees to it that the help has words."""
    name = f"slash_{rule.name.replace('-', '_')}"

    assert name in FILES
    assert rule.help.called() == name


def test_no_command_is_left_out_of_the_table() -> None:
    """A file beside the others is a row."""
    assert len(FILES) == len(TABLE)


def test_names_are_given_once() -> None:
    """And written as people write them: small letters, hyphens between."""
    names = [rule.name for rule in TABLE]

    assert len(names) == len(set(names))
    assert all(given(f"/{name}").name == name for name in names)


@each_rule
def test_the_line_that_a_row_shows_gives_its_command(rule: Rule) -> None:
    """Whoever copies it from the help is understood."""
    command = given(rule.line)

    assert (command.name, command.text) == (rule.name, rule.example)
    assert command.doubt is None


@each_rule
def test_help_fits_into_a_cell(rule: Rule) -> None:
    """A bar would begin another."""
    assert "|" not in rule.help.__html__()


@each_rule
def test_the_manual_says_what_a_row_says(rule: Rule) -> None:
    """The manual and the answer to `/help` say the same."""
    assert f"\n| `{rule.line}` | {rule.help.__html__()} |" in page("commands.md")


# --- table and readers ----------------------------------------------------------------------------


def test_what_must_be_understood_has_a_reader() -> None:
    """The table says so, and who reads obeys."""
    assert set(READERS) == {rule.name for rule in TABLE if rule.understood}


@pytest.mark.parametrize("name", READERS)
def test_who_is_not_understood_is_shown_the_line_of_the_row(name: str) -> None:
    """There is one example of each command, not two."""
    rule = next(rule for rule in TABLE if rule.name == name)
    doubt = given(f"/{name}").doubt

    assert doubt is not None
    assert f"`{rule.line}`" in doubt.remedy


# --- the answer to /help --------------------------------------------------------------------------


def test_the_table_gives_no_commands_itself() -> None:
    """Somebody may copy it into a comment."""
    shown = words.render("help.md.j2", rules=TABLE)

    assert a_comment(f"{HOUSE}/issues/1#issuecomment-7", shown, "mira") == ()
