"""A webhook of a team's own, which believes only what is signed (Standard Webhooks 1.0.0)."""

import base64
import hashlib
import hmac
import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import jsonschema_rs

from tests.outlets.told import Answered, Asked

ADDRESS: Final = "https://hooks.example.org/reviews?team=shop"
SECRET: Final = "whsec_" + base64.b64encode(bytes(range(32))).decode()
TOLERANCE: Final = 300
"""Seconds between the clocks [its libraries]."""
PUBLISHED: Final = Path(__file__).parents[2] / "templates" / "webhook.schema.json"


def closed(schema: Any) -> Any:
    """Return a schema that knows no properties but those that it describes."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    only = {"additionalProperties": False} if "properties" in schema else {}
    return {**{name: closed(part) for name, part in schema.items()}, **only}


SCHEMA: Final = jsonschema_rs.Draft7Validator(
    closed(json.loads(PUBLISHED.read_text(encoding="utf-8"))), validate_formats=True
)
"""What we have published of what it gets, and nothing besides."""


@dataclass
class OwnHookStandIn:
    """What it has got, by the ids of the deliveries; the same id is the same news."""

    got: dict[str, Any] = field(default_factory=dict)
    times: int = 0

    hosts = ("hooks.example.org",)

    def answer(self, asked: Asked) -> Answered:
        """Return 204 for what it believes."""
        assert (asked.method, asked.path, asked.query) == ("POST", "/reviews", {"team": "shop"})
        ident, stamp = asked.headers["webhook-id"], asked.headers["webhook-timestamp"]
        key = base64.b64decode(SECRET.removeprefix("whsec_"))
        signed = hmac.digest(key, f"{ident}.{stamp}.".encode() + asked.raw, hashlib.sha256)
        wanted = f"v1,{base64.b64encode(signed).decode()}"
        if not hmac.compare_digest(wanted, asked.headers["webhook-signature"]):
            return Answered(401, b"unknown signature")
        assert abs(time.time() - int(stamp)) < TOLERANCE
        assert "." not in ident, "an id with a full stop could be read in two ways [spec]"
        assert [error.message for error in SCHEMA.iter_errors(asked.body)] == []
        assert self.got.setdefault(ident, asked.body) == asked.body
        self.times += 1
        return Answered(204, None)
