"""The same work by each engine and its peers, each run as a process of its own: python -m ….ENGINE STORE OUT.

The work: resource-strong families by household and year; the stay of everybody of 22-59 in a dwelling, written as a
table; flows between areas; Kaplan-Meier, Aalen-Johansen and Cox.
"""
