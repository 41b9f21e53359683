/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.CrossCorrelation.ConvLayerGradient
import Fundamentals.Differentiation.Gradient

/-!
# The gradients of the padded convolution layer

A layer with padding, in same or in full mode say, is the layer without on the padded input. With
respect to the kernel and the bias its gradients are those of the layer on the padded input; with
respect to the input, what comes back is cropped: of the convolution, `L` places from the place `p`
on are kept. In the frameworks this is the layer *conv_transpose* with the option *padding*.

## Main definitions
* `crop p q y`: the `L` middle places of `p + L + q`.

## Main statements
* `zeroPad_dot`: cropping is the adjoint of padding.
* `convLayer_zeroPad_dot`: the adjoint of the padded layer; `crop_convTransposed_eq_conv`: it is a
  convolution, for stride and dilation at least 1.
* `hasGradientAt_convLayer_zeroPad_input`: the gradient with respect to the input, over ℝ.
-/

public section

namespace Fundamentals

open scoped Matrix
open Sequence (ofFin dilate conv)

variable {R : Type} {O C K L N s d p q : Nat}

/-- The `L` middle places of each channel, without the first `p` and the last `q`. -/
@[expose] noncomputable def crop (p q : Nat) (y : Matrix C (p + L + q) R) : Matrix C L R :=
  fun c l => y c ⟨p + l, by omega⟩

section CommRing

variable [Lean.Grind.CommRing R]

/-- A sum over all places of a padded channel has nothing but zeros before and after. -/
private theorem sum_zeroPad_mul (x : Matrix C L R) (y : Matrix C (p + L + q) R) (c : Fin C) :
    ∑ l, zeroPad p q x c l * y c l = ∑ l, x c l * crop p q y c l := by
  rw [sum_append, sum_append]
  have before : ∑ l : Fin p, zeroPad p q x c (Fin.castAdd q (Fin.castAdd L l)) *
      y c (Fin.castAdd q (Fin.castAdd L l)) = 0 := sum_eq_zero fun l => by
    rw [zeroPad, Sequence.supportedOn_ofFin _ _ (by grind), Lean.Grind.Semiring.zero_mul]
  have after : ∑ l : Fin q, zeroPad p q x c (Fin.natAdd (p + L) l) *
      y c (Fin.natAdd (p + L) l) = 0 := sum_eq_zero fun l => by
    rw [zeroPad, Sequence.supportedOn_ofFin _ _ (by grind), Lean.Grind.Semiring.zero_mul]
  rw [before, after, Lean.Grind.Semiring.add_zero, Lean.Grind.AddCommMonoid.zero_add]
  refine sum_congr fun l => ?_
  have place : ((Fin.castAdd q (Fin.natAdd p l)).val : Int) - p = l := by grind
  rw [zeroPad, place, Sequence.ofFin_apply]
  rfl

/-- **Cropping is the adjoint of padding**: `⟨zeroPad x, y⟩ = ⟨x, crop y⟩`. -/
theorem zeroPad_dot (x : Matrix C L R) (y : Matrix C (p + L + q) R) :
    ∑ c, ∑ l, zeroPad p q x c l * y c l = ∑ c, ∑ l, x c l * crop p q y c l :=
  sum_congr fun c => sum_zeroPad_mul x y c

/-- **The adjoint of the padded layer**, without bias: the transposed layer, cropped. -/
theorem convLayer_zeroPad_dot (w : Fin O → Matrix C K R) (x : Matrix C L R)
    (v : Matrix O (convLength (p + L + q) K s d) R) :
    ∑ o, ∑ n, convLayer s d w (fun _ => 0) (zeroPad p q x) o n * v o n =
      ∑ c, ∑ l, x c l * crop p q (convTransposed _ s d w v) c l := by
  rw [convLayer_dot, zeroPad_dot]

/-- **What comes back through a padded layer is a convolution**, from the place `p` on, for stride
and dilation at least 1. -/
theorem crop_convTransposed_eq_conv (hs : 0 < s) (hd : 0 < d) (p q : Nat)
    (w : Fin O → Matrix C K R) (v : Matrix O N R) (c : Fin C) (l : Fin L) :
    crop p q (convTransposed _ s d w v) c l =
      ∑ o, conv (dilate d (ofFin (w o c))) (dilate s (ofFin (v o))) (p + l) :=
  convTransposed_eq_conv hs hd w v c ⟨p + l, by omega⟩

end CommRing

/-! ### The gradient over ℝ -/

/-- **The gradient of a padded layer with respect to its input** is the transposed layer, cropped:
if a loss `φ` has at the output of the layer the gradient `v`, then with respect to the input it has
the gradient `crop p q (convTransposed _ s d w v)`. -/
theorem hasGradientAt_convLayer_zeroPad_input (w : Fin O → Matrix C K) (b : Vec O) (x : Matrix C L)
    {φ : Vec (O * convLength (p + L + q) K s d) → ℝ}
    {v : Matrix O (convLength (p + L + q) K s d)}
    (hφ : HasGradientAt φ v.flatten (convLayer s d w b (zeroPad p q x)).flatten) :
    HasGradientAt (fun y => φ (convLayer s d w b (zeroPad p q (Matrix.ofFlat y))).flatten)
      (crop p q (convTransposed _ s d w v)).flatten x.flatten := by
  have unpadded := hasGradientAt_convLayer_input w b (zeroPad p q x) hφ
  have start : Matrix.ofFlat x.flatten = x := Matrix.ofFlat_flatten x
  have padded := HasGradientAt.comp_of_adjoint (a := x.flatten)
    (F := fun y => (zeroPad p q (Matrix.ofFlat y)).flatten)
    (G := fun y => (crop p q (Matrix.ofFlat y)).flatten) (fun y z => ?_)
    (φ := fun y => φ (convLayer s d w b (Matrix.ofFlat y)).flatten)
    (v := (convTransposed _ s d w v).flatten) (by simpa only [start] using unpadded)
  · simpa only [Matrix.ofFlat_flatten] using padded
  · rw [← Matrix.flatten_ofFlat y, ← Matrix.flatten_ofFlat z]
    simp only [Matrix.ofFlat_flatten]
    rw [flatten_dot_flatten, flatten_dot_flatten, zeroPad_dot]

end Fundamentals
