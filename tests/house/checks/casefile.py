"""Who may read and write the case file: pages start from an office's scope, and only actions write."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.checks.source import ROOT, Fault, Module, calls, functions

MANAGERS = {"objects", "_default_manager", "_base_manager"}
ALWAYS_WRITES = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}
# dict.update, hashlib's update, workbook.save and the like take a positional argument; a model's and a query's do not.
WRITES_WITHOUT_POSITION = {"save", "create", "update", "delete"}
# The one page module that opens an office's scope for all the others.
OPENS_THE_SCOPE = "src/bofast/desk/office.py"
# A run works for a whole office, or all of them, and shows nothing: what it finds is shown by a page, in its scope.
WORKS_FOR_NO_READER = "src/bofast/jobs"
# A stored copy of what a function computes from the events that are journalled.
BRINGS_UP_TO_DATE = "refresh_"
WITHOUT_AN_ENTRY = {
    "save_view": "a user's own saved filters tell nothing of any family",
    "forget_view": "the same",
}
# These know no family and no home: the journal stands above them, or counts on them.
BENEATH_THE_JOURNAL = tuple(f"src/bofast/casework/{app}" for app in ("keeping", "access", "journal", "runs"))


def queries_from_a_manager(module: Module) -> Iterator[Fault]:
    """`Family.objects` in a page: every page would have to remember its office by itself."""
    if not module.lies_in("src/bofast") or module.lies_in("src/bofast/casework", WORKS_FOR_NO_READER, OPENS_THE_SCOPE):
        return
    # An empty query shows nobody; a form begins with one.
    empty = {
        id(node.value) for node in ast.walk(module.tree) if isinstance(node, ast.Attribute) and node.attr == "none"
    }
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS and id(node) not in empty:
            yield module.fault(node, f"reaches for .{node.attr}; start from request.office, or ask a casework app")


def writes_outside_actions(module: Module) -> Iterator[Fault]:
    """A write anywhere else would have no journal entry, and no transaction around it."""
    if not module.lies_in("src/bofast") or may_write(module):
        return
    for call in calls(module.tree):
        if isinstance(call.func, ast.Attribute) and is_write(call, named=call.func.attr):
            yield module.fault(call, f"writes with .{call.func.attr}(); that belongs in an actions.py")


def may_write(module: Module) -> bool:
    in_casework = module.lies_in("src/bofast/casework")
    is_right_kind = holds_actions(module) or module.is_migration()
    return (in_casework and is_right_kind) or module.lies_in("src/bofast/casework/journal")


def holds_actions(module: Module) -> bool:
    """`actions.py`, or a module of the folder `actions` that it has grown into."""
    return module.path.name == "actions.py" or module.path.parent.name == "actions"


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
    leaving = leaving_an_entry(module)
    for action in public_actions(module):
        if action.name not in leaving | set(WITHOUT_AN_ENTRY):
            yield module.fault(action, f"{action.name} leaves no entry in the journal")


def public_actions(module: Module) -> list[ast.FunctionDef]:
    """What others may call to change the case file. Reading is no action, nor is bringing a cache up to date."""
    if not holds_actions(module) or module.lies_in(*BENEATH_THE_JOURNAL):
        return []
    offered, leaving = names_offered(module), leaving_an_entry(module)
    return [
        node
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith(("_", BRINGS_UP_TO_DATE))
        and (offered is None or node.name in offered)
        and (node.name in leaving or writes(node))
    ]


def names_offered(module: Module) -> set[str] | None:
    """What the folder `actions` offers to the other apps; nothing said means everything."""
    front = ROOT / module.path.parent / "__init__.py"
    if module.path.name == "actions.py" or not front.exists():
        return None
    imports = [node for node in ast.parse(front.read_text(encoding="utf-8")).body if isinstance(node, ast.ImportFrom)]
    return {alias.name for node in imports for alias in node.names}


def leaving_an_entry(module: Module) -> set[str]:
    """The functions that record an entry themselves, through each other, or through another module's action."""
    called = {function.name: {called_name(call) for call in calls(function)} for function in functions(module.tree)}
    leaving = {"record", "record_many"} | actions_of_others(module)
    while more := {name for name, names in called.items() if any(touch(name, leaving) for name in names)} - leaving:
        leaving |= more
    return leaving


def actions_of_others(module: Module) -> set[str]:
    """Names that stand for another module's actions, or for one of them."""
    imports = [node for node in ast.walk(module.tree) if isinstance(node, ast.ImportFrom) and node.module]
    names = [(node.module or "", alias) for node in imports for alias in node.names]
    found = {alias.asname or alias.name for origin, alias in names if ".actions" in origin or alias.name == "actions"}
    return {name for name in found if name.islower() and not name.startswith(BRINGS_UP_TO_DATE)}


def touch(called: str, leaving: set[str]) -> bool:
    """`record`, `journal.record`, `homes.vacate` where `homes` stands for an app's actions."""
    return bool({called.split(".", maxsplit=1)[0], called.rsplit(".", 1)[-1]} & (leaving - {"journal"}))


def writes(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(call.func, ast.Attribute) and is_write(call, named=call.func.attr) for call in calls(function)
    )


def called_name(call: ast.Call) -> str:
    return ast.unparse(call.func)
