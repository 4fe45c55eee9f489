"""What is left at the end of a story, in words that two different ways there have in common."""

import json
import re
from dataclasses import dataclass
from typing import Any

from tests.github import Hub
from tests.github.records import Issue, PullRequest, Ticket


def end_state(hub: Hub) -> str:
    """Return all that people can see, with numbers by title and without moments and object ids."""
    world = hub.world
    plain = _Plain(hub)
    seen = {
        "issues": sorted((plain.ticket(issue) for issue in world.issues()), key=repr),
        "pulls": sorted((plain.pull(pull) for pull in world.pulls()), key=repr),
        "labels": sorted(label.name for label in world.labels.values()),
        "branches": {ref: plain.branch(oid) for ref, oid in sorted(world.git.refs.items())},
    }
    return json.dumps(seen, indent=1, ensure_ascii=False).replace("\\n", "\n")


@dataclass(frozen=True)
class _Plain:
    """Says what is there, in words that do not depend on when and in what order it came."""

    hub: Hub

    def ticket(self, ticket: Ticket) -> dict[str, Any]:
        parent = ticket.parent if isinstance(ticket, Issue) else None
        return {
            "title": ticket.title,
            "author": ticket.author.login,
            "body": self.text(ticket.body),
            "closed": ticket.closed,
            "reason": ticket.state_reason if isinstance(ticket, Issue) else None,
            "labels": sorted(label.name for label in ticket.labels),
            "assignees": sorted(user.login for user in ticket.assignees),
            "comments": [(c.author.login, self.text(c.body)) for c in ticket.comments],
            "parent": parent and parent.title,
            **(self.sidebar(ticket) if isinstance(ticket, Issue) else {}),
        }

    def sidebar(self, issue: Issue) -> dict[str, Any]:
        """Return the type and the fields of an issue."""
        return {
            "type": issue.issue_type and issue.issue_type.name,
            "fields": sorted(issue.field_values.values()),
        }

    def pull(self, pull: PullRequest) -> dict[str, Any]:
        return {
            **self.ticket(pull),
            "head": pull.head,
            "merged": pull.merged_at is not None,
            "requested": sorted(user.login for user in pull.requested),
            "threads": [
                (thread.path, [c.body for c in thread.comments], thread.resolved_by is not None)
                for thread in pull.threads
            ],
        }

    def branch(self, oid: str) -> dict[str, Any]:
        """Return files, and what people committed; how many commits we needed is our affair."""
        git = self.hub.world.git
        files = {path: self.text(text.decode()) for path, text in git.at(oid).files.items()}
        us = self.hub.world.sign(self.hub.world.bot).name
        commits = [git.at(each) for each in git.ancestors(oid)]
        told = [self.text(commit.headline) for commit in commits if commit.author.name != us]
        return {"files": files, "commits": sorted(told)}

    def text(self, text: str) -> str:
        """Return a text with the titles of what it names, and no moment or object id in it."""
        text = re.sub(r"\b[0-9a-f]{40}\b", "OID", text.replace("\r\n", "\n"))
        text = re.sub(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", "MOMENT", text)
        text = text.replace(self.hub.url, "HUB")
        text = re.sub(r"(/\d+#|at=\")issuecomment-\d+", r"\1COMMENT", text)
        return re.sub(
            r"(#|/issues/|/pull/|issue=\"|\b(?:issue|request) )(\d+)\b", self._by_title, text
        )

    def _by_title(self, found: re.Match[str]) -> str:
        ticket = self.hub.world.tickets.get(int(found[2]))
        return f"{found[1]}<{type(ticket).__name__}: {ticket.title}>" if ticket else found[0]
