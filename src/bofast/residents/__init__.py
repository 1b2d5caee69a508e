"""The family's own pages, in their own scope. The room's borders stand before it moves in."""
