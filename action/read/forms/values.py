"""What a single value of the two files may be, and what it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Annotated, Final, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from action import logins, time_of_day
from action.read import times
from action.read.names import SOUND_DAY, calendar_day
from action.read.yaml.yaml_letters import short
from action.review.settings import Settings


@dataclass(frozen=True, slots=True)
class FormContext:
    """What a value needs to be understood: the settings, and the day and zone of the incident."""

    settings: Settings
    day: date
    zone: tzinfo


def refuse(what: str, remedy: str) -> PydanticCustomError:
    """What is wrong with a value, and what would be right."""
    return PydanticCustomError("said", "{what}; {remedy}", {"what": what, "remedy": remedy})


def reading_of(info: ValidationInfo) -> FormContext | None:
    """What is known beside the value, where a whole file is read."""
    return info.context if isinstance(info.context, FormContext) else None


def _one_line(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def _login(value: str, info: ValidationInfo) -> str:
    login = value.strip().removeprefix("@")
    if not login:
        return ""
    if not logins.is_login(login):
        what = f"`{short(value)}` is not a GitHub login"
        raise refuse(what, "write one login per person, such as mira or mira_acme, without @")
    reading = reading_of(info)
    return known_login(login, reading.settings) if reading else login


def _writer(value: str) -> str:
    """Somebody who writes on GitHub, a person or an app: `mira`, `clerk[bot]`."""
    login = value.strip().removeprefix("@")
    if login and not re.fullmatch(_WRITER, login, re.ASCII):
        raise refuse(
            f"`{short(value)}` is not a GitHub login",
            "use a person's login, or an app's name with [bot] at the end: `- clerk[bot]`",
        )
    return login


def known_login(login: str, settings: Settings) -> str:
    """The login as the settings spell it; GitHub's logins do not care about case."""
    known = (*settings.people, *settings.facilitators, *settings.note_takers)
    return next((name for name in known if name.lower() == login.lower()), login)


def _moment(value: object, info: ValidationInfo) -> object:
    reading = reading_of(info)
    if not isinstance(value, str) or reading is None:
        return value
    try:
        return times.moment(times.field_time(value), reading.day, reading.zone)
    except times.UnclearTimeError as error:
        raise refuse(error.what, error.remedy) from None


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    day = calendar_day(value.strip())
    if day is None:
        raise refuse(
            f"`{short(value)}` is not a valid date", "write YYYY-MM-DD, such as 2026-03-02"
        )
    return day


def _link(value: str) -> str:
    if value and not re.fullmatch(r"https?://[^\s<>\"\\^`{|}]+", value, re.IGNORECASE):
        raise refuse(
            f"`{short(value)}` is not a web address",
            "write all of it, beginning with https://, without spaces",
        )
    return value


def listed(value: object) -> object:
    """A line with commas as the list that it stands for."""
    return (
        [part.strip(" \t\n\"'") for part in value.split(",")] if isinstance(value, str) else value
    )


def _each_once(values: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


# --- how editors see a value: YAML 1.2 makes numbers, true and false of some words ----------------

WORD: Final = ("string", "number", "boolean")
_LOGIN: Final = rf"@?{logins.LOGIN}|@"
_WRITER: Final = rf"{logins.LOGIN}(?:\[bot\])?"
_TIME: Final = (
    r"(?:~ ?)?(?:\d{4}-\d{2}-\d{2}(?:T| +))?"
    rf"(?:{time_of_day.SOUND_OF_TWELVE}|{time_of_day.SOUND_HOUR}|{time_of_day.SOUND})"
    r"(?: ?Z| ?[+-]\d{2}:?\d{2}| (?:UTC|GMT)[+-]\d{1,2}(?::?\d{2})?| [A-Z]{2,5})?"
)
_URL: Final = r'[Hh][Tt][Tt][Pp][Ss]?://[^\s<>"\\^`{|}]+'
_YES_NO: Final = "|".join(
    "".join(f"[{letter.upper()}{letter}]" for letter in word)
    for word in ("yes", "no", "true", "false", "on", "off", "y", "n", "t", "f")
)


def seen(core: str, remedy: str, types: tuple[str, ...], *examples: object) -> WithJsonSchema:
    """A value of these types that has this form where it is a string; it may be left empty."""
    said = {"pattern": rf"^\s*(?:{core})?\s*$", "patternErrorMessage": remedy}
    shown = {"examples": [*examples]} if examples else {}
    return WithJsonSchema({"type": [*types], **said, **shown})


def _line(most: int, *examples: object, least: int = 0) -> WithJsonSchema:
    """Words on a line, in which spaces count once."""
    remedy = f"Write at most {most} characters" if least == 0 else f"Write 1 to {most} characters"
    said = {"pattern": rf"^\s*(?:\S\s*){{{least},{most}}}$", "patternErrorMessage": remedy}
    shown = {"examples": [*examples]} if examples else {}
    return WithJsonSchema({"type": [*WORD], **said, **shown})


# --- the values -----------------------------------------------------------------------------------

Line = Annotated[str, BeforeValidator(_one_line), WithJsonSchema({"type": [*WORD]})]
Title = Annotated[Line, StringConstraints(min_length=1, max_length=200), _line(200, least=1)]
What = Annotated[
    Line,
    StringConstraints(min_length=1, max_length=20_000),
    WithJsonSchema({"type": [*WORD], "pattern": r"\S", "patternErrorMessage": "Say what happened"}),
]
Name = Annotated[Line, StringConstraints(max_length=100), _line(100)]
Text = Annotated[
    str,
    StringConstraints(max_length=4_000, strip_whitespace=True),
    WithJsonSchema({"type": [*WORD]}),
]
Login = Annotated[
    str,
    AfterValidator(_login),
    seen(_LOGIN, "Write a GitHub login, such as mira or mira_acme, without @", WORD),
]
Writer = Annotated[
    str,
    AfterValidator(_writer),
    seen(rf"@?{_WRITER}|@", "Use a login, or an app's name and [bot]", WORD, "clerk[bot]"),
]
Link = Annotated[
    str,
    StringConstraints(max_length=2_000),
    AfterValidator(_link),
    seen(_URL, "Write a web address that begins with https://, without spaces", ("string",)),
]
PointInTime = Annotated[
    datetime,
    BeforeValidator(_moment),
    seen(
        _TIME,
        "Write 14:05, 2:05 pm, 2026-03-02 14:05 or 2026-03-02 14:05 UTC",
        ("string",),
        "14:05",
        "2:05 pm",
        "2026-03-02 14:05",
        "2026-03-02 14:05 UTC",
    ),
]
Day = Annotated[
    date,
    BeforeValidator(_day),
    seen(SOUND_DAY, "Write YYYY-MM-DD, such as 2026-03-02", ("string",)),
]
YesNo = Annotated[
    bool, seen(f"{_YES_NO}|0|1", "Write yes or no", ("boolean", "string", "integer"), "yes", "no")
]

LONGEST_LIST: Final = 50
Each = TypeVar("Each")
Several = Annotated[
    tuple[Each, ...],
    Field(max_length=LONGEST_LIST),
    BeforeValidator(listed),
    AfterValidator(_each_once),
]

Colour = Annotated[
    str,
    BeforeValidator(
        lambda value: value.removeprefix("#").lower() if isinstance(value, str) else value
    ),
    StringConstraints(pattern=r"^[0-9a-f]{6}$"),
    seen("#?[0-9A-Fa-f]{6}", "Write six hexadecimal digits", ("string", "number"), "d93f0b"),
]
LabelName = Annotated[
    Line,
    StringConstraints(min_length=1, max_length=50, pattern=r"^[^,]+$"),
    WithJsonSchema(
        {
            "type": [*WORD],
            "pattern": r"^\s*(?:[^,\s]\s*){0,50}$",
            "patternErrorMessage": "Write 1 to 50 characters without commas",
        }
    ),
]
Prefix = Annotated[
    str,
    StringConstraints(max_length=20, pattern=r"^[^,\s]+(?: [^,\s]+)* ?$"),
    seen(
        r"[^,\s]+(?: [^,\s]+)* ?",
        "Write one or two words without commas, such as `severity: `",
        WORD,
    ),
]
Key = Annotated[
    str,
    StringConstraints(max_length=30, pattern=r"^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$"),
]
Email = Annotated[
    str,
    StringConstraints(max_length=254, pattern=r"^[^\s@<>,;:\"]+@[^\s@<>,;:\"]+$"),
    seen(r'[^\s@<>,;:"]+@[^\s@<>,;:"]+', "Write an address such as mira@example.org", ("string",)),
]
