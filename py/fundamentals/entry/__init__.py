"""In: an id. Out: the places of its entry (record, theorems, checks, picture, play, …), or all of
them for a new one, made from `template/`, whose theorem is true.
"""
