/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.CrossCorrelation.ConvLayer

/-!
# The convolution layer commutes with shifts by the stride

Moving the input by `s * t` places moves the output by `t` places: the layer looks at every window
with the same weights. For inputs without ends this holds at every place; for finite inputs in valid
mode, at every place of the output that still sees what was there before. Zeros added at the ends do
not move along, and other shifts than those by multiples of the stride are not respected: see
`Fundamentals.Counterexamples.ConvLayer`.

## Main statements
* `Sequence.convLayer_shift`, `convLayer_shift`: equivariance, without ends and in valid mode.
* `Sequence.convLayer_congr_window`: an output depends on its window only.
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

/-- **Equivariance of the finite layer** (§4.1, last sentence; §3.3, eq. (8), for the layer), in
valid mode: if `y` is the input `x` moved by `s * t`, that is `y c (m + s * t) = x c m` wherever
both are places of the input, then the output moves by `t`,

  `out_y o (n + t) = out_x o n`, wherever both are places of the output.

Nothing is asked of the first `s * t` places of `y`. -/
theorem convLayer_shift {s d t : Nat} {x y : Matrix C L R}
    (moved : ∀ c (m l : Fin L), l.val = m.val + s * t → y c l = x c m) (w : Fin O → Matrix C K R)
    (b : Fin O → R) (o : Fin O) {n k : Fin (convLength L K s d)} (hk : k.val = n.val + t) :
    convLayer s d w b y o k = convLayer s d w b x o n := by
  have place (i : Fin K) : s * k + d * i = s * n + d * i + s * t := by grind
  exact congrArg (b o + ·) (sum_congr fun c => sum_congr fun i =>
    congrArg (w o c i * ·) (moved c _ _ (place i)))

/-- **The receptive field**: the output at `n` depends on the inputs at `s * n + d * i` only. -/
theorem Sequence.convLayer_congr_window {s d : Nat} {x y : Fin C → Int → R} {n : Int}
    (h : ∀ c, ∀ i : Fin K, x c (s * n + d * i) = y c (s * n + d * i)) (w : Fin O → Matrix C K R)
    (b : Fin O → R) (o : Fin O) :
    Sequence.convLayer s d w b x o n = Sequence.convLayer s d w b y o n := by
  simp only [Sequence.convLayer, h]

end Fundamentals
