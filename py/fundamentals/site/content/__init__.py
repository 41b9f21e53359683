"""In: a result, the catalog and compiled files. Out: what pages say, with the addresses of all that
they name.
"""
