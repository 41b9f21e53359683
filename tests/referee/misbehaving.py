"""Functions that do what a referee has to survive, each named after it. They run only in the
processes of `test_subject.py`.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

import numpy as np

calls = 0
kept = []


def correlate(x, w, mode="valid"):
    """One that is right."""
    return np.correlate(x, w, mode)


def backward(g, x, w):
    """Its gradients, for the mode "valid"."""
    return np.convolve(g, w), np.correlate(x, g, "valid")


def places(x, w):
    """How x lies in memory, in numbers."""
    return np.array([x.flags.c_contiguous, x.flags.aligned, x.flags.writeable, x is w, *x.strides])


def scaled(x, *, by):
    return sum(x) * np.ones(by[0][0])


def crash(x):
    return ctypes.string_at(0)


def crash_at_seven(x):
    return crash(x) if x[0] == 7 else x + 0


def crash_once(x, marker):
    if not Path(marker).exists():
        Path(marker).touch()
        crash(x)
    return x + 0


def hang(x):
    while True:
        time.sleep(1)


def leave(x, code):
    os._exit(code)


def leave_politely(x):
    sys.exit("no more")


def interrupt(x):
    raise KeyboardInterrupt


def kill(x):
    os.kill(os.getpid(), signal.SIGKILL)


def flood(x):
    for _ in range(400):
        os.write(1, b"flood " * 10_000)
        print("drop " * 100, file=sys.stderr)
    return x + 0


def allocate(x):
    while True:
        kept.append(np.ones(2**21))


def start_one_that_stays(x, note):
    """A process that would outlive the test, in a session of its own."""
    stays = "import time; time.sleep(600)"
    child = subprocess.Popen([sys.executable, "-c", stays], start_new_session=True, env={})
    Path(note).write_text(str(child.pid))
    return hang(x)


def fork_and_return(x):
    os.fork()
    return x + 0


def change_input(x):
    x += 1
    return x.sum()


def write_beside(x):
    x.base[0] = 5
    return x + 0


def view(x):
    return x[1:]


def text(x):
    return "a string"


def nothing(x):
    return None


def ragged(x):
    return [[1.0], [1.0, 2.0]]


def objects(x):
    return np.array([object()])


def two(x):
    return x, x


def long_message(x):
    raise ValueError("first line\n" + "x" * 10**6)


def asserts(x):
    assert len(x) == 0, "nothing but nothing"


def fails_within(x):
    return np.concatenate([x, x[None]])


def fails_in_numpy(x):
    return np.pad(x, 1, mode="no such mode")  # which NumPy says by a raise of its own


def loses_its_way(x):
    raise IndexError("place 7")


def message_that_raises(x):
    class OddError(Exception):
        def __str__(self):
            raise RuntimeError

    raise OddError


def one_in_three(x):
    global calls
    calls += 1
    return x + (calls % 3 == 0)


def garbage(x):
    for descriptor in range(3, 300):
        try:
            os.write(descriptor, b"garbage" * 20)
        except OSError:
            continue
    return x + 0


def close_everything(x):
    os.closerange(3, 300)
    return x + 0


def print_nothing_more(x):
    os.close(1)
    os.close(2)
    return x + 0


def recurse(x):
    return recurse(x)


def list_of_sums(x):
    return [sum((each,)) for each in x]


def nothing_left(x, w):
    return x[:0]


KEPT = {}


def copied(x):
    return x.copy()


def used_again(x):
    y = KEPT.setdefault(x.shape, x.copy())
    y[...] = x
    return y


def fractions(x):
    return np.array([Fraction(float(each)) / 3 for each in x], dtype=object)
