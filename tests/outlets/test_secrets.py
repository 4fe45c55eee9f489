"""Every tool at once, failing in every way: nothing that anybody can see has a key in it."""

import base64
from collections.abc import Callable, Iterator
from typing import Any, Final
from urllib.parse import quote, urlsplit

import pytest

from tests.github.faults import Garbled, LostAfter, LostBefore, Refused
from tests.outlets.conftest import ISMS, KEYS, LIST
from tests.outlets.internet import Fault
from tests.outlets.walk import Everywhere

ALL: Final = f"""\
incident-io: yes
trello: {{lists: {{team: {LIST}}}, isms: {ISMS}}}
jira: {{site: "https://acme.atlassian.net", project: OPS}}
findings: {{repository: acme/findings}}
project: {{owner: acme, number: 5}}
slack: yes
teams: yes
webhook: {{url: "https://hooks.example.org/reviews?team=shop"}}"""
ON_GITHUB: Final = {
    "findings-token": "github_pat_5ec4e7f1nd1ng5_" + "5ec4e7" * 8,
    "project-token": "ghs_5ec4e7p40ject_" + "5ec4e7" * 8,
}
"""Tokens that GitHub has never given to anybody."""
EVERY: Final = {**KEYS, **ON_GITHUB}
REPEATED: Final = {"message": "what you sent was: " + " ".join(EVERY.values())}
"""What a tool says that repeats everything it was given, as some do."""


def spelled(sign: Callable[[str], str]) -> bytes:
    """The same as JSON, with every sign of the keys that is no letter or figure spelled out."""
    keys = ("".join(c if c.isalnum() else sign(c) for c in key) for key in EVERY.values())
    words = " ".join(keys)
    return f'{{"errorMessages": ["{words}"], "errors": [{{"message": "{words}"}}]}}'.encode()


FAULTS: Final[dict[str, Fault]] = {
    **{str(status): Refused(status, REPEATED) for status in (400, 401, 403, 404, 409, 422)},
    **{str(status): Refused(status, REPEATED) for status in (429, 500, 503)},
    "redirect": Refused(302, REPEATED, {"Location": f"https://evil.example/{KEYS['trello-key']}"}),
    "garbage": Garbled(f"<b>{REPEATED['message']}</b>".encode()),
    "nonsense": Garbled(b'{"id": 7, "data": ["' + KEYS["jira-token"].encode() + b'"]}'),
    "escaped as JSON": Garbled(spelled(lambda sign: f"\\u{ord(sign):04x}"), 401),
    "escaped as HTML": Garbled(spelled(lambda sign: f"&#{ord(sign)};"), 403),
    "escaped as in addresses": Garbled(spelled(lambda sign: f"%{ord(sign):02x}"), 422),
    "lost before": LostBefore(),
    "lost after": LostAfter(),
}


def parts() -> Iterator[str]:
    """Each key, the telling parts of addresses, and what keys become in headers."""
    for name, key in EVERY.items():
        if name != "jira-email":
            yield from (key, quote(key, safe=""), base64.b64encode(key.encode()).decode())
    for address in (KEYS["slack-webhook"], KEYS["teams-webhook"]):
        at = urlsplit(address)
        yield from (
            at.path,
            *(part.partition("=")[2] for part in at.query.split("&") if "sig" in part),
        )
    login = f"{KEYS['jira-email']}:{KEYS['jira-token']}"
    yield base64.b64encode(login.encode()).decode()
    yield KEYS["webhook-secret"].removeprefix("whsec_")


SECRET_PARTS: Final = tuple(dict.fromkeys(filter(None, parts())))


class Everything(dict[int, Any]):
    """The same fault at every request."""

    def __init__(self, fault: Fault) -> None:
        """Keep the one."""
        super().__init__()
        self.fault = fault

    def pop(self, _key: int, _default: Any = None) -> Any:
        """Return it, whichever request this is."""
        return self.fault


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_goes_wrong_no_key_is_shown(everywhere: Everywhere, fault: str) -> None:
    """In no log, summary, output, annotation, issue, comment or file; and the run ends green."""
    everywhere.keys = EVERY
    closing = everywhere.switched_on(ALL).agreed("- [x] Rotate the keys @ana isms")
    everywhere.internet.faults = Everything(FAULTS[fault])
    run = everywhere.run(closing)
    again = everywhere.swept()
    everywhere.internet.faults = {}
    seen = everywhere.shown(run, again)

    assert [part for part in SECRET_PARTS if part in seen] == []
    assert (run.exit_code, again.exit_code) == (0, 0), run.stdout
    assert "not yet" in everywhere.elsewhere()
    assert "This review is finished." in seen


def test_the_search_finds_what_is_shown(everywhere: Everywhere) -> None:
    """Else the test above would prove nothing: here a person has pasted a key into the page."""
    key = KEYS["trello-key"]
    everywhere.scene.run(everywhere.scene["lee"].comment(1, f"The key is {key}."))

    assert key in everywhere.shown()
