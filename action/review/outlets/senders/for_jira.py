"""Actions as issues of Jira, each found again by a label of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

from action.review import words
from action.review.model import ActionIssue
from action.review.outlets.acted import Acted, acted
from action.review.outlets.also_here import ELSEWHERE
from action.review.outlets.kept_lines import KeptLines
from action.review.outlets.next_line import is_begun
from action.review.outlets.outlet_rules import TOOLS, JiraRules
from action.review.outlets.parcels import SiteTicket, Ticket
from action.review.view import View

JIRA: Final = "jira"
_DIGITS: Final = 10


def tickets(view: View) -> Iterator[Ticket]:
    """A ticket for each action."""
    rules = view.settings.outlets.jira
    if rules is None:
        return
    for action in acted(view):
        yield _ticket(view, rules, action)


def _ticket(view: View, rules: JiraRules, action: Acted) -> Ticket:
    text = words.text(
        "jira_ticket.txt.j2", action=action, review=view.issue, incident=view.incident
    )
    kind = Ticket if rules.cloud_id else SiteTicket
    kept = KeptLines(action.issue.page.section(ELSEWHERE) or "").by_place.get(JIRA)
    return kind(
        action.target,
        JIRA,
        TOOLS[JIRA],
        rules,
        action.title,
        tuple(line for line in text.splitlines() if line.strip()),
        action.issue.url,
        _label(action.issue),
        action.due,
        is_begun(view.snapshot, kept),
    )


def _label(issue: ActionIssue) -> str:
    """Its own in all of Jira, by the address of the issue: labels have no spaces [docs]."""
    digest = hashlib.sha256(issue.url.encode()).hexdigest()[:_DIGITS]
    return f"incident-review-{issue.number}-{digest}"
