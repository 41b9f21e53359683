"""Evidence, in packages from enclosures of expressions to the checks of each entry. `core` is what
a check is made of; start there.
"""
