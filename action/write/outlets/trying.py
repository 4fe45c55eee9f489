"""Tries the outlets that a team has switched on, as far as that goes without writing anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from action.review.answers.answer import Why
from action.review.outlets.outlet_rules import TOOLS, FindingsRules, OutletRules
from action.review.outlets.parcels import (
    FindingIssue,
    FollowUp,
    ProjectItem,
    SiteTicket,
    SlackMessage,
    TeamsMessage,
    Ticket,
    TrelloCard,
    WebhookMessage,
)
from action.write.outlets.courier import Courier
from action.write.outlets.tool import NotTakenError


@dataclass(frozen=True, slots=True)
class Trial:
    """What was found of one outlet; `lacking` inputs, or `failed`, keep it from working."""

    what: str
    found: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    failed: NotTakenError | None = None

    @property
    def is_fine(self) -> bool:
        """Whether it would work, as far as can be told."""
        return not self.lacking and self.failed is None

    @property
    def is_key(self) -> bool:
        """Whether it is the key that does not work."""
        return self.failed is not None and self.failed.why in {Why.FORBIDDEN, Why.UNUSABLE}

    @property
    def is_lost(self) -> bool:
        """Whether it does not find what the settings name."""
        return self.failed is not None and self.failed.why is Why.NOT_FOUND

    @property
    def said(self) -> str:
        """What the tool said, in its words; empty where it did not answer."""
        return self.failed.said if self.failed else ""


def trials(rules: OutletRules, courier: Courier) -> Iterator[Trial]:
    """Each outlet that is switched on, tried with the keys that the courier has."""
    for name, inputs, look in _rows(rules, courier):
        lacking = tuple(one for one in inputs if not courier.keys[one])
        if lacking:
            yield Trial(TOOLS[name], lacking=lacking)
        else:
            yield _tried(TOOLS[name], look)


def _tried(what: str, look: Callable[[], Iterator[str]]) -> Trial:
    found: list[str] = []
    try:
        found.extend(look())
    except NotTakenError as error:
        return Trial(what, tuple(found), failed=error)
    return Trial(what, tuple(found))


TrialRow = tuple[str, Sequence[str], Callable[[], Iterator[str]]]


def _rows(rules: OutletRules, courier: Courier) -> Iterator[TrialRow]:
    """The outlets that are switched on, what each needs, and how it is looked at."""
    if on := rules.incident_io:
        yield "incident-io", FollowUp.inputs, lambda: courier.incident_io.tried(on)
    if lists := rules.trello:
        yield "trello", TrelloCard.inputs, lambda: courier.trello.tried(lists)
    if tracker := rules.findings:
        if tracker.file:
            yield "findings", (), lambda: _table(tracker, courier)
        else:
            yield "findings", FindingIssue.inputs, lambda: courier.finding_issues.tried(tracker)
    if site := rules.jira:
        needs = Ticket.inputs if site.cloud_id else SiteTicket.inputs
        yield "jira", needs, lambda: courier.jira(site).tried()
    if board := rules.project:
        yield "project", ProjectItem.inputs, lambda: courier.project.tried(board)
    yield from _listeners(rules, courier)


def _table(rules: FindingsRules, courier: Courier) -> Iterator[str]:
    """A table is in the repository itself: who looks must say which one, and have a token."""
    if not courier.connection.token or "/" not in courier.house.name:
        raise NotTakenError(Why.REFUSED, "set GITHUB_TOKEN, and add --repository OWNER/NAME")
    yield from courier.findings.tried(rules)


def _listeners(rules: OutletRules, courier: Courier) -> Iterator[TrialRow]:
    """The same of those that hear news, and tell nobody what they have heard."""
    if rules.slack:
        yield "slack", SlackMessage.inputs, lambda: courier.slack.tried(rules)
    if rules.teams:
        yield "teams", TeamsMessage.inputs, lambda: courier.teams.tried(rules)
    if rules.webhook:
        yield "webhook", WebhookMessage.inputs, lambda: courier.webhook.tried(rules)
