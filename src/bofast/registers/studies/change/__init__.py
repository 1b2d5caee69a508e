"""The change of an area's composition, split into who came, who left, and what became of those who stayed."""
