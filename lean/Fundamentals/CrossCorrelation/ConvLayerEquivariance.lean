/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.CrossCorrelation.ConvLayer

/-!
# The convolution layer commutes with shifts by the stride

Moving the input by `s * t` places moves the output by `t` places: the layer looks at every window
with the same weights. This is a statement on inputs without ends; what a finite input loses at its
ends when it is moved is lost. Other shifts than those by multiples of the stride are not respected,
see `Fundamentals.Counterexamples.ConvLayer`.

## Main statements
* `Sequence.convLayer_shift`: equivariance.
* `convLayer_congr_window`: an output depends on its window only.
-/

public section

namespace Fundamentals

open Sequence (shift)

variable {R : Type} [Lean.Grind.Semiring R] {O C K L : Nat}

/-- **Equivariance** (§4.1, last sentence; §3.3, eq. (8), for the layer): if the input is moved by
`s * t`, the output moves by `t`. For every kernel, bias and input; with stride 1, every shift. -/
theorem Sequence.convLayer_shift (s d : Nat) (w : Fin O → Matrix C K R) (b : Fin O → R)
    (x : Fin C → Int → R) (t : Int) (o : Fin O) :
    Sequence.convLayer s d w b (fun c => shift (s * t) (x c)) o =
      shift t (Sequence.convLayer s d w b x o) := by
  funext n
  have place (i : Fin K) : (s : Int) * n + d * i - s * t = s * (n - t) + d * i := by grind
  simp only [Sequence.convLayer, shift, place]

/-- **The receptive field**: the output at `n` depends on the inputs at `s * n + d * i` only. -/
theorem Sequence.convLayer_congr_window {s d : Nat} {x y : Fin C → Int → R} {n : Int}
    (h : ∀ c, ∀ i : Fin K, x c (s * n + d * i) = y c (s * n + d * i)) (w : Fin O → Matrix C K R)
    (b : Fin O → R) (o : Fin O) :
    Sequence.convLayer s d w b x o n = Sequence.convLayer s d w b y o n := by
  simp only [Sequence.convLayer, h]

end Fundamentals
