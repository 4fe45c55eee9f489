"""Mutations of issues, labels, assignees and comments."""

from collections.abc import Mapping
from typing import Any

from tests.github import rules
from tests.github.deeds import assignees, fields, issues, texts
from tests.github.graph.mutations_base import Mutations
from tests.github.graph.pages import Edge
from tests.github.records import Comment, Issue, IssueType, Label, PullRequest, Text, Ticket, User

Input = Mapping[str, Any]


class TicketMutations(Mutations):
    """Changes to what people talk about, which need to write issues or pull requests."""

    def create_label(self, given: Input) -> Input:
        """Create a label."""
        self._context.need("issues", "write")
        self._own(given["repositoryId"])
        label = issues.create_label(
            self._record, given["name"], given["color"], given.get("description")
        )
        return {"label": self._see(label)}

    def update_label(self, given: Input) -> Input:
        """Change a label."""
        self._context.need("issues", "write")
        label = self._record.node(given["id"], Label)
        changed = {key: given.get(key) for key in ("name", "color", "description")}
        issues.update_label(self._record, label, **changed)
        return {"label": self._see(label)}

    def create_issue(self, given: Input) -> Input:
        """Open an issue, below another if asked."""
        self._context.need("issues", "write")
        self._own(given["repositoryId"])
        if not self._record.settings.issues:
            raise rules.ISSUES_DISABLED.broken()
        parent = given.get("parentIssueId")
        issue = issues.create_issue(
            self._record,
            self._context.viewer,
            given["title"],
            given.get("body") or "",
            labels=self._all(given.get("labelIds"), Label),
            assignees=self._all(given.get("assigneeIds"), User),
            parent=None if parent is None else self._record.node(parent, Issue),
            issue_type=self._type(given.get("issueTypeId")),
            field_values=self._fields(given.get("issueFields")),
        )
        return {"issue": self._see(issue)}

    def update_issue(self, given: Input) -> Input:
        """Change an issue; labels and assignees are replaced [spec]."""
        issue = self._issue(given["id"])
        self._update_ticket(issue, given)
        if given.get("state") == "CLOSED" and not issue.closed:
            issues.close_issue(self._record, self._context.viewer, issue, "COMPLETED")
        if given.get("state") == "OPEN" and issue.closed:
            issues.reopen_issue(self._record, issue)
        return {"issue": self._see(issue), "actor": self._see(self._context.viewer)}

    def close_issue(self, given: Input) -> Input:
        """Close an issue."""
        issue = self._issue(given["issueId"])
        reason, original = given.get("stateReason") or "COMPLETED", given.get("duplicateIssueId")
        if original is not None:
            issue.duplicate_of = self._issue(original).number
        issues.close_issue(self._record, self._context.viewer, issue, reason)
        return {"issue": self._see(issue)}

    def reopen_issue(self, given: Input) -> Input:
        """Open an issue again."""
        issue = self._issue(given["issueId"])
        issues.reopen_issue(self._record, issue)
        return {"issue": self._see(issue)}

    def pin_issue(self, given: Input) -> Input:
        """Pin an issue."""
        return self._pin(given, pinned=True)

    def unpin_issue(self, given: Input) -> Input:
        """Unpin an issue."""
        return self._pin(given, pinned=False)

    def add_sub_issue(self, given: Input) -> Input:
        """Put an issue below another."""
        parent, child = self._issue(given["issueId"]), self._sub_issue(given)
        replace = bool(given.get("replaceParent"))
        issues.add_sub_issue(self._record, parent, child, replace=replace)
        return {"issue": self._see(parent), "subIssue": self._see(child)}

    def remove_sub_issue(self, given: Input) -> Input:
        """Take an issue out from below another."""
        parent, child = self._issue(given["issueId"]), self._issue(given["subIssueId"])
        issues.remove_sub_issue(self._record, parent, child)
        return {"issue": self._see(parent), "subIssue": self._see(child)}

    def add_labels_to_labelable(self, given: Input) -> Input:
        """Put labels on."""
        ticket = self._ticket(given["labelableId"])
        issues.add_labels(self._record, ticket, self._all(given["labelIds"], Label))
        return {"labelable": self._see(ticket)}

    def remove_labels_from_labelable(self, given: Input) -> Input:
        """Take labels off."""
        ticket = self._ticket(given["labelableId"])
        issues.remove_labels(self._record, ticket, self._all(given["labelIds"], Label))
        return {"labelable": self._see(ticket)}

    def add_assignees_to_assignable(self, given: Input) -> Input:
        """Assign people, dropping in silence who cannot be."""
        ticket = self._ticket(given["assignableId"])
        users = self._all(given["assigneeIds"], User)
        assignees.add_assignees(self._record, self._context.viewer, ticket, users)
        return {"assignable": self._see(ticket)}

    def remove_assignees_from_assignable(self, given: Input) -> Input:
        """Free people."""
        ticket = self._ticket(given["assignableId"])
        users = self._all(given["assigneeIds"], User)
        assignees.remove_assignees(self._record, self._context.viewer, ticket, users)
        return {"assignable": self._see(ticket)}

    def add_comment(self, given: Input) -> Input:
        """Comment."""
        ticket = self._ticket(given["subjectId"])
        comment = texts.comment(self._record, self._context.viewer, ticket, given["body"])
        edge = Edge("", self._see(comment))
        return {"commentEdge": edge, "subject": self._see(ticket)}

    def update_issue_comment(self, given: Input) -> Input:
        """Edit a comment."""
        comment = self._comment(given["id"])
        texts.edit(self._record, self._context.viewer, comment, given["body"])
        return {"issueComment": self._see(comment)}

    def delete_issue_comment(self, given: Input) -> Input:
        """Delete a comment."""
        texts.delete_comment(self._record, self._comment(given["id"]))
        return {}

    def minimize_comment(self, given: Input) -> Input:
        """Fold a comment."""
        return {"minimizedComment": self._minimize(given, given["classifier"])}

    def unminimize_comment(self, given: Input) -> Input:
        """Unfold a comment."""
        return {"unminimizedComment": self._minimize(given, None)}

    def add_reaction(self, given: Input) -> Input:
        """React to anything written."""
        text = self._record.node(given["subjectId"], Text)
        self._context.need(_kind_of(text), "write")
        reaction = texts.react(self._record, self._context.viewer, text, given["content"])
        return {"reaction": self._see(reaction), "subject": self._see(text)}

    def _type(self, node_id: str | None) -> IssueType | None:
        """Return a type; who may not set it is not told [docs: creating an issue by REST]."""
        kind = fields.checked_type(self._record.node(node_id, IssueType)) if node_id else None
        return kind if "type" in self._record.settings.token_sets else None

    def _fields(self, given: list[Input] | None) -> dict[str, str]:
        """Return values of fields; who may not set them is refused [rep: github/gh-aw#42493]."""
        if given and "fields" not in self._record.settings.token_sets:
            raise rules.NOT_ACCESSIBLE.broken()
        return fields.checked_values(self._record, given or ())

    def _all(self, ids: list[str] | None, kind: type[Any]) -> list[Any]:
        return [self._record.node(known, kind) for known in ids or []]

    def _issue(self, node_id: str) -> Issue:
        self._context.need("issues", "write")
        return self._record.node(node_id, Issue)

    def _sub_issue(self, given: Input) -> Issue:
        if given.get("subIssueId"):
            return self._issue(given["subIssueId"])
        return self._record.issue(int(str(given.get("subIssueUrl")).rpartition("/")[2]))

    def _ticket(self, node_id: str) -> Ticket:
        ticket = self._record.node(node_id, Ticket)
        kind = "pull_requests" if isinstance(ticket, PullRequest) else "issues"
        self._context.need(kind, "write")
        return ticket

    def _comment(self, node_id: str) -> Comment:
        comment = self._record.node(node_id, Comment)
        self._ticket(comment.ticket.node_id)
        return comment

    def _pin(self, given: Input, *, pinned: bool) -> Input:
        issue = self._issue(given["issueId"])
        issues.pin_issue(self._record, issue, pinned)
        return {"issue": self._see(issue)}

    def _minimize(self, given: Input, reason: str | None) -> Any:
        self._context.need("pull_requests", "write")
        text = self._record.node(given["subjectId"], Text)
        texts.minimize(self._record, text, reason)
        return self._see(text)

    def _update_ticket(self, ticket: Ticket, given: Input) -> None:
        world, viewer = self._record, self._context.viewer
        labels = self._all(given.get("labelIds"), Label)
        users = self._all(given.get("assigneeIds"), User)
        texts.checked_body(given.get("body") or "")
        if given.get("title") is not None:
            issues.rename(world, ticket, given["title"])
        if given.get("body") is not None:
            texts.edit(world, viewer, ticket, given["body"])
        if given.get("labelIds") is not None:
            issues.set_labels(world, ticket, labels)
        if given.get("assigneeIds") is not None:
            assignees.set_assignees(world, viewer, ticket, users)


def _kind_of(text: Text) -> str:
    """Return the permission that a reaction to a text needs [docs: reactions of REST]."""
    about = text.ticket if isinstance(text, Comment) else text
    return "issues" if isinstance(about, Issue) else "pull_requests"
