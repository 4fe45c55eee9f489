"""The JSON objects by which REST and webhooks speak of issues, pull requests and reviews."""

from tests.github.deeds.pulls import approved, merged_files
from tests.github.deeds.threads import merge_base
from tests.github.diff import changes
from tests.github.records import Comment, Issue, LineComment, PullRequest, Review, Text, Ticket
from tests.github.rest.git_shapes import GitShapes
from tests.github.rest.shapes import Json, instant
from tests.github.wording import association


class TicketShapes(GitShapes):
    """Makes JSON objects of everything that has an author."""

    def issue(self, ticket: Ticket) -> Json:
        """Return an ``issue``; to REST every pull request is one too."""
        url = f"{self.api}/issues/{ticket.number}"
        assignees = [self.user(user) for user in ticket.assignees]
        shape = {
            **self._text(ticket, url),
            "number": ticket.number,
            "title": ticket.title,
            "state": "closed" if ticket.closed else "open",
            "state_reason": None,
            "html_url": self.site.page(self.world, ticket),
            "repository_url": self.api,
            "comments_url": f"{url}/comments",
            "events_url": f"{url}/events",
            "labels_url": f"{url}/labels{{/name}}",
            "timeline_url": f"{url}/timeline",
            "labels": [self.label(label) for label in ticket.labels],
            "assignee": assignees[0] if assignees else None,
            "assignees": assignees,
            "milestone": None,
            "locked": False,
            "active_lock_reason": None,
            "comments": len(ticket.comments),
            "closed_at": instant(ticket.closed_at),
            "closed_by": self.maybe_user(ticket.closed_by),
            "performed_via_github_app": None,
        }
        return {**shape, **self._issue_only(ticket)}

    def comment(self, comment: Comment) -> Json:
        """Return an ``issue-comment``."""
        return {
            **self._text(comment, f"{self.api}/issues/comments/{comment.database_id}"),
            "html_url": self.site.page(self.world, comment),
            "issue_url": f"{self.api}/issues/{comment.ticket.number}",
            "performed_via_github_app": None,
        }

    def simple_pull(self, pull: PullRequest) -> Json:
        """Return a ``pull-request-simple``, which does not say whether it was merged."""
        url = f"{self.api}/pulls/{pull.number}"
        page = self.site.page(self.world, pull)
        issue = self.issue(pull)
        return {
            **{key: self._text(pull, url)[key] for key in PULL_TEXT},
            **{key: issue[key] for key in PULL_AS_ISSUE},
            "html_url": page,
            "diff_url": f"{page}.diff",
            "patch_url": f"{page}.patch",
            "issue_url": issue["url"],
            "commits_url": f"{url}/commits",
            "review_comments_url": f"{url}/comments",
            "review_comment_url": f"{self.api}/pulls/comments{{/number}}",
            "statuses_url": f"{self.api}/statuses/{pull.head_oid}",
            "head": self._head(pull),
            "base": self._side(pull.base, pull.base_oid),
            "draft": pull.draft,
            "auto_merge": None,
            "merged_at": instant(pull.merged_at),
            "merge_commit_sha": pull.merge_oid,
            "requested_reviewers": [self.user(user) for user in pull.requested],
            "requested_teams": [],
            "_links": self._pull_links(pull, url, page),
        }

    def pull(self, pull: PullRequest) -> Json:
        """Return a ``pull-request`` in full."""
        head = self.world.git.at(pull.head_oid)
        base = merge_base(self.world, pull)
        files = changes(base.files, head.files)
        return {
            **self.simple_pull(pull),
            **self._merge_state(pull),
            "merged": pull.merged_at is not None,
            "merged_by": self.maybe_user(pull.merged_by),
            "maintainer_can_modify": False,
            "comments": len(pull.comments),
            "review_comments": sum(len(thread.comments) for thread in pull.threads),
            "commits": len(self.world.git.between(base.oid, head.oid)),
            "additions": sum(file.additions for file in files),
            "deletions": sum(file.deletions for file in files),
            "changed_files": len(files),
        }

    def review(self, review: Review) -> Json:
        """Return a ``pull-request-review``."""
        page = self.site.page(self.world, review)
        pull_url = f"{self.api}/pulls/{review.pull.number}"
        return {
            "id": review.database_id,
            "node_id": review.node_id,
            "user": self.user(review.author),
            "body": review.body,
            "state": review.state,
            "commit_id": review.commit_oid,
            "submitted_at": instant(review.created_at),
            "author_association": association(self.world, review.author),
            "html_url": page,
            "pull_request_url": pull_url,
            "_links": {"html": {"href": page}, "pull_request": {"href": pull_url}},
        }

    def line_comment(self, comment: LineComment) -> Json:
        """Return a ``pull-request-review-comment``; only answers have ``in_reply_to_id``."""
        thread = comment.thread
        url = f"{self.api}/pulls/comments/{comment.database_id}"
        page = self.site.page(self.world, comment)
        pull_url = f"{self.api}/pulls/{thread.pull.number}"
        several = thread.original_start_line is not None
        shape = {
            **self._text(comment, url),
            "html_url": page,
            "pull_request_url": pull_url,
            "pull_request_review_id": comment.review.database_id,
            "diff_hunk": thread.diff_hunk,
            "path": thread.path,
            "line": thread.line,
            "original_line": thread.original_line,
            "start_line": thread.start_line,
            "original_start_line": thread.original_start_line,
            "side": "RIGHT",
            "start_side": "RIGHT" if several else None,
            "subject_type": "file" if thread.whole_file else "line",
            "position": thread.line,
            "original_position": thread.original_line,
            "commit_id": thread.pull.head_oid,
            "original_commit_id": thread.original_oid,
            "_links": {
                "self": {"href": url},
                "html": {"href": page},
                "pull_request": {"href": pull_url},
            },
        }
        if comment.reply_to is not None:
            shape["in_reply_to_id"] = comment.reply_to.database_id
        return shape

    # --- parts ----------------------------------------------------------------------------

    def _text(self, text: Text, url: str) -> Json:
        return {
            "id": text.database_id,
            "node_id": text.node_id,
            "url": url,
            "user": self.user(text.author),
            "body": text.body,
            "created_at": instant(text.created_at),
            "updated_at": instant(text.updated_at),
            "author_association": association(self.world, text.author),
            "reactions": self.reactions(url, [known.content for known in text.reactions]),
        }

    def _issue_only(self, ticket: Ticket) -> Json:
        if isinstance(ticket, Issue):
            reason = ticket.state_reason
            done = sum(child.closed for child in ticket.sub_issues)
            total = len(ticket.sub_issues)
            percent = round(100 * done / total) if total else 0
            summary = {"total": total, "completed": done, "percent_completed": percent}
            return {"state_reason": reason and reason.lower(), "sub_issues_summary": summary}
        if isinstance(ticket, PullRequest):
            page = self.site.page(self.world, ticket)
            links = {
                "url": f"{self.api}/pulls/{ticket.number}",
                "html_url": page,
                "diff_url": f"{page}.diff",
                "patch_url": f"{page}.patch",
                "merged_at": instant(ticket.merged_at),
            }
            return {"draft": ticket.draft, "pull_request": links}
        raise TypeError(f"{type(ticket).__name__} is neither issue nor pull request")

    def _head(self, pull: PullRequest) -> Json:
        own = self._side(pull.head, pull.head_oid)
        if pull.fork is None:
            return own
        name = f"{pull.fork.login}/{self.world.name}"
        repo = {**own["repo"], "full_name": name, "fork": True, "owner": self.user(pull.fork)}
        label = f"{pull.fork.login}:{pull.head}"
        return {**own, "label": label, "user": self.user(pull.fork), "repo": repo}

    def _side(self, branch: str, oid: str) -> Json:
        return {
            "label": f"{self.world.owner}:{branch}",
            "ref": branch,
            "sha": oid,
            "user": self.owner(),
            "repo": self.repository(),
        }

    def _merge_state(self, pull: PullRequest) -> Json:
        if pull.closed:
            return {"mergeable": None, "rebaseable": None, "mergeable_state": "unknown"}
        free = merged_files(self.world, pull) is not None
        blocked = self.world.settings.review_required and not approved(pull)
        state = ("blocked" if blocked else "clean") if free else "dirty"
        return {"mergeable": free, "rebaseable": free, "mergeable_state": state}

    def _pull_links(self, pull: PullRequest, url: str, page: str) -> Json:
        issue = f"{self.api}/issues/{pull.number}"
        links = {
            "self": url,
            "html": page,
            "issue": issue,
            "comments": f"{issue}/comments",
            "review_comments": f"{url}/comments",
            "review_comment": f"{self.api}/pulls/comments{{/number}}",
            "commits": f"{url}/commits",
            "statuses": f"{self.api}/statuses/{pull.head_oid}",
        }
        return {name: {"href": address} for name, address in links.items()}


PULL_AS_ISSUE = (
    "number",
    "title",
    "state",
    "labels",
    "assignee",
    "assignees",
    "milestone",
    "locked",
    "active_lock_reason",
    "closed_at",
    "comments_url",
    "author_association",
)
PULL_TEXT = ("id", "node_id", "url", "user", "body", "created_at", "updated_at")
