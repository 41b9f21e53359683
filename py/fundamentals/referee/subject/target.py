"""Which function: what the user wrote, taken apart. Nothing is imported or opened here; whether it
exists is found out in the process that runs it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from fundamentals.base.errors import UsageError

__all__ = ["Target"]

_FORMS = "write scipy.signal.correlate, mykernels.py:conv, model.onnx or model.onnx:node"


@dataclass(frozen=True)
class Target:
    """A function by its place.

    Attributes:
        text: what the user wrote.
        kind: "module", "file" or "onnx".
        place: the file, where there is one, as an absolute path.
        name: dotted names, from the module or within the file; the node of a model, or "".
    """

    text: str
    kind: str
    place: str
    name: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Take apart `package.function`, `file.py:function`, `model.onnx` or `model.onnx:node`.

        Raises:
            UsageError: it is none of these.
        """
        model, colon, node = text.partition(".onnx:")
        file, colon, name = (f"{model}.onnx", colon, node) if colon else text.rpartition(":")
        if text.endswith(".onnx"):
            file, name = text, ""
        elif file.endswith(".onnx"):
            if not name:
                raise UsageError(f"{text!r} ends with a colon: name a node of the model after it.")
        elif text.endswith(".py"):
            raise UsageError(f"{text!r} names a file: name a function of it, {text}:NAME.")
        elif colon and not file.endswith(".py"):
            raise UsageError(f"{file!r} is neither a .py file nor an .onnx file; {_FORMS}.")
        elif not all(part.isidentifier() for part in name.split(".")):
            raise UsageError(f"{name!r} is no dotted name of Python; {_FORMS}.")
        elif not colon:
            if "." not in name:
                raise UsageError(f"{text!r} names no function of a module; {_FORMS}.")
            return cls(text, "module", "", name)
        kind = "onnx" if file.endswith(".onnx") else "file"
        return cls(text, kind, str(Path(file).expanduser().absolute()), name)
