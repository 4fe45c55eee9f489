"""What kind a remark is: by its first word in any language, else by its sound."""

from __future__ import annotations

import pytest

from action.languages.first_words import FIRST_WORDS
from action.languages.languages import LANGUAGES
from action.languages.remark_sounds import SOUNDS
from action.review.agenda.kind import own_words, said_kind, sounds_like, without_kind

KINDS = set(FIRST_WORDS["English"])
FIRST = [
    (word.replace("_", " "), kind)
    for said in FIRST_WORDS.values()
    for kind, words in said.items()
    for word in words.split()
]


@pytest.mark.parametrize(("word", "kind"), FIRST)
def test_a_first_word_tells_the_kind_in_every_language(word: str, kind: str) -> None:
    """In capitals, in bold and with the colon of the East as well."""
    for said in (f"{word}: Wer?", f"{word.upper()} : Wer?", f"**{word}:** Wer?", f"{word}：Wer?"):
        assert (said_kind(said), without_kind(said)) == (kind, "Wer?")


@pytest.mark.parametrize(
    ("body", "own", "kept"),
    [
        ("> quoted\n> twice\n\ndecision: wait", "wait", "> quoted\n> twice\n\nwait"),
        ("- decision: wait", "wait", "wait"),
        ("## Decision: wait", "wait", "wait"),
        ("```\na log\n```\ndecision: wait", "wait", "```\na log\n```\nwait"),
        ("@mira decision: wait", "@mira wait", "@mira wait"),
        ("> quoted\n\n- @mira, **decision:** wait", "@mira, wait", "> quoted\n\n@mira, wait"),
    ],
)
def test_the_first_word_of_their_own_counts(body: str, own: str, kept: str) -> None:
    """Behind what people quote or show, at the begin of a list, and behind a name."""
    assert said_kind(body) == "decision"
    assert own_words(body) == own
    assert without_kind(body) == kept


@pytest.mark.parametrize(
    "body", ["> decision: wait", "> decision: wait\n\nWell.", "`decision: x`y"]
)
def test_a_word_that_is_only_quoted_tells_nothing(body: str) -> None:
    """Somebody else has said it."""
    assert said_kind(body) is None


def test_no_word_stands_for_two_kinds() -> None:
    """Nobody is asked which language a remark is in."""
    assert len(dict(FIRST)) == len(set(FIRST))
    assert {kind for _, kind in FIRST} == KINDS


def test_only_languages_that_are_known_have_words() -> None:
    """A row of another name would count for nothing."""
    names = {language.name for language in LANGUAGES}

    assert set(FIRST_WORDS) <= names
    assert set(SOUNDS) <= names
    assert {kind for said in SOUNDS.values() for kind in said} <= KINDS


@pytest.mark.parametrize("words", ["Fragen: viele", "Die Frage: wer?", "Frage, wer?", "問題: 遅い"])
def test_another_word_tells_nothing(words: str) -> None:
    """It must be the first, and the word itself."""
    assert said_kind(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "The clients heard nothing for two hours",
        "Partners were told too late",
        "Most of it was said in a private chat",
        "No one warned the help desk",
        "They announced nothing in the incident channel",
        "I was never informed of that",
        "Nobody knew whom to ask",
        "Sales had no idea what to answer",
        "The note reached the wrong team",
        "We decided it together, but the night shift was not told",
        "We chose one place to talk, though half of us used direct messages",
        "Keiner da, und niemand hat den Vertrieb informiert",
        "Personne n'a prévenu les partenaires",
        "Nadie avisó a los clientes",
        "誰にも共有されていなかった",
    ],
)
def test_who_was_told_and_where_is_about_communication(words: str) -> None:
    """Also behind a decision: what stands behind a but is what people want to say."""
    assert sounds_like(words) == "communication"


@pytest.mark.parametrize(
    "words",
    [
        "I did not know that the job runs twice",
        "We only found out about the limit because of this",
        "I learned of the second region only later",
        "It turned out that both share a disk",
        "We had no idea that it keeps a lock",
        "Nobody knew that it retries for ever",
        "That it falls back by itself was new to me",
        "I wasn't aware of that flag. How did it get there?",
        "Ich wusste nicht, dass es zwei gibt",
        "Il s'est avéré que non",
        "そんな制限があるとは知らなかった",
    ],
)
def test_what_somebody_has_found_out_is_a_surprise(words: str) -> None:
    """Of all that is said it comes first, be there a question."""
    assert sounds_like(words) == "surprise"


@pytest.mark.parametrize(
    "words",
    [
        "I see it quite differently",
        "That is not how I recall it",
        "We disagree about the time",
        "I don't think that was the reason",
        "It was not what I saw on the screen",
        "I would not call it a fix",
        "Our notes say otherwise",
        "Da bin ich anderer Meinung",
        "disagree",
        "Disagree with the threshold",
        "That's wrong",
        "This is simply incorrect.",
        "Not true.",
        "This line is not true",
        "Stimmt nicht",
        "Ich stimme dem nicht zu",
        "Dem widerspreche ich",
        "Einspruch",
        "同意しません",
        "Jag håller inte med",
        "Eri mieltä",
        "nie zgadzam się",
        "Nesouhlasím",
        "Katılmıyorum",
        "동의하지 않습니다",
        "Je ne suis pas d'accord avec l'heure",
    ],
)
def test_who_sees_it_differently_disagrees(words: str) -> None:
    """Also where nobody says the word (R48)."""
    assert sounds_like(words) == "disagree"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("We saw it climb, but chose to wait", "decision"),
        ("It was decided on the phone", "decision"),
        ("Wir haben uns für den Neustart entschieden", "decision"),
        ("We saw on the graph what we had decided to ignore", "decision"),
        ("They spotted it on a screen in the hall", "observation"),
        ("Was the help desk told?", "question"),
        ("それは誰が決めましたか", "question"),
    ],
)
def test_a_remark_sounds_like_what_it_says_first(words: str, kind: str) -> None:
    """What somebody has seen is only how they came to it."""
    assert sounds_like(words) == kind


@pytest.mark.parametrize(
    "words",
    [
        "The gateway did not answer",
        "Messages were lost in the queue",
        "The nodes communicated over the old network",
        "It was not right after the change",
        "That was no surprise",
        "Not a surprise to me.",
        "It surprised nobody",
        "Keine Überraschung",
        "No me sorprende",
        "A decision tree would help",
        "It was wrong by an hour",
        "Not so fast, please",
        "It is right that we agree to disagree",
        "It all turned out fine",
        "An unexpected error stands in the log",
        "The client decided to try again",
        "The operator knew what to do",
        "I did not know what to do next",
    ],
)
def test_what_machines_do_and_what_says_nothing_sounds_like_nothing(words: str) -> None:
    """No guess is better than a wrong one."""
    assert sounds_like(words) is None
