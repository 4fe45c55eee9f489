"""What `incident-review outlets check` prints: a few lines for each outlet that is switched on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from action.connection import from_environment
from action.errors import CallError, Letter, ReviewError
from action.read.settings import settings as read_settings
from action.review import words
from action.review.house import Repository
from action.wire.key_inputs import Keys
from action.write.harmless import harmless
from action.write.outlets.courier import Courier
from action.write.outlets.trying import trials


def screen(
    settings: Path, env: Mapping[str, str], token: str, repository: str, keys: Keys
) -> tuple[str, bool]:
    """The lines, and whether all would work; ReviewError where the settings cannot be read."""
    rules = read_settings(_text_of(settings), path=str(settings)).outlets
    courier = Courier(keys, from_environment(env, token))
    courier.house = Repository("", repository, "", "", "", {}, {})
    found = tuple(trials(rules, courier))
    shown = words.text("outlets_check.txt.j2", trials=found)
    return harmless(shown, (token, *keys.secrets)), all(one.is_fine for one in found)


def _text_of(settings: Path) -> str:
    try:
        return settings.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        letter = Letter(
            f"There is no settings file {settings}",
            "run this in the root of the repository, or name the file with --settings",
        )
        raise CallError(letter) from error
    except UnicodeDecodeError:
        raise ReviewError(Letter(f"{settings} is not UTF-8", "save it as UTF-8")) from None
