"""In: a checkout. Out: how fast it is, and against another commit. Nothing here is a test: figures
depend on the machine and on what else it does.
"""
