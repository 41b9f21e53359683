"""In: declarations in Lean's export format. Out: accepted, or why not, by the second kernel:
JavaScript in `js/`, for Node and for browsers, to be read from `js/names.js` on.
"""
