"""The stand-in for GitHub: start it, let clients and people act, look at what happened."""

import pickle
import sys
import threading
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from tests.github import rules
from tests.github.faults import (
    Altered,
    Barrier,
    Fault,
    FieldRefused,
    Garbled,
    Kill,
    LostAfter,
    LostBefore,
    Matching,
    Meanwhile,
    Planned,
    Ponderous,
    Refused,
    Slow,
    Stale,
)
from tests.github.graph.context import Context, Work
from tests.github.graph.endpoint import Question, answer, load_schema, read_question
from tests.github.log import Arrival, Request
from tests.github.payloads import Event, Payloads
from tests.github.people import Person
from tests.github.records import Permission
from tests.github.rest.endpoint import Rest
from tests.github.server import DROPPED, Incoming, Outgoing, Server
from tests.github.site import Site
from tests.github.world import START, Settings, World, found_world

TOKEN = "ghs_standin"


@dataclass(frozen=True)
class Snapshot:
    """The whole world at one moment, to be put back later."""

    pickled: bytes


class Hub:
    """One GitHub with one repository; use it as a context manager."""

    def __init__(
        self,
        repository: str = "acme/shop",
        *,
        files: Mapping[str, str] | None = None,
        start: datetime = START,
        token: str = TOKEN,
    ) -> None:
        """Found the repository with these files on its default branch."""
        owner, _, name = repository.partition("/")
        self.world: World = found_world(
            owner, name, dict(files or {"README.md": "# Shop\n"}), start
        )
        self.token = token
        self.log: list[Request] = []
        self.violations: list[str] = []
        self._planned: list[Planned] = []
        self._barriers: list[Barrier] = []
        self._lock = threading.RLock()
        self._counted = 0
        self._server = Server(self)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        """Start to serve."""
        load_schema()
        serve = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        serve.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop to serve."""
        self._server.shutdown()
        self._server.server_close()

    # --- what a test sets and sees ---------------------------------------------------------

    @property
    def settings(self) -> Settings:
        """Return the repository's switches, to be set in place."""
        return self.world.settings

    @property
    def site(self) -> Site:
        """Return the addresses of pages and of REST."""
        return Site(self.url, self.url)

    @property
    def writes(self) -> list[Request]:
        """Return the requests that asked for a change, done or not."""
        return [request for request in self.log if request.kind == "write"]

    @property
    def effects(self) -> list[Request]:
        """Return the requests that changed something."""
        return [request for request in self.log if request.effect]

    def forget_requests(self) -> None:
        """Empty the log, so that a budget counts from here."""
        self.log.clear()

    def person(
        self, login: str, permission: Permission | None = None, name: str | None = None
    ) -> Person:
        """Return somebody who acts in the browser; newcomers may write unless told otherwise."""
        known = self.world.users.get(login)
        if known is None:
            self.world.join(login, permission or "write", name or login.capitalize())
        elif permission is not None:
            known.permission = permission
        return Person(self, login)

    def snapshot(self) -> Snapshot:
        """Keep the world as it is now."""
        with self._lock:
            return Snapshot(pickle.dumps(self.world, pickle.HIGHEST_PROTOCOL))

    def restore(self, snapshot: Snapshot) -> None:
        """Put a kept world back; records taken from the present one are then strangers to it."""
        with self._lock:
            self.world = pickle.loads(snapshot.pickled)  # noqa: S301 - our own bytes

    def schedule_event(self, cron: str = "0 6 * * *") -> Event:
        """Return what a workflow gets on its schedule."""
        return self.payloads.schedule(cron)

    def dispatch_event(self, inputs: Mapping[str, str] | None = None) -> Event:
        """Return what a workflow gets when somebody starts it by hand."""
        return self.payloads.dispatch(inputs or {})

    @property
    def payloads(self) -> Payloads:
        """Return the maker of event payloads for the present world."""
        return Payloads(self.world, self.site)

    @contextmanager
    def acting(self) -> Iterator[World]:
        """Hold all clients back while somebody else changes the world."""
        with self._lock:
            yield self.world

    # --- what goes wrong ---------------------------------------------------------------------

    def inject(
        self, fault: Fault, *, at: int = 1, times: int = 1, matching: Matching | None = None
    ) -> None:
        """Let a fault hit the ``at``-th matching request from now, and ``times - 1`` after it."""
        self._planned.append(Planned(fault, matching or _any, at, times))

    def barrier(
        self, parties: int = 2, *, matching: Matching | None = None, seconds: float = 5.0
    ) -> Barrier:
        """Hold matching requests until that many have come, at most so long."""
        barrier = Barrier(parties, matching or _any, seconds)
        self._barriers.append(barrier)
        return barrier

    def clear_faults(self) -> None:
        """Forget all faults and barriers."""
        self._planned.clear()
        self._barriers.clear()

    # --- what clients ask --------------------------------------------------------------------

    def handle(self, incoming: Incoming) -> Outgoing:
        """Return the answer to a request, with everything that was planned to go wrong."""
        question = self._question(incoming)
        arrival, faults = self._arrive(incoming, question)
        for barrier in self._barriers:
            barrier.wait(arrival)
        with self._lock:
            before = self.world.moment
            outgoing = self._answer(incoming, question, faults)
            self._note(arrival, outgoing, effect=self.world.moment != before)
            if outgoing.last_act is not None:
                outgoing.last_act()
        return outgoing

    def note_crash(self) -> None:
        """Keep what broke in the stand-in itself, unless the client merely hung up."""
        problem = sys.exc_info()[1]
        if not isinstance(problem, ConnectionError):
            self.violations.append(f"the stand-in broke:\n{traceback.format_exc()}")

    def _question(self, incoming: Incoming) -> Question | None:
        if incoming.plain_path == "/graphql" and incoming.method == "POST":
            return read_question(incoming.body or {})
        return None

    def _arrive(self, incoming: Incoming, question: Question | None) -> tuple[Arrival, list[Fault]]:
        with self._lock:
            self._counted += 1
            rest = Rest(self.world, self.site)
            arrival = Arrival(
                number=self._counted,
                method=incoming.method,
                path=incoming.plain_path,
                operations=question.fields if question else rest.operations(incoming),
                kind=question.kind if question else "read" if incoming.method == "GET" else "write",
                name=question.name if question else "",
            )
            return arrival, [plan.fault for plan in self._planned if plan.strikes(arrival)]

    def _answer(
        self,
        incoming: Incoming,
        question: Question | None,
        faults: list[Fault],
    ) -> Outgoing:
        for fault in faults:
            match fault:
                case Refused(status, body, headers):
                    return Outgoing(status, body, headers)
                case Garbled(content, status, headers, done=False):
                    return Outgoing(status, content, headers)
                case LostBefore():
                    return DROPPED
                case Kill(callback, after_effect=False):
                    return Outgoing(None, last_act=callback)
                case _:
                    continue
        return _late(self._serve(incoming, question, faults), faults)

    def _serve(
        self, incoming: Incoming, question: Question | None, faults: list[Fault]
    ) -> Outgoing:
        hidden = sum(fault.newest for fault in faults if isinstance(fault, Stale))
        site = Site(self.url, self.url + incoming.prefix)
        access = self.world.tokens.get(incoming.token or "")
        if incoming.token != self.token and access is None:
            message = rules.BAD_CREDENTIALS.message
            return Outgoing(401, {"message": message, "documentation_url": "", "status": "401"})
        if question is None:
            if access:
                self.violations.append(f"nobody serves REST to the token of {access.login}")
            served = Rest(self.world, site, hidden).serve(incoming)
            self.violations.extend(served.violations)
            return served.outgoing
        refused = {fault.name: fault for fault in faults if isinstance(fault, FieldRefused)}
        work = Work({slow.name: slow.seconds for slow in faults if isinstance(slow, Ponderous)})
        place = access.repository if access else ""
        world = self.world.beside(place) if place else self.world
        context = Context(world, site, hidden, refused, work=work, access=access)
        return self._ask(question, context)

    def _ask(self, question: Question, context: Context) -> Outgoing:
        said = answer(question, context)
        if context.work.is_ended:
            return Outgoing(502, {"message": rules.TOO_SLOW.message})
        self.violations.extend(said.violations)
        headers = {"x-accepted-github-permissions": "; ".join(said.needs)} if said.needs else {}
        return Outgoing(200, said.body, headers)

    def _note(self, arrival: Arrival, outgoing: Outgoing, *, effect: bool) -> None:
        self.log.append(Request(**vars(arrival), status=outgoing.status or 0, effect=effect))


def _late(outgoing: Outgoing, faults: list[Fault]) -> Outgoing:
    for fault in faults:
        match fault:
            case LostAfter():
                return DROPPED
            case Garbled(content, status, headers, done=True):
                return Outgoing(status, content, headers)
            case Altered(change):
                return Outgoing(outgoing.status, change(outgoing.body), outgoing.headers)
            case Kill(callback, after_effect=True):
                return Outgoing(None, last_act=callback)
            case Meanwhile(deed):
                outgoing = replace(outgoing, last_act=deed)
            case Slow(seconds):
                outgoing = replace(outgoing, delay=seconds)
            case _:
                continue
    return outgoing


def _any(_: Arrival) -> bool:
    return True
