"""In: a function of somebody else's, an expression that calls it, and calls. Out: what each call
returned or raised, or how it died, from a process with limits.
"""
