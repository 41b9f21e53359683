/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.Im2col

/-!
# Two orders of the taps

Kernels and windows are written down in one and the same order, or their product is not the layer.

## Main definitions
* `crossKernel`, `firstChannel`: a kernel and an input with two channels.

## Main statements
* `im2col_needs_same_order`: kernels tap after tap, windows channel after channel.
-/

public section

namespace Fundamentals.Counterexamples

/-- The kernel with the taps 0, 1 for the first in-channel and 2, 3 for the second. -/
@[expose] def crossKernel : Fin 1 → Matrix 2 2 Int := fun _ c i => 2 * c.val + i.val

/-- The input with 0, 1 in the first channel and zeros in the second. -/
@[expose] def firstChannel : Matrix 2 2 Int := fun c l => if c = 0 ∧ l = 1 then 1 else 0

/-- **The order of the taps is that of the windows.** The layer with the kernel (0, 1), (2, 3) and
the input (0, 1), (0, 0) is 1. With the kernel written tap after tap, 0, 2, 1, 3, while the window is
written channel after channel, the product is 2. -/
theorem im2col_needs_same_order :
    convLayer 1 1 crossKernel (fun _ => 0) firstChannel 0 (0 : Fin 1) = 1 ∧
      ∑ q, crossKernel 0 (flatCol q) (flatRow q) * unfold 2 1 1 firstChannel q (0 : Fin 1) = 2 :=
  ⟨rfl, rfl⟩

end Fundamentals.Counterexamples
