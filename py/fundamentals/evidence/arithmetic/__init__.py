"""In: exact numbers. Out: what binary formats, orders of summation and fast algorithms make of
them, and bounds for what rounding does to a computation.
"""
