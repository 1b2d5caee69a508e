"""Told to the apps above when a home is another than before."""

from django.dispatch import Signal

home_changed = Signal()
"""Sent with `home` inside the transaction that changed it."""
