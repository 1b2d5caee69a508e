"""Dividing an area into smaller units: its blocks on a map, ways side by side, figures of each unit, adopting."""
