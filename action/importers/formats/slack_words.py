"""The words of one Slack message, wherever it keeps them: text, blocks, attachments, files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from action.importers import mrkdwn
from action.importers.aliases import Aliases
from action.importers.import_model import Json
from action.importers.json_text import rows_of, text_of

_LINES: Final = ("section", "header", "context", "rich_text_")
"""Blocks that stand on a line of their own."""
_ELEMENTS: Final[Mapping[str, tuple[str, str]]] = {
    "mrkdwn": ("text", "{}"),
    "plain_text": ("text", "{}"),
    "text": ("text", "{}"),
    "link": ("url", "<{}>"),
    "user": ("user_id", "<@{}>"),
    "channel": ("channel_id", "<#{}>"),
    "usergroup": ("usergroup_id", "<!subteam^{}>"),
    "broadcast": ("range", "<!{}>"),
    "emoji": ("name", ":{}:"),
}
"""Elements of blocks: where their words are, and how Slack's marks say the same."""
_GONE: Final = frozenset({"tombstone", "hidden_by_limit"})


def words_of_message(raw: Mapping[str, Json], people: Aliases, channels: Mapping[str, str]) -> str:
    """What a message says, on one line of Markdown, with the files that hang on it."""
    text = text_of(raw, "text")
    parts = [text] if text.strip() else list(_of_blocks(raw.get("blocks")))
    parts += _of_attachments(raw, "\n".join(parts))
    words = mrkdwn.markdown("\n".join(filter(None, parts)), people, channels)
    return " ".join(filter(None, (words, *map(_file, rows_of(raw, "files")))))


def _of_attachments(raw: Mapping[str, Json], said: str) -> Iterator[str]:
    """What is attached, in Slack's own marks; the preview of a linked page is none of it."""
    for row in rows_of(raw, "attachments"):
        if row.get("from_url") and not row.get("is_share"):
            continue
        title, url = text_of(row, "title"), text_of(row, "title_link")
        head = _titled(title, url)
        fields = (f"{text_of(part, 'title')}: {_value(part)}" for part in rows_of(row, "fields"))
        lines = [text_of(row, "pretext"), head, text_of(row, "text"), *fields]
        lines += _of_blocks(row.get("blocks"))
        if not any(lines):
            lines = [text_of(row, "fallback")]
        yield from (line for line in lines if line and line not in said)


def _titled(title: str, url: str) -> str:
    if not title or not url.startswith(("https://", "http://")):
        return title
    return f"{title} <{url}>" if set(title) & set("<>|") else f"<{url}|{title}>"


def _value(part: Json) -> str:
    value = part.get("value")
    return str(value) if isinstance(value, str | int) else ""


def _of_blocks(blocks: Json) -> Iterator[str]:
    """The texts of Slack's blocks, one a line, in their order; without recursion."""
    waiting = [blocks]
    line = ""
    while waiting:
        block = waiting.pop()
        if isinstance(block, list):
            waiting += reversed(block)
        elif isinstance(block, dict):
            line += _element(block)
            if str(block.get("type", "")).startswith(_LINES):
                waiting.append(None)
            waiting += [block.get(key) for key in ("elements", "fields", "text") if block.get(key)]
        elif block is None and line.strip():
            yield line
            line = ""
    if line.strip():
        yield line


def _element(block: Mapping[str, Json]) -> str:
    """The words of one element, in Slack's own marks."""
    kind = str(block.get("type"))
    key, shape = _ELEMENTS.get(kind, ("", ""))
    words = text_of(block, key)
    if not words:
        return ""
    if kind == "link" and (label := text_of(block, "text")):
        words = f"{words}|{_escaped(label)}"
    return shape.format(words if kind in {"mrkdwn", "link"} else _escaped(words))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _file(row: Mapping[str, Json]) -> str:
    """The name of a file, with the page that shows it; `url_private` may hold a key and is left."""
    if row.get("mode") in _GONE:
        return "(a deleted file)"
    name = " ".join((text_of(row, "name") or text_of(row, "title") or "a file").split())
    url = text_of(row, "permalink")
    return (
        f"({mrkdwn.markdown_link(name, url)})" if url.startswith("https://") else f"(file: {name})"
    )
