"""A channel in Microsoft Teams, by the address of a workflow that posts an Adaptive Card there.

That it has accepted a card does not mean that it has posted it, and nobody can look.
[learn.microsoft.com: Create incoming webhooks with Workflows for Microsoft Teams]
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self
from urllib.parse import parse_qs, urlsplit

from action.review.answers.answer import Done, Why
from action.review.outlets.outlet_rules import OutletRules
from action.review.outlets.parcels import NewsLink, TeamsMessage
from action.wire.abroad import Abroad
from action.wire.key_inputs import Keys
from action.write.outlets.chats.secret_address import posted
from action.write.outlets.tool import NotTakenError, Tool

CLOUDS: Final = (
    "logic.azure.com",
    "environment.api.powerplatform.com",
    "logic.azure.us",
    "environment.api.gov.powerplatform.microsoft.us",
    "environment.api.high.powerplatform.microsoft.us",
    "environment.api.appsplatform.us",
)
"""Where workflows of Teams run: the public cloud, and those of the US government.

[learn.microsoft.com: IP address configuration for Power Automate] The connector of Teams is not in
the cloud of China.
"""
HOSTS: Final = tuple(re.compile(rf"\A[a-z0-9.-]++(?<=\.{re.escape(cloud)})") for cloud in CLOUDS)
CARD: Final = "application/vnd.microsoft.card.adaptive"
_PATH: Final = re.compile(r"/(?:[A-Za-z0-9_-]+/)*workflows/[A-Za-z0-9]+/triggers/\w+/paths/invoke")
_NO_ADDRESS: Final = (
    "it is not the address of a workflow; copy the one that the step “When a Teams webhook request"
    " is received” shows, up to its end with sig=, after “Anyone” may trigger it"
)


@dataclass(frozen=True, slots=True)
class TeamsWorkflow:
    """The channel that a workflow posts to."""

    tool: Tool
    url: str = field(repr=False)

    @classmethod
    def opened(cls, keys: Keys) -> Self:
        """The workflow whose address was handed over."""
        url = keys["teams-webhook"]
        if not _is_workflow(url):
            raise NotTakenError(Why.UNUSABLE, _NO_ADDRESS)
        return cls(Tool(Abroad(HOSTS, keys.secrets)), url)

    def put(self, message: TeamsMessage) -> Done:
        """The message, accepted by the workflow."""
        posted(self.tool, self.url, json.dumps(_body(message)).encode())
        return Done()

    def tried(self, _rules: OutletRules) -> Iterator[str]:
        """What can be said of it without posting anything."""
        yield "the address looks like a workflow; only a message shows whether it is one"


def _is_workflow(url: str) -> bool:
    try:
        at = urlsplit(url)
    except ValueError:
        return False
    there = at.scheme == "https" and any(one.fullmatch(at.hostname or "") for one in HOSTS)
    return there and bool(_PATH.fullmatch(at.path)) and bool(parse_qs(at.query).get("sig"))


def _body(message: TeamsMessage) -> Mapping[str, object]:
    """The card; runs of text are no Markdown, so that people's words stay words."""
    blocks = [_block({"type": "TextRun", "text": message.text, "weight": "Bolder"})]
    blocks += [_block(_run(item)) for item in message.items]
    card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": blocks,
        "actions": [{**_opens(link), "title": link.words} for link in message.links],
    }
    attachment = {"contentType": CARD, "contentUrl": None, "content": card}
    return {"type": "message", "attachments": [attachment]}


def _block(run: Mapping[str, Any]) -> Mapping[str, object]:
    return {"type": "RichTextBlock", "inlines": [run]}


def _run(item: NewsLink) -> Mapping[str, Any]:
    return {"type": "TextRun", "text": item.words, "selectAction": _opens(item)}


def _opens(link: NewsLink) -> Mapping[str, str]:
    return {"type": "Action.OpenUrl", "url": link.url}
