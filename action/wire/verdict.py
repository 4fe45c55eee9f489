"""What an answer means: a reply, another try, or a letter to people. Nothing is guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

from action.errors import Letter, ReviewError, forbidden
from action.node import Node
from action.wire.carrier import Envelope
from action.wire.reply import (
    HOURLY,
    SECONDARY,
    TOO_QUICK,
    Hole,
    Passing,
    Reply,
    kind_of,
    passing,
    path_of,
)
from action.wire.trouble import BusyError, LostAnswerError, limited, quoted

HIDDEN: Final = frozenset({"issueFields", "issueTypes", "refUpdateRule", "rules"})
"""Fields that a token may not see, and that nothing depends on: the rules of a branch [rep]."""
PATIENCE: Final = 60
"""The longest wait in seconds that GitHub may ask of one request."""
SHOWN_PERMISSIONS: Final = 12
_SECONDS: Final = re.compile(r"[0-9]+")
_PERMISSION: Final = re.compile(r"([a-z][a-z_]{0,39})=(read|write|admin)")
_HOST: Final = re.compile(r"[A-Za-z0-9.-]{1,100}")


def reply_in(envelope: Envelope, url: str) -> Reply:
    """The reply in an answer.

    Raises LostAnswerError where nobody knows what was done, BusyError where nothing was and GitHub
    asks for patience, and ReviewError where people must act or only the next run can go on.
    """
    if 300 <= envelope.status < 400:  # noqa: PLR2004 - HTTP's own bounds
        raise _redirected(envelope, url)
    answer = _object(envelope)
    if envelope.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise LostAnswerError(f"it answered with status {envelope.status}")
    _patient(envelope, answer)
    if envelope.status >= HTTPStatus.BAD_REQUEST:
        raise _refusal(envelope, answer)
    return _reply(envelope, answer)


def rest_in(envelope: Envelope, url: str) -> object:
    """What REST answers a question with: JSON of any shape, or None where it is not shown.

    Raises LostAnswerError and ReviewError as above; GitHub does not tell what is missing from what
    a token may not see.
    """
    if 300 <= envelope.status < 400:  # noqa: PLR2004 - HTTP's own bounds
        raise _redirected(envelope, url)
    if envelope.status < 300:  # noqa: PLR2004 - the same
        try:
            return _json(envelope.text)
        except (ValueError, RecursionError):
            raise _nonsense(envelope) from None
    answer = _object(envelope)
    if envelope.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise LostAnswerError(f"it answered with status {envelope.status}")
    _patient(envelope, answer)
    if envelope.status in {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}:
        return None
    raise _refusal(envelope, answer)


def whole(reply: Reply) -> Reply:
    """The same reply to a question, if at most some parts of it are missing."""
    _raise_for([e for e in reply.errors if not (_is_no_loss(e) or _is_of_a_part(e))], None)
    return reply


def went_wrong(reply: Reply) -> tuple[Hole, ...]:
    """The parts of a reply that GitHub could not tell, though they exist and may be seen."""
    parts = (e for e in reply.errors if _is_of_a_part(e) and not _is_no_loss(e))
    return tuple(Hole(tuple(map(str, path_of(e))), quoted(e.get("message"))) for e in parts)


def _is_of_a_part(error: Node) -> bool:
    """Whether one place of an answer is no good, and what the token may do is not the reason."""
    may_not = kind_of(error) in {"FORBIDDEN", "INSUFFICIENT_SCOPES"}
    return len(path_of(error)) > 1 and not may_not and passing(error) in {None, Passing.UNKNOWN}


def _is_no_loss(error: Node) -> bool:
    """Whether a question is answered in spite of an error."""
    path = error.get("path")
    hidden = isinstance(path, list) and HIDDEN.intersection(map(str, path))
    return bool(hidden) or kind_of(error) == "NOT_FOUND"


# --- what came ------------------------------------------------------------------------------------


def _object(envelope: Envelope) -> Node:
    """The JSON object that GitHub always answers with, whatever it has to say."""
    try:
        found: object = _json(envelope.text)
    except (ValueError, RecursionError):
        raise _nonsense(envelope) from None
    if isinstance(found, dict):
        return found
    raise _nonsense(envelope)


def _json(text: str) -> object:
    found = json.loads(text, parse_constant=_no_number)
    if "\\ud" not in text.lower():
        return found
    plain = json.dumps(found, ensure_ascii=False).encode("utf-8", "replace").decode()
    return json.loads(plain)  # without halves of characters, which nothing can print


def _no_number(name: str) -> float:
    raise ValueError(name)


def _nonsense(envelope: Envelope) -> LostAnswerError:
    if envelope.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return LostAnswerError(f"it answered with status {envelope.status}")
    text = envelope.text.lstrip("\ufeff \t\r\n")
    kind = "an empty page" if not text else "a web page" if text[0] == "<" else "no JSON"
    return LostAnswerError(f"{kind}, with status {envelope.status}", foreign=True)


def _redirected(envelope: Envelope, url: str) -> ReviewError:
    host = _host_of(envelope.headers.get("moved-to", ""))
    return ReviewError(
        Letter(
            f"{url} redirects to {host or 'another address'} (status {envelope.status})",
            "the request was not sent there, because it holds the token: check the address of"
            " GitHub that the runner gives (GITHUB_API_URL), and any proxy on the way",
        ),
        reason="redirected",
    )


def _host_of(location: str) -> str:
    try:
        host = urlsplit(location).hostname or ""
    except ValueError:
        return ""
    return host if _HOST.fullmatch(host) else ""


# --- limits ---------------------------------------------------------------------------------------


def _patient(envelope: Envelope, answer: Node) -> None:
    """Raise where GitHub asks for patience with the whole request."""
    said = _message(answer)
    lower, asked = said.lower(), envelope.headers.get("retry-after", "")
    late = envelope.status == HTTPStatus.FORBIDDEN and bool(asked)
    if HOURLY in lower and not any(words in lower for words in SECONDARY) and not asked:
        raise limited(said)
    if late or envelope.status == HTTPStatus.TOO_MANY_REQUESTS or _too_quick(lower):
        raise _busy(said, asked)


def _too_quick(said: str) -> bool:
    return any(words in said for words in TOO_QUICK)


def _busy(said: str, asked: str) -> BusyError | ReviewError:
    """A pause of so many seconds, or none of ours: what is no number says nothing."""
    if not (asked.isascii() and _SECONDS.fullmatch(asked)):
        return BusyError(said)
    seconds = asked.lstrip("0") or "0"
    too_long = len(seconds) > len(str(PATIENCE)) or int(seconds) > PATIENCE
    return limited(said) if too_long else BusyError(said, float(seconds))


# --- refusals of the whole request ----------------------------------------------------------------


def _refusal(envelope: Envelope, answer: Node) -> Exception:
    said, status = _message(answer), envelope.status
    if not said:
        return LostAnswerError(f"JSON without a message, with status {status}", foreign=True)
    if status == HTTPStatus.UNAUTHORIZED:
        letter = Letter("GitHub does not accept the token", "pass a valid one as the input `token`")
        return ReviewError(letter, reason="bad-token")
    if status == HTTPStatus.FORBIDDEN:
        wanted = _permissions(envelope.headers.get("x-accepted-github-permissions", ""))
        return ReviewError(forbidden(quoted(said), wanted), reason="missing-permission")
    letter = Letter(f"GitHub refused the request with {status}", f"it said: {quoted(said)}")
    return ReviewError(letter, reason="refused")


def _message(answer: Node) -> str:
    said = answer.get("message")
    return said if isinstance(said, str) else ""


def _permissions(accepted: str) -> tuple[str, ...]:
    """The permissions that GitHub names in a header, as lines of a workflow."""
    parts = [part.strip() for part in accepted.replace(",", ";").split(";")][:SHOWN_PERMISSIONS]
    found = (_PERMISSION.fullmatch(part) for part in parts)
    return tuple(f"{one[1].replace('_', '-')}: {one[2]}" for one in found if one)


# --- GraphQL's own answer -------------------------------------------------------------------------


def _reply(envelope: Envelope, answer: Mapping[str, Any]) -> Reply:
    listed = answer.get("errors")
    errors = tuple(e for e in listed if isinstance(e, dict)) if isinstance(listed, list) else ()
    data = answer.get("data")
    if isinstance(data, dict):
        _raise_for([e for e in errors if passing(e) is Passing.NEXT_HOUR], envelope)
        return Reply(data, errors, _at(envelope))
    if data is None and errors:
        _raise_for([e for e in errors if passing(e) is None or not path_of(e)], envelope)
        return Reply({}, errors, _at(envelope))
    raise LostAnswerError(f"JSON without an answer, with status {envelope.status}", foreign=True)


def _at(envelope: Envelope) -> datetime | None:
    """GitHub's clock, as the header of an answer tells it."""
    try:
        at = parsedate_to_datetime(envelope.headers.get("date", ""))
    except (ValueError, OverflowError):
        return None
    return at if at.tzinfo else None


def _raise_for(errors: Sequence[Node], envelope: Envelope | None) -> None:
    """Raise what these errors mean for all of a request, the gravest first."""
    grave = [error for error in errors if passing(error) is None]
    for error in (*grave, *errors):
        said = quoted(error.get("message"))
        match passing(error):
            case None:
                raise _misunderstood(error)
            case Passing.NEXT_HOUR:
                raise limited(said)
            case Passing.NOT_DONE:
                raise _busy(said, envelope.headers.get("retry-after", "") if envelope else "")
            case Passing.UNKNOWN:
                raise LostAnswerError(f"it said: {said}")


def _misunderstood(error: Node) -> ReviewError:
    said, kind = quoted(error.get("message")), kind_of(error)
    if kind == "NOT_FOUND":
        return ReviewError(
            Letter("GitHub does not show this repository to the token", f"it said: {said}"),
            reason="not-found",
        )
    if kind in {"FORBIDDEN", "INSUFFICIENT_SCOPES"}:
        return ReviewError(forbidden(said), reason="missing-permission")
    return ReviewError(
        Letter("GitHub did not understand the request", f"it said: {said}"), reason="refused"
    )
