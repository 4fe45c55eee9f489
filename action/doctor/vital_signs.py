"""What can be so with a repository that wants reviews: a sign each, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from action.read.workflows import workflow
from action.review import words
from action.review.kinds import Kind


class Mark(Enum):
    """What a sign means for the reviews of a repository."""

    READY = "ready"
    LOOK = "look"
    STOPS = "stops"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class VitalSign(Kind):
    """Two lines of plain text, what is so and what to do; `url` is where to press."""

    folder: ClassVar[str] = "vital_signs"
    ending: ClassVar[str] = "txt.j2"
    mark: ClassVar[Mark]

    @property
    def told(self) -> tuple[str, str]:
        """What is so, and what to do; nothing to do is empty."""
        what, remedy = words.letter(self.template(), **self.nouns())
        return what, remedy

    def __html__(self) -> str:
        """The sign as Markdown."""
        return words.worded("; ".join(filter(None, self.told)))


@dataclass(frozen=True, slots=True)
class RepositoryHidden(VitalSign):
    """A repository that GitHub does not show, or that is not there."""

    mark: ClassVar[Mark] = Mark.STOPS
    repository: str


@dataclass(frozen=True, slots=True)
class RepositoryArchived(VitalSign):
    """A repository that nobody can write to."""

    mark: ClassVar[Mark] = Mark.STOPS


@dataclass(frozen=True, slots=True)
class IssuesOff(VitalSign):
    """A repository without issues."""

    mark: ClassVar[Mark] = Mark.STOPS


@dataclass(frozen=True, slots=True)
class RepositoryOpen(VitalSign):
    """A repository in which reviews can be held."""

    mark: ClassVar[Mark] = Mark.READY
    branch: str


@dataclass(frozen=True, slots=True)
class ActionsOff(VitalSign):
    """A repository that runs no workflow."""

    mark: ClassVar[Mark] = Mark.STOPS


@dataclass(frozen=True, slots=True)
class ActionRefused(VitalSign):
    """A policy that does not let our action run."""

    mark: ClassVar[Mark] = Mark.STOPS
    policy: str


@dataclass(frozen=True, slots=True)
class PinWanted(VitalSign):
    """A policy that wants actions by the hash of a commit, and a workflow that names a tag."""

    mark: ClassVar[Mark] = Mark.STOPS
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionsRun(VitalSign):
    """A policy that lets our action run."""

    mark: ClassVar[Mark] = Mark.READY


@dataclass(frozen=True, slots=True)
class ActionsUnseen(VitalSign):
    """A policy that the token may not see."""

    mark: ClassVar[Mark] = Mark.UNSEEN


@dataclass(frozen=True, slots=True)
class SwitchOn(VitalSign):
    """Pull requests are opened by the workflow."""

    mark: ClassVar[Mark] = Mark.READY


@dataclass(frozen=True, slots=True)
class SwitchOff(VitalSign):
    """Pull requests have to be opened by people."""

    mark: ClassVar[Mark] = Mark.LOOK


@dataclass(frozen=True, slots=True)
class SwitchUnseen(VitalSign):
    """A switch that the token may not see."""

    mark: ClassVar[Mark] = Mark.UNSEEN


@dataclass(frozen=True, slots=True)
class WorkflowMissing(VitalSign):
    """Nothing starts us."""

    mark: ClassVar[Mark] = Mark.STOPS
    address: str = workflow.ADDRESS


@dataclass(frozen=True, slots=True)
class WorkflowOff(VitalSign):
    """A workflow that somebody, or GitHub, has switched off."""

    mark: ClassVar[Mark] = Mark.STOPS
    path: str
    state: str


@dataclass(frozen=True, slots=True)
class WorkflowReady(VitalSign):
    """A workflow that is as it should be."""

    mark: ClassVar[Mark] = Mark.READY
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileSays(VitalSign):
    """What a file lacks that a review can do without."""

    mark: ClassVar[Mark] = Mark.LOOK
    what: str
    remedy: str
    at: str


@dataclass(frozen=True, slots=True)
class FileWrong(VitalSign):
    """What a file lacks that every review needs."""

    mark: ClassVar[Mark] = Mark.STOPS
    what: str
    remedy: str
    at: str


@dataclass(frozen=True, slots=True)
class FilesUnseen(VitalSign):
    """Files that the token may not read."""

    mark: ClassVar[Mark] = Mark.UNSEEN


@dataclass(frozen=True, slots=True)
class SettingsUsual(VitalSign):
    """A team that has settled nothing."""

    mark: ClassVar[Mark] = Mark.READY
    path: str


@dataclass(frozen=True, slots=True)
class SettingsReady(VitalSign):
    """Settings that can be read."""

    mark: ClassVar[Mark] = Mark.READY
    path: str


@dataclass(frozen=True, slots=True)
class MergeFree(VitalSign):
    """A branch on which nothing stops a merge."""

    mark: ClassVar[Mark] = Mark.READY
    branch: str


@dataclass(frozen=True, slots=True)
class MergeStopped(VitalSign):
    """Rules that GitHub will not merge over by itself."""

    mark: ClassVar[Mark] = Mark.LOOK
    branch: str
    wants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BranchProtected(VitalSign):
    """A branch with classic protection, of which a token sees little."""

    mark: ClassVar[Mark] = Mark.LOOK
    branch: str


@dataclass(frozen=True, slots=True)
class BranchesClosed(VitalSign):
    """A rule that keeps us from our own branches."""

    mark: ClassVar[Mark] = Mark.STOPS
    rule: str


@dataclass(frozen=True, slots=True)
class RulesUnseen(VitalSign):
    """Rules that the token may not see."""

    mark: ClassVar[Mark] = Mark.UNSEEN
    branch: str


@dataclass(frozen=True, slots=True)
class NoToken(VitalSign):
    """Nobody asked GitHub."""

    mark: ClassVar[Mark] = Mark.UNSEEN
    lacks: tuple[str, ...]
