"""Whose day it is."""

from __future__ import annotations

from enum import StrEnum


class Whose(StrEnum):
    MINE = "mine"
    EVERYONES = "everyones"
