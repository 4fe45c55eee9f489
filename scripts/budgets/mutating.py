"""Files that nobody meant to write: our own stories, torn and stuffed; a number names each."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

PROJECT = Path(__file__).resolve().parents[2]

LARGEST = 1_000_000
"""Bytes; the reader refuses more with one letter, so more would only test that letter."""

FOLDER = "incidents/2026-03-02-fuzz"
SEEDS = ("tests/read/timelines/*.md", "tests/read/timelines/*.yml", "templates/incident.yml")
FIELDS = b"title: Checkout was slow\nseverity: major\ntimezone: Europe/London\n"


def each(text: str) -> tuple[str, ...]:
    """Pieces that would fill a page, one a line."""
    return tuple(text.split("¦"))


STORMS = each(
    "|¦[¦]¦(¦`¦*¦_¦~¦#¦>¦<¦<br>¦ ¦\t¦\\¦-¦=¦{¦**¦[[¦![](¦<!--¦-->¦```\n¦~~~\n¦\n¦\r¦- ¦"
    "1. ¦> ¦| ¦: ¦&amp;¦&#¦14:05¦14:05-¦??:??¦~¦2026-03-02 ¦am¦ UTC¦[^1]¦{{¦a¦- [ ] ¦|---¦"
    "|\n¦- 14:05 x\n¦# 14:05\n¦14:05 x<br>¦| 14:05 | x |\n¦\u202e"
)
ODD = each(
    "\x00¦\x07¦\x1b[31m¦\x85¦\u2028¦\u200b¦\u200d¦\u202e¦\ufeff¦\uffff¦"
    "\u0660\u0661:\u0662\u0663¦１４：０５¦²¦Ⅻ¦İ¦ß¦e\u0301¦\U000e0041¦👩\u200d👩\u200d👧¦𝟙𝟜:𝟘𝟝"
)
NUMBERS = each("0¦00¦24¦60¦99¦2147483648¦999999999999999999999999999999¦1e9¦-1¦0001¦9999¦10000")
PIECES = each(
    "14:05¦2:05 pm¦12:10a¦14.05¦1405 UTC¦8pm¦14:05:30.5Z¦T14:05¦14:05–13:00¦2026-03-02¦"
    "2 March¦Mar 2, 2026¦24/07/26¦Tuesday¦2026-02-30¦31 February¦2X:XX¦HH:mm¦"
    "2026-MM-DD[^1]¦ca. ¦some time before ¦ onward¦ & ongoing¦timeline: ¦timeline: |\n  ¦"
    "timeline: >\n¦- at: 14:05\n  what: x\n¦timezone: CET\n¦## Timeline\n¦"
    "**Key events**\n¦---\n¦...\n¦| Time | Event |\n|---|---|\n¦? ¦&a ¦*a ¦"
    "!!python/object:os.system ¦%YAML 9.9\n¦<<: ¦'¦\"¦All times in PST.\n¦<pre>"
)


@dataclass(frozen=True)
class File:
    """A file as the Action would find it."""

    path: str
    text: str


Change: TypeAlias = Callable[[random.Random, bytes], bytes]


def mutated(seed: int, number: int) -> File:
    """The file of this number: the same for the same seed and stories, in whatever order."""
    chance = random.Random(f"{seed}:{number}")  # noqa: S311 - it has to be repeatable
    suffix, data = chance.choice(_seeds())
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(CHANGES)(chance, data)[:LARGEST]
    if chance.random() < 1 / 20:
        suffix = "md" if suffix == "yml" else "yml"
    return File(f"{FOLDER}/incident.{suffix}", data.decode("utf-8", "replace"))


@cache
def _seeds() -> Sequence[tuple[str, bytes]]:
    """Our own files, and each Markdown also as an incident file and as a block in YAML."""
    files = [path for pattern in SEEDS for path in sorted(PROJECT.glob(pattern))]
    return tuple(seed for path in files for seed in _variants(path))


def _variants(path: Path) -> list[tuple[str, bytes]]:
    data = path.read_bytes()
    if path.suffix == ".yml":
        return [("yml", data)]
    block = (
        FIELDS + b"timeline: |2\n" + b"".join(b"  " + row for row in data.splitlines(keepends=True))
    )
    return [("md", data), ("md", b"---\n" + FIELDS + b"---\n\n" + data), ("yml", block)]


# --- what can happen to a file --------------------------------------------------------------------


def _count(chance: random.Random) -> int:
    """How often: mostly a few times, rarely as often as a file has room for."""
    return int(10 ** chance.uniform(0, 6 if chance.random() < 1 / 100 else 3))


def _inserted(chance: random.Random, data: bytes, more: bytes) -> bytes:
    """With something at any place, or where a line begins."""
    at = chance.randint(0, len(data))
    if chance.random() < 1 / 2:
        at = data.rfind(b"\n", 0, at) + 1
    return data[:at] + more + data[at:]


def _flip(chance: random.Random, data: bytes) -> bytes:
    torn = bytearray(data)
    for _ in range(chance.randint(1, 8) if torn else 0):
        torn[chance.randrange(len(torn))] = chance.randrange(256)
    return bytes(torn)


def _delete(chance: random.Random, data: bytes) -> bytes:
    start = chance.randint(0, len(data))
    return data[:start] + data[start + chance.randint(1, 200) :]


def _splice(chance: random.Random, data: bytes) -> bytes:
    _, other = chance.choice(_seeds())
    return data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]


def _implant(chance: random.Random, data: bytes) -> bytes:
    _, other = chance.choice(_seeds())
    start = chance.randint(0, len(other))
    return _inserted(chance, data, other[start : start + chance.randint(1, 500)])


def _repeat_line(chance: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True) or [b"\n"]
    line = chance.choice(lines)
    return _inserted(chance, data, (line * min(_count(chance), LARGEST // len(line)))[:LARGEST])


def _repeat_part(chance: random.Random, data: bytes) -> bytes:
    start = chance.randint(0, len(data))
    part = data[start : start + chance.randint(1, 60)] or b" "
    return _inserted(chance, data, part * min(_count(chance), LARGEST // len(part)))


def _storm(chance: random.Random, data: bytes) -> bytes:
    sign = chance.choice(STORMS).encode()
    return _inserted(chance, data, sign * min(_count(chance), LARGEST // len(sign)))


def _mixed_storm(chance: random.Random, data: bytes) -> bytes:
    signs = chance.choices(STORMS, k=chance.randint(2, 5))
    return _inserted(chance, data, "".join(signs).encode() * min(_count(chance), LARGEST // 50))


def _deep(chance: random.Random, data: bytes) -> bytes:
    """A list in a list, or a quotation in a quotation, and so on; a long one for its depth."""
    step, sign = chance.choice(
        (("  ", "- "), ("    ", "1. "), ("> ", ""), ("\t", "* "), (" ", "- "))
    )
    depth = min(_count(chance), 1_000)
    rows = (f"{step * level}{sign}14:05 x\n" for level in range(depth))
    return _inserted(chance, data, "".join(rows).encode()[:LARGEST])


def _odd(chance: random.Random, data: bytes) -> bytes:
    return _inserted(chance, data, chance.choice(ODD).encode() * chance.randint(1, 3))


def _number(chance: random.Random, data: bytes) -> bytes:
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return data
    where = chance.choice(found)
    return data[: where.start()] + chance.choice(NUMBERS).encode() + data[where.end() :]


def _piece(chance: random.Random, data: bytes) -> bytes:
    return _inserted(chance, data, chance.choice(PIECES).encode())


def _shuffle(chance: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines)


def _indent(chance: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    for _ in range(chance.randint(1, 5) if lines else 0):
        at = chance.randrange(len(lines))
        lines[at] = b" " * chance.randint(0, 9) + lines[at].lstrip()
    return b"".join(lines)


def _join(chance: random.Random, data: bytes) -> bytes:
    """Everything on one long line."""
    return data.replace(b"\n", chance.choice((b" ", b"", b"<br>", b"|", b"\r", b"\\n")))


def _line_ends(chance: random.Random, data: bytes) -> bytes:
    return data.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n", b"  \n", b"\\\n")))


CHANGES: Sequence[Change] = (
    *(_flip, _delete, _splice, _implant, _repeat_line, _repeat_part, _storm, _storm, _mixed_storm),
    *(_deep, _odd, _number, _piece, _piece, _shuffle, _indent, _join, _line_ends),
)
