"""Dividing an area into smaller units: whole, of about the same size, and as mixed as the map allows.

area        buildings with homes, and which of them are neighbours
neighbours  who is a neighbour of whom, from the buildings' places on a map
outlines    the same from the outlines of blocks, from wall to wall
mixing      moves buildings between units for the sake of the mix, and keeps units whole
divided     alternatives side by side, with what each reaches
held_against  each unit counted whole again, and the neighbours that it parts
"""
