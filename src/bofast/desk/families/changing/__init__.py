"""What is written down about a family: a form, one action, an answer."""
