"""What the settings may say about outlets; a tool that is not named is not used."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Annotated, Final

from pydantic import BeforeValidator, Field, model_validator

from action.read.forms.form import Form, names_of
from action.read.forms.other_tools.outlet_values import (
    CloudId,
    ColumnHead,
    ColumnWords,
    CsvFile,
    FieldId,
    JiraValue,
    ListId,
    ProjectKey,
    RepositoryName,
    SecureLink,
    Site,
    ToldNews,
)
from action.read.forms.values import LabelName, Login, Name, Several, YesNo, refuse
from action.review.outlets.outlet_rules import (
    NEWS,
    ROW_LINK,
    ChatRules,
    FindingsRules,
    IncidentIoRules,
    JiraRules,
    OutletRules,
    ProjectRules,
    TrelloRules,
    WebhookRules,
)


class OutletForm(Form):
    """One tool; what it needs may stand here while it is switched off."""

    on: YesNo = Field(default=True, description="Whether it is used.")


def _switch(value: object) -> object:
    """`slack: yes` stands for a tool of which nothing else need be said."""
    return {"on": value} if isinstance(value, (str, bool)) and value != "" else value


_EXAMPLES: Final = {
    "lists": "{team: 5f3d1c0a9b8e7d6c5b4a3f2e}",
    "file": "security/findings.csv",
    "site": "https://acme.atlassian.net",
    "project": "OPS",
    "url": "https://hooks.example.org/reviews",
    "owner": "acme",
    "number": "5",
}
"""What may be written where a tool lacks what it needs."""


def _needs(form: OutletForm, *fields: str) -> None:
    """Raise where a tool is switched on, and all of these are left out."""
    if form.on and not any(getattr(form, field) for field in fields):
        names = [field.replace("_", "-") for field in fields]
        what = f"{' or '.join(f'`{name}`' for name in names)} is missing"
        raise refuse(what, f"add `{names[0]}: {_EXAMPLES[names[0]]}`, or write `on: no`")


class IncidentIoForm(OutletForm):
    """Actions become follow-ups in incident.io."""

    post_mortem: YesNo = Field(
        default=True,
        alias="post-mortem",
        description="Whether the review is attached as a post-mortem.",
    )


class TrelloForm(OutletForm):
    """Actions become cards in Trello."""

    lists: dict[Login, ListId] = Field(
        default={}, description="The id of a list for each login, and for the `team`."
    )
    isms: ListId | None = Field(default=None, description="The list of the ISMS, for findings.")

    @model_validator(mode="after")
    def _whole(self) -> TrelloForm:
        _needs(self, "lists", "isms")
        return self


class FindingsForm(OutletForm):
    """Findings get a row of a table in this repository, or an issue in another one."""

    file: CsvFile | None = Field(default=None, description="A CSV file in this repository.")
    columns: dict[ColumnHead, ColumnWords] = Field(
        default={}, description="What to write in each column of that file; {title} is the action."
    )
    repository: RepositoryName | None = Field(
        default=None, description="Another repository, for issues instead of rows."
    )
    labels: Several[LabelName] = Field(default=(), description="Labels for the issues there.")

    @model_validator(mode="after")
    def _whole(self) -> FindingsForm:
        _needs(self, "file", "repository")
        if self.on and self.file and self.repository:
            raise refuse("`file` and `repository` are both set", "keep one of the two")
        if self.columns and ROW_LINK not in self.columns.values():
            raise refuse(
                f"No column contains only `{ROW_LINK}`, by which each row is found again",
                f'add one, such as `Link: "{ROW_LINK}"`',
            )
        return self


class JiraForm(OutletForm):
    """Actions become issues in Jira."""

    site: Site | None = Field(default=None, description="The site: https://acme.atlassian.net.")
    cloud_id: CloudId | None = Field(
        default=None,
        alias="cloud-id",
        description="The id of the site; needed for a token with scopes.",
    )
    project: ProjectKey | None = Field(default=None, description="The key of the project: OPS.")
    type: Name | None = Field(default=None, description="The type of the issues. Default: Task.")
    fields: dict[FieldId, JiraValue] = Field(
        default={}, description="Other fields that the project requires, by id."
    )

    @model_validator(mode="after")
    def _whole(self) -> JiraForm:
        _needs(self, "site")
        _needs(self, "project")
        return self


class ChatForm(OutletForm):
    """A chat hears news of reviews."""

    tells: ToldNews = Field(
        default=(), description="Which news: opened, date, closed. Default: all."
    )


class WebhookForm(ChatForm):
    """Your own webhook gets the same news as JSON."""

    url: SecureLink | None = Field(
        default=None, description="Its address, beginning with https://."
    )

    @model_validator(mode="after")
    def _whole(self) -> WebhookForm:
        _needs(self, "url")
        return self


class ProjectForm(OutletForm):
    """Actions become items of a project on GitHub."""

    owner: Login | None = Field(default=None, description="The organization that owns it: acme.")
    number: int | None = Field(default=None, ge=1, description="Its number, as in its address.")
    date_field: Name | None = Field(
        default=None, alias="date-field", description="Its field for the due date of an action."
    )

    @model_validator(mode="after")
    def _whole(self) -> ProjectForm:
        _needs(self, "owner")
        _needs(self, "number")
        return self


IncidentIoOutlet = Annotated[
    IncidentIoForm | None,
    BeforeValidator(_switch, json_schema_input_type=YesNo | IncidentIoForm | None),
]
TrelloOutlet = Annotated[
    TrelloForm | None, BeforeValidator(_switch, json_schema_input_type=YesNo | TrelloForm | None)
]
FindingsOutlet = Annotated[
    FindingsForm | None,
    BeforeValidator(_switch, json_schema_input_type=YesNo | FindingsForm | None),
]
JiraOutlet = Annotated[
    JiraForm | None, BeforeValidator(_switch, json_schema_input_type=YesNo | JiraForm | None)
]
ChatOutlet = Annotated[
    ChatForm | None, BeforeValidator(_switch, json_schema_input_type=YesNo | ChatForm | None)
]
WebhookOutlet = Annotated[
    WebhookForm | None, BeforeValidator(_switch, json_schema_input_type=YesNo | WebhookForm | None)
]
ProjectOutlet = Annotated[
    ProjectForm | None, BeforeValidator(_switch, json_schema_input_type=YesNo | ProjectForm | None)
]


class OutletsForm(Form):
    """The tools in which actions and news of a review appear, besides here."""

    incident_io: IncidentIoOutlet = Field(
        default=None, alias="incident-io", description="Follow-ups in incident.io: yes."
    )
    trello: TrelloOutlet = Field(default=None, description="Cards in Trello.")
    findings: FindingsOutlet = Field(
        default=None, description="A findings tracker, for actions that touch security (R65)."
    )
    jira: JiraOutlet = Field(default=None, description="Issues in Jira.")
    slack: ChatOutlet = Field(default=None, description="News in Slack: yes.")
    teams: ChatOutlet = Field(default=None, description="News in Microsoft Teams: yes.")
    webhook: WebhookOutlet = Field(default=None, description="News for your own webhook.")
    project: ProjectOutlet = Field(default=None, description="Items of a GitHub project.")

    @model_validator(mode="before")
    @classmethod
    def _said_of_each(cls, value: object) -> object:
        """Raise where a tool is named and nothing is said of it: that looks switched on."""
        said = value.items() if isinstance(value, dict) else ()
        for name, held in said:
            if held == "" and name in names_of(cls):
                raise refuse(f"`{name}` is empty", "write yes, or its settings below it")
        return value


def outlet_rules(form: OutletsForm) -> OutletRules:
    """The outlets that are switched on, as the review knows them."""
    return OutletRules(
        incident_io=_incident_io(form.incident_io),
        trello=_trello(form.trello),
        findings=_findings(form.findings),
        jira=_jira(form.jira),
        slack=_chat(form.slack),
        teams=_chat(form.teams),
        webhook=_webhook(form.webhook),
        project=_project(form.project),
    )


def _incident_io(form: IncidentIoForm | None) -> IncidentIoRules | None:
    return IncidentIoRules(form.post_mortem) if form and form.on else None


def _trello(form: TrelloForm | None) -> TrelloRules | None:
    if not form or not form.on:
        return None
    lists = {login.lower(): list_ for login, list_ in form.lists.items()}
    team = lists.pop("team", "")
    return TrelloRules(MappingProxyType(lists), team, form.isms or "")


def _findings(form: FindingsForm | None) -> FindingsRules | None:
    if not form or not form.on:
        return None
    columns = MappingProxyType(dict(form.columns))
    return FindingsRules(form.file or "", columns, form.repository or "", form.labels)


def _jira(form: JiraForm | None) -> JiraRules | None:
    if not form or not form.on:
        return None
    fields = MappingProxyType(dict(form.fields))
    usual = JiraRules(form.site or "", form.project or "")
    more = {"type": form.type or usual.type, "cloud_id": form.cloud_id or ""}
    return replace(usual, **more, fields=fields)


def _chat(form: ChatForm | None) -> ChatRules | None:
    return ChatRules(form.tells or NEWS) if form and form.on else None


def _webhook(form: WebhookForm | None) -> WebhookRules | None:
    return WebhookRules(form.url or "", form.tells or NEWS) if form and form.on else None


def _project(form: ProjectForm | None) -> ProjectRules | None:
    if not form or not form.on:
        return None
    return ProjectRules(form.owner or "", form.number or 0, form.date_field or "")
