"""Issues of Jira Cloud (REST API 3): looked for by a label of their own, and made once.

Its search knows of a new issue only after seconds or minutes [docs: search-and-reconcile], so that
what may have been made is looked for again after a wait, and never made a second time.
"""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import quote, urlsplit

from action.review.answers.answer import Done, Why
from action.review.outlets.outlet_rules import JiraRules
from action.review.outlets.parcels import Ticket
from action.wire.abroad import Abroad, ToolAnswer, host
from action.wire.key_inputs import Keys
from action.wire.trouble import quoted
from action.write.outlets.jira_fields import fields_of, wanting, without_due
from action.write.outlets.tool import NotTakenError, Tool, UnseenError, part, several

GATEWAY: Final = "api.atlassian.com"
"""Where tokens with scopes are taken [docs]."""
WAIT: Final = 10.0
"""Seconds: most of what is made shows in the search within seconds [docs]."""
PAGES: Final = 20
"""Pages of a search that are turned; one label has one issue, or a few copies that people made."""
TYPES: Final = "200"
"""Types of issues, or fields, that Jira tells at once [docs]."""
LONGEST_ID: Final = 255
"""Characters of a link's global id [docs]."""
_NO_DUE: Final = re.compile(r"400: duedate: [^;]*cannot be set[^;]*")
_KEY: Final = re.compile(r"[A-Z][A-Z0-9_]*-[1-9]\d*")


@dataclass(slots=True)
class Jira:
    """One site of Jira, and whether this run has waited for its search.

    Two runs at once may both make a ticket: nothing there can be made only if it is not there.
    """

    tool: Tool
    api: str
    rules: JiraRules
    waited: bool = False

    @classmethod
    def opened(cls, keys: Keys, rules: JiraRules) -> Self:
        """The site with this token: with scopes at Atlassian's gateway, without at its address."""
        email, token = keys["jira-email"], keys["jira-token"]
        basic = base64.b64encode(f"{email}:{token}".encode()).decode()
        site = urlsplit(rules.site).hostname or ""
        name = GATEWAY if rules.cloud_id else site
        way = f"/ex/jira/{quote(rules.cloud_id, safe='')}" if rules.cloud_id else ""
        abroad = Abroad((host(name),), keys.secrets)
        login = f"Basic {basic}" if email else f"Bearer {token}"
        tool = Tool(abroad, {"Authorization": login}, words=_said)
        return cls(tool, f"https://{name}{way}/rest/api/3", rules)

    def put(self, ticket: Ticket) -> Done:
        """The ticket, with its link to GitHub; made only where nobody can have made it before."""
        key = self._found(ticket)
        if key is None:
            key = self._seen_later(ticket) if ticket.begun else self._made(ticket)
        self._link(key, ticket)
        return Done(key, url=f"{self.rules.site}/browse/{key}")

    def tried(self) -> Iterator[str]:
        """What was found there, written nowhere; raises NotTakenError for what is amiss."""
        rules, way = self.rules, f"{self.api}/issue/createmeta/{self.rules.project}/issuetypes"
        types = several(self.tool.found(way, maxResults=TYPES) or {"issueTypes": []}, "issueTypes")
        named = [one for one in types if str(one.get("name")).lower() == rules.type.lower()]
        if not named:
            what = f"the type {rules.type} in" if types else "anything that it can create in"
            raise NotTakenError(Why.NOT_FOUND, f"{what} the project {rules.project}")
        fields = several(self.tool.get(f"{way}/{part(named[0], 'id')}", maxResults=TYPES), "fields")
        if lacks := ", ".join(wanting(fields, rules.fields)):
            raise NotTakenError(Why.REFUSED, f"it also requires {lacks}")
        yield f"{rules.project} takes a {rules.type}"

    # --- looking ---

    def _found(self, ticket: Ticket) -> str | None:
        """The key of the oldest issue with its label: copies that people make bear it, too."""
        try:
            return next(self._labelled(ticket.label), None)
        except NotTakenError as error:
            if error.why is Why.NOT_FOUND:
                raise NotTakenError(Why.NOT_FOUND, self._where) from None
            why = Why.NOT_YET if error.why is Why.UNCLEAR else error.why
            raise NotTakenError(why, error.said) from None

    def _labelled(self, label: str) -> Iterator[str]:
        asked = {"jql": f'labels = "{label}" ORDER BY created ASC', "fields": "key,summary"}
        for _ in range(PAGES):
            page = self.tool.get(f"{self.api}/search/jql", **asked)
            for issue in several(page, "issues"):
                yield _key(issue)
            token = page.get("nextPageToken") if isinstance(page, Mapping) else None
            if not isinstance(token, str) or not token:
                return
            asked["nextPageToken"] = token

    def _seen_later(self, ticket: Ticket) -> str:
        """The key of what may have been made; raises UnseenError where it does not show."""
        if not self.waited:
            self.waited = True
            time.sleep(WAIT)
            if key := self._found(ticket):
                return key
        raise UnseenError

    # --- making ---

    def _made(self, ticket: Ticket) -> str:
        """The key of a new issue; what was made without an answer is looked for."""
        try:
            return self._created(ticket)
        except NotTakenError as error:
            if error.why is Why.NOT_FOUND:
                raise NotTakenError(Why.NOT_FOUND, self._where) from None
            if error.why is not Why.UNCLEAR:
                raise
        time.sleep(WAIT)
        try:
            key = self._found(ticket)
        except NotTakenError:
            key = None
        if key is None:
            raise NotTakenError(Why.UNCLEAR)
        return key

    def _created(self, ticket: Ticket) -> str:
        """Make it, without its due date where the project does not want one."""
        try:
            return _key(self.tool.post(f"{self.api}/issue", {"fields": fields_of(ticket)}))
        except NotTakenError as error:
            if not (ticket.due and _NO_DUE.fullmatch(error.said)):
                raise
        bare = fields_of(without_due(ticket))
        return _key(self.tool.post(f"{self.api}/issue", {"fields": bare}))

    def _link(self, key: str, ticket: Ticket) -> None:
        """Its link to GitHub; where it may not have one, the link in its text is enough."""
        body = {
            "globalId": ticket.url[:LONGEST_ID],
            "application": {"name": "GitHub"},
            "object": {"url": ticket.url, "title": ticket.title},
        }
        try:
            self.tool.post(f"{self.api}/issue/{key}/remotelink", body)
        except NotTakenError:
            return

    @property
    def _where(self) -> str:
        return f"the cloud-id {self.rules.cloud_id}" if self.rules.cloud_id else self.rules.site


def _key(issue: object) -> str:
    key = part(issue, "key")
    if not _KEY.fullmatch(key):
        raise NotTakenError(Why.UNCLEAR, "its answer has no `key`")
    return key


def _said(told: ToolAnswer) -> str:
    """Jira's words: a list of messages, and one for each field [docs: ErrorCollection]."""
    data = told.data if isinstance(told.data, Mapping) else {}
    fields, rest = data.get("errors"), data.get("errorMessages")
    named = fields.items() if isinstance(fields, Mapping) else ()
    words = [*(rest if isinstance(rest, list) else ()), *(f"{one}: {two}" for one, two in named)]
    return f"{told.status}: {quoted('; '.join(map(str, words)))}" if words else told.said
