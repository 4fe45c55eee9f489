"""`/topic 14:05 14:12 Alerting`: what is remarked at these times is one topic of this name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from action.markdown import safe
from action.review.commands.answering import Help, ReplyLine, as_given
from action.review.commands.asks.ask import Ask, NameTopic
from action.review.commands.asks.at_time import times_and_words
from action.review.commands.asks.row import AskRow
from action.review.commands.command import Command

TOPIC_EXAMPLE: Final = "/topic 14:05 What it is about"
LONGEST_NAME: Final = 80
"""Characters of the name of a topic that are shown."""


@dataclass(frozen=True, slots=True)
class SlashTopic(Help):
    """Remarks are joined to one topic, or an event becomes one."""


@dataclass(frozen=True, slots=True)
class TopicUnnamed(ReplyLine):
    """A topic without a name."""

    line: str
    example: str


def _asked(command: Command) -> Ask | ReplyLine:
    said = times_and_words(command, TOPIC_EXAMPLE)
    if isinstance(said, ReplyLine):
        return said
    times, name = said
    if not safe.words(name).strip():
        return TopicUnnamed(as_given(command), TOPIC_EXAMPLE)
    return NameTopic(times, safe.shortened(name, LONGEST_NAME))


RULE: Final = AskRow("topic", SlashTopic(), _asked, TOPIC_EXAMPLE.removeprefix("/topic "))
