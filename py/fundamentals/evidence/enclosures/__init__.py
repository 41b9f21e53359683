"""In: an expression and a place. Out: balls that contain its value and those of its derivatives."""
