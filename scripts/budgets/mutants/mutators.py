"""What can be wrong in a piece of Python: each of its small faults, as the piece would be then."""

import ast
from collections.abc import Callable, Iterator, Mapping

SWAPPED: Mapping[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.Break: ast.Continue,
    ast.Continue: ast.Break,
}
CALLED = {"any": "all", "all": "any", "min": "max", "max": "min"}


def faults(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in its place; its parts are left as they are."""
    if swapped := SWAPPED.get(type(node)):
        yield ast.copy_location(swapped(), node)
    for mutator in MUTATORS.get(type(node), ()):
        for fault in mutator(node):
            yield ast.fix_missing_locations(ast.copy_location(fault, node))


def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield from (ast.Constant(node.value + 1), ast.Constant(node.value - 1))


def _not(node: ast.UnaryOp) -> Iterator[ast.AST]:
    if isinstance(node.op, ast.Not):
        yield node.operand


def _called(node: ast.Call) -> Iterator[ast.AST]:
    if isinstance(node.func, ast.Name) and node.func.id in CALLED:
        other = ast.copy_location(ast.Name(CALLED[node.func.id], ast.Load()), node.func)
        yield ast.Call(other, node.args, node.keywords)


def _sliced(node: ast.Slice) -> Iterator[ast.AST]:
    if node.lower:
        yield ast.Slice(None, node.upper, node.step)
    if node.upper:
        yield ast.Slice(node.lower, None, node.step)


def _returned(node: ast.Return) -> Iterator[ast.AST]:
    if node.value and not isinstance(node.value, ast.Constant):
        yield ast.Return(ast.Constant(None))


def _removed(node: ast.stmt) -> Iterator[ast.AST]:
    if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
        yield ast.Pass()


def _if(node: ast.If) -> Iterator[ast.AST]:
    """Never: a guard goes with what it guards; and, where nothing swaps the test, always."""
    yield ast.If(ast.Constant(False), node.body, node.orelse)  # noqa: FBT003 - it is Python's own
    if not isinstance(node.test, ast.Compare | ast.BoolOp | ast.UnaryOp):
        yield ast.If(ast.Constant(True), node.body, node.orelse)  # noqa: FBT003 - the same


def _either(node: ast.IfExp) -> Iterator[ast.AST]:
    yield from (node.body, node.orelse)


def _filtered(node: ast.comprehension) -> Iterator[ast.AST]:
    for at in range(len(node.ifs)):
        rest = node.ifs[:at] + node.ifs[at + 1 :]
        yield ast.comprehension(node.target, node.iter, rest, node.is_async)


MUTATORS: Mapping[type[ast.AST], tuple[Callable[..., Iterator[ast.AST]], ...]] = {
    ast.Constant: (_constant,),
    ast.UnaryOp: (_not,),
    ast.Call: (_called,),
    ast.Slice: (_sliced,),
    ast.Return: (_returned,),
    ast.Expr: (_removed,),
    ast.AugAssign: (_removed,),
    ast.Raise: (_removed,),
    ast.If: (_if,),
    ast.IfExp: (_either,),
    ast.comprehension: (_filtered,),
}
