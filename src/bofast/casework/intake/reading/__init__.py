"""Reading a file from outside, as if it were hostile: bounded, apart, and without Django.

`table.open_table` is the way in. It starts `worker` as a process of its own with limits on
memory and time; what comes back is plain rows of plain cells.
"""
