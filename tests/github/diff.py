"""Differences between texts, as pull requests show them."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff
from typing import Literal

from tests.github.git import Files

CONTEXT = 3


@dataclass(frozen=True)
class Change:
    """One file of a comparison; ``patch`` starts with its first ``@@``."""

    path: str
    status: Literal["added", "modified", "removed"]
    additions: int
    deletions: int
    patch: str


@dataclass(frozen=True)
class Hunk:
    """One ``@@`` part of a patch: its header, and its lines with the number each has afterwards."""

    header: str
    lines: tuple[tuple[int | None, str], ...]

    def until(self, line: int) -> str | None:
        """Return the hunk cut after a line of the new text, or None where it lacks that line."""
        numbers = [number for number, _ in self.lines]
        if line not in numbers:
            return None
        kept = self.lines[: numbers.index(line) + 1]
        return "\n".join([self.header, *(text for _, text in kept)])


def changes(before: Files, after: Files) -> list[Change]:
    """Return what differs between the files of two commits, by path."""
    paths = sorted(before.keys() | after.keys())
    return [
        _change(path, before.get(path), after.get(path))
        for path in paths
        if before.get(path) != after.get(path)
    ]


def _change(path: str, before: bytes | None, after: bytes | None) -> Change:
    patch = _patch(_text(before), _text(after))
    return Change(
        path=path,
        status="added" if before is None else "removed" if after is None else "modified",
        additions=sum(line.startswith("+") for line in patch),
        deletions=sum(line.startswith("-") for line in patch),
        patch="\n".join(patch),
    )


def hunk_until(before: bytes | None, after: bytes, line: int) -> str | None:
    """Return the ``diff_hunk`` of a comment on a line, or None if the diff lacks the line.

    Its last line is the commented one, with ``+`` or a space in front [rep].
    """
    found = (hunk.until(line) for hunk in _hunks(_patch(_text(before), _text(after))))
    return next(filter(None, found), None)


def moved(before: bytes, after: bytes, line: int) -> int | None:
    """Return where a line of one text stands in the other, or None if it was changed."""
    matcher = SequenceMatcher(
        a=_text(before).splitlines(), b=_text(after).splitlines(), autojunk=False
    )
    for block in matcher.get_matching_blocks():
        if block.a < line <= block.a + block.size:
            return line - block.a + block.b
    return None


def _text(content: bytes | None) -> str:
    return "" if content is None else content.decode(errors="replace")


def _patch(before: str, after: str) -> list[str]:
    lines = unified_diff(before.splitlines(), after.splitlines(), n=CONTEXT, lineterm="")
    return list(lines)[2:]


def _hunks(patch: list[str]) -> Iterator[Hunk]:
    starts = [index for index, line in enumerate(patch) if line.startswith("@@")]
    for start, end in zip(starts, [*starts[1:], len(patch)], strict=True):
        first = int(patch[start].split("+")[1].split(" ")[0].split(",")[0])
        yield Hunk(patch[start], tuple(_numbered(patch[start + 1 : end], first)))


def _numbered(lines: list[str], number: int) -> Iterator[tuple[int | None, str]]:
    for line in lines:
        if line.startswith("-"):
            yield None, line
        else:
            yield number, line
            number += 1
