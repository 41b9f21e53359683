"""The second kernel: declarations in Lean's export format go in, accepted or why not comes out.

The kernel itself is JavaScript, in `js/`, for Node and for browsers; `recheck` runs it under Node.
"""
