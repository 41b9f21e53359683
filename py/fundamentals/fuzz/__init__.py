"""In: a seed. Out: files and proofs changed at random, and whether anything crashed, hung or took a
changed fact for the one that it was made from: `python -m fundamentals.fuzz`.
"""
