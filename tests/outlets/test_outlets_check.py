"""`incident-review outlets check`: every outlet is tried, and nothing is written anywhere."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner, Result

from action.__main__ import main
from tests.outlets.conftest import LIST
from tests.outlets.incident_io import KEY as INCIDENT_IO_KEY
from tests.outlets.internet import Internet
from tests.outlets.slack import ADDRESS
from tests.outlets.trello import KEY, TOKEN

SETTINGS: Final = f"""\
outlets:
  trello: {{lists: {{team: {LIST}}}}}
  incident-io: yes
  slack: yes
"""
KEYS: Final = {
    "INPUT_INCIDENT_IO_KEY": INCIDENT_IO_KEY,
    "INPUT_SLACK_WEBHOOK": ADDRESS,
    "INPUT_TRELLO_KEY": KEY,
    "INPUT_TRELLO_TOKEN": TOKEN,
}


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """Settings in which three outlets are switched on."""
    path = tmp_path / "settings.yml"
    path.write_text(SETTINGS, encoding="utf-8")
    return path


def checked(settings: Path, internet: Internet, keys: Mapping[str, str]) -> Result:
    """What the command says, where the tools are those of the stand-ins."""
    env = {**internet.environment, **dict.fromkeys(KEYS, ""), **keys}
    call = ["outlets", "check", "--settings", str(settings)]
    return CliRunner().invoke(main, call, env=env)


def test_each_outlet_says_what_was_found(settings: Path, internet: Internet) -> None:
    """Of a chat only a message would tell more, and none is sent."""
    internet.forget()
    done = checked(settings, internet, KEYS)

    assert done.exit_code == 0, done.output
    assert "Trello: ready\n  team: the list “" in done.output
    assert "incident.io: ready\n" in done.output
    assert "Slack: ready\n" in done.output
    assert {asked.method for asked in internet.log} == {"GET"}


def test_a_key_that_is_missing_is_named(settings: Path, internet: Internet) -> None:
    """By its option and by its variable; the others are tried all the same."""
    done = checked(settings, internet, {**KEYS, "INPUT_TRELLO_TOKEN": ""})

    assert done.exit_code == 1
    assert "Trello: not tried. Give --trello-token, or set INPUT_TRELLO_TOKEN." in done.output
    assert "incident.io: ready" in done.output


def test_a_key_that_does_not_work_is_said_so_and_not_shown(
    settings: Path, internet: Internet
) -> None:
    """With what the tool said."""
    wrong = "f" * 32
    done = checked(settings, internet, {**KEYS, "INPUT_TRELLO_KEY": wrong})

    assert done.exit_code == 1
    assert "Trello: its key does not work (401" in done.output
    assert wrong not in done.output
    assert TOKEN not in done.output


def test_without_outlets_there_is_nothing_to_try(tmp_path: Path, internet: Internet) -> None:
    """And that is said."""
    (tmp_path / "settings.yml").write_text("timezone: UTC\n", encoding="utf-8")
    done = checked(tmp_path / "settings.yml", internet, {})

    assert (done.exit_code, done.output.partition(":")[0]) == (0, "No outlet is switched on")


@pytest.mark.parametrize(
    ("text", "said", "code"),
    [
        (None, "There is no settings file", 2),
        (b"\xff\xfe\x00", "is not UTF-8", 1),
        (b"outlets: {trello: {lists: {team: x}}}", "`x` is not the id of a Trello list", 1),
    ],
    ids=["missing", "no text", "wrong"],
)
def test_settings_that_cannot_be_read_are_told(
    tmp_path: Path, internet: Internet, text: bytes | None, said: str, code: int
) -> None:
    """Those that are not there are a wrong call; all others can be corrected."""
    path = tmp_path / "settings.yml"
    if text is not None:
        path.write_bytes(text)
    done = checked(path, internet, KEYS)

    assert done.exit_code == code
    assert said in done.output
