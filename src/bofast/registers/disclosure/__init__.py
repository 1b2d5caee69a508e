"""The only exit of register figures: tables of cells go in, tables with hidden cells and a receipt come out.

`release` is the door. Behind it: `profiles` (whose thresholds), `tables` (cells and the equations between them),
`primary` and `secondary` (what is hidden, and what else must be), `attack` (an auditor that shares no code with
them), `curves` and `rounding`, `former` (what is already out), `receipt`.
"""
