"""Contracts with the registers: what a delivered file must hold before anything is counted from it."""
