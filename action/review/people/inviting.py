"""Whoever has no login is named to the delivery manager, who is asked once to invite them (R32)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from action.markdown import sections
from action.review import words
from action.review.claims import claiming
from action.review.page.comment_steps import AddComment, EditComment
from action.review.people.invited import clients_of, manager_of
from action.review.people.need import Need
from action.review.people.whys import ClientStaff
from action.review.plan import Step
from action.review.settings import Client
from action.review.view import View


@dataclass(frozen=True, slots=True)
class InvitationRequest:
    """Who should invite which people of a client; without a manager nobody can be asked here."""

    client: Client
    manager: str | None
    names: tuple[str, ...]

    @property
    def key(self) -> str:
        """What the comment is known by that asks for it."""
        return f"invite {self.client.key}"


def requests(view: View) -> Iterator[InvitationRequest]:
    """A request for each client some of whose people have no login, as far as they are invited."""
    invited = [one for one in view.cast.attendees if one.need is Need.SHOULD and not one.login]
    for client in clients_of(view.incident, view.settings):
        own = ClientStaff(client.name)
        if names := tuple(one.name for one in invited if own in one.reasons):
            yield InvitationRequest(client, _manager(view, client), names)


def _manager(view: View, client: Client) -> str | None:
    """Who speaks for a client and may read what we ask them."""
    house, manager = view.snapshot.repository, manager_of(client, view.settings)
    return manager if manager and (house.public or house.assignable(manager)) else None


def asked_for(view: View) -> Iterator[Step]:
    """A comment for each request, written once and edited when other people are meant."""
    said = {comment.key: comment for comment in view.issue.comments}
    asked = {one.key: (one, _body(one)) for one in requests(view) if one.manager}
    new = [key for key in asked if key not in said]
    if new and not view.may_speak:
        keys = map(claiming.comment_key, new)
        yield from claiming.claim(view, "Ask for people to be invited", *keys)
        return
    for key, (_, body) in asked.items():
        if key not in said:
            yield AddComment(view.target, key, body)
        elif said[key].body.strip() != body.strip():
            yield EditComment(said[key].id, key, body)


def _body(request: InvitationRequest) -> str:
    marker = sections.marker("comment", key=request.key)
    return words.render(
        "invite.md.j2",
        marker=marker,
        manager=request.manager,
        names=request.names,
        client=request.client.name,
    )
