"""An area divided into smaller units, and figures of its blocks."""
