"""What is asked: the problem as it is told, and made ready for the mechanisms.

problem         homes, families, agreements, caps and swaps, as of a day
standing        the order of families by time or need
lottery         lots that nobody can steer
lanes_in_play   by which rule each home is let
prepared        names as numbers, pairs with their places in line, every exclusion with its rule
"""
