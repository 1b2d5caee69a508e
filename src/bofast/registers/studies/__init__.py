"""Studies: from a store, through an engine's counts, to findings that still have to pass disclosure.

A study is a function from `setting.Setting` to `findings.Findings`. It counts by `setting.count`, estimates from those
counts, and asks for tables, curves and models to leave. Nothing of it is read by anybody before `released.passed` has
let it through; what a report says is computed from what came out there.
"""
