"""In: an entry's formulas. Out: a picture that shows what it states, and words for those who do not
see it. `entries/` has one module for each entry.
"""
