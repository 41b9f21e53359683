"""In: exact numbers. Out: exact sequences, piecewise functions, maps, layers, networks."""
