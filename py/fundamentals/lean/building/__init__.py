"""In: sources and a Lean. Out: compiled files, kept by what they were made from; only what
changed is compiled, by several processes at once.
"""
