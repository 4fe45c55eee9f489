"""The one place where a connection to GitHub is made, and how long it is patient.

Questions may be asked again, for they change nothing. Orders never are: after an unclear answer the
caller looks at what is there before it orders anything again (PyGithub alone would repeat a POST).
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from secrets import token_hex
from typing import Any, Final
from urllib.parse import urlsplit

import github
from github.GithubRetry import GithubRetry

from action.errors import CallError, Letter, on_one_line
from action.wire.carrier import TIMEOUT, Carrier, carrier
from action.wire.reply import Reply
from action.wire.trouble import BusyError, LostAnswerError, limited, unanswered
from action.wire.verdict import reply_in, rest_in, went_wrong, whole

TRIES: Final = 4
SPARE: Final = 20
"""Points of the hourly budget below which nothing new is begun."""
UNHURRIED: Final = 10
"""After this many orders, leave a second between them, as GitHub asks [docs]."""
PAUSES: Final = (3, 9, 27)
"""Seconds to wait where GitHub asks for patience and does not say how long, each time longer.

After these the next run goes on: a runner that sleeps is paid for.
"""


@dataclass(frozen=True, slots=True)
class Question:
    """A GraphQL document that changes nothing, and its variables."""

    document: str
    variables: Mapping[str, Any]


@dataclass(slots=True)
class Connection:
    """A way to ask GitHub and to give it orders; `run` tells this run from every other.

    `hurried`: how many orders in a row were not done in some part, because they came too quickly.
    `owed`: seconds to wait before the next request. `reader` asks
    REST, which some facts need that GraphQL does not have.
    """

    carrier: Carrier
    reader: Carrier
    orders: int = 0
    hurried: int = 0
    owed: float = 0.0
    run: str = field(default_factory=partial(token_hex, 8))
    foreseen: tuple[Question, Future[Reply]] | None = field(default=None, repr=False)

    @property
    def token(self) -> str:
        """What must be shown to nobody."""
        return self.carrier.token

    def foresee(self, question: Question) -> None:
        """Send a question that will be asked soon, so that its answer is on the way meanwhile."""
        courier = ThreadPoolExecutor(1)
        self.foreseen = (question, courier.submit(self._asked, question))
        courier.shutdown(wait=False)

    def ask(self, question: Question) -> Reply:
        """The answer to a question; asked again when the network or GitHub stumbles."""
        if self.foreseen and self.foreseen[0] == question:
            answer, self.foreseen = self.foreseen[1], None
            return answer.result()
        return self._asked(question)

    def shown(self, path: str) -> object:
        """What REST has at a path below its address; None where it does not show it to us."""
        url = f"{self.reader.url}{path}"
        for attempt in range(TRIES):
            try:
                return rest_in(self.reader.get(url), url)
            except BusyError as busy:
                raise limited(busy.said) from None
            except LostAnswerError as error:
                lost = error
            time.sleep(2**attempt / 4)
        raise unanswered(url, lost)

    def order(self, document: str, variables: Mapping[str, Any]) -> Reply:
        """The answer to an order, never sent twice; LostAnswerError when the answer was lost.

        BusyError where GitHub has done nothing with it. The pause that GitHub wants after that, or
        after a part that came too quickly, is made before the next request, which is a look.
        """
        if self.orders >= UNHURRIED:
            time.sleep(1)
        self.orders += 1
        try:
            reply = self._sent(document, variables)
        except BusyError as busy:
            self._put_off(busy.seconds, busy.said)
            raise
        if reply.too_quick:
            self._put_off(None, "")
        else:
            self.hurried = 0
        return reply

    def _put_off(self, seconds: float | None, said: str) -> None:
        """Owe a pause; raises ReviewError where there have been enough of them."""
        if self.hurried == len(PAUSES):
            raise limited(said)
        self.owed = PAUSES[self.hurried] if seconds is None else seconds
        self.hurried += 1

    def _asked(self, question: Question) -> Reply:
        """The answer; lost and half ones are asked for again, and parts may lack in the end."""
        for attempt in range(TRIES):
            try:
                reply = self._patiently(question)
            except LostAnswerError as error:
                lost, reply = error, None
            if reply and not went_wrong(reply):
                return reply
            time.sleep(2**attempt / 4)
        if reply:
            return reply
        raise unanswered(self.carrier.url, lost)

    def _patiently(self, question: Question) -> Reply:
        """The answer, after the pauses that GitHub asks for."""
        said = ""
        for pause in (*PAUSES, 0):
            try:
                return whole(self._sent(question.document, question.variables))
            except BusyError as busy:
                said = busy.said
                time.sleep(pause if busy.seconds is None else busy.seconds)
        raise limited(said)

    def _sent(self, document: str, variables: Mapping[str, Any]) -> Reply:
        pause, self.owed = self.owed, 0.0
        time.sleep(pause)
        envelope = self.carrier.post({"query": document, "variables": dict(variables)})
        return reply_in(envelope, self.carrier.url)


def from_environment(env: Mapping[str, str], token: str) -> Connection:
    """A connection to the GitHub whose addresses the runner gives, and to no other host."""
    api_url = address_in(env, "GITHUB_API_URL", "https://api.github.com")
    usual = f"{api_url.removesuffix('/v3')}/graphql"
    url = address_in(env, "GITHUB_GRAPHQL_URL", usual)
    return _connected(api_url, url, token.strip())


def address_in(env: Mapping[str, str], name: str, usual: str) -> str:
    """The address of GitHub that a variable gives. Raises CallError where it is not one."""
    said = env.get(name) or usual
    try:
        parts = urlsplit(said)
        is_one = bool(parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0)
    except ValueError:  # a port of six digits, half an IPv6 address
        is_one = False
    if not is_one or not said.isascii() or not said.isprintable() or " " in said:
        what = f"{name} is not an address: `{on_one_line(said[:80])}`"
        raise CallError(Letter(what, f"unset it, or use one such as {usual}"))
    return said


def with_token(connection: Connection, token: str) -> Connection:
    """A connection to the same GitHub with another token."""
    known = connection.carrier
    return _connected(known.requester.base_url, known.url, token.strip())


def _connected(api_url: str, url: str, token: str) -> Connection:
    retry = GithubRetry(total=2, backoff_factor=0.5, allowed_methods=frozenset({"GET"}))
    known = github.Github(
        auth=github.Auth.Token(token or "none"),
        base_url=api_url,
        timeout=TIMEOUT,
        retry=retry,
        user_agent="incident-review",
        per_page=100,
        lazy=True,
        seconds_between_requests=None,
        seconds_between_writes=None,
    )
    return Connection(
        carrier(known.requester, url, token, retry),
        carrier(known.requester, api_url, token, None),
    )
