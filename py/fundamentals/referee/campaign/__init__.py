"""In: a function with its formula, and how many instances. Out: which of them disagree, from as
many processes as there are, each instance determined by its number alone.
"""
