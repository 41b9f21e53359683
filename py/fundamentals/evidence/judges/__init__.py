"""In: a claim. Out: whether it holds, by rewriting and by enclosures, or that neither can tell."""
