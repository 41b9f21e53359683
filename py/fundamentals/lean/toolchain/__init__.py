"""In: this machine. Out: a Lean of the pinned version, native or the embedded one (which it
installs), and the Node that runs that.
"""
