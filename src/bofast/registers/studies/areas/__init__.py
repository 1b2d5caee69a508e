"""Which of the Danish lists areas are on, and how far they are from each threshold."""
