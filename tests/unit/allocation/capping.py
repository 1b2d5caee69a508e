"""Caps, quotas and worth of a story, by the names in it."""

import numpy as np

from bofast.allocation.mechanisms.caps import Cap, Quota


def cap(told, *, homes, of, at_most):
    return Cap(homes=told.numbers(homes.split()), of=told.only(of), at_most=at_most)


def quota(told, *, homes, of, at_least):
    return Quota(homes=told.numbers(homes.split()), of=told.only(of), at_least=at_least)


def worth(told, **of):
    """Of each family's pairs, in the order of her list."""
    return np.array([one for name in told.families for one in of[name]], dtype=np.int64)
