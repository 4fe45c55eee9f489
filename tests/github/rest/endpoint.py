"""REST spoken as GitHub speaks it, every request and every answer checked."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from tests.github import rules
from tests.github.given import Given
from tests.github.refusal import Refusal
from tests.github.rest import description, git_routes, issue_routes, pull_routes, switch_routes
from tests.github.rest.call import HANDLERS, Call, Reply
from tests.github.rest.tickets import TicketShapes
from tests.github.server import Incoming, Outgoing
from tests.github.site import Site
from tests.github.world import World

ROUTES = (git_routes, issue_routes, pull_routes, switch_routes)
DOCUMENTATION = "https://docs.github.com/rest"


@dataclass(frozen=True)
class Served:
    """An answer, and where the stand-in or its client was wrong."""

    outgoing: Outgoing
    violations: tuple[str, ...] = ()


class Rest:
    """The REST API as one request sees it."""

    def __init__(self, world: World, site: Site, hidden: int = 0) -> None:
        """Speak of this world; listings lack the ``hidden`` newest issues."""
        self._world = world
        self._site = site
        self._hidden = hidden

    def operations(self, incoming: Incoming) -> tuple[str, ...]:
        """Return the name of a request's route, or nothing for an unknown one."""
        found = description.match(incoming.method, incoming.plain_path)
        return (found.operation,) if found else ()

    def serve(self, incoming: Incoming) -> Served:
        """Return GitHub's answer to a request."""
        found = description.match(incoming.method, incoming.plain_path)
        name = f"{incoming.method} {incoming.plain_path}"
        if found is None or found.operation not in HANDLERS:
            return Served(_outgoing(_refused(rules.NOT_FOUND.broken())), (f"no route for {name}",))
        wrong = description.wrong_query(found.operation, incoming.query)
        wrong += description.wrong_body(found.operation, incoming.body)
        if wrong:
            body = {"message": "Invalid request.", "errors": wrong}
            return Served(Outgoing(422, body), tuple(f"{name}: {text}" for text in wrong))
        given = _given(incoming.body)
        reply = self._reply(found, incoming, given)
        bad = _ignored(reply, given)
        bad += description.wrong_answer(found.operation, reply.status, reply.body)
        return Served(_outgoing(reply), tuple(f"our answer to {name}: {text}" for text in bad))

    def _reply(self, found: description.Match, incoming: Incoming, given: Given) -> Reply:
        shapes = TicketShapes(self._world, self._site)
        call = Call(
            self._world,
            shapes,
            incoming.plain_path,
            found.values,
            incoming.query,
            given,
            self._hidden,
        )
        try:
            self._check_repository(call)
            return HANDLERS[found.operation](call)
        except Refusal as refusal:
            return _refused(refusal)

    def _check_repository(self, call: Call) -> None:
        name = f"{call.values.get('owner')}/{call.values.get('repo')}"
        if "repo" in call.values and name.lower() != self._world.full_name.lower():
            raise rules.NOT_FOUND.broken()


def _given(body: Any) -> Given:
    """Return a body by name; the one route that takes a bare list calls it ``labels``."""
    return Given({"labels": body} if isinstance(body, list) else body or {})


def _ignored(reply: Reply, given: Given) -> list[str]:
    if reply.status >= HTTPStatus.BAD_REQUEST:
        return []
    return [f"the stand-in does not serve {name!r}" for name in given.ignored()]


def _refused(refusal: Refusal) -> Reply:
    status = refusal.rule.status
    body: dict[str, Any] = {
        "message": refusal.rest_message,
        "documentation_url": DOCUMENTATION,
        "status": str(status),
    }
    if refusal.field is not None:
        error = {"code": "custom", "field": refusal.field, "message": refusal.rest_message}
        body |= {"message": "Validation Failed", "errors": [error]}
    headers = {"x-accepted-github-permissions": refusal.needs} if refusal.needs else {}
    return Reply(status, body, headers)


def _outgoing(reply: Reply) -> Outgoing:
    return Outgoing(reply.status, reply.body, reply.headers)
