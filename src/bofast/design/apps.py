"""Registers the design room with Django."""

from __future__ import annotations

from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "bofast.design"
    label = "design"
