"""A mutant: our program with one small fault in it."""

import ast
import hashlib
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

from scripts.budgets.mutants.mutators import faults
from scripts.budgets.stage import PROJECT

TELLING = 20
"""Letters of Python that tell which place is meant; less is shown with what is around it."""
NUMBER = ast.Constant | ast.BinOp | ast.UnaryOp
"""How a number is written that has a name."""
SKIPPED = {"annotation", "returns", "decorator_list", "args"}
"""Parts of a function that its code does not hold: they were gone through when it was made."""


@dataclass(frozen=True)
class Mutant:
    """A fault in a function, or in a number that a module names; `code` is the module with it."""

    file: str
    place: str
    fault: str
    code: Callable[[], CodeType]

    @property
    def names_a_number(self) -> bool:
        """Whether the fault is in no function."""
        return self.place.isupper()

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.fault}"


@dataclass(frozen=True)
class _Spot:
    """Where in the tree something stands, and what it is part of, the smallest part first."""

    node: ast.AST
    put: Callable[[ast.AST], None]
    around: tuple[ast.AST, ...]


def mutants(file: str) -> Iterator[Mutant]:
    """All of a file of ours, in the order of its lines."""
    path = PROJECT / file
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for place, root in _places(tree.body):
        for spot in _spots(root, (root,)):
            for fault in faults(spot.node):
                yield Mutant(file, place, _told(spot, fault), _planted(tree, path, spot, fault))


def fixed_sample(of: Iterable[Mutant], number: int) -> list[Mutant]:
    """Always the same ones, as long as their own lines stay as they are."""
    return sorted(of, key=lambda one: hashlib.sha256(str(one).encode()).digest())[:number]


def _places(body: Iterable[ast.stmt], inside: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Functions, methods, and the numbers that have a name, by that name."""
    for node in body:
        if isinstance(node, ast.FunctionDef):
            yield f"{inside}{node.name}", node
        elif isinstance(node, ast.ClassDef):
            yield from _places(
                (one for one in node.body if not isinstance(one, ast.AnnAssign)),
                f"{inside}{node.name}.",
            )
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield from [(node.target.id, node)] if isinstance(node.value, NUMBER) else []


def _spots(node: ast.AST, around: tuple[ast.AST, ...]) -> Iterator[_Spot]:
    for name, value in ast.iter_fields(node):
        if name in SKIPPED and not isinstance(node, ast.Call | ast.Lambda):
            continue
        for at, part in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(part, ast.AST) and not _says_what_is_so(part):
                yield _Spot(part, _putter(node, name, at), around)
                yield from _spots(part, (part, *around))


def _says_what_is_so(part: ast.AST) -> bool:
    """Such as `strict=True` or an assert, which nothing hears as long as it is so."""
    return isinstance(part, ast.Assert) or (isinstance(part, ast.keyword) and part.arg == "strict")


def _putter(parent: ast.AST, name: str, at: int) -> Callable[[ast.AST], None]:
    def put(node: ast.AST) -> None:
        value = getattr(parent, name)
        if isinstance(value, list):
            value[at] = node
        else:
            setattr(parent, name, node)

    return put


def _planted(tree: ast.Module, path: Path, spot: _Spot, fault: ast.AST) -> Callable[[], CodeType]:
    def compiled() -> CodeType:
        spot.put(fault)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            try:
                return compile(tree, str(path), "exec", dont_inherit=True)
            finally:
                spot.put(spot.node)

    return compiled


def _told(spot: _Spot, fault: ast.AST) -> str:
    """As little of the Python around it as tells the place, before and after."""
    for part in (spot.node, *spot.around):
        was = _line(part)
        if len(was) >= TELLING or isinstance(part, ast.stmt):
            break
    if part is spot.node:
        return f"{was} → {_line(fault)}"
    spot.put(fault)
    becomes = _line(part)
    spot.put(spot.node)
    return f"{was} → {becomes}"


def _line(node: ast.AST) -> str:
    """Its Python on one line; of what has a body, only the head."""
    if isinstance(node, ast.operator | ast.cmpop | ast.boolop | ast.unaryop):
        return ""
    return ast.unparse(node).strip().partition("\n")[0]
