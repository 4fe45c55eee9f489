"""The usual slips of writing YAML, said for somebody who does not know YAML."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import yaml

from action.errors import Letter, Place

QUOTE: Final = "put quotes around the whole value"

_INDENT: Final = (
    "This line does not match the lines around it",
    "begin it in the same column, and put quotes around the whole value",
)
_LINE_OF_TEXT: Final = re.compile(r"[~?\d\[-]")
"""How an event begins; a field begins with a letter."""
_TEXT_BEGINS: Final = re.compile(r"([a-z-]+): *+[|>][-+\d]*+ *+(?:#.*)?+")
_NAMED: Final = re.compile(r"^\s*+(?:- ++)*+(?P<name>[^\s:#][^:]*): +(?P<value>\S.*)$")

_COMMENT: Final = re.compile(r"(?<=\s)#(?!\d)")
"""How a comment begins; `#12` is the number of an issue."""
_LONGEST_REPAIR: Final = 300
"""Characters of a value that is shown with its quotes; it is shown whole or not at all."""

_SAID: Final = (
    (
        "quoted scalar | found unexpected end",
        "The quotes that open here are never closed",
        "close them",
    ),
    (
        "scalar | found unexpected document",
        "The quotes that open here are never closed",
        "close them",
    ),
    (
        "unknown escape character",
        "A backslash has a special meaning in double quotes",
        "use single quotes",
    ),
    (
        "expected hexdecimal",
        "A backslash has a special meaning in double quotes",
        "use single quotes",
    ),
    (
        "flow sequence",
        "The [ that opens here is not closed, or a comma is missing",
        "write [one, two]",
    ),
    (
        "flow mapping",
        "The { that opens here is not closed, or a comma is missing",
        "write {name: value}",
    ),
    ("node content", "This closing bracket has no opening bracket", QUOTE),
    (
        "block scalar",
        "Text after | or > must begin on the next line",
        "press Enter here and indent the text",
    ),
    (
        "simple key",
        "This line has no colon",
        "write `name: value`, or indent it if it continues the line above",
    ),
    ("scanning an alias", "A value cannot begin with *", QUOTE),
    ("scanning an anchor", "A value cannot begin with &", QUOTE),
    ("tag", "A value cannot begin with !", QUOTE),
    (
        "sequence entries are not allowed",
        "A list cannot begin here",
        "begin it on the next line",
    ),
    ("directive", "A line cannot begin with %", QUOTE),
    (
        "incompatible yaml document",
        "This version of YAML is not known",
        "delete the line with %YAML",
    ),
)
_AT_THE_START: Final = (
    "quoted scalar",
    "flow sequence",
    "flow mapping",
    "scanning a simple key",
    "scanning a",
)


def short(text: str, most: int = 40) -> str:
    """People's text on one line, cut to what a letter can hold."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def yaml_letter(
    error: yaml.YAMLError, source: tuple[str, ...], place: Callable[[tuple[int, int]], Place]
) -> Letter:
    """Say what a YAML error means, at the place where a person would look for it."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Letter("This is not YAML", "start again with the blank form", place((0, 0)))
    said = f"{error.context or ''} | {error.problem or ''}".lower()
    spot = (error.problem_mark.line, error.problem_mark.column)
    begin = error.context_mark.line if error.context_mark else spot[0]
    for line in (begin, spot[0]):
        if outside := _outside(source, line):
            return Letter(*outside, place((line, 0)))
    if "cannot start any token" in said or "tab character" in said:
        return Letter(*_token(source, *spot), place(spot))
    if "mapping values" in said:
        return Letter(*_colon(source, *spot), place(spot))
    if error.context_mark and any(word in said for word in _AT_THE_START):
        spot = (error.context_mark.line, error.context_mark.column)
    for sign, what, remedy in _SAID:
        if sign in said:
            return Letter(what, remedy, place(spot))
    return Letter(*_INDENT, place(spot))


def _outside(source: tuple[str, ...], line: int) -> tuple[str, str] | None:
    """What keeps a line out of the text that begins after `|` above it; None where none does."""
    written = source[line] if line < len(source) else ""
    indented = written.startswith(" ")
    above = reversed(source[:line])
    marked = False
    for one in above:
        if found := _TEXT_BEGINS.fullmatch(one.rstrip()):
            break
        marked = marked or one.startswith("#")
        if one.strip() and one[0] not in "# ":
            return None
    else:
        return None
    if indented and marked:
        what = f"This line is not read as part of `{found[1]}`, because lines with # are above it"
        return what, "delete those lines, or only their #"
    if _LINE_OF_TEXT.match(written):
        what = f"This line is not read as part of `{found[1]}`, because it is not indented"
        also = ", and delete the lines with # above it" if marked else ""
        return what, f"begin it with two spaces{also}"
    return None


def _token(source: tuple[str, ...], line: int, column: int) -> tuple[str, str]:
    rest = source[line][column:]
    if rest.startswith("@"):
        name = re.match(r"@([\w-]*)", rest)
        return "A value cannot begin with @", f"write it without: {name[1]}" if name and name[
            1
        ] else QUOTE
    if rest.startswith("\t") or "\t" in source[line][:column]:
        return "There is a tab here", "use spaces"
    return f"A value cannot begin with {rest[:1] or 'this'}", QUOTE


def _with_quotes(name: str, value: str) -> str:
    """How to write a value with quotes, ready to be pasted; a comment at its end stays out."""
    bare = _COMMENT.split(value, maxsplit=1)[0].rstrip()
    plain = not ('"' in bare or "\\" in bare)
    quoted = f'"{bare}"' if plain else "'" + bare.replace("'", "''") + "'"
    if len(quoted) > _LONGEST_REPAIR:
        return QUOTE
    return f"put quotes around it: {short(name)}: {quoted}"


def _colon(source: tuple[str, ...], line: int, column: int) -> tuple[str, str]:
    said = _NAMED.match(source[line])
    if said and column >= said.start("value"):
        return "This value contains another colon", _with_quotes(said["name"], said["value"])
    above = source[line - 1].rstrip() if line else ""
    if above and not above.endswith(":") and ": " not in above:
        return (
            "The line above has no space after its colon, or no colon",
            "write `name: value` there",
        )
    return "This line is indented more than the one above it", "begin it in the same column"
