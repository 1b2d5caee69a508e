"""The spreadsheets of the example municipality: `python -m tools.examples` makes them anew.

Nordvik is made up, and so is everybody in it: the family names are built from words such as Prøve and Eksempel, and
the identity numbers carry a month that no real number has. The same run always makes the same files.
"""
