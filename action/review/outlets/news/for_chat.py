"""News of a review as messages for channels in Slack and Teams."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeVar

from action.markdown import safe
from action.review import words
from action.review.outlets.acted import Acted
from action.review.outlets.news.newest import NewestNews, newest_news
from action.review.outlets.news.told_before import news_place
from action.review.outlets.outlet_rules import TOOLS, ChatRules
from action.review.outlets.parcels import ChatMessage, NewsLink, SlackMessage, TeamsMessage
from action.review.view import View

Chat = TypeVar("Chat", bound=ChatMessage)
OPEN_REVIEW: Final = "Open the review"
READ_TIMELINE: Final = "Read the timeline"
MOST_ITEMS: Final = 20
"""Actions that a message names; the review names them all."""
LONGEST_ITEM: Final = 200
"""Characters of what it says of each."""


def messages(view: View) -> Iterator[SlackMessage | TeamsMessage]:
    """What each chat is to hear by now."""
    rules = view.settings.outlets
    yield from _message(view, SlackMessage, rules.slack)
    yield from _message(view, TeamsMessage, rules.teams)


def _message(view: View, chat: type[Chat], rules: ChatRules | None) -> Iterator[Chat]:
    news = newest_news(view, chat.outlet, rules.tells) if rules else None
    if news is None:
        return
    yield chat(
        view.target,
        news_place(chat.outlet, news.key),
        TOOLS[chat.outlet],
        news.says.told,
        news.says.sentence,
        tuple(map(_item, news.actions[:MOST_ITEMS])),
        tuple(_links(view, news)),
    )


def _item(action: Acted) -> NewsLink:
    said = safe.one_line(words.text("news_action.txt.j2", action=action))
    return NewsLink(safe.shortened(said, LONGEST_ITEM), action.issue.url)


def _links(view: View, news: NewestNews) -> Iterator[NewsLink]:
    yield NewsLink(OPEN_REVIEW, view.issue.url)
    if news.key == "opened":
        pull = view.snapshot.pull_request
        yield NewsLink(READ_TIMELINE, f"{pull.url}/files" if pull else view.timeline_address)
