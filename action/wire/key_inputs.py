"""Keys and tokens of other tools: inputs that open something, so that nothing may show them."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlsplit

KEY_INPUTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "incident-io-key": "API key of incident.io.",
        "trello-key": "API key of Trello.",
        "trello-token": "Token of Trello.",
        "jira-email": "E-mail address of the account that the Jira token belongs to.",
        "jira-token": "API token of Jira.",
        "slack-webhook": "Address of a Slack app's incoming webhook.",
        "teams-webhook": "Address of a Teams workflow that posts to a channel.",
        "webhook-secret": "Secret that signs the messages to your own webhook.",
        "project-token": "Token that can write to the project of your organization.",
        "findings-token": "Token that can open issues in the repository of findings.",
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
    def secrets(self) -> tuple[str, ...]:
        """All that must be shown to nobody, in every spelling; the longest first.

        Of an address that is a key by itself, every part that opens something is one.
        """
        every = {spelled for name in KEY_INPUTS for spelled in self._spellings(name)}
        return tuple(sorted(filter(None, every), key=len, reverse=True))

    def _spellings(self, name: str) -> Iterator[str]:
        value = self[name]
        if name == "jira-email":
            yield value
            yield _in_base64(f"{value}:{self['jira-token']}").rstrip("=") if value else ""
            return
        yield from _parts(value) if value.startswith("https://") else (value,)
        yield value.removeprefix(SIGNING)
        yield value.removeprefix(SIGNING).rstrip("=")
        yield _in_base64(value).rstrip("=")
        yield value.encode().hex()


SIGNING: Final = "whsec_"
"""What the secret of a webhook begins with [Standard Webhooks]."""


def _in_base64(value: str) -> str:
    return base64.b64encode(value.encode()).decode()


def _parts(url: str) -> Iterator[str]:
    """An address and its parts, as they stand in it and as programs may spell them."""
    at = urlsplit(url)
    whole = f"{at.path}?{at.query}" if at.query else at.path
    parts = (url, whole, at.path, at.query, at.path.rpartition("/")[2])
    values = (value for name, value in parse_qsl(at.query) if name == "sig")
    for one in (*parts, *values):
        yield from (one, unquote(one), quote(one))
