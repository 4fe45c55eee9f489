"""A team's own questions, each read for itself: one that does not fit is left out, with a letter.

What somebody mistypes there holds up no review, for nothing else depends on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from action.errors import Letter
from action.read.forms.form_letters import entered, most_helpful
from action.read.forms.question_values import MOST_QUESTIONS
from action.read.forms.settings_form import QuestionForm, SettingsForm
from action.read.yaml.placed_yaml import PlacedYaml, YamlValue
from action.read.yaml.yaml_letters import short

QUESTIONS = "questions"


def own_questions(placed: PlacedYaml) -> tuple[tuple[QuestionForm, ...], tuple[Letter, ...]]:
    """The questions that can be asked, and a letter about each of the others."""
    given = placed.data.get(QUESTIONS, "")
    found, letters = _read(given, placed)
    if letters and isinstance(given, list):
        many, letters = (letters[:1] if len(given) > MOST_QUESTIONS else ()), ()
        each = [_alone(given, at, placed) for at in range(min(len(given), MOST_QUESTIONS))]
        found = tuple(chain.from_iterable(form for form, _ in each))
        letters = (*many, *chain.from_iterable(about for _, about in each))
    once = {form.ask.casefold(): form for _, form in reversed(found)}
    twice = _asked_twice(found, placed)
    return tuple(once.values())[::-1], most_helpful((*letters, *twice))


Numbered = tuple[tuple[int, QuestionForm], ...]
"""Questions with their places in the list."""


def _read(given: YamlValue, placed: PlacedYaml) -> tuple[Numbered, tuple[Letter, ...]]:
    form, letters = entered(SettingsForm, {QUESTIONS: given}, placed, ())
    every = form.questions if form else ()
    return tuple((at, question) for at, question in enumerate(every) if question), letters


def _alone(
    given: list[YamlValue], at: int, placed: PlacedYaml
) -> tuple[Numbered, tuple[Letter, ...]]:
    """One question of a list, at its place among blank ones."""
    return _read([*([""] * at), given[at]], placed)


def _asked_twice(found: Numbered, placed: PlacedYaml) -> Iterator[Letter]:
    """A question that stands in several entries, while a page asks nothing twice."""
    seen = set[str]()
    for at, form in found:
        if form.ask.casefold() in seen:
            what = f"`{short(form.ask)}` is listed twice"
            remedy = "keep one of the two, and list under `about` everything that it fits"
            yield Letter(what, remedy, placed.place((QUESTIONS, at)))
        seen.add(form.ask.casefold())
