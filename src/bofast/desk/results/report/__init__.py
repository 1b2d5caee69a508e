"""The report of a programme: what it says. `bofast.reports` writes it as PDF, Word and Excel with the same figures."""
