"""In: a result, the catalog and the compiled proofs. Out: the website, and a server for it; Sphinx
does navigation, search and theming.
"""
