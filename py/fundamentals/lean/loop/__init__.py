"""In: one file, each time it is saved. Out: what Lean says of it and the axioms it rests on, from
a session that stays.
"""
