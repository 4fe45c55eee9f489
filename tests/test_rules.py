"""The rules of reviewing can be looked up: whoever names one names one that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).parents[1]
RULES: Final = (PROJECT / ".github" / "rules.md").read_text(encoding="utf-8")
ROW: Final = re.compile(r"(?m)^\| (R\d+) \| (.+) \| (.+) \|$")
CITED: Final = re.compile(r"\bR\d\d\b")
"""Two digits: no other name in here looks like that."""
PLACES: Final = ("action", "templates", "scripts", "tests", "README.md", ".github")
MADE: Final = {".pyc", ".json", ".graphql", ".txt", ".png"}
"""Published descriptions of GitHub, and what programs made; nobody gives reasons there."""


def files() -> Iterator[Path]:
    """All that people of this project wrote."""
    for place in PLACES:
        whole = PROJECT / place
        found = whole.rglob("*") if whole.is_dir() else [whole]
        yield from (file for file in found if file.is_file() and file.suffix not in MADE)


def test_every_rule_that_is_named_can_be_looked_up() -> None:
    """`R45` in a docstring is the line R45 of .github/rules.md."""
    known = {rule for rule, _, _ in ROW.findall(RULES)}
    lost = {
        f"{file.relative_to(PROJECT)}: {rule}"
        for file in files()
        for rule in CITED.findall(file.read_text(encoding="utf-8"))
        if rule not in known
    }
    assert lost == set()


def test_the_code_does_name_rules() -> None:
    """Else the test above would show nothing."""
    forms = (PROJECT / "action/read/forms/settings_form.py").read_text(encoding="utf-8")
    assert "R70" in CITED.findall(forms)


def test_the_numbers_stand_in_order_and_once() -> None:
    """Nobody takes the number of another rule, and none is left out."""
    numbers = [rule for rule, _, _ in ROW.findall(RULES)]
    assert numbers == [f"R{number:02}" for number in range(1, len(numbers) + 1)]
    assert len(numbers) == len(re.findall(r"(?m)^\| R", RULES))


def test_each_rule_is_one_line_with_its_source() -> None:
    """Each guide that is named in a row is explained at the top, or has a name that says it."""
    explained = set(re.findall(r"\*\*(\S+)\*\*", RULES))
    for rule, what, sources in ROW.findall(RULES):
        assert what.endswith((".", "?", ")")), rule
        named = {source for source in sources.split(", ") if " " not in source}
        assert named <= explained, rule
