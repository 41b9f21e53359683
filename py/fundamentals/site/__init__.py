"""The website: every page is made from one result, the catalog and the compiled proofs.

`build` gathers what is known (`content`), words it as pages (`pages`, `templates/`), and leaves
navigation, search and theming to Sphinx (`rendering`). Nothing on a page is typed by hand but what
the catalog says; every status is that of the result.
"""
