"""Letters about an offer, in the family's language: offered, given, given to another, refused, lapsed, taken back."""
