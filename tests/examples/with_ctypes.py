"""A kernel in C, called through ctypes, as somebody may have written it."""

import ctypes
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from fundamentals.base.environment import clean

_SOURCE = """
void correlate(const double *x, long L, const double *w, long K, long s, double *y, long N) {
  for (long n = 0; n < N; n++) {
    double sum = 0;
    for (long i = 0; i < K; i++) sum += w[i] * x[s * n + i];
    y[n] = sum;
  }
}
"""
_FOLDER = tempfile.TemporaryDirectory()
_FILE = Path(_FOLDER.name) / "kernel.c"
_FILE.write_text(_SOURCE, encoding="utf-8")
_COMPILE = ["cc", "-O2", "-shared", "-fPIC", "-o", f"{_FILE}.so", str(_FILE)]
subprocess.run(_COMPILE, check=True, env=clean())
_KERNEL = ctypes.CDLL(f"{_FILE}.so").correlate
_DOUBLES = np.ctypeslib.ndpointer(np.float64, flags="C_CONTIGUOUS")
_LONG = ctypes.c_long
_KERNEL.argtypes = [_DOUBLES, _LONG, _DOUBLES, _LONG, _LONG, _DOUBLES, _LONG]
_KERNEL.restype = None


def correlate(x, w, stride=1):
    """Cross-correlation where the kernel fits, every stride-th place."""
    if len(w) > len(x):
        raise ValueError("the kernel is longer than the input")
    x, w = np.ascontiguousarray(x, np.float64), np.ascontiguousarray(w, np.float64)
    y = np.empty((len(x) - len(w)) // stride + 1)
    _KERNEL(x, len(x), w, len(w), stride, y, len(y))
    return y
