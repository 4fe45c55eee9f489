"""Issues that are closed by words in what reaches the default branch, as GitHub documents it."""

import pytest

from tests.github.closing_words import closed_by

ANY = ("close", "closes", "closed", "fix", "fixes", "fixed", "resolve", "resolves", "resolved")


@pytest.mark.parametrize("text", ["see #1", "prefix #1", "fix#1", "fix (#1)", "fixing #1", "fix"])
def test_other_words_close_nothing(text: str) -> None:
    """A reference alone is only a reference."""
    assert closed_by(text, "acme/shop") == []


@pytest.mark.parametrize("word", ANY)
@pytest.mark.parametrize(
    "reference",
    ["#1", "GH-1", "acme/shop#1", "https://github.com/acme/shop/issues/1"],
)
def test_each_keyword_closes_what_it_names(word: str, reference: str) -> None:
    """In any case, with a colon or without."""
    for said in (f"{word} {reference}", f"{word.upper()}: {reference}"):
        assert closed_by(f"It {said}, today", "acme/shop") == [1]


def test_an_issue_of_another_repository_is_not_ours() -> None:
    """The stand-in has one repository."""
    assert closed_by("fixes acme/web#1", "acme/shop") == []
