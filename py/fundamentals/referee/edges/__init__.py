"""In: a function and the formula that was found of it. Out: what it does at the edges (sizes,
memory, numbers, repetition), one sentence each, and whether that contradicts the formula.
"""
