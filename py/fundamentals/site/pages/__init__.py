"""In: what pages say. Out: pages and data files, worded with `../templates/`."""
