"""In: an entry's checks and a seed. Out: results, each with its mutants refuted, from processes
that are watched, or from an earlier run of the same sources.
"""
