"""Attacks on what reads and judges: files that are changed at random, and proofs that are.

`python -m fundamentals.fuzz` (`make fuzz`) changes compiled files, exports, catalogs, kept results
and proofs, each case determined by a seed and a number. Nothing may crash, nothing may hang, and no
changed fact may be taken for the one that it was made from.
"""
