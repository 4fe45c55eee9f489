"""Slack as its description has it: a channel behind an address, where nobody can read."""

import json
import re
from dataclasses import dataclass, field
from typing import Any, Final

from tests.outlets.told import FACTS, Answered, Asked, Facts

ADDRESS: Final = "https://hooks.slack.com/services/" + "T00ACME00/B00SHOP00/" + "5ec4e7" * 4
ERRORS: Final = json.loads((FACTS / "slack.json").read_text(encoding="utf-8"))["errors"]
"""What Slack says, by its status."""
_MENTION: Final = re.compile(r"<[!@#]")
_LINK: Final = re.compile(r"<(https?://[^|>]+)\|([^<>]+)>")


@dataclass
class SlackStandIn:
    """The messages of a channel, as people read them; `says` is what it answers instead."""

    messages: list[str] = field(default_factory=list)
    says: str = ""
    facts: Facts = field(default_factory=lambda: Facts("slack"))

    hosts = ("hooks.slack.com",)

    def answer(self, asked: Asked) -> Answered:
        """Return what Slack says."""
        route, _ = self.facts.route(asked)
        if wrong := self.facts.faults(route, asked):
            raise AssertionError(wrong)
        if self.says:
            return Answered(ERRORS[self.says], self.says.encode())
        if not ADDRESS.endswith(asked.path):
            return Answered(ERRORS["no_service"], b"no_service")
        self.messages.append("\n".join(map(_shown, asked.body["blocks"])))
        return Answered(200, b"ok")


def _shown(block: Any) -> str:
    """Return a block as people see it: with verbatim, nothing is looked for in plain words."""
    text: str = block["text"]["text"]
    assert block["text"].get("verbatim"), "names and addresses in it would be made links"
    assert not _MENTION.search(text), "somebody would be told"
    plain = _LINK.sub(lambda link: f"[{link[2]}]({link[1]})", text)
    assert "<" not in plain, "a < of people's is escaped"
    return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
