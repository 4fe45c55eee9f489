"""Brings parcels to other tools, one after the other; none of them can stop a review."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, TypeVar, assert_never

from action.connection import Connection
from action.review.answers.answer import Answer, Done, Refused, Why
from action.review.answers.learning import learn
from action.review.house import Repository
from action.review.model import Snapshot
from action.review.outlets.outlet_rules import JiraRules
from action.review.outlets.parcels import (
    AnyParcel,
    Finding,
    FindingIssue,
    FollowUp,
    Postmortem,
    ProjectItem,
    SlackMessage,
    TeamsMessage,
    Ticket,
    TrelloCard,
    WebhookMessage,
)
from action.review.plan import Send
from action.wire.key_inputs import Keys
from action.write.outlets.chats.own_webhook import OwnWebhook
from action.write.outlets.chats.slack_hook import SlackHook
from action.write.outlets.chats.teams_workflow import TeamsWorkflow
from action.write.outlets.finding_issues import FindingIssues
from action.write.outlets.findings import Findings
from action.write.outlets.incident_io import IncidentIo
from action.write.outlets.jira import Jira
from action.write.outlets.on_github import OnGithub
from action.write.outlets.project import Project
from action.write.outlets.tool import NotTakenError, UnseenError
from action.write.outlets.trello import Trello

UNKNOWN_KEY: Final = 401
"""The status by which a tool says that it does not know us at all."""
OF_THE_TOOL: Final = frozenset({Why.FORBIDDEN, Why.UNCLEAR, Why.UNUSABLE, Why.NOT_YET})
"""Why something was not taken, where the next thing would not be taken either in this run."""

Alike = TypeVar("Alike", bound=AnyParcel)


@dataclass
class Courier:
    """Goes to the tools with the keys of this run; a tool that fails for all is asked once.

    What goes somewhere on the same GitHub goes by its `connection`, or by one like it. `together`
    is what is sent along with each other, for tools that take it so.
    """

    keys: Keys
    connection: Connection
    failing: dict[str, Refused] = field(default_factory=dict)
    jiras: dict[JiraRules, Jira] = field(default_factory=dict)
    together: tuple[AnyParcel, ...] = ()
    house: Repository = field(init=False, repr=False)

    def deliver(self, sends: tuple[Send, ...], snapshot: Snapshot) -> Snapshot:
        """The snapshot that knows what came of each."""
        self.house, self.together = snapshot.repository, tuple(send.parcel for send in sends)
        for send in sends:
            snapshot = learn(snapshot, send, self._answer(send.parcel))
        return snapshot

    def _answer(self, parcel: AnyParcel) -> Answer:
        if failed := self.failing.get(parcel.outlet):
            return failed
        try:
            return self._put(parcel)
        except NotTakenError as error:
            refused = Refused(error.why, error.said)
            if _is_of_the_tool(error):
                self.failing[parcel.outlet] = _for_the_next(refused)
            return refused

    def _put(self, parcel: AnyParcel) -> Done:
        match parcel:
            case FollowUp():
                return self.incident_io.put(parcel)
            case Postmortem():
                return self.incident_io.put_review(parcel)
            case Finding() | FindingIssue() | ProjectItem():
                return self._put_on_github(parcel)
            case Ticket():
                return self.jira(parcel.rules).put(parcel)
            case TrelloCard():
                return self.trello.put(parcel)
            case SlackMessage() | TeamsMessage() | WebhookMessage():
                return self._tell(parcel)
            case _:
                assert_never(parcel)

    def _tell(self, message: SlackMessage | TeamsMessage | WebhookMessage) -> Done:
        match message:
            case SlackMessage():
                return self.slack.put(message)
            case TeamsMessage():
                return self.teams.put(message)
            case WebhookMessage():
                return self.webhook.put(message)

    def _put_on_github(self, parcel: Finding | FindingIssue | ProjectItem) -> Done:
        match parcel:
            case Finding():
                return self.findings.put(parcel, self._along(Finding))
            case FindingIssue():
                return self.finding_issues.put(parcel)
            case ProjectItem():
                return self.project.put(parcel, self._along(ProjectItem))

    def _along(self, kind: type[Alike]) -> tuple[Alike, ...]:
        return tuple(parcel for parcel in self.together if isinstance(parcel, kind))

    @cached_property
    def findings(self) -> Findings:
        """The tables of this repository, when the first finding goes there."""
        return Findings(OnGithub(self.connection, "WriteFindings"), self.house)

    @cached_property
    def finding_issues(self) -> FindingIssues:
        """The repository of findings, when the first one goes there."""
        return FindingIssues.opened(self.connection, self.keys)

    @cached_property
    def project(self) -> Project:
        """The project, when the first action goes there."""
        return Project.opened(self.connection, self.keys)

    def jira(self, rules: JiraRules) -> Jira:
        """The site of Jira that these settings name, from the first ticket on."""
        if rules not in self.jiras:
            self.jiras[rules] = Jira.opened(self.keys, rules)
        return self.jiras[rules]

    @cached_property
    def incident_io(self) -> IncidentIo:
        """incident.io, when the first follow-up goes there."""
        return IncidentIo.opened(self.keys)

    @cached_property
    def slack(self) -> SlackHook:
        """The channel in Slack, when the first message goes there."""
        return SlackHook.opened(self.keys)

    @cached_property
    def teams(self) -> TeamsWorkflow:
        """The channel in Teams, when the first message goes there."""
        return TeamsWorkflow.opened(self.keys)

    @cached_property
    def trello(self) -> Trello:
        """Trello, when the first card goes there."""
        return Trello.opened(self.keys)

    @cached_property
    def webhook(self) -> OwnWebhook:
        """Your own webhook, when the first message goes there."""
        return OwnWebhook.opened(self.keys)


def _is_of_the_tool(error: NotTakenError) -> bool:
    """Whether the next thing would not be taken either: where only one is forbidden, it would."""
    forbidden_here = error.why is Why.FORBIDDEN and not error.said.startswith(str(UNKNOWN_KEY))
    return error.why in OF_THE_TOOL and not forbidden_here and not isinstance(error, UnseenError)


def _for_the_next(refused: Refused) -> Refused:
    """What the same tool says to what is not sent to it any more: that is never unclear."""
    return replace(refused, why=Why.NOT_YET) if refused.why is Why.UNCLEAR else refused
