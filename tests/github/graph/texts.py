"""What all written things have in GraphQL: author, body, edits, reactions."""

from datetime import datetime
from typing import Any, TypeVar, Unpack

from tests.github.graph.pages import Connection, Order, Page, ordered
from tests.github.graph.view import View
from tests.github.records import Bot, Comment, PullRequest, Reaction, Text, User, Version
from tests.github.wording import association, plain_text

CONTENTS = ["THUMBS_UP", "THUMBS_DOWN", "LAUGH", "HOORAY", "CONFUSED", "HEART", "ROCKET", "EYES"]

Written = TypeVar("Written", bound=Text)


class TextView(View[Written]):
    """Any text with an author."""

    @property
    def id(self) -> str:
        """Return the node id."""
        return self._record.node_id

    @property
    def database_id(self) -> int:
        """Return REST's id."""
        return self._record.database_id

    @property
    def full_database_id(self) -> str:
        """Return REST's id as the text that 64 bits need."""
        return str(self._record.database_id)

    @property
    def url(self) -> str:
        """Return the page on which people see the text."""
        return self._context.site.page(self._context.world, self._record)

    @property
    def resource_path(self) -> str:
        """Return the page without its host."""
        return self.url.removeprefix(self._context.site.server)

    @property
    def author(self) -> Any:
        """Return who wrote it."""
        return self._see(self._record.author)

    @property
    def author_association(self) -> str:
        """Return what GitHub calls the author's bond with the repository."""
        return association(self._context.world, self._record.author)

    @property
    def body(self) -> str:
        """Return the text as it was stored."""
        return self._record.body

    @property
    def body_text(self) -> str:
        """Return the text without what Markdown does not show."""
        return plain_text(self._record.body)

    @property
    def created_at(self) -> datetime:
        """Return when it was written."""
        return self._record.created_at

    @property
    def published_at(self) -> datetime:
        """Return when it could first be read."""
        return self._record.created_at

    @property
    def updated_at(self) -> datetime:
        """Return when anything of it last changed."""
        return self._record.updated_at

    @property
    def last_edited_at(self) -> datetime | None:
        """Return when the text was last edited."""
        return self._record.last_edited_at

    @property
    def includes_created_edit(self) -> bool:
        """Tell whether the text was edited."""
        return self._record.last_edited_at is not None

    @property
    def editor(self) -> Any:
        """Return who edited it last."""
        return self._see(self._record.editor)

    def user_content_edits(self, **page: Unpack[Page]) -> Connection:
        """Return what it said after each edit, newest first; nothing if nobody edited it [rep]."""
        return self._page(self._record.versions, page)

    @property
    def repository(self) -> Any:
        """Return the repository."""
        return self._see(self._context.world)

    @property
    def viewer_did_author(self) -> bool:
        """Tell whether the token's own identity wrote it."""
        return self._record.author is self._context.viewer

    @property
    def viewer_can_update(self) -> bool:
        """Tell whether the token may edit it."""
        return self._context.world.settings.token_scopes.get("issues") == "write"

    def reactions(
        self, content: str | None = None, order_by: Order | None = None, **page: Unpack[Page]
    ) -> Connection:
        """Return the reactions, of one kind if asked."""
        found = [r for r in self._record.reactions if content in (None, r.content)]
        return self._page(ordered(found, order_by), page)

    @property
    def reaction_groups(self) -> list["ReactionGroupView"]:
        """Return the reactions by kind; kinds without any are there too [spec]."""
        known = self._record.reactions
        return [
            ReactionGroupView(self._context, (kind, [r for r in known if r.content == kind]))
            for kind in CONTENTS
        ]


class VersionView(View[Version], sees=Version):
    """One edit of a text."""

    typename = "UserContentEdit"

    @property
    def id(self) -> str:
        """Return the node id."""
        return self._record.node_id

    @property
    def diff(self) -> str:
        """Return the whole text as the edit left it, whatever the field is called [rep]."""
        return self._record.body

    @property
    def editor(self) -> Any:
        """Return who edited it."""
        return self._see(self._record.editor)

    @property
    def edited_at(self) -> datetime:
        """Return when."""
        return self._record.edited_at


class MinimizableView(TextView[Written]):
    """A text that can be folded."""

    @property
    def is_minimized(self) -> bool:
        """Tell whether it is folded."""
        return self._record.minimized_reason is not None

    @property
    def minimized_reason(self) -> str | None:
        """Return why it is folded, in small letters."""
        reason = self._record.minimized_reason
        return None if reason is None else reason.lower().replace("_", "-")


class CommentView(MinimizableView[Comment], sees=Comment):
    """A comment below an issue or a pull request."""

    typename = "IssueComment"

    @property
    def issue(self) -> Any:
        """Return what it is about; to GraphQL a pull request is no issue."""
        return self._see(self._record.ticket)

    @property
    def pull_request(self) -> Any:
        """Return the pull request that it is about, if it is one."""
        ticket = self._record.ticket
        return self._see(ticket) if isinstance(ticket, PullRequest) else None


class ReactionView(View[Reaction], sees=Reaction):
    """One reaction."""

    typename = "Reaction"

    @property
    def id(self) -> str:
        """Return the node id."""
        return self._record.node_id

    @property
    def content(self) -> str:
        """Return which emoji."""
        return self._record.content

    @property
    def user(self) -> Any:
        """Return who reacted; the field is a User, which no bot is [spec]."""
        author = self._record.author
        return None if isinstance(author, Bot) else self._see(author)


class ReactionGroupView(View[tuple[str, list[Reaction]]]):
    """All reactions of a kind."""

    typename = "ReactionGroup"

    @property
    def content(self) -> str:
        """Return which emoji."""
        return self._record[0]

    @property
    def viewer_has_reacted(self) -> bool:
        """Tell whether the token's own identity is among them."""
        return any(r.author is self._context.viewer for r in self._record[1])

    def reactors(self, **page: Unpack[Page]) -> Connection:
        """Return who reacted."""
        users: list[User] = [reaction.author for reaction in self._record[1]]
        return self._page(users, page)
