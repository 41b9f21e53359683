"""In: rows of the table of software. Out: whether the function computes what its row says, and the
call of another that does the same, confirmed.
"""
