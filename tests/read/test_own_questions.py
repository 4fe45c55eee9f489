"""A team's own questions in the settings: any that ask how and what, at most a hundred."""

from __future__ import annotations

import json

import pytest

from action.errors import ReviewError
from action.markdown.safe import text as shown
from action.read.forms.form_letters import MOST_LETTERS
from action.read.forms.question_values import MOST_QUESTIONS
from action.read.settings import DEFAULTS, hints, settings
from action.review.bank.bank import ASKED_ABOUT, BankQuestion
from action.review.bank.choosing import Matter, questions_for

PATH = ".github/incident-review.yml"


def own(text: str) -> tuple[BankQuestion, ...]:
    """The questions that the settings hold."""
    return settings(text, path=PATH).questions.team


def left_out(text: str) -> list[str]:
    """The letters about what is left out of a text, as people read them."""
    return [str(letter) for letter in settings(text, path=PATH).left_out]


# --- what changes nothing -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["questions:", "questions: []", "questions: ''", "questions:\n -\n - ''\n - ' '\n"]
)
def test_a_list_that_is_only_begun_has_no_questions(text: str) -> None:
    """Ours are asked, and nobody is told of an empty line."""
    assert settings(text, path=PATH) == DEFAULTS


@pytest.mark.parametrize(
    "ask",
    [
        "How should we have a runbook ready next time?",
        "What would have to be true for this to work?",
        "What should happen now?",
        "Where should we have a trained person?",
        "How could we have open talks with them?",
        "Where could we have more people look?",
        "What did the whole team notice?",
        "How well does it work on any day?",
        "Which alert should have a runbook?",
        "What if we had more time for this?",
        "Was hat uns geholfen?",
        "Wie haben wir es erfahren, und was half?",
        "How did the fault tolerance hold?",
        "What went wrong with the deploy?",
        "How could people let us know sooner?",
        "What did the monitoring miss?",
        "How did you reach those who knew and who did not?",
        "How did you find out why it failed?",
        "何が助けになりましたか？",
        "Τι μας βοήθησε;",
    ],
)
def test_questions_about_what_is_and_will_be_are_taken(ask: str) -> None:
    """In any language, open or closed; a plan is no reproach."""
    assert own(json.dumps({"questions": [ask]})) == (BankQuestion(ask),)


# --- what a team may write ------------------------------------------------------------------------


def test_a_line_is_a_question_for_anything() -> None:
    """The words alone are enough."""
    assert own("questions:\n - How did the shop floor feel it?\n - What did support hear?\n") == (
        BankQuestion("How did the shop floor feel it?", ("any",)),
        BankQuestion("What did support hear?", ("any",)),
    )


@pytest.mark.parametrize(
    ("about", "kinds"),
    [
        ("decision", ("decision",)),
        ("[decision, gap]", ("decision", "gap")),
        ("decision, gap, decision", ("decision", "gap")),
        ("\n    - hand-over\n    - came-back", ("hand-over", "came-back")),
        ("dissent", ("disagree",)),
        ("[]", ("any",)),
        ("", ("any",)),
    ],
)
def test_a_question_says_what_it_is_about(about: str, kinds: tuple[str, ...]) -> None:
    """Kinds of remarks and of moments, in any spelling of a list; without any it fits anything."""
    text = f"questions:\n - ask: What tipped it?\n   about: {about}\n"

    assert own(text) == (BankQuestion("What tipped it?", kinds),)


@pytest.mark.parametrize("kind", ASKED_ABOUT)
def test_every_kind_can_be_named(kind: str) -> None:
    """Those of remarks, those of moments, and any."""
    assert own(f"questions: [{{ask: 'How?', about: {kind}}}]")[0].about == (kind,)


def test_a_hundred_questions_are_taken() -> None:
    """Spaces and line breaks count once."""
    asks = [f"What happened\n at  {number}?" for number in range(MOST_QUESTIONS)]

    assert len(own(json.dumps({"questions": asks}))) == MOST_QUESTIONS
    assert own(json.dumps({"questions": asks}))[7].ask == "What happened at 7?"


def test_they_are_asked_before_ours() -> None:
    """And ours go on behind them."""
    bank = settings("questions: [{ask: 'How loud was it?', about: gap}]", path=PATH).questions

    (asks,) = questions_for([Matter("e1", ("gap",), "Nothing")], bank)

    assert asks[0] == "How loud was it?"
    assert len(asks) == 3


# --- what is left out -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("[Why did it break?]", "1:13", "`Why did it break?` sounds like blame"),
        ("[' why? ']", "1:13", "begin with how or what: `What went into it?`"),
        ("['“Why” is it so?']", "1:13", "sounds like blame"),
        ("['It broke. And why?']", "1:13", "sounds like blame"),
        ("[How come it broke?]", "1:13", "sounds like blame"),
        ("[Who pressed it?]", "1:13", "`Who pressed it?` asks who, which points at a person"),
        ("[Who's next?]", "1:13", "asks who"),
        ("[So whose change was it?]", "1:13", "asks who"),
        ("[WHOM did you call?]", "1:13", "asks who"),
        ("[{ask: Who was it?, about: gap}]", "1:19", "asks who"),
        ("['How did it happen, and whose fault was it?']", "1:13", "asks who"),
        ("['What was it, and who did it?']", "1:13", "asks who"),
        ("['What was it and why?']", "1:13", "sounds like blame"),
        ("[For what reason did you wait?]", "1:13", "sounds like blame"),
        ("[What was the reason for it?]", "1:13", "sounds like blame"),
        ("[What is why?]", "1:13", "sounds like blame"),
        ("[What did you do wrong?]", "1:13", "looks for somebody's fault"),
        ("[How could you miss that?]", "1:13", "looks for somebody's fault"),
        ("[What was the fault of the operator?]", "1:13", "looks for somebody's fault"),
        ("[Warum hat das so lange gedauert?]", "1:13", "sounds like blame"),
        ("[Wer war das?]", "1:13", "asks who"),
        ("['Wie kam das, und wer war es?']", "1:13", "asks who"),
        ("[Pourquoi ?]", "1:13", "sounds like blame"),
        ("['¿Por qué esperamos?']", "1:13", "sounds like blame"),
        ("[Qui a fait cela ?]", "1:13", "asks who"),
        ("[なぜ待ったのですか？]", "1:13", "sounds like blame"),
        (
            "[What should you have done?]",
            "1:13",
            (
                "`What should you have done?` asks about what did not happen;"
                " ask what was so at the time:"
            ),
        ),
        ("[What should the engineer on call have checked?]", "1:13", "did not happen"),
        ("[What could've been caught?]", "1:13", "did not happen"),
        ("[What would have made you stop?]", "1:13", "did not happen"),
        ("[What shouldn’t we have touched?]", "1:13", "did not happen"),
        ("[How might we have better seen it?]", "1:13", "did not happen"),
        ("[What were we supposed to have known?]", "1:13", "did not happen"),
        ("[What if you had looked?]", "1:13", "did not happen"),
        ("[What if we'd known?]", "1:13", "did not happen"),
        ("[What is it like if only we look?]", "1:13", "did not happen"),
        ("[What you'd have done?]", "1:13", "did not happen"),
        ("['What changed?', Draw it]", "1:30", "`Draw it` has no question mark; write all of it"),
        ("\n - What changed #12?", "2:4", "in quotes if it contains a comma, a colon or a #"),
        ("[12]", "1:13", "`12` has no question mark"),
        ("\n - What changed: the code?", "2:4", "YAML reads `What changed:` as a name"),
        ("['\u200b\u2060']", "1:13", "A question is empty; write one, or delete the line"),
        (f"['{'x' * 200}?']", "1:13", "is longer than 200 characters; ask one thing at a time"),
        (
            json.dumps([f"How {number}?" for number in range(101)]),
            "1:12",
            "`questions` has more than 100 entries",
        ),
        ("What changed?", "1:12", "`questions` must be a list"),
        ("{ask: What changed?}", "1:12", "`questions` must be a list"),
        ("[[What changed?]]", "1:13", "This must be a question; write it on one line"),
        ("[{about: gap}]", "1:13", "`ask` is missing"),
        ("[{ask: , about: gap}]", "1:14", "`ask` is missing"),
        ("[{ask: [How?]}]", "1:19", "`ask` must be text"),
        ("[{ask: How?, abuot: gap}]", "1:25", "did you mean `about`?"),
        ("[{ask: How?, about: gpa}]", "1:32", "did you mean `gap`?"),
        ("[{ask: How?, about: [gap, 3]}]", "1:38", "`3` cannot be used here; use one of decision"),
        ("[{ask: How?, about: [[gap]]}]", "1:33", "must be text"),
        ("[{ask: How?, about: {gap: yes}}]", "1:32", "`about` must be a list"),
        ("[How?, 'how?']", "1:19", "`how?` is listed twice; keep one of the two, and list under"),
        ("['', How?, {ask: How?}]", "1:23", "`How?` is listed twice"),
    ],
)
def test_a_question_that_does_not_fit_is_told_at_its_place(
    text: str, place: str, said: str
) -> None:
    """Each has a place and says what would be right (R47, R50)."""
    (letter,) = left_out(f"questions: {text}")

    assert letter.startswith(f"{PATH}:{place}: ")
    assert said in letter


def test_the_others_are_asked() -> None:
    """Whatever one of them is: a slip holds up nothing else."""
    text = "timezone: Europe/London\nquestions:\n - Why?\n - How so?\n - {ask: What?, about: gpa}\n"
    read = settings(f"{text} - [x]\n - how SO?\n", path=PATH)

    assert read.questions.team == (BankQuestion("How so?"),)
    assert read.timezone == "Europe/London"
    assert len(read.left_out) == 4


def test_a_list_that_is_too_long_is_asked_from_as_far_as_it_may_be() -> None:
    """One letter says so."""
    asks = [f"What happened at {number}?" for number in range(MOST_QUESTIONS + 5)]
    text = json.dumps({"questions": asks})

    assert [one.ask for one in own(text)] == asks[:MOST_QUESTIONS]
    assert len(left_out(text)) == 1


def test_of_very_many_that_do_not_fit_the_first_are_told() -> None:
    """Whoever has more is helped by these."""
    asks = [f"Why {number}?" for number in range(MOST_QUESTIONS)]
    letters = left_out(json.dumps({"questions": asks}))

    assert len(letters) == MOST_LETTERS + 1
    assert "49 more problems like this" in letters[-1]


def test_beside_another_fault_they_are_told_as_well() -> None:
    """That one is refused; and whoever mends it mends all."""
    with pytest.raises(ReviewError) as error:
        settings("questions:\n - Why?\n - {ask: How?, about: x}\nfoo: 1\n", path=PATH)

    assert len(error.value.letters) == 3


def test_what_follows_a_question_as_a_comment_is_asked_about() -> None:
    """YAML ends at ` #`, and people may mean it."""
    (letter,) = hints("questions:\n - How? #and when?\n", path=PATH)

    assert "`#and when?` is not read" in str(letter)


@pytest.mark.parametrize(
    ("ask", "reads"),
    [
        ("How did @mira see #7?", "How did @&#8203;mira see #&#8203;7?"),
        ("What <b>is</b> `it`?", "What &lt;b>is&lt;/b> \\`it\\`?"),
        ("What [is](x) --> *this*?", "What \\[is\\](x) --> \\*this\\*?"),
        ("What is | <!-- end --> so?", "What is \\| &lt;!-- end --> so?"),
        ("What\u202e did \u200bwe see?", "What did we see?"),
    ],
)
def test_a_hostile_question_is_shown_as_its_words(ask: str, reads: str) -> None:
    """It comes out as any text of people: it tells nobody, links nowhere and ends no marker."""
    (question,) = own(json.dumps({"questions": [ask]}))

    assert shown(question.ask) == reads
