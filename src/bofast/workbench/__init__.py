"""The `bofast` command: what needs no Django loads none."""
