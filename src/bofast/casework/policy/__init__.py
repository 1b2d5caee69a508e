"""The office's own dated figures: what law leaves to the municipality, and what is not published yet."""
