"""What people write in Slack (*mrkdwn*) as one line of Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from action.importers.aliases import Aliases

_CODE: Final = re.compile(r"```(.*?)```|`([^`\n]+)`", re.DOTALL)
_TOKEN: Final = re.compile(r"<([^<>\n]+)>")
_KEPT: Final = re.compile(r"\x00(\d+)\x00")
_BOLD: Final = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\w*])")
_STRUCK: Final = re.compile(r"(?<![\w~])~(?=\S)([^~\n]+)(?<=\S)~(?![\w~])")
_EMOJI: Final = re.compile(r":([a-z0-9_+'-]+):(?::skin-tone-[2-6]:)?")
_ENTITY: Final = re.compile(r"&(amp|lt|gt);")
_SIGNS: Final = {"amp": "&", "lt": "<", "gt": ">"}
_ENDS: Final = (".", "!", "?", ":", ";", ",")
_ADDRESS: Final = {ord(sign): f"%{ord(sign):02X}" for sign in '()<> "\\^`{|}'}

EMOJI: Final[Mapping[str, str]] = {
    "+1": "👍", "thumbsup": "👍", "-1": "👎", "thumbsdown": "👎", "100": "💯", "alert": "🚨",
    "arrow_down": "⬇️", "arrow_left": "⬅️", "arrow_right": "➡️", "arrow_up": "⬆️",
    "bangbang": "‼️", "bell": "🔔", "boom": "💥", "bug": "🐛", "bulb": "💡", "calendar": "📆",
    "chart_with_downwards_trend": "📉", "chart_with_upwards_trend": "📈", "checkered_flag": "🏁",
    "clap": "👏", "construction": "🚧", "cry": "😢", "ear": "👂", "exclamation": "❗", "eyes": "👀",
    "facepalm": "🤦", "fingers_crossed": "🤞", "fire": "🔥", "fire_engine": "🚒",
    "flashlight": "🔦",
    "gear": "⚙️", "green_heart": "💚", "grimacing": "😬", "hammer": "🔨",
    "hammer_and_wrench": "🛠️", "heart": "❤️", "heavy_check_mark": "✔️", "hourglass": "⌛",
    "hourglass_flowing_sand": "⏳", "information_source": "ℹ️", "joy": "😂",
    "large_blue_circle": "🔵", "large_green_circle": "🟢", "large_orange_circle": "🟠",
    "large_yellow_circle": "🟡", "lock": "🔒", "mag": "🔍", "mega": "📣", "memo": "📝",
    "muscle": "💪",
    "no_entry": "⛔", "ok": "🆗", "ok_hand": "👌", "package": "📦", "pager": "📟", "phone": "☎️",
    "point_down": "👇", "point_right": "👉", "point_up": "☝️", "pray": "🙏", "pushpin": "📌",
    "question": "❓", "raised_hands": "🙌", "recycle": "♻️", "red_circle": "🔴",
    "repeat": "🔁", "rocket": "🚀", "rotating_light": "🚨", "round_pushpin": "📍", "scream": "😱",
    "see_no_evil": "🙈", "shrug": "🤷", "siren": "🚨", "skull": "💀", "slightly_smiling_face": "🙂",
    "smile": "😄", "sob": "😭", "speech_balloon": "💬", "star": "⭐", "stop_sign": "🛑",
    "stopwatch": "⏱️", "sweat_smile": "😅", "tada": "🎉", "telephone_receiver": "📞",
    "thinking_face": "🤔", "thread": "🧵", "traffic_light": "🚥", "wave": "👋", "warning": "⚠️",
    "white_check_mark": "✅", "wrench": "🔧", "x": "❌", "zap": "⚡",
}  # fmt: skip
"""The emoji that incident channels use; others, and a team's own, stay as `:name:`."""


_ALIASES: Final = {"thumbsup": "+1", "thumbsdown": "-1"}
"""What people call an emoji, and what Slack calls it in a reaction."""


@dataclass(slots=True)
class _Writing:
    """A message on its way; pieces that are finished are put aside and stay as they are."""

    people: Aliases
    channels: Mapping[str, str]
    kept: list[str] = field(default_factory=list)

    def keep(self, text: str) -> str:
        self.kept.append(text)
        return f"\x00{len(self.kept) - 1}\x00"

    def code(self, found: re.Match[str]) -> str:
        """A code span for each line, for a block has no place in one line."""
        block = found[1]
        if block is None:
            return self.keep(f"`{_plain(found[2])}`")
        rows = (_bare(_plain(row)) for row in block.split("\n"))
        spans = "\n".join(self.keep(f"`{row}`") for row in rows if row)
        return f"\n{spans}\n"

    def token(self, found: re.Match[str]) -> str:
        """What stands in angle brackets: an address, a person, a channel, a group or a date."""
        target, _, label = found[1].partition("|")
        label = _plain(label).strip()
        if target.startswith("@"):
            self.people.learn(target[1:], label)
            return self.keep(self.people.call(target[1:]))
        if target.startswith("#"):
            return self.keep("#" + (label or self.channels.get(target[1:], target[1:])))
        if target.startswith("!"):
            return self.keep(label or "@" + target[1:].partition("^")[0])
        return self.keep(_link(_plain(target), label))

    def whole(self, text: str) -> str:
        """The text with its pieces back in place; a piece may hold an earlier one."""
        return _KEPT.sub(lambda found: self.whole(self.kept[int(found[1])]), text)


def markdown(text: str, people: Aliases, channels: Mapping[str, str]) -> str:
    """The message as one line; a stroke parts its lines where no sentence ends."""
    writing = _Writing(people, channels)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", " ")
    text = _TOKEN.sub(writing.token, _CODE.sub(writing.code, text))
    text = _STRUCK.sub(r"~~\1~~", _BOLD.sub(r"**\1**", text))
    return writing.whole(on_one_line(_plain(with_emoji(text))))


def on_one_line(text: str) -> str:
    """Several lines as one: a stroke parts them where no sentence ends."""
    rows = [" ".join(row.split()) for row in text.split("\n")]
    joined = ""
    for row in filter(None, rows):
        gap = " " if joined.endswith(_ENDS) else " / "
        joined = f"{joined}{gap}{row}" if joined else row
    return joined


def with_emoji(text: str) -> str:
    """The text with the emoji that incident channels use as signs."""
    return _EMOJI.sub(lambda found: EMOJI.get(found[1], found[0]), text)


def emoji_names(said: str) -> frozenset[str]:
    """The names in Slack of an emoji, given by its name or as a sign."""
    name = said.strip().strip(":").partition("::")[0]
    known = {
        name
        for name, sign in EMOJI.items()
        if sign.rstrip("\ufe0f") == said.strip().rstrip("\ufe0f")
    }
    return frozenset(known or {_ALIASES.get(name, name)})


def markdown_link(label: str, url: str) -> str:
    """A link in people's Markdown."""
    shown = re.sub(r"([\[\]\\])", r"\\\1", " ".join(label.split()))
    return f"[{shown}]({url.translate(_ADDRESS)})"


def _link(url: str, label: str) -> str:
    scheme, _, rest = url.partition(":")
    if scheme in {"mailto", "tel"}:
        return label or rest
    return markdown_link(label, url) if label and label != url else url


def _plain(text: str) -> str:
    """Slack writes these three signs as entities, and no others."""
    return _ENTITY.sub(lambda found: _SIGNS[found[1]], text)


def _bare(row: str) -> str:
    return " ".join(row.replace("`", "'").split())
