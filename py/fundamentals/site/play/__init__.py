"""In: what a reader moves. Out: both sides of an entry's formula, moving together, in the page:
JavaScript; `entries/` has one script for each entry that has a play.
"""
