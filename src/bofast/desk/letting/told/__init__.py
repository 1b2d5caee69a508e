"""What a family is told of where it stands: one letter in its own language, beside the reader's."""
