"""Complaints over lettings: those that wait, one with the frozen record, receiving and deciding them."""
