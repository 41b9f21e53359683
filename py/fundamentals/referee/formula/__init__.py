"""In: a function that can be called. Out: which formula of the family it computes, found with
integer probes that are exact in its number type.
"""
