"""Builders of pictures: each takes labelled figures and returns a Vega-Lite specification, for `content.Chart`.

| You want to show | Build |
|---|---|
| who is left, or has left for what, by time | `curves.curves(Curves(…))`: steps, intervals, those at risk |
| how many, alone or in groups | `bars.bars(Bars(…))` |
| how a whole divides, year by year | `stacked.stack(Stack(…))` |
| gains and losses, and what they come to | `diverging.divergence(Divergence(…))` |
| ratios with their intervals | `forest.forest(Forest(…))` |
| a difference year by year around a start | `events.events(EventStudy(…))` |
| from where to where | `flows.flows(Flows(…))` |
| values against a threshold | `threshold.thresholds(Thresholds(…))` |

What comes in is worded and may be read: a hidden value is None beside its word. Where nothing may be seen at all, there
is no picture: a builder then gives None, and a sentence stands in its place. Names stand where their marks are, so
that nobody matches a colour with a legend; dash, shape and order say the same as colour. Texts are 13 and 14 pixels in
a picture 640 wide, which print as 9 and 10 points.
"""
