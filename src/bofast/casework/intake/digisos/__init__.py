"""A family's digital application for social assistance, read leniently: what has meaning is a fact with its source.

Source of the format: NAV, soknadsosialhjelp-filformat (JSON Schema, MIT).
"""
