"""The questions that come with the program: the bank, and the standing ones of every review."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

from action.review.bank.bank import ANY, BankQuestion
from action.review.bank.standing_question import AnswerForm, StandingQuestion

_PACKAGED: Final = Path(__file__).resolve().parents[2] / "templates"
_IN_THE_REPOSITORY: Final = Path(__file__).resolve().parents[3] / "templates"


def house_questions() -> tuple[BankQuestion, ...]:
    """The bank, theme by theme, as templates/questions.toml has it."""
    return tuple(
        BankQuestion(
            held["ask"],
            tuple(held.get("about", (ANY,))),
            tuple(held.get("words", ())),
            theme,
            tuple(held.get("unless", ())),
        )
        for theme, several in _table("questions.toml").items()
        for held in several
    )


def standing_questions() -> tuple[StandingQuestion, ...]:
    """The standing ones in their order, as templates/standing_questions.toml has them."""
    return tuple(
        StandingQuestion(
            held["key"], held["ask"], AnswerForm(held["answer"]), held.get("with_clients", False)
        )
        for held in _table("standing_questions.toml")["question"]
    )


def _table(name: str) -> dict[str, list[dict[str, Any]]]:
    folder = _PACKAGED if _PACKAGED.is_dir() else _IN_THE_REPOSITORY
    return tomllib.loads((folder / name).read_text(encoding="utf-8"))
