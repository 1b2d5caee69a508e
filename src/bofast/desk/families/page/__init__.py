"""The family page: everything about one family on one page with anchors."""
