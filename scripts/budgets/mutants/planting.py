"""Puts a mutant into this process: also for whoever has imported the function already."""

import gc
import sys
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from types import CodeType, FunctionType, ModuleType

from scripts.budgets.mutants.mutant import Mutant
from scripts.budgets.stage import PROJECT


def plant(mutant: Mutant) -> None:
    code = mutant.code()
    if mutant.names_a_number:
        _rename(mutant, code)
        return
    new = {(one.co_qualname, one.co_firstlineno): one for one in _functions(code)}
    for function in gc.get_objects():
        if isinstance(function, FunctionType) and function.__code__.co_filename == code.co_filename:
            old = function.__code__
            function.__code__ = new.get((old.co_qualname, old.co_firstlineno), old)


def forget() -> None:
    """Empty every cache: what was remembered before would hide the function that it came from."""
    for cache in gc.get_objects():
        if isinstance(cache, _lru_cache_wrapper):
            cache.cache_clear()


def _functions(code: CodeType) -> Iterator[CodeType]:
    """The functions of a module, and the methods of its classes."""
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield part
            if "<locals>" not in part.co_qualname:
                yield from _functions(part)


def _rename(mutant: Mutant, code: CodeType) -> None:
    """Give a number that has a name its new value, wherever the name was imported to."""
    name = mutant.place
    home = sys.modules[mutant.file.removesuffix(".py").replace("/", ".")]
    old = getattr(home, name)
    fresh = ModuleType(home.__name__)
    exec(code, vars(fresh))  # noqa: S102 - it is our own module, with another number
    for module in [home] if name.startswith("_") else list(sys.modules.values()):
        if _ours(module) and vars(module).get(name) is old:
            setattr(module, name, getattr(fresh, name))


def _ours(module: ModuleType) -> bool:
    return str(getattr(module, "__file__", "")).startswith(str(PROJECT))
