"""The names A1, A2 … of actions: given once, never to two lines, whatever people do to the list."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.review.actions import actions
from action.review.actions.action import ActionList
from action.review.actions.aside.beside import taken_off
from action.review.actions.aside.beside_lines import DeclinedIdea
from action.review.actions.short_names import with_names

MARKED = re.compile(r'name="(A\d+)"')


def named(text: str) -> str:
    """The list as we write it."""
    return with_names(ActionList(text)).text


def dressed(text: str, **declined: str) -> str:
    """The same with what we say beside it."""
    before = taken_off(ActionList(text))
    ideas = {name: DeclinedIdea("lee", why, "https://x.org/1") for name, why in declined.items()}
    return actions.dressed(before.bare, before, ideas).text


def names(text: str) -> dict[str, str]:
    """The name of every action, by its first word."""
    return {one.title.split()[0]: one.name for one in ActionList(text).all}


# --- what must not happen -------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "No action\n\nReason: none", "```\n- [ ] an example\n```"])
def test_a_list_without_actions_stays_as_it_is(text: str) -> None:
    """There is nothing to name."""
    assert dressed(text) == text


def test_a_named_list_stays_as_it_is() -> None:
    """However often it is written."""
    once = dressed(
        "Intro\n\n- [ ] One\n* [x] Two @tom\n  1. [ ] Improve monitoring\n\nReason: many"
    )

    assert dressed(once) == once


rows = st.sampled_from(
    [
        *("- [ ] One", "- [x] Two @tom due friday", "  - [x] Nested", "1. [x] Five", "* [X] Four"),
        *("words", "", "Reason: many", "> - [x] quoted", "    - [x] code", "```\n- [x] ex\n```"),
        *("- [ ] **A7** Mine", "- [ ] Improve monitoring", "- [ ] Remind all", "- [x] @tom"),
        *('- [ ] Old <!-- incident-review:action key="k1" -->', "- [x] Linked → #9"),
        '- [ ] **A3** New <!-- incident-review:action key="k2" name="A3" -->',
        '<!-- incident-review:proposed keys="k1 k3" last="5" -->',
    ]
)
texts = st.lists(rows, max_size=8).map("\n".join)


@given(text=texts)
def test_names_change_no_word_of_people(text: str) -> None:
    """But for a mark, a name before the words stands there, and nothing else."""
    plain = re.compile(
        r"\*\*A\d+\*\*\s+|\s*<!-- incident-review:.*?-->|(?<=\S)[ \t]+$", re.MULTILINE
    )
    bare = [row for row in plain.sub("", text).split("\n") if row.strip()]
    after = [row for row in plain.sub("", named(text)).split("\n") if row.strip()]

    assert after == bare


@given(text=texts)
def test_every_action_has_a_name_of_its_own(text: str) -> None:
    """And the next time it has the same."""
    once = dressed(text)
    found = [one.name for one in ActionList(once).all]

    assert all(found)
    assert len(set(found)) == len(found)
    assert dressed(once) == once
    assert [one.key for one in ActionList(once).all] == [one.key for one in ActionList(text).all]


@given(text=texts, order=st.randoms(), ends=st.booleans())
def test_moved_and_deleted_lines_keep_and_take_their_names(
    text: str, order: Random, *, ends: bool
) -> None:
    """A name that was given is never given to another line."""
    once = named(text)
    lines = [row for row in once.split("\n") if MARKED.search(row) and row.startswith("- [")]
    ledger = [row for row in once.split("\n") if "incident-review:proposed" in row][-1:]
    order.shuffle(lines)
    kept = [*lines[: len(lines) // 2], *ledger, *(["- [ ] Another"] if ends else [])]
    after = named("\n".join(kept))
    given_before = {one.key: one.name for one in ActionList(once).all}
    known = {one.key: one.name for one in ActionList(after).all if one.key in given_before}

    assert known.items() <= given_before.items()
    new = [one.name for one in ActionList(after).all if one.title == "Another"]
    assert not set(new) & set(given_before.values())


# --- what people do -------------------------------------------------------------------------------


def test_lines_are_named_in_their_order() -> None:
    """By hand or by us."""
    assert names(named("- [ ] One\n- [x] Two @tom")) == {"One": "A1", "Two": "A2"}


def test_a_deleted_line_takes_its_name_along() -> None:
    """The mark below the list remembers the highest."""
    once = named("- [ ] One\n- [ ] Two")
    without = "\n".join(row for row in once.split("\n") if "Two" not in row)

    assert names(named(without + "\n- [ ] Three")) == {"One": "A1", "Three": "A3"}


def test_a_name_that_people_take_away_comes_back() -> None:
    """Our mark at the end of the line knows it."""
    once = named("- [ ] One\n- [ ] Two")

    assert named(once.replace("**A2** Two", "Something else")).count("- [ ] **A2** Something") == 1


def test_a_name_that_people_change_is_put_right() -> None:
    """Others may have written it down already."""
    once = named("- [ ] One\n- [ ] Two")

    assert named(once.replace("**A2**", "**A9**")) == once


def test_a_line_that_is_copied_has_the_name_once() -> None:
    """The second one is a new action."""
    once = named("- [ ] One\n- [ ] Two")
    first = once.split("\n")[0]

    assert [one.name for one in ActionList(named(f"{once}\n{first}")).all] == ["A1", "A2", "A3"]


def test_a_line_that_lost_its_mark_is_known_by_the_name_before_it() -> None:
    """Somebody has written it anew."""
    once = named("- [ ] One\n- [ ] Two")
    rows = [row.partition(" <!-- incident-review:action")[0] for row in once.split("\n")]

    assert names(named("\n".join(reversed(rows)))) == {"One": "A1", "Two": "A2"}


def test_a_page_of_before_gets_names_and_keeps_its_keys() -> None:
    """Its proposals had marks without a name."""
    old = '- [ ] One ([proposed by tom](https://x.org/1)) <!-- incident-review:action key="k1" -->'

    assert named(old).startswith(
        "- [ ] **A1** One ([proposed by tom](https://x.org/1))"
        ' <!-- incident-review:action key="k1" name="A1" -->'
    )


def test_windows_newlines_stay() -> None:
    """GitHub's editor writes them."""
    assert named("- [ ] One\r\n- [ ] Two\r").split("\n")[0].endswith('name="A1" -->\r')


# --- what we say beside them ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Improve monitoring",
        "Be more careful with releases",
        "Investigate why the queue filled",
        "More tests",
        "Please look into it",
        "We should improve monitoring",
        "Monitoring needs improvement",
        "Monitoring verbessern",
        "Untersuchen, warum die Queue voll war",
        "Vorsichtiger deployen",
        "Améliorer la surveillance",
        "Mejorar los avisos",
        "Улучшить мониторинг",
        "監視を改善する",
        "改进监控",
        "모니터링 개선",
    ],
)
def test_a_vague_line_gets_a_question_beside_it(words: str) -> None:
    """It is no refusal."""
    assert "\n  - How will you know that “" in dressed(f"- [ ] {words}")


@pytest.mark.parametrize(
    "words",
    [
        "Investigate why the queue filled, done when a note says why",
        "Improve the search index so that it answers within 200 ms",
        "Page somebody sooner",
        "Investigate it done already",
        "Improve monitoring → #9",
        "Reviewers page somebody",
        "Alarm ab 500 Aufträgen in der Queue anlegen",
        "Den Parser verbessern, bis er drei Formate liest",
        "キューが500を超えたら通知する",
    ],
)
def test_a_clear_line_gets_none(words: str) -> None:
    """Or one that is done, or has its issue."""
    assert "How will you know" not in dressed(f"- [x] {words}\n- [ ] Move the queue")


def test_a_question_goes_with_its_reason() -> None:
    """As soon as people say how they will know."""
    asked = dressed("- [ ] Improve monitoring\n- [ ] Move the queue")
    clear = asked.replace("monitoring <", "monitoring done when it rings <")

    assert "How will you know" not in dressed(clear)


def test_a_deleted_question_stays_away() -> None:
    """People have answered it for themselves."""
    asked = dressed("- [ ] Improve monitoring\n- [ ] Move the queue")
    rows = [row for row in asked.split("\n") if "How will you know" not in row]

    assert dressed("\n".join(rows)) == "\n".join(rows)


def test_an_answer_in_our_question_is_theirs() -> None:
    """The line stays as they wrote it, and nothing is asked again."""
    asked = dressed("- [ ] Improve monitoring\n- [ ] Move the queue")
    answered = asked.replace("`done when …`. <", "`done when …`. It rings! <")

    assert dressed(answered) == answered


def test_our_lines_stand_below_all_that_belongs_to_an_action() -> None:
    """Words of people below a box stay in its paragraph."""
    text = dressed("- [ ] Improve monitoring\n  and more\n- [ ] Move the queue")

    assert re.search(r"monitoring.*\n  and more\n  - How will", text)


def test_where_everything_is_a_reminder_the_page_asks_once_for_more() -> None:
    """Half of all published actions are of that sort; nothing of it is refused."""
    asked = dressed("- [ ] Remind everybody\n- [x] Write a runbook @tom\n- [ ] Train the team")

    assert asked.count("Could one of them change the system instead") == 1
    assert dressed(asked) == asked
    assert "Could one" not in dressed(f"{asked}\n- [ ] Move the queue")


@pytest.mark.parametrize(
    "words", ["Team schulen", "Former l'équipe", "手順書を更新する", "更新文档"]
)
def test_a_reminder_is_one_in_other_languages(words: str) -> None:
    """And so is asked about where nothing else is there."""
    assert "Could one of them" in dressed(f"- [ ] {words}")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Add an alert by Christmas @tom", "by Christmas"),
        ("Add an alert @tom soon", "soon"),
        ("Add an alert next quarter", "next quarter"),
        ("Add an alert by January", "by January"),
        ("Add an alert by Q1 @tom", "by Q1"),
        ("Add an alert within two months", "within two months"),
        ("Add an alert, Friday @tom", "Friday"),
        ("Alarm anlegen bis Freitag @tom", "bis Freitag"),
        ("Alarm anlegen bis Ende des Monats", "bis Ende des Monats"),
        ("Ajouter une alerte avant Noël", "avant Noël"),
        ("Añadir una alerta antes del lunes", "antes del lunes"),
        ("アラートを追加 来週まで", "来週まで"),
    ],
)
def test_a_day_that_nobody_can_read_is_asked_about(words: str, day: str) -> None:
    """In the words in which it was said; it is not swallowed."""
    assert f"Is `{day}` the due date?" in dressed(f"- [ ] {words}")


@pytest.mark.parametrize("words", ["Add an alert soon", "Add an alert due soon"])
def test_a_question_about_a_day_stays_until_it_is_answered(words: str) -> None:
    """Whatever else changes in the list; deleted, it stays away."""
    asked = dressed(f"- [ ] {words}\n- [ ] Move the queue")
    later = dressed(asked.replace("Move the queue", "Move both queues"))

    assert asked.count("`soon`") == later.count("`soon`") == 1
    rows = [row for row in asked.split("\n") if "`soon`" not in row]
    assert dressed("\n".join(rows)) == "\n".join(rows)


@pytest.mark.parametrize(
    "words",
    [
        "Sort the queue by date",
        "Stop the import by hand",
        "No deploys on Friday afternoon",
        "Run the soon-to-fail job first",
        "Guard it by a limit for next week's load test",
        "Alarm vor dem Überlauf anlegen",
        "Page before the disk is full",
    ],
)
def test_what_is_no_day_is_not_asked_about(words: str) -> None:
    """A question too many makes people deaf."""
    assert "the due date?" not in dressed(f"- [ ] {words}")


def test_a_declined_idea_keeps_its_line_and_says_why() -> None:
    """Below it, in harmless words."""
    text = dressed("- [ ] Move the queue\n- [ ] Buy it", A2="too *dear* @tom <!-- [x]")

    assert "\n- [ ] **A2** Buy it" in text
    assert "  - **Declined** by lee: too \\*dear\\* @&#8203;tom" in text
    assert "<!-- [x]" not in text
    assert "Declined" not in dressed(text)
