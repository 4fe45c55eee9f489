"""The verbs of a review that move branches and write files, and the rules that they meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Target:
    """The issue or pull request a step speaks of: GitHub's id, and the number that people know."""

    id: str
    number: int

    def __str__(self) -> str:
        return f"#{self.number}"


@dataclass(frozen=True, slots=True)
class File:
    """A file of the repository, whole; lines end with a newline."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class ClaimBranch:
    """Create the timeline branch; GitHub lets one run do it, and that one does the rest."""

    branch: str
    at: str

    def __str__(self) -> str:
        return f"create the branch {self.branch}"


@dataclass(frozen=True, slots=True)
class TakeOver:
    """Move the branch on by an empty commit, so that only one of several runs goes on from here.

    `keys` name what this run will do that cannot be repeated; when all of it stands, the claim is
    over.
    """

    branch: str
    head: str
    message: str
    keys: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"record on the branch {self.branch}: {self.message}"


@dataclass(frozen=True, slots=True)
class Commit:
    """Write files on the branch, if it still points to `head`; with `keys` it is a claim, too."""

    branch: str
    head: str
    files: tuple[File, ...]
    message: str
    keys: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"commit {', '.join(file.path for file in self.files)} on {self.branch}"


@dataclass(frozen=True, slots=True)
class Merge:
    """Merge the pull request, if its branch still points to `head`.

    The commit says `headline`: left to itself, GitHub takes the title of the pull request [docs].
    """

    target: Target
    head: str
    method: str
    headline: str

    def __str__(self) -> str:
        return f"merge {self.target}"


@dataclass(frozen=True, slots=True)
class MergeRules:
    """What a rule asks for before anything is merged, as far as the token may know [spec]."""

    approvals: int = 0
    resolved: bool = False


NO_RULES: Final = MergeRules()
"""Nothing is asked for, or nothing may be known of it."""
