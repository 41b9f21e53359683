"""In: this machine and a folder. Out: the project, its files whole or not at all, progress, and
errors that say what to do. Everything else stands on it.
"""
