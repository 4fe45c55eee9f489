"""Every sentence said to people, shown in full: the pages of words/ are what GitHub gets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import jinja2
import jinja2.meta
import pytest
from jinja2 import nodes

from action.markdown.safe import plain
from action.review import words
from tests.review.nouns import PAGES
from tests.review.shown import FOLDER, LISTS, page, template_of
from tests.review.templates import EVERY, OF_KINDS, program, text, tree

ALONE = tuple(name for name in EVERY if name not in OF_KINDS)
EACH = (*PAGES, *LISTS)


# --- the words ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EACH)
def test_a_page_reads_like_this(name: str) -> None:
    """Whoever changes a sentence writes the pages anew, and reads what became of them."""
    assert page(name) == (FOLDER / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_no_list_runs_into_the_paragraph_below_it(name: str) -> None:
    """Markdown would take the paragraph for a part of the last item."""
    pairs = zip(page(name).split("\n"), page(name).split("\n")[1:], strict=False)
    glued = [
        (item, below)
        for item, below in pairs
        if re.match(r"(?:- |\d\. )", item) and re.match(r"[A-Z*]", below)
    ]

    assert glued == []


@pytest.mark.parametrize("name", PAGES)
def test_every_item_stands_on_its_own_line(name: str) -> None:
    """Two entries on one line would be one."""
    assert re.findall(r"[^\s`]- (?:\[|\*\*)", page(name)) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_holes(name: str) -> None:
    """No blank lines upon blank lines, and no nouns that say nothing."""
    said = page(name)

    assert "\n\n\n\n" not in said
    assert not re.search(r"\bNone\b|“”|owned by *$", said, re.MULTILINE)


def test_lengths_of_time_are_said_in_units_that_people_use() -> None:
    """Not in seconds."""
    said = [words.span(timedelta(minutes=minutes)) for minutes in (0, 1, 60, 107, 1500, 2880)]

    assert said == ["less than a minute", "1 min", "1 h", "1 h 47 min", "1 d 1 h", "2 d"]


def test_what_people_wrote_is_shown_as_text() -> None:
    """Whatever a template does with it."""
    said = words.render("_record_request_text.md.j2", issue={"number": "<b>@tom</b> #5 {{ 7 }}"})

    assert "<b>" not in said
    assert "@tom" not in said
    assert "#<b>@tom</b> #5 {{ 7 }}," in plain(said)


def test_a_missing_noun_is_an_error() -> None:
    """A hole in a sentence is found here and not by a tired person."""
    with pytest.raises(jinja2.UndefinedError):
        words.render("soaking.md.j2", marker="")


# --- the templates --------------------------------------------------------------------------------


def forbidden(template: str) -> Iterator[str]:
    """What only a programmer could read in a template."""
    arithmetic = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Pow)
    kinds = (nodes.Assign, nodes.AssignBlock, nodes.Macro, nodes.CallBlock, *arithmetic)
    yield from (type(node).__name__ for node in tree(template).find_all(kinds))
    for node in tree(template).find_all(nodes.Mod):
        if not (isinstance(node.left, nodes.Const) and isinstance(node.left.value, str)):
            yield "Mod"


@pytest.mark.parametrize("template", EVERY)
def test_templates_hold_words_and_no_thought(template: str) -> None:
    """No `set`, no macro, no arithmetic: a person who does not program can mend a sentence."""
    assert list(forbidden(template)) == []


@pytest.mark.parametrize("template", ALONE)
def test_every_template_is_used(template: str) -> None:
    """By the program, or by another template."""
    assert any(f'"{template}"' in said for said in (*program(), *map(text, EVERY)))


@pytest.mark.parametrize("template", ALONE)
def test_every_template_is_shown(template: str) -> None:
    """In a page of words/, or as a part of another template that is."""
    parts = "".join(map(text, EVERY))

    assert template in {template_of(name) for name in EACH} or f'include "{template}"' in parts


@pytest.mark.parametrize("name", PAGES)
def test_a_template_is_given_just_the_nouns_it_names(name: str) -> None:
    """None is missing, none is given in vain."""
    asked = jinja2.meta.find_undeclared_variables(tree(template_of(name)))

    assert set(PAGES[name]) == asked


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.stem)
def test_every_page_that_is_shown_is_said(path: Path) -> None:
    """No page of words/ is left over."""
    assert path.stem in set(EACH)
