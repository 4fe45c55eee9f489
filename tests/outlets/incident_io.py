"""incident.io as its SDK has it: incidents with follow-ups, which issues are connected to.

What its documentation leaves open, such as the words of a refusal, is marked [inferred].
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from tests.outlets.told import Answered, Asked, Facts

KEY: Final = "inc_" + "5ec4e7" * 10
INCIDENT: Final = "01FDAG4SAP5TYPT98WGR2N7W91"
NUMBER: Final = "123"
AT: Final = "2026-11-20T09:00:00Z"
LISTED: Final = ("standard", "retrospective")
ISSUE: Final = re.compile(r"https?://[^/]+/([^/]+/[^/]+)/issues/\d+")
LARGEST_PAGE: Final = 250


@dataclass
class FollowUpIn:
    """A follow-up: its incident, its words, and the issue that it is connected to."""

    id: str
    incident: str
    title: str
    description: str = ""
    issue: str = ""
    assignee: str = ""
    status: str = "outstanding"

    @property
    def told(self) -> dict[str, Any]:
        """Return what the API says of it [FollowUpV3]."""
        issue = {"issue_name": "#", "issue_permalink": self.issue, "provider": "github"}
        return {
            "id": self.id,
            "incident_id": self.incident,
            "title": self.title,
            "description": self.description,
            "status": self.status,
            "labels": [],
            "created_at": AT,
            "updated_at": AT,
            "creator": {"api_key": {"id": "01K", "name": "Incident Review"}},
            **({"external_issue_reference": issue} if self.issue else {}),
            **({"assignee": _user(self.assignee)} if self.assignee else {}),
        }


@dataclass
class IncidentIoStandIn:
    """One incident; `post_mortem` is "" or an address, `in_app` is one that is written there.

    `repositories` are those that its connection to GitHub reaches. `needs_owner`: a follow-up
    without an owner is refused, and the incident has no lead.
    """

    follow_ups: list[FollowUpIn] = field(default_factory=list)
    post_mortem: str = ""
    in_app: bool = False
    mode: str = "standard"
    repositories: tuple[str, ...] = ("acme/shop",)
    assigned: Mapping[str, str] = field(default_factory=dict)
    users: Mapping[str, str] = field(default_factory=dict)
    needs_owner: bool = False
    key: str = KEY
    facts: Facts = field(default_factory=lambda: Facts("incident_io"))

    hosts = ("api.incident.io",)

    def answer(self, asked: Asked) -> Answered:
        """Return what incident.io says."""
        route, parts = self.facts.route(asked)
        if wrong := self.facts.faults(route, asked):
            raise AssertionError(wrong)
        if asked.headers.get("authorization") != f"Bearer {self.key}":
            return refused(401, "authentication_error", "The API key is not valid")
        return self._routes[route](asked, parts.get("id", ""))

    def empty(self) -> None:
        """Forget all that was made, and be as usual."""
        self.follow_ups.clear()
        fresh = IncidentIoStandIn(facts=self.facts)
        self.__dict__.update({**vars(fresh), "follow_ups": self.follow_ups})

    @property
    def issues(self) -> list[str]:
        """Return the issues that follow-ups are connected to."""
        return [one.issue for one in self.follow_ups]

    @property
    def _routes(self) -> Mapping[str, Callable[[Asked, str], Answered]]:
        follow_ups, documents = "/v3/follow_ups", "/v1/postmortem_documents"
        return {
            "GET /v1/identity": self._identity,
            "GET /v2/incidents/{id}": self._incident,
            "GET /v2/users": self._users,
            f"GET {follow_ups}": self._list,
            f"POST {follow_ups}": self._create,
            f"POST {follow_ups}/actions/create_from_link": self._create_from_link,
            f"POST {follow_ups}/{{id}}/actions/connect_external_issue": self._connect,
            f"GET {documents}": self._documents,
            f"POST {documents}/actions/attach": self._attach,
        }

    # --- what is looked at ---

    def _identity(self, _asked: Asked, _id: str) -> Answered:
        identity = {
            "name": "Incident Review",
            "roles": ["viewer", "incident_editor"],
            "team_roles": [],
            "teams": [],
            "dashboard_url": "https://app.incident.io/acme",
        }
        return Answered(200, {"identity": identity})

    def _incident(self, _asked: Asked, name: str) -> Answered:
        """Either the full id, or the numeric part of the reference [Incidents V2 Show]."""
        if name not in {INCIDENT, NUMBER}:
            return refused(404, "not_found", "No such incident")
        told = {
            "id": INCIDENT,
            "reference": f"INC-{NUMBER}",
            "name": "Checkout is slow",
            "mode": self.mode,
            "permalink": f"https://app.incident.io/acme/incidents/{NUMBER}",
            **({"postmortem_document_url": self.post_mortem} if self.post_mortem else {}),
            "visibility": "public",
            "incident_status": {
                "id": "01S",
                "name": "Closed",
                "category": "closed",
                "rank": 4,
                "description": "",
                "created_at": AT,
                "updated_at": AT,
            },
            "creator": {"api_key": {"id": "01K", "name": "Alerts"}},
            "custom_field_entries": [],
            "incident_role_assignments": [],
            "team_ids": [],
            "slack_channel_id": "C1",
            "slack_team_id": "T1",
            "created_at": AT,
            "updated_at": AT,
            "last_activity_at": AT,
        }
        return Answered(200, {"incident": told})

    def _users(self, asked: Asked, _id: str) -> Answered:
        wanted = asked.query["email"]
        found = [_with_roles(id_) for email, id_ in self.users.items() if email == wanted]
        return Answered(200, {"users": found, "pagination_meta": {"page_size": 25}})

    def _list(self, asked: Asked, _id: str) -> Answered:
        """Oldest first; those of tests and tutorials only by mode [FollowUps V3 List]."""
        wanted = (asked.query.get("incident_mode"),) if "incident_mode" in asked.query else LISTED
        incident = asked.query.get("incident_id")
        there = [
            one.told
            for one in self.follow_ups
            if self.mode in wanted and incident in {None, one.incident}
        ]
        return _page(asked, "follow_ups", there)

    def _documents(self, asked: Asked, _id: str) -> Answered:
        return _page(asked, "postmortem_documents", [self._document] if self._has_one else [])

    @property
    def _has_one(self) -> bool:
        return bool(self.in_app or self.post_mortem)

    @property
    def _document(self) -> dict[str, Any]:
        """One is seen in their dashboard, wherever it is written [PostmortemDocumentV1]."""
        return {
            "id": "01P",
            "incident_id": INCIDENT,
            "title": "INC-123: Checkout is slow",
            "type": "in_app" if self.in_app else "external",
            "status": "in_progress",
            "document_url": f"https://app.incident.io/acme/incidents/{NUMBER}/post-mortems/01P",
            "exported_urls": [],
            "editors": [],
            "created_at": AT,
            "updated_at": AT,
        }

    # --- what is made ---

    def _create_from_link(self, asked: Asked, _id: str) -> Answered:
        """Title, words and assignee are those of the issue [FollowUps V3 CreateFromLink]."""
        url = asked.body["url"]
        if wrong := self._unconnectable(asked.body["incident_id"], url):
            return wrong
        owner = self.assigned.get(url, "")
        return self._made(FollowUpIn("", INCIDENT, "(of the issue)", "", url, owner))

    def _create(self, asked: Asked, _id: str) -> Answered:
        body = asked.body
        if body["incident_id"] != INCIDENT:
            return refused(404, "not_found", "No such incident")
        if body.get("assignee_id", "") not in {"", *self.users.values()}:
            return refused(422, "validation_error", "No such user")
        owner, words = body.get("assignee_id", ""), body.get("description", "")
        return self._made(FollowUpIn("", INCIDENT, body["title"], words, "", owner))

    def _made(self, one: FollowUpIn) -> Answered:
        """Without an owner or a lead it may be refused [FollowUps V3 CreateFromLink]."""
        if self.needs_owner and not one.assignee:
            return refused(422, "validation_error", "A follow-up needs an owner")
        one.id = f"01G{len(self.follow_ups):023d}"
        self.follow_ups.append(one)
        return Answered(201, {"follow_up": one.told})

    def _connect(self, asked: Asked, ident: str) -> Answered:
        """It does not work for one that is connected [FollowUps V3 ConnectExternalIssue]."""
        one = next((each for each in self.follow_ups if each.id == ident), None)
        if one is None:
            return refused(404, "not_found", "No such follow-up")
        if one.issue or asked.body["provider"] != "github":
            return refused(422, "validation_error", "It is connected already")
        if wrong := self._unconnectable(one.incident, asked.body["url"]):
            return wrong
        one.issue = asked.body["url"]
        return Answered(200, {"follow_up": one.told})

    def _unconnectable(self, incident: str, url: str) -> Answered | None:
        """What they cannot reach on GitHub, and an issue that has a follow-up [inferred]."""
        found = ISSUE.fullmatch(url)
        if incident != INCIDENT:
            return refused(404, "not_found", "No such incident")
        if not found or found[1] not in self.repositories:
            return refused(422, "validation_error", "We cannot reach this issue")
        if url in self.issues:
            return refused(422, "validation_error", "This issue has a follow-up already")
        return None

    def _attach(self, asked: Asked, _id: str) -> Answered:
        """One external post-mortem, and none beside one that is written there [Attach]."""
        if asked.body["incident_id"] != INCIDENT:
            return refused(404, "not_found", "No such incident")
        if self.in_app:
            return refused(422, "validation_error", "It has an in-app post-mortem")
        self.post_mortem = asked.body["permalink"]
        return Answered(201, {"postmortem_document": self._document})


def refused(status: int, kind: str, message: str) -> Answered:
    """Return a refusal as all of them look [ErrorResponse]."""
    errors = [{"code": kind, "message": message}]
    return Answered(
        status, {"type": kind, "status": status, "request_id": "2T1p0e3j", "errors": errors}
    )


def _user(ident: str) -> dict[str, Any]:
    return {"id": ident, "name": "Somebody", "role": "responder"}


def _with_roles(ident: str) -> dict[str, Any]:
    seats = {"on_call": "none", "response": "responder"}
    role = {"id": "01R", "name": "Responder", "slug": "responder"}
    more = {"base_role": role, "custom_roles": [], "is_active": True, "seats": seats}
    return {**_user(ident), **more}


def _page(asked: Asked, name: str, rows: list[dict[str, Any]]) -> Answered:
    """Return the records after a certain id; `after` only where there may be more."""
    size = int(asked.query.get("page_size", 25))
    if size > LARGEST_PAGE:
        return refused(422, "validation_error", "page_size must be 250 or lower")
    after = asked.query.get("after", "")
    left = [one for one in rows if one["id"] > after]
    shown = left[:size]
    meta = {"page_size": size, **({"after": shown[-1]["id"]} if len(left) > size else {})}
    return Answered(200, {name: shown, "pagination_meta": meta})
