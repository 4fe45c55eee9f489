"""A kind of thing to say is a class and a template: neither is there without the other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import ClassVar

import jinja2.meta
import pytest
from jinja2 import nodes

from action.errors import Letter
from action.review import words
from action.review.kinds import Kind
from action.review.notices.people_notices import CannotBeAsked
from action.review.outcomes.letters import StepRefused
from action.review.outcomes.reasons import NothingDone, Reason, reason
from action.review.plan import OpenIssue
from tests.review.samples import FAMILIES, REASONS
from tests.review.templates import OF_KINDS, TEMPLATES, program, tree

SAMPLES = [sample for samples in FAMILIES.values() for sample in samples]
KINDS = tuple(dict.fromkeys(map(type, SAMPLES)))


@dataclass(frozen=True, slots=True)
class Example(Kind):
    """A family that is made up."""

    folder: ClassVar[str] = "examples"


@dataclass(frozen=True, slots=True)
class WithWords(Example):
    """A kind with a template, and a field that the template does not use."""

    used: str
    vain: str


@dataclass(frozen=True, slots=True)
class WithoutWords(Example):
    """A kind without a template."""


def leaves(family: type[Kind]) -> Iterator[type[Kind]]:
    """The classes that are said. A dataclass with slots is a second class; the first counts not."""
    below = [kind for kind in family.__subclasses__() if "__slots__" in vars(kind)]
    for kind in below:
        yield from leaves(kind)
    if not below:
        yield family


def unpaired(family: type[Kind], templates: Path) -> set[str]:
    """Templates without a kind, and those that a kind wants and that are not there."""
    files = (templates / family.folder).glob("[!_]*")
    there = {f"{family.folder}/{file.name}" for file in files}
    return there ^ {kind.template() for kind in leaves(family)}


def asked(parsed: nodes.Template) -> set[str]:
    """The nouns of a template and of its parts."""
    parts = [part for part in jinja2.meta.find_referenced_templates(parsed) if part]
    return jinja2.meta.find_undeclared_variables(parsed).union(
        *(asked(tree(part)) for part in parts)
    )


def given(kind: type[Kind]) -> set[str]:
    """The nouns that a kind gives."""
    return {field.name for field in fields(kind)}


@cache
def names() -> frozenset[str]:
    """Every name that the program uses."""
    found = (node for text in program() for node in ast.walk(ast.parse(text)))
    return frozenset(node.id for node in found if isinstance(node, ast.Name))


# --- classes and templates ------------------------------------------------------------------------


@pytest.mark.parametrize("family", FAMILIES)
def test_every_kind_has_a_template_and_every_template_a_kind(family: type[Kind]) -> None:
    """Today's words have no class that forgot them, and no class is without words."""
    assert unpaired(family, TEMPLATES) == set()


def test_a_kind_without_template_and_a_template_without_kind_are_found(tmp_path: Path) -> None:
    """A family that is made up has both."""
    folder = tmp_path / "examples"
    folder.mkdir()
    for name in ("with_words.md.j2", "without_kind.md.j2", "_part.md.j2"):
        (folder / name).touch()

    assert unpaired(Example, tmp_path) == {
        "examples/without_words.md.j2",
        "examples/without_kind.md.j2",
    }


def test_every_family_is_looked_at() -> None:
    """A new one must show samples of its kinds, and every folder belongs to one."""
    families = {kind.__name__ for kind in Kind.__subclasses__() if kind.__module__ != __name__}

    assert families == {family.__name__ for family in FAMILIES}
    assert {name.partition("/")[0] for name in OF_KINDS} == {family.folder for family in FAMILIES}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_kind_gives_just_the_nouns_that_its_template_names(kind: type[Kind]) -> None:
    """None is missing, none is given in vain."""
    assert given(kind) == asked(tree(kind.template()))


def test_a_noun_given_in_vain_is_found() -> None:
    """And one that is missing."""
    parsed = words._environment().parse("{{ used }}, {{ lost }}")

    assert given(WithWords) ^ asked(parsed) == {"vain", "lost"}


# --- samples --------------------------------------------------------------------------------------


@pytest.mark.parametrize("family", FAMILIES)
def test_every_kind_has_a_sample(family: type[Kind]) -> None:
    """So that its words are shown in words/, and read."""
    assert {type(sample) for sample in FAMILIES[family]} == set(leaves(family))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.called())
def test_every_kind_says_something_on_one_line(sample: Kind) -> None:
    """No holes, and nothing of the template itself."""
    said = sample.__html__()

    assert said
    assert "\n" not in said
    assert not any(hole in said for hole in ("{{", "{%", "None", "“”"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_is_said_by_the_program(kind: type[Kind]) -> None:
    """A sentence for something that never happens only looks as if it were cared for."""
    assert kind.__name__ in names()


def test_people_s_words_are_harmless_in_a_kind() -> None:
    """As everywhere in our Markdown."""
    said = CannotBeAsked(("<b>@tom</b>\n#5",)).__html__()

    assert "<b>" not in said
    assert "@tom" not in said
    assert "\n" not in said


# --- reasons and letters --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind", [type(r) for r in REASONS if r != NothingDone()], ids=lambda kind: kind.__name__
)
def test_every_reason_is_said_for_its_code(kind: type[Reason]) -> None:
    """The code is a stable word of the outputs; the program gives it."""
    assert type(reason(kind.code())) is kind
    assert any(f'"{kind.code()}"' in text for text in program())


def test_another_code_has_the_words_of_none() -> None:
    """The letters below say what it was."""
    assert reason("page-too-long") == NothingDone()


def test_a_letter_is_plain_text() -> None:
    """A log shows no Markdown; what people and GitHub wrote stands in it as it is."""
    step = OpenIssue("Slow <b> & `late`\n@tom {{ 7 }}", "", (), ())

    assert StepRefused(step, "No,\n  *never*").letter() == Letter(
        "GitHub refused to open the review issue “Slow <b> & `late`\n@tom {{ 7 }}”",
        "it said: No,\n  *never*",
    )
