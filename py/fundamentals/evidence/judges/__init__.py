"""An identity between symbolic expressions goes in, whether and where it holds comes out."""
