"""The words of other languages are those of the CLDR that the lock names."""

from __future__ import annotations

from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from action.read.freetext.labels import cldr

PROJECT = Path(__file__).parents[1]


@pytest.fixture
def script() -> ModuleType:
    """The program that writes the file; it has no ending."""
    loader = SourceFileLoader("languages", str(PROJECT / "scripts/languages"))
    spec = spec_from_loader("languages", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_the_words_are_those_that_the_script_would_write(script: ModuleType) -> None:
    """After an update of Babel: scripts/languages."""
    assert Path(cldr.__file__).read_text(encoding="utf-8") == script.text()


def test_the_licence_of_the_words_lies_beside_ours() -> None:
    """The head of the file names it, and it is whole."""
    licence = PROJECT / "LICENSES/Unicode-3.0.txt"

    assert "LICENSES/Unicode-3.0.txt" in (cldr.__doc__ or "")
    assert "SPDX-License-Identifier: Unicode-3.0" in licence.read_text(encoding="utf-8")
