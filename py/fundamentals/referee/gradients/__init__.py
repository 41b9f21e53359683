"""In: a function and its formula. Out: whether its gradients are the formula's own, bit for bit,
and where they are not.
"""
