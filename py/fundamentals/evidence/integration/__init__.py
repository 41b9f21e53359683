"""In: an integrand and its bounds. Out: its integral exactly, or in a ball."""
