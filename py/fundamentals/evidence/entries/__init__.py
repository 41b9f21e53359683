"""One module per catalog entry, named after it: the entry's checks."""
