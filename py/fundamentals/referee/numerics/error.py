"""How exact a function is on floats, decided by proved bounds; and in which format it adds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import batched
from math import frexp, inf, isfinite

import numpy as np

from fundamentals.base.progress import Progress, Silent
from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.form import Form, UnreadableError
from fundamentals.referee.formula.layer import Array
from fundamentals.referee.formula.probes import Callee
from fundamentals.referee.numerics.bounds import FORMATS, Way, ways
from fundamentals.referee.numerics.exact import Output, fraction, outputs
from fundamentals.referee.numerics.instances import Instance, instances
from fundamentals.referee.numerics.results import Error, Judged, Point, Sameness, Witness
from fundamentals.referee.numerics.verdicts import said
from fundamentals.referee.subject.calling import Call, Outcome, Returned
