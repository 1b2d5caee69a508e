"""Survival, hazards, effects and careers, from small tables of counts.

Engines count; these modules estimate. Everything about spells rests on two tables of whole numbers, how many enter
and how many leave at each time in each pattern of covariates (`cells.SpellCells`), so that an answer is exact, the
same on every engine, and the same however the rows were ordered or divided before they were counted.
"""
