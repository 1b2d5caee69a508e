"""The list of families: filters, rows, saved filters, export."""
