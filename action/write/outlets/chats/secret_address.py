"""An address that is a secret by itself, as chats give it: whoever knows it may post there."""

from __future__ import annotations

from action.review.answers.answer import Why
from action.wire.abroad import ToolAnswer
from action.write.outlets.tool import NotTakenError, Tool

_NEW_ADDRESS = frozenset({Why.NOT_FOUND, Why.FORBIDDEN})
"""Why a chat takes nothing at this address: only another one helps."""


def posted(tool: Tool, url: str, content: bytes) -> ToolAnswer:
    """What a chat answers; where it does not know the address any more, that is our key's end."""
    try:
        return tool.hand_over(url, content)
    except NotTakenError as error:
        why = Why.FORBIDDEN if error.why in _NEW_ADDRESS else error.why
        raise NotTakenError(why, error.said) from None
