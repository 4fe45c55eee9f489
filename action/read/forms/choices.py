"""Values that must be one of a few words, which the settings name or we do."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, WithJsonSchema

from action.read.forms.values import (
    LONGEST_LIST,
    WORD,
    Key,
    Line,
    Name,
    listed,
    reading_of,
    refuse,
    seen,
)
from action.read.yaml.yaml_letters import short
from action.review.bank.bank import ASKED_ABOUT
from action.review.settings import STEPS, Attendance, NotesRule, ShowReaders

_USUAL: Final = ("critical", "major", "minor", "trivial")
_OTHER_NAMES: Final = {
    **dict.fromkeys(("sev1", "p1", "s1", "blocker", "urgent", "emergency"), "critical"),
    **dict.fromkeys(("sev2", "p2", "s2", "high"), "major"),
    **dict.fromkeys(("sev3", "p3", "s3", "medium", "moderate"), "minor"),
    **dict.fromkeys(("sev4", "p4", "s4", "low"), "trivial"),
}
"""How other scales of four call our usual severities."""


def _severity(value: str, info: ValidationInfo) -> str:
    reading = reading_of(info)
    if reading is None or value in reading.settings.severities:
        return value
    known = tuple(reading.settings.severities)
    if value.lower() in known:
        return value.lower()
    word = value.lower().replace("-", "").replace(" ", "")
    meant = _OTHER_NAMES.get(word, "") if known == _USUAL else ""
    raise refuse(f"`{short(value)}` is not a known severity", _choose(meant or value, known))


def _client(value: str, info: ValidationInfo) -> str:
    reading = reading_of(info)
    if value and reading and reading.settings.clients and value not in reading.settings.clients:
        known = tuple(reading.settings.clients)
        raise refuse(f"`{short(value)}` is not a client in the settings", _choose(value, known))
    return value


def _choose(value: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(value.lower()[:60], known, 1)
    return f"did you mean `{near[0]}`?" if near else f"use one of {', '.join(known[:20])}"


SeverityKey = Annotated[
    Line,
    AfterValidator(_severity),
    WithJsonSchema(
        {
            "type": [*WORD],
            "pattern": r"^\s*[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\s*$",
            "patternErrorMessage": "Use critical, major, minor, trivial, or one in the settings",
            "examples": ["critical", "major", "minor", "trivial"],
        }
    ),
]
ClientKey = Annotated[Name, AfterValidator(_client)]


def _words(*words: str) -> tuple[BeforeValidator, WithJsonSchema]:
    """One of these words, as readers and as editors see it; quotes around nothing leave it open."""
    said = {
        "pattern": rf"^(?:\s*(?:{'|'.join(words)})\s*)?$",
        "patternErrorMessage": f"Use {_either(words)}",
    }
    shown = WithJsonSchema({"type": "string", "examples": [*words], **said})
    return BeforeValidator(lambda value: _chosen(value, words)), shown


def _chosen(value: object, words: tuple[str, ...]) -> str:
    if not isinstance(value, str):
        raise refuse("This must be one word", f"use one of {', '.join(words)}")
    if value.strip() not in words:
        raise refuse(f"`{short(value)}` cannot be used here", _choose(value, words))
    return value.strip()


def _either(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _step(value: object) -> object:
    return "" if isinstance(value, str) and not value.strip() else _chosen(value, STEPS)


def _asked_about(value: object) -> object:
    """A kind by its name; `dissent` is what the first word `disagree:` says."""
    if not isinstance(value, str) or not value.strip():
        return value if not isinstance(value, str) else ""
    return _chosen("disagree" if value.strip() == "dissent" else value, ASKED_ABOUT)


def _in_order(steps: tuple[str, ...]) -> tuple[str, ...] | None:
    """Each once and in the order of a review; a list that is only begun is none yet."""
    begun = bool(steps) and not any(steps)
    return None if begun else tuple(step for step in STEPS if step in steps)


def _written(value: object) -> object:
    """A mapping without the names that have no value yet."""
    if not isinstance(value, dict):
        return {} if value == "" else value
    return {name: held for name, held in value.items() if held != ""}


Size = Annotated[Attendance, *_words(*(size.value for size in Attendance))]
Sizes = Annotated[dict[Key, Size], BeforeValidator(_written)]
Audience = Annotated[str, *_words("open", "closed")]
Recipients = Annotated[str, *_words("must", "should")]
ShownReaders = Annotated[ShowReaders, *_words(*(shown.value for shown in ShowReaders))]
NotesKept = Annotated[NotesRule, *_words(*(rule.value for rule in NotesRule))]
Recorded = Annotated[str, *_words("counts", "names")]
StepName = Annotated[
    str,
    BeforeValidator(_step),
    seen("|".join(STEPS), f"Use {_either(STEPS)}", ("string",), *STEPS),
]
StepNames = Annotated[
    tuple[StepName, ...],
    Field(max_length=LONGEST_LIST),
    BeforeValidator(listed),
    AfterValidator(_in_order),
]
AskedAbout = Annotated[
    str,
    BeforeValidator(_asked_about),
    seen(
        "|".join((*ASKED_ABOUT, "dissent")),
        f"Use {_either(ASKED_ABOUT)}",
        ("string",),
        *ASKED_ABOUT,
    ),
]
