"""Who may read and write the case file: pages start from an office's scope, and only actions write."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.checks.source import Fault, Module, calls, functions

MANAGERS = {"objects", "_default_manager", "_base_manager"}
ALWAYS_WRITES = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}
# dict.update, hashlib's update, workbook.save and the like take a positional argument; a model's and a query's do not.
WRITES_WITHOUT_POSITION = {"save", "create", "update", "delete"}
# The one page module that opens an office's scope for all the others.
OPENS_THE_SCOPE = "src/bofast/desk/office.py"
# These know no family and no home: the journal stands above them, or counts on them.
BENEATH_THE_JOURNAL = tuple(f"src/bofast/casework/{app}" for app in ("keeping", "access", "journal", "runs"))


def queries_from_a_manager(module: Module) -> Iterator[Fault]:
    """`Family.objects` outside casework: every page would have to remember its office by itself."""
    if not module.lies_in("src/bofast") or module.lies_in("src/bofast/casework", OPENS_THE_SCOPE):
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
            yield module.fault(node, f"reaches for .{node.attr}; start from request.office, or ask a casework app")


def writes_outside_actions(module: Module) -> Iterator[Fault]:
    """A write anywhere else would have no journal entry, and no transaction around it."""
    if not module.lies_in("src/bofast") or may_write(module):
        return
    for call in calls(module.tree):
        if isinstance(call.func, ast.Attribute) and is_write(call, named=call.func.attr):
            yield module.fault(call, f"writes with .{call.func.attr}(); that belongs in an actions.py")


def may_write(module: Module) -> bool:
    in_actions = module.path.name == "actions.py" or module.path.parent.name == "actions"
    in_casework = module.lies_in("src/bofast/casework")
    return (in_casework and (in_actions or module.is_migration())) or module.lies_in("src/bofast/casework/journal")


def is_write(call: ast.Call, *, named: str) -> bool:
    if named in ALWAYS_WRITES:
        return True
    if named not in WRITES_WITHOUT_POSITION or call.args:
        return False
    return bool(call.keywords) or named in {"save", "delete"}


def actions_out_of_shape(module: Module) -> Iterator[Fault]:
    """A public action takes all but its subject by name, says by whom, and is atomic."""
    for action in public_actions(module):
        if len(action.args.args) + len(action.args.posonlyargs) > 1 or action.args.vararg:
            yield module.fault(action, f"{action.name} takes more than its subject by position; put * before the rest")
        if not any(argument.arg == "by" for argument in action.args.kwonlyargs):
            yield module.fault(action, f"{action.name} does not say by whom; it takes `by`")
        if not any("atomic" in ast.unparse(decorator) for decorator in action.decorator_list):
            yield module.fault(action, f"{action.name} is not atomic")


def actions_without_journal(module: Module) -> Iterator[Fault]:
    """A public action leaves an entry: it records one, or hands on to an action that does."""
    called_in = {function.name: {called_name(call) for call in calls(function)} for function in functions(module.tree)}
    recording = {"record"} | {name for name, called in called_in.items() if any("actions." in each for each in called)}
    while more := {name for name, called in called_in.items() if last_names(called) & recording} - recording:
        recording |= more
    for action in public_actions(module):
        if action.name not in recording:
            yield module.fault(action, f"{action.name} leaves no entry in the journal")


def public_actions(module: Module) -> list[ast.FunctionDef]:
    """The functions of an `actions.py` that others may call, above the journal."""
    if module.path.name != "actions.py" or not module.lies_in("src/bofast/casework"):
        return []
    if module.lies_in(*BENEATH_THE_JOURNAL):
        return []
    return [node for node in module.tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]


def called_name(call: ast.Call) -> str:
    return ast.unparse(call.func)


def last_names(called: set[str]) -> set[str]:
    return {name.rsplit(".", 1)[-1] for name in called}
