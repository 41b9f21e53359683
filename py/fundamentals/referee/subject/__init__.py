"""In: what somebody names: a function, a file, a model. Out: what comes of calling it, in a process
of its own with limits.
"""
