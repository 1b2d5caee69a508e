"""The look of bofast and the parts that every page is made of."""
