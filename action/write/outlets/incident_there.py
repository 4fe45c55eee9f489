"""What incident.io tells of an incident and of its follow-ups, as far as we look at it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from action.write.outlets.tool import part

LISTED: Final = frozenset({"standard", "retrospective"})
"""Incidents whose follow-ups are listed without being asked for by mode [FollowUps V3 List]."""
_MARKED: Final = "Incident Review: "
_ADDRESS: Final = re.compile(r"https?://[^\s<>)\]]+")


@dataclass(frozen=True, slots=True)
class IncidentThere:
    """An incident: its id, what kind it is, its page, and the address of its post-mortem."""

    id: str
    mode: str
    url: str
    post_mortem: str

    @classmethod
    def told(cls, data: Mapping[str, Any], name: str) -> Self:
        """As an answer has it; `name` is what we know it by."""
        usual = f"https://app.incident.io/incidents/{name}"
        return cls(
            part(data, "id"),
            str(data.get("mode") or "standard"),
            str(data.get("permalink") or usual),
            str(data.get("postmortem_document_url") or ""),
        )

    @property
    def mode_asked(self) -> Mapping[str, str]:
        """How its follow-ups are asked for: those of tests and tutorials are kept apart."""
        return {} if self.mode in LISTED else {"incident_mode": self.mode}


@dataclass(frozen=True, slots=True)
class FollowUpThere:
    """A follow-up: the issue that it is connected to, or else the one that a mark of ours names."""

    id: str
    issue: str = ""
    marked: str = ""

    @classmethod
    def told(cls, data: Mapping[str, Any]) -> Self:
        """As an answer has it."""
        issue = data.get("external_issue_reference")
        connected = issue.get("issue_permalink") if isinstance(issue, Mapping) else None
        return cls(part(data, "id"), str(connected or ""), _marked(str(data.get("description"))))

    @staticmethod
    def mark(url: str) -> str:
        """The line that names an issue."""
        return f"{_MARKED}{url}"

    def is_of(self, url: str) -> bool:
        """Whether it is the follow-up of this issue."""
        return same_address(self.issue or self.marked, url)


def same_address(one: str, other: str) -> bool:
    """Whether two addresses on GitHub are the same page: their case tells nothing there."""
    return bool(one) and one.rstrip("/").lower() == other.rstrip("/").lower()


def _marked(description: str) -> str:
    """The address in the last line that is a mark; in other words of people it is none."""
    lines = map(str.strip, reversed(description.splitlines()))
    marks = (line.removeprefix(_MARKED) for line in lines if line.startswith(_MARKED))
    alone = (_ADDRESS.search(mark) for mark in marks if not any(map(str.isspace, mark)))
    return next((found[0] for found in alone if found), "")
