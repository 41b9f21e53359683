"""In: a signature, and what calls the function. Out: which argument is what, and in which order the
axes stand.
"""
