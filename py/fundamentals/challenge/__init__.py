"""In: the library. Out: its statements in files that stand alone, and whether they are the same."""
