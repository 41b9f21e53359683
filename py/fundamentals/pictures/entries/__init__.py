"""One module for each entry: its id, hyphens written as underscores."""
