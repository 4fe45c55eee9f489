"""JSON as files hold it: hostile, huge, cut, and never sure to have what is looked for."""

from __future__ import annotations

import json
from typing import Final

from action.importers.import_model import Json, Source, refusal

_LONGEST_NUMBER: Final = 30
_PLAIN: Final = {
    "Expecting value": "A value is missing here",
    "Expecting ',' delimiter": "A comma is missing here, or a quotation mark",
    "Expecting ':' delimiter": "A colon is missing here",
    "Expecting property name enclosed in double quotes": "A name in double quotes belongs here",
    "Illegal trailing comma before end of object": "There is one comma too many here",
    "Illegal trailing comma before end of array": "There is one comma too many here",
    "Unterminated string starting at": "The quotes that open here are never closed",
    "Invalid control character at": "There is a line break inside quotes here",
    "Invalid \\escape": "JSON does not know what this backslash means",
    "Invalid \\uXXXX escape": "Four characters from 0 to 9 or A to F must follow the \\u here",
}
_AGAIN: Final = "export it again: the file may have been cut or edited"


def loaded(source: Source) -> Json:
    """What a file of JSON says; fractions stay text, for a time loses digits as a number.

    Raises ReviewError with line and column where it is no JSON.
    """
    try:
        return json.loads(source.text, parse_float=str, parse_int=_number)
    except json.JSONDecodeError as error:
        what, remedy = _PLAIN.get(error.msg, "This is not JSON"), _AGAIN
        if error.msg == "Extra data":
            what, remedy = (
                "A second JSON text begins here",
                "put each into its own file and write `--from` for each",
            )
        raise refusal(what, remedy, source.path, error.lineno, error.colno) from None
    except RecursionError:
        raise refusal("Too many brackets are nested here", _AGAIN, source.path) from None


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def text_of(value: Json, *keys: str) -> str:
    """The words at the end of a path through JSON; empty where any of it is missing."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""


def rows_of(value: Json, key: str) -> list[dict[str, Json]]:
    """The objects of a list inside JSON; what is no object is not there."""
    held = value.get(key) if isinstance(value, dict) else None
    return [row for row in held if isinstance(row, dict)] if isinstance(held, list) else []


def lost_rows(value: Json, key: str) -> int:
    """How many things in such a list are no objects, and so are not among its rows."""
    held = value.get(key) if isinstance(value, dict) else None
    return sum(not isinstance(row, dict) for row in held) if isinstance(held, list) else 0
