"""In which other tools a team wants its actions and news, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Final

TOOLS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "incident-io": "incident.io",
        "trello": "Trello",
        "findings": "Findings tracker",
        "jira": "Jira",
        "slack": "Slack",
        "teams": "Teams",
        "webhook": "Webhook",
        "project": "Project",
    }
)
"""The names that people know outlets by."""


NEWS: Final = ("opened", "date", "closed")
"""What is told in a chat or to a webhook: changes of the state of a review."""
FINDING_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "title": "what is to be done",
        "owner": "the owner's login",
        "due": "the day on which it is due",
        "url": "the address of the action issue",
        "done-when": "what must be so for it to be done",
        "priority": "its priority",
        "incident": "the title of the incident",
        "id": "the name of its folder",
        "severity": "its severity",
        "client": "the clients it touched",
        "review": "the address of the review issue",
        "closed": "the day the review was closed",
    }
)
"""The names that may stand in braces in a column of the table of findings, and what they hold."""
ROW_LINK: Final = "{url}"
"""What one column must hold: a row is known by it."""
FINDING_COLUMNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Finding": "{title}",
        "Owner": "{owner}",
        "Due": "{due}",
        "Severity": "{severity}",
        "Clients": "{client}",
        "Incident": "{incident}",
        "Review": "{review}",
        "Action": ROW_LINK,
    }
)
"""The columns of the table where a team names none."""


@dataclass(frozen=True, slots=True)
class IncidentIoRules:
    """Actions become follow-ups; with `post_mortem` the review is attached, too."""

    post_mortem: bool = True


@dataclass(frozen=True, slots=True)
class TrelloRules:
    """The ids of lists: of people by login in small letters, of the `team`, and of the ISMS."""

    lists: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    team: str = ""
    isms: str = ""


@dataclass(frozen=True, slots=True)
class FindingsRules:
    """Findings are rows of a CSV `file` here, or issues in another `repository`.

    `columns` are the heads of the table with the words for each, in which names in braces stand
    for parts of an action; a team that names none has the usual ones.
    """

    file: str = ""
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    repository: str = ""
    labels: tuple[str, ...] = ()

    @property
    def heads(self) -> Mapping[str, str]:
        """The columns that are filled, and their words."""
        return self.columns or FINDING_COLUMNS

    @property
    def link(self) -> str:
        """The column that holds the address of the action issue, by which a row is known."""
        return next(head for head, said in self.heads.items() if said == ROW_LINK)

    @property
    def required(self) -> tuple[str, ...]:
        """The columns that a table must have: those of the team, else the one with the link."""
        return tuple(self.columns) or (self.link,)


@dataclass(frozen=True, slots=True)
class JiraRules:
    """Actions become issues of a `project`; `fields` are those that it asks for besides.

    A scoped token speaks to the site by its `cloud_id`, a classic one at its address.
    """

    site: str
    project: str
    type: str = "Task"
    cloud_id: str = ""
    fields: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}), hash=False)


@dataclass(frozen=True, slots=True)
class ChatRules:
    """Which news a chat hears."""

    tells: tuple[str, ...] = NEWS


@dataclass(frozen=True, slots=True)
class WebhookRules:
    """Your own webhook: its address, and which news it gets."""

    url: str
    tells: tuple[str, ...] = NEWS


@dataclass(frozen=True, slots=True)
class ProjectRules:
    """A project of an organization, and its field for the day on which an action is due."""

    owner: str
    number: int
    date_field: str = ""


@dataclass(frozen=True, slots=True)
class OutletRules:
    """The outlets that a team has switched on."""

    incident_io: IncidentIoRules | None = None
    trello: TrelloRules | None = None
    findings: FindingsRules | None = None
    jira: JiraRules | None = None
    slack: ChatRules | None = None
    teams: ChatRules | None = None
    webhook: WebhookRules | None = None
    project: ProjectRules | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Their names, as settings spell them."""
        on = (one.name for one in fields(self) if getattr(self, one.name) is not None)
        return tuple(name.replace("_", "-") for name in on)


NO_OUTLETS: Final = OutletRules()
"""Where a team has switched on none."""
