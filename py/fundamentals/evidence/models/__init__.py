"""In: exact numbers. Out: exact sequences, piecewise functions, maps, layers, networks, and bounds
for what rounding does to them.
"""
