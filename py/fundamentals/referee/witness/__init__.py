"""In: a call at which a function is not what it should be. Out: the smallest such call, and a
script of a few lines that shows it with the function alone.
"""
