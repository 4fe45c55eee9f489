"""Jira as its description has it: tickets with labels, and a search that lags behind them."""

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from tests.outlets.told import Answered, Asked, Facts

SITE: Final = "acme.atlassian.net"
GATEWAY: Final = "api.atlassian.com"
CLOUD_ID: Final = "1a11d016-8984-4c3e-b9ab-142dd06acb1b"
EMAIL: Final = "clerk@acme.example"
TOKEN: Final = "ATATT3xFfGF0" + "5ec4e7" * 8
SCOPED: Final = "ATATT3xFfGF0" + "5c09ed" * 8
"""A token with scopes, which only the gateway takes [docs: manage API tokens]."""
LABELLED: Final = re.compile(r'labels = "([^"]+)" ORDER BY created ASC')
BY_SCREEN: Final = "Field '{0}' cannot be set. It is not on the appropriate screen, or unknown."
"""[ljay79/jira-tools#171]"""


@dataclass
class Issue:
    """A ticket: its key, its fields, and its links to elsewhere by their global id."""

    key: str
    fields: Mapping[str, Any]
    links: dict[str, Any] = field(default_factory=dict)
    shown: bool = True

    @property
    def text(self) -> str:
        """Return its description as people read it."""
        lines = self.fields["description"]["content"]
        return "\n".join("".join(one["text"] for one in line["content"]) for line in lines)


@dataclass
class JiraStandIn:
    """One project, its tickets in the order in which they were made, and what it asks for.

    `lags`: the search does not know what is made from now on, until it has caught up.
    """

    issues: list[Issue] = field(default_factory=list)
    required: dict[str, str] = field(default_factory=dict)
    off_screen: set[str] = field(default_factory=set)
    lags: bool = False
    may_link: bool = True
    facts: Facts = field(default_factory=lambda: Facts("jira"))

    hosts = (SITE, GATEWAY)

    def forget(self) -> None:
        """Begin with an empty project that asks for nothing."""
        self.issues.clear()
        self.required.clear()
        self.off_screen.clear()
        self.lags, self.may_link = False, True

    def catch_up(self) -> None:
        """Let the search know all there is."""
        self.lags = False
        for issue in self.issues:
            issue.shown = True

    @property
    def summaries(self) -> list[str]:
        """Return what the tickets are about."""
        return [issue.fields["summary"] for issue in self.issues]

    def answer(self, asked: Asked) -> Answered:
        """Return what Jira says."""
        if not _is_let_in(asked):
            return Answered(401, {"code": 401, "message": "Unauthorized"})
        if asked.host == GATEWAY:
            way = f"/ex/jira/{CLOUD_ID}/"
            if not asked.path.startswith(way):
                return Answered(404, {"code": 404, "message": "Not found"})
            asked = replace(asked, path=asked.path.removeprefix(way[:-1]))
        route, parts = self.facts.route(asked)
        if wrong := self.facts.faults(route, asked):
            raise AssertionError(wrong)
        return self._told(route, parts, asked)

    def _told(self, route: str, parts: Mapping[str, str], asked: Asked) -> Answered:
        if route == "POST /rest/api/3/issue":
            return self._created(asked.body["fields"])
        if route.endswith("/remotelink"):
            return self._linked(parts["key"], asked.body)
        if "/search/jql" in route:
            return self._page(asked.query["jql"])
        if parts["project"] != "OPS":
            return Answered(404, _errors("No project could be found with key 'OOPS'."))
        if "type" not in parts:
            return Answered(200, {"issueTypes": [{"id": "10001", "name": "Task"}], "total": 1})
        return Answered(200, {"fields": list(self._metas())})

    def _metas(self) -> Iterator[dict[str, object]]:
        """Yield what the project says of its fields."""
        for ident in {"summary", "labels", "description", "duedate"} - self.off_screen:
            yield {"fieldId": ident, "key": ident, "name": ident.title(), "required": False}
        for ident, name in self.required.items():
            yield {"fieldId": ident, "key": ident, "name": name, "required": True}

    def _page(self, jql: str) -> Answered:
        """Return the tickets with a label, but for those that the index does not know yet."""
        wanted = LABELLED.fullmatch(jql)
        assert wanted, jql
        there = [one for one in self.issues if one.shown and wanted[1] in one.fields["labels"]]
        issues = [{"id": one.key, "key": one.key, "fields": {}} for one in there]
        return Answered(200, {"issues": issues, "isLast": True})

    def _created(self, fields: Mapping[str, Any]) -> Answered:
        errors = {one: BY_SCREEN.format(one) for one in fields if one in self.off_screen}
        errors |= {one: f"{name} is required." for one, name in self.required.items()}
        errors = {one: said for one, said in errors.items() if one not in self._given(fields)}
        if fields["project"]["key"] != "OPS":
            errors["project"] = "valid project is required"
        if fields["issuetype"]["name"] != "Task":
            errors["issuetype"] = "Specify a valid issue type"
        if errors:
            return Answered(400, _errors(**errors))
        issue = Issue(f"OPS-{len(self.issues) + 1}", fields, shown=not self.lags)
        self.issues.append(issue)
        about = {"id": "10000", "key": issue.key, "self": f"https://{SITE}/rest/api/3/issue/10000"}
        return Answered(201, about)

    def _given(self, fields: Mapping[str, Any]) -> set[str]:
        return {one for one in fields if one in self.required and fields[one]}

    def _linked(self, key: str, body: Mapping[str, Any]) -> Answered:
        """Keep a link once by its global id: with the same one it is made anew [docs]."""
        issue = next((one for one in self.issues if one.key == key), None)
        if issue is None:
            return Answered(404, _errors("Issue does not exist or you do not have permission"))
        if not self.may_link:
            return Answered(403, _errors("No Link Issue Permission for issue"))
        was_there = body["globalId"] in issue.links
        issue.links[body["globalId"]] = body["object"]
        return Answered(200 if was_there else 201, {"id": 10000, "self": "https://example.org"})


def _is_let_in(asked: Asked) -> bool:
    """Return whether the token is one for this host: scoped ones speak to the gateway alone."""
    login = asked.headers.get("authorization", "")
    if asked.host == SITE:
        return login == _basic(TOKEN)
    return login in {_basic(SCOPED), f"Bearer {SCOPED}"}


def _basic(token: str) -> str:
    return "Basic " + base64.b64encode(f"{EMAIL}:{token}".encode()).decode()


def _errors(*messages: str, **fields: str) -> dict[str, object]:
    """Return refusals as Jira's description has them: ErrorCollection."""
    return {"errorMessages": list(messages), "errors": fields}
