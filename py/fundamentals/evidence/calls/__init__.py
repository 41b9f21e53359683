"""In: a library and a problem. Out: what its function returned, against the table's formula."""
