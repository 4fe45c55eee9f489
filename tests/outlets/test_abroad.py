"""What is known of a request to another tool that has got no answer: whether it can have come."""

from collections.abc import Callable

import pytest
import requests
from requests.exceptions import ProxyError
from urllib3.connection import HTTPSConnection
from urllib3.exceptions import MaxRetryError, NewConnectionError, ProtocolError
from urllib3.exceptions import ProxyError as PoolProxyError

from action.wire.abroad import Abroad, host
from action.wire.trouble import LostAnswerError, NotReachedError


def nobody_there() -> Exception:
    """Nobody listens, or the name leads nowhere."""
    reason = NewConnectionError(HTTPSConnection("hooks.slack.com"), "refused")
    return requests.ConnectionError(MaxRetryError(None, "/", reason))  # type: ignore[arg-type]


def no_proxy() -> Exception:
    """The proxy of the runner does not listen."""
    reason = NewConnectionError(HTTPSConnection("proxy"), "refused")
    proxied = PoolProxyError("Unable to connect to proxy", reason)
    return ProxyError(MaxRetryError(None, "/", proxied))  # type: ignore[arg-type]


def dropped() -> Exception:
    """The other side hangs up."""
    return requests.ConnectionError(ProtocolError("Connection aborted.", OSError()))


def dropped_behind_proxy() -> Exception:
    """The same behind a proxy, which gets the blame [urllib3 2]."""
    proxied = PoolProxyError("Unable to connect to proxy", OSError("closed"))
    return ProxyError(MaxRetryError(None, "/", proxied))  # type: ignore[arg-type]


def fails(monkeypatch: pytest.MonkeyPatch, error: Exception) -> Exception:
    """What is raised where the line fails so."""

    def request(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(requests.Session, "request", request)
    with pytest.raises(LostAnswerError) as lost:
        Abroad((host("hooks.slack.com"),)).send("POST", "https://hooks.slack.com/")
    return lost.value


@pytest.mark.parametrize("cause", [nobody_there, no_proxy, requests.ConnectTimeout])
def test_what_has_not_left_may_be_sent_again(
    monkeypatch: pytest.MonkeyPatch, cause: Callable[[], Exception]
) -> None:
    """There was no connection."""
    assert isinstance(fails(monkeypatch, cause()), NotReachedError)


@pytest.mark.parametrize("cause", [dropped, dropped_behind_proxy, requests.ReadTimeout])
def test_what_may_have_left_is_unclear(
    monkeypatch: pytest.MonkeyPatch, cause: Callable[[], Exception]
) -> None:
    """It may have come before the line went down."""
    assert not isinstance(fails(monkeypatch, cause()), NotReachedError)
