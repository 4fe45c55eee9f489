"""News of a review for your own webhook: templates/webhook.schema.json says what is in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Final

from action.review.outlets.acted import Acted
from action.review.outlets.news.newest import NewestNews, newest_news
from action.review.outlets.news.told_before import news_place
from action.review.outlets.outlet_rules import TOOLS
from action.review.outlets.parcels import WebhookMessage
from action.review.page.meeting_calendar import called_at
from action.review.view import View

VERSION: Final = 1
"""The version of what is sent; what is only added makes no new one."""
_DIGITS: Final = 32


def deliveries(view: View) -> Iterator[WebhookMessage]:
    """What your webhook is to hear by now."""
    rules = view.settings.outlets.webhook
    outlet = WebhookMessage.outlet
    if rules and (news := newest_news(view, outlet, rules.tells)):
        yield WebhookMessage(
            view.target,
            news_place(outlet, news.key),
            TOOLS[outlet],
            news.says.told,
            rules.url,
            _delivery(view, news),
            json.dumps(_body(view, news), ensure_ascii=False, separators=(",", ":")),
        )


def _delivery(view: View, news: NewestNews) -> str:
    """The id of these very news, which names neither the repository nor the incident."""
    when = news.after or _moment(news.since)
    about = f"{view.snapshot.repository.name}#{view.issue.number} {news.key} {when}"
    return f"msg_{hashlib.sha256(about.encode()).hexdigest()[:_DIGITS]}"


def _body(view: View, news: NewestNews) -> Mapping[str, object]:
    """All that is told; of what is not for everybody, nothing but that there is a review."""
    head = {"version": VERSION, "type": f"review.{news.of}", "timestamp": _moment(news.since)}
    if view.incident.is_confidential:
        return {**head, "review": {"url": view.issue.url}}
    return {
        **head,
        "incident": _incident(view),
        "review": _review(view),
        "meeting": _meeting(view),
        "actions": [_action(one) for one in news.actions],
        "withheld": news.withheld,
    }


def _incident(view: View) -> Mapping[str, object]:
    incident = view.incident
    return {
        "id": view.snapshot.id,
        "title": incident.title,
        "severity": incident.severity,
        "day": incident.day.isoformat(),
        "services": list(incident.services),
        "clients": list(incident.clients),
        "url": view.address(view.file.path),
    }


def _review(view: View) -> Mapping[str, object]:
    closed = "finished" if view.issue.is_completed else "ended"
    return {
        "number": view.issue.number,
        "url": view.issue.url,
        "state": closed if view.is_over else "open",
        "timeline": view.timeline_address,
    }


def _meeting(view: View) -> Mapping[str, object] | None:
    date = None if view.is_called_off else view.days.meeting
    if date is None:
        return None
    call = called_at(view, date) or None
    minutes = view.severity.minutes
    return {"start": date.start.isoformat(), "minutes": minutes, "call": call}


def _action(action: Acted) -> Mapping[str, object]:
    return {
        "number": action.issue.number,
        "title": action.title,
        "owner": action.owner or None,
        "due": action.due.isoformat() if action.due else None,
        "url": action.issue.url,
        "done": action.issue.is_closed,
    }


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
