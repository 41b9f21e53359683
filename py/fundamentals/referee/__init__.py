"""In: somebody's implementation. Out: which formula it computes, with witnesses."""
