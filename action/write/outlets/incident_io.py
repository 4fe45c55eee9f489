"""Follow-ups and post-mortems in incident.io (api.incident.io): looked for, and made once.

A follow-up is made of our issue, and so connected to it from the first moment on. Where their
connection to GitHub does not reach our repository, it is made with our words, and a mark in them
[SDK incident-io 2.29: FollowUps V3 List, CreateFromLink, Create, ConnectExternalIssue;
PostmortemDocuments V1 List, Attach; Incidents V2 Show; Utilities V1 Identity].
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Self
from urllib.parse import quote

from action.review.answers.answer import Done, Why
from action.review.outlets.outlet_rules import IncidentIoRules
from action.review.outlets.parcels import FollowUp, Postmortem
from action.wire.abroad import Abroad, ToolAnswer, host
from action.wire.key_inputs import Keys
from action.write.outlets.incident_there import FollowUpThere, IncidentThere, same_address
from action.write.outlets.tool import NotTakenError, Tool, part, several

API: Final = "https://api.incident.io"
FOLLOW_UPS: Final = f"{API}/v3/follow_ups"
POST_MORTEMS: Final = f"{API}/v1/postmortem_documents"
PAGE: Final = 100
"""Records that are asked for at once; it tells the next page by the last id [SDK]."""
NOT_MADE_OF_IT: Final = frozenset({Why.REFUSED, Why.NOT_FOUND})
"""Why it makes no follow-up of an issue for sure, so that one with our words may be made."""


@dataclass(slots=True)
class IncidentIo:
    """incident.io, with what was seen of it in this run: incidents by name, follow-ups by incident.

    Two runs at once may both make a follow-up: nothing there is made only if it is not there.
    """

    tool: Tool
    incidents: dict[str, IncidentThere] = field(default_factory=dict)
    follow_ups: dict[str, list[FollowUpThere]] = field(default_factory=dict)

    @classmethod
    def opened(cls, keys: Keys) -> Self:
        """incident.io with this key."""
        key = keys["incident-io-key"]
        abroad = Abroad((host("api.incident.io"),), keys.secrets)
        return cls(Tool(abroad, {"Authorization": f"Bearer {key}"}, messages))

    def tried(self, rules: IncidentIoRules) -> Iterator[str]:
        """What the key may do there, as far as that can be seen without writing."""
        identity = _inside(self.tool.get(f"{API}/v1/identity"), "identity")
        roles = [*_texts(identity, "roles"), *_texts(identity, "team_roles")]
        yield f"the key “{part(identity, 'name')}” has the roles {', '.join(roles) or '(none)'}"
        self.tool.get(FOLLOW_UPS, page_size="1")
        yield "it can read follow-ups"
        if rules.post_mortem:
            self.tool.get(POST_MORTEMS, page_size="1")
            yield "it can read post-mortems"

    def put(self, follow_up: FollowUp) -> Done:
        """The follow-up of an issue; made only where it is not there."""
        incident = self._incident(follow_up.incident)
        if there := self._found(incident, follow_up):
            return self._done(incident, there, follow_up)
        made = self._made_of_issue(incident, follow_up)
        if made is None:
            self.follow_ups.pop(incident.id, None)  # another run may have made it by now
            made = self._found(incident, follow_up) or self._made(incident, follow_up)
        return self._done(incident, made, follow_up)

    def put_review(self, review: Postmortem) -> Done:
        """The review as post-mortem, unless people have put another one there."""
        incident = self._incident(review.incident)
        there = list(self._pages(POST_MORTEMS, "postmortem_documents", incident_id=incident.id))
        for one in there:
            every = (str(one.get("document_url")), *_texts(one, "exported_urls"))
            if any(same_address(url, review.url) for url in every):
                return Done(part(one, "id"), url=incident.url)
        if same_address(incident.post_mortem, review.url):
            return Done(incident.id, url=incident.url)
        if there or incident.post_mortem:
            raise NotTakenError(Why.EXISTS, "another post-mortem")
        body = {"incident_id": incident.id, "permalink": review.url}
        made = self._posted(f"{POST_MORTEMS}/actions/attach", body, "postmortem_document")
        return Done(part(made, "id"), url=incident.url)

    # --- looking ---

    def _incident(self, name: str) -> IncidentThere:
        """The incident by its id, or by the number of its reference [Incidents V2 Show]."""
        if name not in self.incidents:
            found = self.tool.found(f"{API}/v2/incidents/{name}")
            if found is None:
                raise NotTakenError(Why.NOT_FOUND, f"the incident {name}")
            self.incidents[name] = IncidentThere.told(_inside(found, "incident"), name)
        return self.incidents[name]

    def _found(self, incident: IncidentThere, wanted: FollowUp) -> FollowUpThere | None:
        """The follow-up of this issue, whoever made it, and whatever became of it."""
        if incident.id not in self.follow_ups:
            asked = {"incident_id": incident.id, **incident.mode_asked}
            told = self._pages(FOLLOW_UPS, "follow_ups", **asked)
            self.follow_ups[incident.id] = list(map(FollowUpThere.told, told))
        known = self.follow_ups[incident.id]
        return next((one for one in known if one.is_of(wanted.url)), None)

    def _pages(self, url: str, name: str, **asked: str) -> Iterator[Mapping[str, Any]]:
        asked["page_size"] = str(PAGE)
        while True:
            page = self.tool.get(url, **asked)
            rows = several(page, name)
            yield from rows
            after = _inside(page, "pagination_meta").get("after")
            if not rows or not isinstance(after, str) or not after:
                return
            asked["after"] = after

    # --- making ---

    def _made_of_issue(self, incident: IncidentThere, wanted: FollowUp) -> FollowUpThere | None:
        """The follow-up with the title, words and assignee of the issue; None where it refuses."""
        body = {"incident_id": incident.id, "url": wanted.url}
        try:
            made = self.tool.post(f"{FOLLOW_UPS}/actions/create_from_link", body)
        except NotTakenError as error:
            if error.why in NOT_MADE_OF_IT:
                return None
            raise
        return FollowUpThere(part(_inside(made, "follow_up"), "id"), wanted.url)

    def _made(self, incident: IncidentThere, wanted: FollowUp) -> FollowUpThere:
        """The follow-up with our words, by which it is found again until it is connected."""
        body = {
            "incident_id": incident.id,
            "title": wanted.title,
            "description": f"{wanted.text}\n{FollowUpThere.mark(wanted.url)}",
            **self._assignee(wanted.email),
        }
        made = self._posted(FOLLOW_UPS, body, "follow_up")
        return FollowUpThere(part(made, "id"), marked=wanted.url)

    def _assignee(self, email: str) -> Mapping[str, str]:
        told = self.tool.get(f"{API}/v2/users", email=email) if email else {"users": []}
        found = several(told, "users")
        return {"assignee_id": part(found[0], "id")} if found else {}

    def _done(self, incident: IncidentThere, there: FollowUpThere, wanted: FollowUp) -> Done:
        """What is there, connected to the issue where that goes; else its words lead there."""
        if not there.issue:
            url = f"{FOLLOW_UPS}/{quote(there.id, safe='')}/actions/connect_external_issue"
            try:
                self.tool.post(url, {"provider": "github", "url": wanted.url})
            except NotTakenError as error:
                if error.why not in NOT_MADE_OF_IT:
                    raise
        return Done(there.id, url=incident.url)

    def _posted(self, url: str, body: Mapping[str, str], name: str) -> Mapping[str, Any]:
        """What was made of it; that something else is not found there is no slip of the file."""
        try:
            return _inside(self.tool.post(url, body), name)
        except NotTakenError as error:
            why = Why.REFUSED if error.why is Why.NOT_FOUND else error.why
            raise NotTakenError(why, error.said) from None


def messages(told: ToolAnswer) -> str:
    """The status of a refusal, and the words of its `errors` [ErrorResponse]."""
    data = told.data
    errors = data.get("errors") if isinstance(data, Mapping) else None
    rows = [one for one in errors if isinstance(one, Mapping)] if isinstance(errors, list) else []
    words = " ".join(str(one["message"]) for one in rows if one.get("message"))
    return replace(told, text=words).said if words else told.said


def _inside(data: object, name: str) -> Mapping[str, Any]:
    inner = data.get(name) if isinstance(data, Mapping) else None
    if not isinstance(inner, Mapping):
        raise NotTakenError(Why.UNCLEAR, f"its answer has no `{name}`")
    return inner


def _texts(data: Mapping[str, Any], name: str) -> list[str]:
    value = data.get(name)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
