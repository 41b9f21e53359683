"""A picture for every entry that shows what it states.

`entries/` has one module for each entry, which draws with matplotlib and says in words what is to
be seen. Nothing here imports matplotlib before a picture is drawn.
"""

from fundamentals.pictures.core import Picture, PictureError, picture_modules, render

__all__ = ["Picture", "PictureError", "picture_modules", "render"]
