"""In: a compiled file (`.olean`, version 2 of the format, 32 and 64 bits). Out: what it holds, or
that it is damaged.
"""
