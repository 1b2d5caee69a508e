"""Told to the apps above when a household is another than before, so that what rests on it can be computed anew."""

from django.dispatch import Signal

household_changed = Signal()
"""Sent with `family` inside the transaction that changed who belongs to it, or what is known of a member."""
