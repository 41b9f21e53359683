"""In: facts. Out: statements to read, their fingerprints held to the pins, and what the audit has
against them.
"""
