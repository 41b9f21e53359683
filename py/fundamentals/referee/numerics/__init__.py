"""In: a function and the formula that it computes. Out: how exact it is on floats, against proved
bounds.
"""
