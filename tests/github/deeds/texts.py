"""Writing, editing and reacting: what all texts share."""

from datetime import datetime

from tests.github import rules
from tests.github.records import MAY_WRITE, Comment, Reaction, Text, Ticket, User, Version
from tests.github.world import World

LONGEST_BODY = 65_536
LONGEST_TITLE = 256


def checked_body(body: str) -> str:
    """Return a body that is not too long."""
    if len(body) > LONGEST_BODY:
        raise rules.BODY_TOO_LONG.broken(field="body")
    return body


def checked_title(title: str) -> str:
    """Return a title that is neither blank nor too long."""
    if not title.strip():
        raise rules.BLANK.broken(field="title", name="Title")
    if len(title) > LONGEST_TITLE:
        raise rules.TITLE_TOO_LONG.broken(field="title")
    return title


def check_may_change(by: User, text: Text) -> None:
    """Refuse whoever neither wrote a text nor may write in the repository."""
    if by is not text.author and by.permission not in MAY_WRITE:
        raise rules.MAY_NOT_CHANGE.broken()


def edit(world: World, by: User, text: Text, body: str) -> None:
    """Replace a text; its versions keep what stood there before, and what was written first."""
    before = text.versions or (_version(text, text.author, text.created_at),)
    text.body = checked_body(body)
    text.updated_at = text.last_edited_at = world.advance()
    text.editor = by
    text.versions = (_version(text, by, text.updated_at), *before)


def _version(text: Text, by: User, at: datetime) -> Version:
    return Version(f"UCE_{len(text.versions)}_{text.node_id}", text.body, by, at)


def comment(world: World, by: User, ticket: Ticket, body: str) -> Comment:
    """Add a comment below an issue or a pull request."""
    if not body.strip():
        raise rules.BLANK.broken(field="body", name="Body")
    checked_body(body)
    ticket.updated_at = world.advance()
    made = Comment(**world.born("Comment"), author=by, body=body, ticket=ticket)
    ticket.comments.append(world.keep(made))
    return made


def delete_comment(world: World, comment: Comment) -> None:
    """Take a comment away."""
    comment.ticket.comments.remove(comment)
    comment.ticket.updated_at = world.advance()
    world.forget([comment])


def minimize(world: World, text: Text, reason: str | None) -> None:
    """Fold a comment for a reason, or unfold it with None."""
    world.advance()
    text.minimized_reason = reason


def react(world: World, by: User, text: Text, content: str) -> Reaction:
    """React to a text; the same reaction again changes nothing [spec].

    Whoever can read it may do so: no right is asked for [docs].
    """
    for known in text.reactions:
        if known.author is by and known.content == content:
            return known
    world.advance()
    made = Reaction(**world.born("Reaction"), content=content, author=by)
    text.reactions.append(world.keep(made))
    return made


def unreact(world: World, by: User, text: Text, content: str) -> None:
    """Take one's own reaction away; what others gave stays [spec]."""
    for known in text.reactions:
        if known.author is by and known.content == content:
            world.advance()
            text.reactions.remove(known)
            world.forget([known])
            return
    raise LookupError(f"{by.login} has not given {content}")
