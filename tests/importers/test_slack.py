"""A Slack channel becomes a timeline: what people said, each with the address of the message."""

from __future__ import annotations

import json
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from action.importers.import_model import Around, Source
from tests.importers.samples import CHANNEL, a_message, letter, lines, pinned, read_back, told

EVERYBODY = [
    {"id": "U1", "name": "mira", "profile": {"real_name": "Mira Novak"}},
    {"id": "U2", "name": "jonas", "real_name": "Jonas Berg"},
]
CHANNELS = [{"id": "C0123456", "name": "inc-42"}, {"id": "C9", "name": "deploys"}]
AROUND = Around(
    (
        Source("users.json", json.dumps(EVERYBODY)),
        Source("channels.json", json.dumps(CHANNELS)),
    ),
    "inc-42",
)


def what(text: str, **wishes: Any) -> str:
    """The words that a message becomes."""
    return told([a_message(text)], around=AROUND, **wishes).events[0].what


# --- which messages -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ({"subtype": "channel_join"}, "1 channel message (somebody joined, left or changed it)"),
        ({"subtype": "group_leave"}, "1 channel message (somebody joined, left or changed it)"),
        ({"subtype": "channel_topic"}, "1 channel message (somebody joined, left or changed it)"),
        ({"subtype": "bot_message"}, "1 message from a bot or app"),
        ({"bot_id": "B1"}, "1 message from a bot or app"),
        ({"subtype": "pinned_item"}, "1 notice from Slack"),
        ({"subtype": "tombstone"}, "1 deleted message"),
        ({"subtype": "message_deleted"}, "1 deleted message"),
        ({"text": ""}, "1 message without words"),
        ({"ts": "yesterday"}, "1 entry that is not a message"),
    ],
)
def test_what_nobody_said_is_left_out_and_counted(message: dict[str, Any], said: str) -> None:
    """The noise of a channel is no event, and nothing goes silently."""
    found = told([a_message(), a_message(**{"minute": 1, **_without_text(message)})])

    assert (len(found.events), found.left_out) == (1, (said,))


def _without_text(message: dict[str, Any]) -> dict[str, Any]:
    return {"text": "x", **message}


@pytest.mark.parametrize("subtype", ["me_message", "file_share", "thread_broadcast"])
def test_what_people_say_in_other_ways_is_kept(subtype: str) -> None:
    """A file with words, a /me and a reply to all are people speaking."""
    assert len(told([a_message(subtype=subtype)]).events) == 1


def test_an_emoji_chooses_messages() -> None:
    """Whoever has marked the messages that tell the story gets these and no others."""
    found = told([a_message("noise"), pinned(a_message("signal", 1))], emoji=frozenset({"pushpin"}))

    assert (lines(found), found.left_out) == (["14:06 signal"], ("1 message without :pushpin:",))


def test_an_emoji_chooses_messages_of_bots_too() -> None:
    """The alert that began it all often comes from a bot."""
    alert = pinned(a_message("Errors above 5 %", subtype="bot_message", username="Alerts"))

    assert lines(told([alert], emoji=frozenset({"pushpin"}))) == ["14:05 Errors above 5 %"]


def test_the_colour_of_a_hand_does_not_matter() -> None:
    """Slack adds the skin tone to the name of a reaction."""
    message = pinned(a_message(), "+1::skin-tone-3")

    assert len(told([message], emoji=frozenset({"+1"})).events) == 1


def test_a_deleted_message_is_not_chosen() -> None:
    """Who deleted a message did not want it read again."""
    message = pinned(a_message("This message was deleted.", subtype="tombstone"))

    assert "1 deleted message" in letter([message], emoji=frozenset({"pushpin"}))


def test_a_message_that_comes_twice_is_one_event() -> None:
    """A reply sent to all stands in the channel and in its thread."""
    reply = a_message("Found it", 1, thread_ts=a_message()["ts"])
    found = told([a_message(), {**reply, "subtype": "thread_broadcast"}], {"messages": [reply]})

    assert lines(found) == ["14:05 Looking", "14:06 Found it"]


def test_of_an_edited_message_the_last_words_count() -> None:
    """Two exports may hold it before and after."""
    edited = a_message("14 orders", edited={"user": "U1", "ts": "1772460400.0"})

    assert lines(told([edited], [a_message("40 orders")])) == ["14:05 14 orders"]


def test_a_record_of_a_change_is_the_message_that_it_became() -> None:
    """The Events API tells changes as messages around messages."""
    change = {
        **a_message(minute=9),
        "subtype": "message_changed",
        "message": a_message("New words"),
    }

    assert lines(told([change])) == ["14:05 New words"]


def test_replies_stand_in_the_order_of_time() -> None:
    """A thread that goes on for an hour does not stand where it began."""
    root = a_message("Slow?", 0)
    later = a_message("Rolled back", 5)
    reply = a_message("Yes, slow", 9, thread_ts=root["ts"])

    assert lines(told([root, reply, later])) == [
        "14:05 Slow?",
        "14:10 Rolled back",
        "14:14 Yes, slow",
    ]


def test_replies_that_a_tool_nests_in_their_message_are_found() -> None:
    """An export only says who replied; slackdump keeps the reply inside."""
    root = a_message(
        slackdump_thread_replies=[a_message("Inside", 2)], replies=[{"ts": "1", "user": "U2"}]
    )

    assert lines(told({"channel_id": "C1", "messages": [root]})) == [
        "14:05 Looking",
        "14:07 Inside",
    ]


def test_several_day_files_are_one_story() -> None:
    """An incident goes on past midnight."""
    assert lines(told([a_message("Second", 600)], [a_message("First")])) == [
        "14:05 First",
        "00:05 Second",
    ]


def test_no_message_at_all_is_a_letter() -> None:
    """The letter says what was there instead, and how to get more."""
    assert letter([a_message(bot_id="B1")]) == (
        "No message is left for the timeline (1 message from a bot or app); give the day files of"
        " the channel, or choose messages from bots with `--emoji`"
    )


# --- addresses ------------------------------------------------------------------------------------


def test_each_message_is_linked() -> None:
    """Every line of a timeline says where we know it from (R24)."""
    found = told([a_message()], link=f"{CHANNEL}/p1772460300000100")

    assert [event.source for event in found.events] == [f"{CHANNEL}/p1772460300000100"]
    assert read_back(found).channel == CHANNEL


def test_a_reply_is_linked_inside_its_thread() -> None:
    """Without the thread, Slack would open the channel beside it."""
    root, reply = a_message(), a_message(minute=1, thread_ts=a_message()["ts"])
    found = told([root, reply], link=CHANNEL)

    assert [event.source for event in found.events] == [
        f"{CHANNEL}/p1772460300000100",
        f"{CHANNEL}/p1772460360000100?thread_ts=1772460300.000100&cid=C0123456",
    ]


def test_an_address_that_the_export_knows_is_used() -> None:
    """`search.messages` gives each message its permalink."""
    found = told({"messages": {"matches": [a_message(permalink=f"{CHANNEL}/p1")]}})

    assert (found.events[0].source, found.doubts) == (f"{CHANNEL}/p1", ())


def test_the_export_may_say_the_workspace_and_the_channel() -> None:
    """The page of a file names the workspace, `channels.json` the channel."""
    file = {"name": "graph.png", "permalink": "https://acme.slack.com/files/U1/F1/graph.png"}
    found = told([a_message(files=[file])], around=AROUND)

    assert found.events[0].source == f"{CHANNEL}/p1772460300000100"


def test_without_an_address_people_are_told_how_to_give_it() -> None:
    """An invented address would be worse than none."""
    found = told([a_message()])

    assert (found.events[0].source, "--link" in found.doubts[0]) == (None, True)


@pytest.mark.parametrize(
    "link", ["acme", "https://acme.slack.com", "javascript:x", "https://x/a b"]
)
def test_a_link_that_is_no_channel_is_asked_about(link: str) -> None:
    """The letter shows what Slack copies."""
    assert "is not the address of a Slack channel; write it as Slack copies it" in letter(
        [a_message()], link=link
    )


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "see <https://x.example/a?b=1&amp;c=2|the *board*>",
            "see [the *board*](https://x.example/a?b=1&c=2)",
        ),
        ("<https://x.example/a_(b)|it>", "[it](https://x.example/a_%28b%29)"),
        ("<https://x.example>", "https://x.example"),
        ("<mailto:a@x.example|a@x.example>", "a@x.example"),
        ("<!here> <!channel>", "@here @channel"),
        ("<!subteam^S1|@oncall>", "@oncall"),
        ("<!date^1392734382^{date}|18 February>", "18 February"),
        ("in <#C9> and <#C8|builds>", "in #deploys and #builds"),
        (
            "*bold* ~gone~ _soft_ snake_case 2 * 3 * 4",
            "**bold** ~~gone~~ _soft_ snake_case 2 * 3 * 4",
        ),
        ("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"),
        ("`*raw* &lt;b&gt; :fire:` :fire:", "`*raw* <b> :fire:` 🔥"),
        ("```\nERROR `x`\n\n  at y\n```\nseen", "`ERROR 'x'` / `at y` / seen"),
        (":wave::skin-tone-2: at 14:05:30 :our_own:", "👋 at 14:05:30 :our_own:"),
        ("Rolled back.\nWatching\nnow", "Rolled back. Watching / now"),
        ("<https://x.example|`code`>", "[`code`](https://x.example)"),
        ("``` never closed", "``` never closed"),
    ],
)
def test_slacks_marks_become_markdown_on_one_line(text: str, expected: str) -> None:
    """One event is one line, and reads as the message did."""
    assert what(text) == expected


def test_people_are_numbered_unless_names_are_asked_for() -> None:
    """Reviews speak of roles, not of names (R21); who is whom stays clear throughout."""
    text = "<@U2> asks <@U9|lea>, <@U2> waits"
    found = told([a_message(text)], around=AROUND)

    assert found.events[0].what == "person 1 asks person 2, person 1 waits"
    assert found.events[0].by is None
    assert "--names" in found.doubts[0]


def test_names_can_be_asked_for() -> None:
    """The profile in the message, `users.json` and the mention itself know names."""
    profile = {"real_name": "Mira N."}
    message = a_message("<@U2> asks <@U9|lea>", user="U7", user_profile=profile)
    found = told([message], around=AROUND, names=True)

    assert [(event.what, event.by) for event in found.events] == [
        ("Jonas Berg asks lea", "Mira N.")
    ]


def test_files_are_named_and_linked_without_their_keys() -> None:
    """The addresses of downloads in an export open the file for everybody."""
    files = [
        {"name": "graph.png", "permalink": "https://acme.slack.com/files/U1/F1/graph.png"},
        {"name": "dump.txt", "url_private": "https://files.slack.com/dump.txt?t=xoxe-secret"},
        {"mode": "tombstone"},
    ]

    assert told([a_message("Look", files=files)]).events[0].what == (
        "Look ([graph.png](https://acme.slack.com/files/U1/F1/graph.png)) (file: dump.txt)"
        " (a deleted file)"
    )


def test_an_alert_keeps_its_words_in_an_attachment() -> None:
    """Apps write there, and leave the text empty."""
    alert = {
        "title": "Errors above 5 %",
        "title_link": "https://grafana.example/1",
        "text": "now *7 %*",
        "fields": [{"title": "service", "value": "checkout"}],
        "fallback": "unread",
    }
    message = pinned(a_message("", bot_id="B1", attachments=[alert]))

    assert told([message], emoji=frozenset({"pushpin"})).events[0].what == (
        "[Errors above 5 %](https://grafana.example/1) / now **7 %** / service: checkout"
    )


def test_the_title_of_an_attachment_may_lead_nowhere() -> None:
    """Then it is told as the words that it is."""
    message = pinned(a_message("", bot_id="B1", attachments=[{"title": "Errors above 5 %"}]))

    assert told([message], emoji=frozenset({"pushpin"})).events[0].what == "Errors above 5 %"


def test_the_preview_of_a_linked_page_is_no_news() -> None:
    """The link is there already."""
    preview = {"from_url": "https://x.example", "title": "X", "text": "All about X"}

    assert told([a_message("see", attachments=[preview])]).events[0].what == "see"


def test_words_in_blocks_are_found() -> None:
    """A message written with the editor of Slack may have no text beside its blocks."""
    section = {"type": "rich_text_section", "elements": [
        {"type": "text", "text": "All <ok>, "},
        {"type": "user", "user_id": "U2"},
        {"type": "emoji", "name": "tada"},
        {"type": "link", "url": "https://x.example", "text": "log"},
    ]}  # fmt: skip
    header = {"type": "header", "text": {"type": "plain_text", "text": "Status"}}
    blocks = [header, {"type": "rich_text", "elements": [section]}]

    assert told([a_message("", blocks=blocks)]).events[0].what == (
        "Status / All <ok>, person 1🎉[log](https://x.example)"
    )


# --- the rest -------------------------------------------------------------------------------------


def test_times_are_told_on_the_clock_that_is_asked_for() -> None:
    """Slack counts in UTC, people remember their own clock."""
    found = told([a_message(minute=600)], zone=ZoneInfo("Asia/Tokyo"))

    assert (lines(found), str(found.day)) == (["09:05 Looking"], "2026-03-03")


def test_a_page_that_is_not_the_last_is_told() -> None:
    """`conversations.history` answers in pages; a page of replies says nothing about them."""
    page = {"messages": [a_message(), a_message(minute=1)], "has_more": True}
    thread = [a_message(minute=i, thread_ts=a_message()["ts"]) for i in range(2)]
    replies = {"messages": thread, "has_more": False}

    assert any("next page" in doubt for doubt in told(page, replies).doubts)
    assert not any("next page" in doubt for doubt in told(page, {**page, "has_more": False}).doubts)
