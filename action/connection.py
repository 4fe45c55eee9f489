"""The one place where a connection to GitHub is made, and how long it is patient.

Questions may be asked again, for they change nothing. Orders never are: after an unclear answer the
caller looks at what is there before it orders anything again (PyGithub alone would repeat a POST).
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import partial
from http import HTTPStatus
from secrets import token_hex
from typing import Any, Final

import github
import requests
from github.GithubRetry import GithubRetry

from action.errors import Letter, ReviewError, forbidden

TRIES: Final = 4
TIMEOUT: Final = 20
"""Seconds to wait for an answer."""
PATIENCE: Final = 60
"""The longest wait in seconds that GitHub may ask of one request."""
SPARE: Final = 20
"""Points of the hourly budget below which nothing new is begun."""
UNHURRIED: Final = 10
"""After this many orders, leave a second between them, as GitHub asks [docs]."""


class UnclearError(Exception):
    """An order was sent and its answer was lost: it may or may not have been carried out."""


@dataclass(frozen=True, slots=True)
class Question:
    """A GraphQL document that changes nothing, and its variables."""

    document: str
    variables: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """What GraphQL answered: data by alias, what went wrong, and when, by GitHub's clock."""

    data: Mapping[str, Any]
    errors: tuple[Mapping[str, Any], ...] = ()
    at: datetime | None = None

    def error_at(self, alias: str) -> Mapping[str, Any] | None:
        """What went wrong with one field of the document, if anything did."""
        return next(
            (error for error in self.errors if (error.get("path") or [""])[0] == alias), None
        )


@dataclass(slots=True)
class Connection:
    """A way to ask GitHub and to give it orders; `run` tells this run from every other."""

    github: github.Github
    graphql_url: str
    orders: int = 0
    run: str = field(default_factory=partial(token_hex, 8))
    foreseen: tuple[Question, Future[Reply]] | None = None

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

    def order(self, document: str, variables: Mapping[str, Any]) -> Reply:
        """The answer to an order; UnclearError when it was lost; an order is never sent twice."""
        if self.orders >= UNHURRIED:
            time.sleep(1)
        self.orders += 1
        return self._send(document, variables)

    def _asked(self, question: Question) -> Reply:
        for attempt in range(TRIES):
            try:
                return _whole(self._send(question.document, question.variables))
            except UnclearError:
                time.sleep(2**attempt / 4)
        raise ReviewError(
            Letter(
                f"GitHub at {self.graphql_url} does not answer",
                "look at its status page and run the workflow again; nothing is lost",
            ),
            reason="github-unreachable",
        )

    def _send(self, document: str, variables: Mapping[str, Any]) -> Reply:
        for _ in range(TRIES):
            try:
                payload = {"query": document, "variables": dict(variables)}
                headers, answer = self.github.requester.requestJsonAndCheck(
                    "POST", self.graphql_url, input=payload
                )
            except github.GithubException as error:
                time.sleep(_wait(error))
            except requests.RequestException as error:
                raise UnclearError(str(error)) from error
            else:
                return replace(_reply(answer), at=_date(headers))
        raise _limited(None)


def from_environment(env: Mapping[str, str], token: str) -> Connection:
    """A connection to the GitHub whose addresses the runner gives, and to no other host."""
    api_url = env.get("GITHUB_API_URL") or "https://api.github.com"
    return Connection(
        github.Github(
            auth=github.Auth.Token(token or "none"),
            base_url=api_url,
            timeout=TIMEOUT,
            retry=GithubRetry(total=2, backoff_factor=0.5, allowed_methods=frozenset({"GET"})),
            user_agent="incident-review",
            per_page=100,
            lazy=True,
            seconds_between_requests=None,
            seconds_between_writes=None,
        ),
        env.get("GITHUB_GRAPHQL_URL") or f"{api_url.removesuffix('/v3')}/graphql",
    )


def _date(headers: Mapping[str, Any]) -> datetime | None:
    """GitHub's clock, as the header of an answer tells it."""
    try:
        return parsedate_to_datetime(str(headers.get("date")))
    except ValueError:
        return None


def _reply(answer: Mapping[str, Any]) -> Reply:
    errors = [error for error in answer.get("errors") or () if isinstance(error, dict)]
    for error in errors:
        if error.get("type") == "RATE_LIMITED":
            raise _limited(str(error.get("message")))
    if errors and not answer.get("data"):
        raise _misunderstood(errors[0])
    return Reply(answer.get("data") or {}, tuple(errors))


def _whole(reply: Reply) -> Reply:
    """The same answer, if nothing is missing in it but what does not exist."""
    for error in reply.errors:
        if error.get("type") != "NOT_FOUND":
            raise _misunderstood(error)
    return reply


def _misunderstood(error: Mapping[str, Any]) -> ReviewError:
    message = str(error.get("message"))
    if error.get("type") == "NOT_FOUND":
        return ReviewError(
            Letter("GitHub does not show this repository to the token", f"it said: {message}"),
            reason="not-found",
        )
    if error.get("type") in {"FORBIDDEN", "INSUFFICIENT_SCOPES"}:
        return ReviewError(forbidden(message), reason="missing-permission")
    return ReviewError(
        Letter("GitHub did not understand us", f"it said: {message}"), reason="refused"
    )


def _wait(error: github.GithubException) -> float:
    """Seconds to wait before the same request is sent again, where GitHub did nothing with it."""
    if error.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise UnclearError(f"GitHub answered {error.status}") from error
    headers = {str(key).lower(): str(value) for key, value in (error.headers or {}).items()}
    message = str(error.message or error.data)
    if error.status == HTTPStatus.UNAUTHORIZED:
        raise ReviewError(
            Letter("GitHub does not accept the token", "give a valid one as input `token`"),
            reason="bad-token",
        ) from error
    asked = headers.get("retry-after", "")
    if (
        error.status in {HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS}
        and asked.isdigit()
        and int(asked) <= PATIENCE
    ):
        return float(asked)
    if error.status == HTTPStatus.TOO_MANY_REQUESTS or asked or "rate limit" in message.lower():
        raise _limited(message) from error
    if error.status == HTTPStatus.FORBIDDEN:
        raise ReviewError(
            forbidden(message, _wanted(headers.get("x-accepted-github-permissions", ""))),
            reason="missing-permission",
        ) from error
    raise ReviewError(
        Letter(f"GitHub refused the request with {error.status}", f"it said: {message}"),
        reason="refused",
    ) from error


def _limited(message: str | None) -> ReviewError:
    said = f"; it said: {message}" if message else ""
    return ReviewError(
        Letter(
            "GitHub's limit of requests is reached",
            f"the next event or the schedule goes on from here, and nothing is lost{said}",
            serious=False,
        ),
        reason="rate-limited",
    )


def _wanted(accepted: str) -> tuple[str, ...]:
    """The permissions that GitHub names in a header, as lines of a workflow."""
    parts = (part.strip() for part in accepted.replace(",", ";").split(";"))
    return tuple(part.replace("_", "-").replace("=", ": ") for part in parts if part)
