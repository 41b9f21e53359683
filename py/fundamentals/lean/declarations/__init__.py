"""In: compiled files. Out: facts of declarations: kind, place, axioms, what rests on what; and
their export for other kernels.
"""
