"""What is sent to other tools, as frozen values: each says of which issue it speaks, and where to.

The `place` is the name under which that issue keeps the receipt; one issue has each place once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from action.review.git_steps import Target
from action.review.outlets.outlet_rules import JiraRules


@dataclass(frozen=True, slots=True)
class Parcel:
    """Something that another tool is to have.

    `outlet` is its name in the settings, `inputs` are what it needs, and `what` are the words that
    its receipt begins with. What cannot be `seen` there is promised before it is sent: nobody could
    tell afterwards whether it came. What is seen there only `late` is promised, too, and looked for
    by the runs that follow. `named_in` is where people say what it belongs to there.
    """

    outlet: ClassVar[str]
    inputs: ClassVar[tuple[str, ...]] = ()
    seen: ClassVar[bool] = True
    named_in: ClassVar[str] = "settings"
    late: ClassVar[bool] = False
    about: Target
    place: str
    what: str

    @property
    def lacks(self) -> str:
        """The field of the incident file that must say what it belongs to, while that is empty."""
        return ""


@dataclass(frozen=True, slots=True)
class PartOfIncident(Parcel):
    """Something in incident.io: `incident` is what the incident is known by there."""

    outlet: ClassVar[str] = "incident-io"
    inputs: ClassVar[tuple[str, ...]] = ("incident-io-key",)
    named_in: ClassVar[str] = "incident file"
    incident: str

    @property
    def lacks(self) -> str:
        """Its number or id there."""
        return "" if self.incident else "incident-io"


@dataclass(frozen=True, slots=True)
class FollowUp(PartOfIncident):
    """A follow-up in incident.io; `email` is that of its owner, where the settings have it."""

    title: str
    text: str
    url: str
    email: str = ""

    def __str__(self) -> str:
        return f"{self.about} to incident.io, as a follow-up of {self.incident}"


@dataclass(frozen=True, slots=True)
class Postmortem(PartOfIncident):
    """The review, as the post-mortem of an incident in incident.io."""

    url: str

    def __str__(self) -> str:
        return f"{self.about} to incident.io, as the post-mortem of {self.incident}"


@dataclass(frozen=True, slots=True)
class TrelloCard(Parcel):
    """A card on a list of Trello; without a `list`, nobody has said on which one."""

    outlet: ClassVar[str] = "trello"
    inputs: ClassVar[tuple[str, ...]] = ("trello-key", "trello-token")
    list: str
    title: str
    text: str
    url: str
    owner: str = ""
    due: date | None = None

    def __str__(self) -> str:
        return f"{self.about} to Trello, as a card on the list {self.list or '(none)'}"


@dataclass(frozen=True, slots=True)
class Finding(Parcel):
    """A row in a table of this repository, with words for columns by head.

    It is known by its `url`, which the column `link` holds and nothing else.
    All rows of a review come by one pull request from `branch`, which `title` and `text` are of;
    `compare` is where a person opens it by hand. The table must have the columns `required`.
    """

    outlet: ClassVar[str] = "findings"
    file: str
    branch: str
    url: str
    cells: Mapping[str, str] = field(hash=False)
    link: str
    required: tuple[str, ...]
    title: str
    text: str
    compare: str

    def __str__(self) -> str:
        return f"{self.about} to the table of findings {self.file}"


@dataclass(frozen=True, slots=True)
class FindingIssue(Parcel):
    """An issue in the repository of findings, known by the line `mark` in it.

    It cannot be older than the day `since`; `private`: nobody else may read it.
    """

    outlet: ClassVar[str] = "findings"
    inputs: ClassVar[tuple[str, ...]] = ("findings-token",)
    repository: str
    title: str
    text: str
    mark: str
    since: date
    private: bool
    labels: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.about} to the findings, as an issue in {self.repository}"


@dataclass(frozen=True, slots=True)
class Ticket(Parcel):
    """An issue in Jira; `label` is what it is found by, `url` what its link there leads to.

    `begun`: an earlier run may have made it, so that it is only looked for.
    """

    outlet: ClassVar[str] = "jira"
    inputs: ClassVar[tuple[str, ...]] = ("jira-token",)
    late: ClassVar[bool] = True
    rules: JiraRules
    title: str
    paragraphs: tuple[str, ...]
    url: str
    label: str
    due: date | None = None
    begun: bool = False

    def __str__(self) -> str:
        looks = ", if it is not there yet" if self.begun else ""
        return f"{self.about} to Jira, as a {self.rules.type} of {self.rules.project}{looks}"


@dataclass(frozen=True, slots=True)
class SiteTicket(Ticket):
    """The same for a token without scopes, which must say whose it is."""

    inputs: ClassVar[tuple[str, ...]] = ("jira-email", "jira-token")


@dataclass(frozen=True, slots=True)
class Message(Parcel):
    """News of a review; `told` is what it says, in words that our comment goes on with.

    Behind the name of the outlet its `place` says which news it is.
    """

    told: str

    def __str__(self) -> str:
        return f"to {self.what}, about {self.about}: {self.told}"


@dataclass(frozen=True, slots=True)
class NewsLink:
    """Plain words that lead somewhere."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class ChatMessage(Message):
    """News for a channel: a sentence of plain text, what it lists, and what there is to open."""

    seen: ClassVar[bool] = False
    text: str
    items: tuple[NewsLink, ...] = ()
    links: tuple[NewsLink, ...] = ()


@dataclass(frozen=True, slots=True)
class SlackMessage(ChatMessage):
    """News for a channel in Slack."""

    outlet: ClassVar[str] = "slack"
    inputs: ClassVar[tuple[str, ...]] = ("slack-webhook",)


@dataclass(frozen=True, slots=True)
class TeamsMessage(ChatMessage):
    """News for a channel in Teams."""

    outlet: ClassVar[str] = "teams"
    inputs: ClassVar[tuple[str, ...]] = ("teams-webhook",)


@dataclass(frozen=True, slots=True)
class WebhookMessage(Message):
    """News for your own webhook at `url`, as JSON; `delivery` is the same each time it is sent."""

    outlet: ClassVar[str] = "webhook"
    inputs: ClassVar[tuple[str, ...]] = ("webhook-secret",)
    url: str
    delivery: str
    body: str


@dataclass(frozen=True, slots=True)
class ProjectItem(Parcel):
    """An item of a project on GitHub, with the day on which the action is due."""

    outlet: ClassVar[str] = "project"
    inputs: ClassVar[tuple[str, ...]] = ("project-token",)
    owner: str
    number: int
    date_field: str = ""
    due: date | None = None

    def __str__(self) -> str:
        return f"{self.about} to project {self.number} of {self.owner}"


AnyParcel = (
    FollowUp
    | Postmortem
    | TrelloCard
    | Finding
    | FindingIssue
    | Ticket
    | SlackMessage
    | TeamsMessage
    | WebhookMessage
    | ProjectItem
)
"""Everything that can be sent; a hand that does not know one of them is a type error."""
