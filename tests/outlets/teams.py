"""A workflow of Teams as its description has it: it accepts a card, and may post it later."""

from dataclasses import dataclass, field
from typing import Any, Final

from tests.outlets.told import Answered, Asked, Facts

HOST: Final = "default0a1b2c3d4e5f.09.environment.api.powerplatform.com"
SIGNATURE: Final = "Q3J5cHRv-5ec4e7_5ec4e75ec4e75ec4e75ec4e75ec"
PATH: Final = "/powerautomate/automations/direct/workflows/5a6b7c8d/triggers/manual/paths/invoke"
WORKFLOW: Final = (
    f"https://{HOST}:443{PATH}?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig={SIGNATURE}"
)
LARGEST: Final = 28 * 1024
"""Bytes of a message [docs]."""


@dataclass
class TeamsStandIn:
    """The cards that a workflow has accepted, as people read them."""

    cards: list[str] = field(default_factory=list)
    facts: Facts = field(default_factory=lambda: Facts("teams"))

    hosts = (HOST,)

    def answer(self, asked: Asked) -> Answered:
        """Return what the workflow says; without its signature it asks for a login [rep]."""
        route, _ = self.facts.route(asked)
        if wrong := self.facts.faults(route, asked):
            raise AssertionError(wrong)
        if asked.query.get("sig") != SIGNATURE:
            return Answered(401, {"error": {"code": "DirectApiAuthorizationRequired"}})
        if len(asked.raw) > LARGEST:
            return Answered(413, {"error": {"code": "RequestEntityTooLarge"}})
        self.cards += [_shown(one["content"]) for one in asked.body["attachments"]]
        return Answered(202, None)


def _shown(card: Any) -> str:
    """Return a card as people see it: a run of text is no Markdown."""
    runs = [run for block in card["body"] for run in block["inlines"]]
    linked = [(run["text"], run.get("selectAction")) for run in runs]
    linked += [(action["title"], action) for action in card["actions"]]
    return "\n".join(f"[{text}]({to['url']})" if to else text for text, to in linked)
