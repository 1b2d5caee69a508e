"""State: one Django app a noun. Only `actions.py` writes; an app knows only the apps below it."""
