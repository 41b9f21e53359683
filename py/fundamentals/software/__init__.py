"""In: a library's function. Out: the formula that it computes, row by row as observed, with its
numbers, arguments and edges.
"""
