"""The report of a programme: one content, written as PDF, Word and Excel with the same figures."""
