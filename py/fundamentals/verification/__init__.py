"""In: the project. Out: one result for each entry in every layer: proved, re-checked, derived,
enclosed, observed.
"""
