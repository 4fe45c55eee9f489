"""The words for what does not fit a form: each misfit becomes a letter at its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from typing import Final, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from action.errors import Letter
from action.read.forms.form import Form, names_of
from action.read.forms.values import FormContext
from action.read.yaml.placed_yaml import PlacedYaml, Steps
from action.read.yaml.yaml_letters import short

FormType = TypeVar("FormType", bound=Form)

MOST_LETTERS: Final = 50
"""Letters about one form; whoever has more is helped by the first ones."""

_SAID: Final[dict[str, tuple[str, str]]] = {
    "missing": ("`{name}` is missing", "add `{example}`"),
    "string_type": ("`{name}` must be text", "write it on one line, or on the lines after `|`"),
    "string_too_long": (
        "`{name}` is longer than {max_length} characters",
        "shorten it and link to the rest",
    ),
    "string_too_short": ("`{name}` is empty", "fill it in, or delete the line"),
    "too_long": ("`{name}` has more than {max_length} entries", "keep the most important ones"),
    "tuple_type": (
        "`{name}` must be a list",
        "write [one, two], or one entry per line, each after `- `",
    ),
    "dict_type": (
        "`{name}` must have names and values below it",
        "write each on its own line: `name: value`",
    ),
    "int_parsing": ("`{name}` must be a whole number", "write it in digits, such as 3"),
    "int_type": ("`{name}` must be a whole number", "write it in digits, such as 3"),
    "greater_than_equal": ("`{name}` is too small", "use {ge} or more"),
    "less_than_equal": ("`{name}` is too large", "use {le} or less"),
    "bool_parsing": ("`{name}` must be yes or no", ""),
    "bool_type": ("`{name}` must be yes or no", ""),
}
_SAID["datetime_type"] = _SAID["string_type"]
_SAID["date_type"] = _SAID["string_type"]
_SAID["model_type"] = _SAID["dict_type"]
_SAID["int_from_float"] = _SAID["int_parsing"]
_SAID["int_parsing_size"] = _SAID["int_parsing"]

_PATTERNS: Final = {
    "email": "write an address such as mira@example.org",
    "color": "write six hexadecimal digits, such as d93f0b",
    "name": "use a name of 1 to 50 characters, without commas",
    "severity-prefix": "use one or two words without commas, such as `severity: `",
    "client-prefix": "use one or two words without commas, such as `client: `",
}

_EXAMPLES: Final = {
    "title": "title: Checkout was slow",
    "severity": "severity: major",
    "what": "what: Checkout was slow",
    "name": "name: Jo Park",
    "ask": "ask: How did our customers hear of it?",
}
"""What a line may look like that is missing."""

_FEWER: Final = {"away": "delete the days that are over"}

_ABOVE: Final = {
    "title": "begin the report with a heading, `# Checkout was slow`, or add `title:` above it",
    "severity": "add `severity: major` between the two `---` lines",
}


_FEW_NAMES: Final = 8
"""Names that are listed where none of them is near; more would be a wall."""
_MEANT: Final = {
    "when": ("started", "date"),
    "time": ("started", "date"),
    "day": ("date",),
    "begin": ("started",),
    "began": ("started",),
    "start": ("started",),
    "end": ("resolved",),
    "ended": ("resolved",),
    "fixed": ("resolved",),
    "name": ("title",),
    "what": ("title",),
    "description": ("summary",),
    "priority": ("severity",),
    "level": ("severity",),
    "owner": ("lead",),
    "commander": ("lead",),
    "customers": ("clients",),
    "systems": ("services",),
    "events": ("timeline",),
    "people": ("responders",),
    "team": ("responders",),
    "tz": ("timezone",),
    "zone": ("timezone",),
}
"""What other forms call some of the fields."""


def filled(
    form: type[FormType], placed: PlacedYaml, reading: FormContext | None = None
) -> tuple[FormType | None, tuple[Letter, ...]]:
    """The form as the file fills it, or None and a letter for each thing that does not fit."""
    return entered(form, placed.data, placed, (), reading)


def entered(
    form: type[FormType],
    value: object,
    placed: PlacedYaml,
    steps: Steps,
    reading: FormContext | None = None,
) -> tuple[FormType | None, tuple[Letter, ...]]:
    """The form as one value of the file fills it, or None and letters."""
    try:
        return form.model_validate(value, context=reading), ()
    except ValidationError as error:
        return None, tuple(_letters(form, error, placed, steps))


def _letters(
    form: type[Form], error: ValidationError, placed: PlacedYaml, steps: Steps
) -> Iterator[Letter]:
    details = error.errors(include_url=False)
    found = (_letter(form, detail, placed, steps) for detail in details[: MOST_LETTERS + 1])
    yield from most_helpful(tuple(found), len(details))


def most_helpful(letters: tuple[Letter, ...], count: int = 0) -> tuple[Letter, ...]:
    """The letters that help most: the first ones, and how many more there are of `count` in all."""
    more = max(count, len(letters)) - MOST_LETTERS
    if more <= 0:
        return letters
    last = letters[MOST_LETTERS]
    return (
        *letters[:MOST_LETTERS],
        replace(last, what=f"{last.what}, and {more - 1:,} more problems like this"),
    )


def _letter(form: type[Form], detail: ErrorDetails, placed: PlacedYaml, before: Steps) -> Letter:
    loc, kind = detail["loc"], detail["type"]
    if kind in {"too_long", "too_short"} and isinstance(detail["input"], str):
        kind = f"string_{kind}"
    steps = (*before, *(step for step in loc if step != "[key]"))
    context = detail.get("ctx", {})
    named = [step for step in loc if isinstance(step, str) and step != "[key]"]
    name = short(named[-1]) if named else "this"
    if kind == "extra_forbidden":
        return Letter(
            f"`{name}` is not known here", _suggestion(form, loc), placed.key_place(steps)
        )
    if kind == "missing" and not before and placed.report and name in _ABOVE:
        return Letter(f"`{name}` is missing", _ABOVE[name], placed.key_place(steps))
    place = placed.key_place(steps) if kind == "missing" or "[key]" in loc else placed.place(steps)
    if kind == "said":
        return Letter(context["what"], context["remedy"], place)
    if kind == "string_pattern_mismatch":
        remedy = _PATTERNS.get(
            name, "use lower-case letters, digits and hyphens, such as acme-shop"
        )
        return Letter(f"`{short(str(detail['input']))}` cannot be used here", remedy, place)
    if kind == "too_long" and name in _FEWER:
        return Letter(_SAID[kind][0].format(name=name, **context), _FEWER[name], place)
    what, remedy = _SAID.get(kind, ("`{name}` cannot be read", "write it as in the blank form"))
    words = {"name": name, "example": _EXAMPLES.get(name, f"{name}: …"), **context}
    return Letter(what.format(**words), remedy.format(**words), place)


def _suggestion(form: type[Form], loc: tuple[int | str, ...]) -> str:
    known = tuple(names_of(_form_at(form, loc[:-1])))
    said = str(loc[-1]).lower().replace("_", "-")[:60]
    near = [name for name in _MEANT.get(said, ()) if name in known]
    if near := near or get_close_matches(said, known, 1):
        return f"did you mean {' or '.join(f'`{name}`' for name in near)}?"
    if len(known) > _FEW_NAMES:
        return "delete it, or use a field from the blank form"
    return f"use one of {', '.join(known)}"


def _form_at(form: type[Form], loc: tuple[int | str, ...]) -> type[Form]:
    for step in loc:
        attribute = names_of(form).get(str(step))
        if attribute:
            form = _form_in(form.model_fields[attribute].annotation) or form
    return form


def _form_in(annotation: object) -> type[Form] | None:
    if isinstance(annotation, type) and issubclass(annotation, Form):
        return annotation
    return next(filter(None, map(_form_in, get_args(annotation))), None)
