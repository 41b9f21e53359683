"""In: `catalog.yaml`. Out: one frozen record for each entry, or every mistake with its file,
line and key.
"""
