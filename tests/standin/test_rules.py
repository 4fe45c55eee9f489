"""Every rule has a source, and everything that is described is served."""

import re

import pytest

from tests.github import rules
from tests.github.graph.endpoint import load_schema
from tests.github.graph.mutations import MutationView
from tests.github.graph.view import snake
from tests.github.refusal import Rule
from tests.github.rest import description
from tests.github.rest.call import HANDLERS

RULES = {name: rule for name, rule in vars(rules).items() if isinstance(rule, Rule)}


@pytest.mark.parametrize("name", RULES)
def test_every_rule_names_its_source(name: str) -> None:
    """A mark says how sure we are."""
    assert re.match(r"\[(spec|docs|seen|rep)\]", RULES[name].source)


def test_every_described_mutation_is_served() -> None:
    """What the pruned schema lets through has an effect."""
    mutation = load_schema().mutation_type
    assert mutation is not None
    assert [name for name in mutation.fields if not hasattr(MutationView, snake(name))] == []


def test_every_described_route_is_served() -> None:
    """What the pruned description lets through has a handler."""
    assert set(description.load()["operations"]) == set(HANDLERS)
