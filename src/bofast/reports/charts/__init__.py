"""Builders of pictures: each takes labelled figures and returns a Vega-Lite specification, for `content.Chart`."""
