"""Keys and tokens of other tools: inputs that open something, so that nothing may show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

KEY_INPUTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "incident-io-key": "API key of incident.io.",
        "trello-key": "API key of Trello.",
        "trello-token": "Token of Trello.",
        "jira-email": "E-mail address that a classic token of Jira belongs to.",
        "jira-token": "API token of Jira.",
        "slack-webhook": "Address of a Slack app's incoming webhook.",
        "teams-webhook": "Address of a Teams workflow that posts to a channel.",
        "webhook-secret": "Secret that your own webhook knows our messages by.",
        "project-token": "Token that may write to the project of your organization.",
        "findings-token": "Token that may open issues in the repository of findings.",
    }
)
"""The name of each such input, and what it is, as the command line says it."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What was given for these inputs, by name; empty where nothing was."""

    given: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    def __getitem__(self, name: str) -> str:
        """What was given for this input, without the spaces and line ends of a careless paste."""
        assert name in KEY_INPUTS, f"{name} is not an input"
        return self.given.get(name, "").strip()

    @property
    def names(self) -> frozenset[str]:
        """The inputs for which something was given."""
        return frozenset(name for name in KEY_INPUTS if self[name])

    @property
    def secrets(self) -> Iterator[str]:
        """All that must be shown to nobody."""
        return (value for name in KEY_INPUTS if name != "jira-email" and (value := self[name]))
