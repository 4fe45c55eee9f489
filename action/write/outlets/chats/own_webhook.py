"""Your own webhook: JSON, signed as Standard Webhooks 1.0.0 has it, sent at least once.

Who gets it knows us by the signature, and what it has had before by `webhook-id`.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Self
from urllib.parse import urlsplit

from action.review.answers.answer import Done, Why
from action.review.outlets.outlet_rules import OutletRules
from action.review.outlets.parcels import WebhookMessage
from action.wire.abroad import Abroad, host
from action.wire.key_inputs import SIGNING, Keys
from action.write.outlets.tool import NotTakenError, Tool

SHORTEST: Final = 24
LONGEST: Final = 64
"""Bytes of a secret [Standard Webhooks: signature scheme]."""
_HOW_MADE: Final = "it must be whsec_ followed by 24 to 64 random bytes in base64"


@dataclass(frozen=True, slots=True)
class OwnWebhook:
    """What is signed with a secret; the address comes with each message, from the settings."""

    secret: bytes = field(repr=False)
    hidden: tuple[str, ...] = field(repr=False)

    @classmethod
    def opened(cls, keys: Keys) -> Self:
        """Your webhook, with the secret that was handed over."""
        given = keys["webhook-secret"]
        return cls(_decoded(given), keys.secrets)

    def put(self, message: WebhookMessage) -> Done:
        """The message, taken by your webhook."""
        content = message.body.encode()
        tool = Tool(self._abroad(message.url), self._signed(message.delivery, content))
        tool.hand_over(message.url, content)
        return Done(id=message.delivery)

    def tried(self, rules: OutletRules) -> Iterator[str]:
        """What can be said of it without sending anything."""
        at = urlsplit(rules.webhook.url).hostname if rules.webhook else None
        yield f"messages go to {at}, signed; only a message shows whether it accepts them"

    def _abroad(self, url: str) -> Abroad:
        return Abroad((host(urlsplit(url).hostname or ""),), self.hidden)

    def _signed(self, delivery: str, content: bytes) -> Mapping[str, str]:
        stamp = str(int(time.time()))
        signed = b".".join((delivery.encode(), stamp.encode(), content))
        digest = hmac.new(self.secret, signed, hashlib.sha256).digest()
        return {
            "webhook-id": delivery,
            "webhook-timestamp": stamp,
            "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
        }


def _decoded(given: str) -> bytes:
    try:
        secret = base64.b64decode(given.removeprefix(SIGNING), validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if not given.startswith(SIGNING) or not SHORTEST <= len(secret) <= LONGEST:
        raise NotTakenError(Why.UNUSABLE, _HOW_MADE)
    return secret
