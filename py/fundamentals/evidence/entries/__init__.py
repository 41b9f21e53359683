"""The checks of each entry: one module named after its id, hyphens written as underscores."""
