"""In: where a function begins and how much it returns, at many shapes. Out: the simplest law of it
that holds at all of them, or at most.
"""
