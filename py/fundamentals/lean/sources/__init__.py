"""In: the text of Lean files and of the lakefile. Out: their graph of imports, what stands where,
and what does not belong there.
"""
