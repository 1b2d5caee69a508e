"""Typed endpoints for other machines. The room's borders stand before it moves in."""
