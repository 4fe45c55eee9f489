"""A channel in Slack, by the incoming webhook of an app: its address is all that it needs.

What is posted cannot be read there. [docs.slack.dev: Sending messages using incoming webhooks]
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Self

from action.review.answers.answer import Done, Why
from action.review.outlets.outlet_rules import OutletRules
from action.review.outlets.parcels import NewsLink, SlackMessage
from action.wire.abroad import Abroad, host
from action.wire.key_inputs import Keys
from action.write.outlets.chats.secret_address import posted
from action.write.outlets.tool import NotTakenError, Tool

HOSTS: Final = (host("hooks.slack.com"), host("hooks.slack-gov.com"))
LONGEST_SECTION: Final = 3_000
"""Characters of a section's text [docs]."""
_ADDRESS: Final = re.compile(
    r"https://hooks\.slack(?:-gov)?\.com/services/[A-Za-z0-9]+/[A-Za-z0-9]+/[A-Za-z0-9]+"
)
_NO_ADDRESS: Final = (
    "it is not the address of an incoming webhook; copy the one that begins with"
    " https://hooks.slack.com/services/ from the app's page"
)
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_PARTED: Final = str.maketrans({"@": "@\u200b", "`": "`\u200b"})
"""Signs of which Slack makes mentions and code, parted from what follows them."""


@dataclass(frozen=True, slots=True)
class SlackHook:
    """The channel at an address."""

    tool: Tool
    url: str = field(repr=False)

    @classmethod
    def opened(cls, keys: Keys) -> Self:
        """The channel whose address was handed over."""
        url = keys["slack-webhook"]
        if not _ADDRESS.fullmatch(url):
            raise NotTakenError(Why.UNUSABLE, _NO_ADDRESS)
        return cls(Tool(Abroad(HOSTS, keys.secrets)), url)

    def put(self, message: SlackMessage) -> Done:
        """The message in the channel; Slack says `ok` to what it has posted."""
        answer = posted(self.tool, self.url, json.dumps(_body(message)).encode())
        if answer.text.strip() != "ok":
            raise NotTakenError(Why.UNCLEAR, answer.said)
        return Done()

    def tried(self, _rules: OutletRules) -> Iterator[str]:
        """What can be said of it without posting anything."""
        yield "the address looks like an incoming webhook; only a message shows whether it is one"


def _body(message: SlackMessage) -> dict[str, object]:
    """The message in blocks, in which Slack looks for no mentions; `text` is for notifications."""
    sections = (
        {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}
        for text in _sections(message)
    )
    return {"text": _plain(message.text), "blocks": list(sections)}


def _sections(message: SlackMessage) -> Iterator[str]:
    yield from _packed(f"{_plain(message.text)}".split("\n"))
    yield from _packed(f"• {_link(item)}" for item in message.items)
    yield from _packed([" · ".join(map(_link, message.links))])


def _packed(lines: Iterable[str]) -> Iterator[str]:
    """As many lines together as a section takes."""
    text = ""
    for line in filter(None, lines):
        if text and len(text) + len(line) >= LONGEST_SECTION:
            yield text
            text = ""
        text = f"{text}\n{line}" if text else line
    if text:
        yield text


def _link(link: NewsLink) -> str:
    address = link.url.translate(_ESCAPES).replace("|", "%7C")
    return f"<{address}|{_plain(link.words)}>"


def _plain(words: str) -> str:
    """Words that Slack shows as they are: no mention, no link, no code."""
    return words.translate(_PARTED).translate(_ESCAPES)
