/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Defs
import Fundamentals.Convolution.Commutativity
import Fundamentals.Convolution.Existence

/-!
# Convolution is distributive

A sum may be taken apart wherever both convolutions on the right exist; that this is needed, shows
`Fundamentals.Counterexamples.DistributivityNeedsExistence`. A scalar may be taken out always, where
values that do not exist count as 0.

## Main statements
* `ConvExistsAt.add`, `ConvExistsAt.add_left`, `conv_add`, `add_conv`: sums.
* `conv_add_of_hasCompactSupport`: sums of continuous functions, convolved with a continuous
  function with compact support.
* `convExistsAt_mul_left_iff`, `convExistsAt_mul_right_iff`: scalars and existence.
* `mul_conv`, `conv_mul`, `neg_conv`, `conv_neg`, `zero_conv`, `conv_zero`: scalars, no hypothesis.
-/

public section

namespace Fundamentals

variable {f g h : ℝ → ℝ} {x : ℝ}

/-! ### Sums -/

/-- If the integrals that define `conv f g x` and `conv f h x` exist, so does that of
`conv f (g + h) x`. -/
theorem ConvExistsAt.add (hg : ConvExistsAt f g x) (hh : ConvExistsAt f h x) :
    ConvExistsAt f (fun y => g y + h y) x := by
  have total := hg.hasIntegral.add hh.hasIntegral
  rw [funext fun y => show f y * g (x - y) + f y * h (x - y) = f y * (g (x - y) + h (x - y)) by
    grind only] at total
  exact total.integrable

/-- If the integrals that define `conv f h x` and `conv g h x` exist, so does that of
`conv (f + g) h x`. -/
theorem ConvExistsAt.add_left (hf : ConvExistsAt f h x) (hg : ConvExistsAt g h x) :
    ConvExistsAt (fun y => f y + g y) h x := by
  have total := hf.hasIntegral.add hg.hasIntegral
  simp only [← Real.add_mul] at total
  exact total.integrable

/-- **Distributivity** (§3.4, eq. (11)), at every `x` where both convolutions on the right exist:
`conv f (g + h) x = conv f g x + conv f h x`. -/
theorem conv_add (hg : ConvExistsAt f g x) (hh : ConvExistsAt f h x) :
    conv f (fun y => g y + h y) x = conv f g x + conv f h x := by
  simp only [conv_def, Real.mul_add]
  exact integral_add hg hh

/-- **Distributivity** (§3.4, eq. (11)), of the left factor, at every `x` where both convolutions on
the right exist: `conv (f + g) h x = conv f h x + conv g h x`. -/
theorem add_conv (hf : ConvExistsAt f h x) (hg : ConvExistsAt g h x) :
    conv (fun y => f y + g y) h x = conv f h x + conv g h x := by
  simp only [conv_def, Real.add_mul]
  exact integral_add hf hg

/-- **Distributivity** (§3.4, eq. (11)), as an equation of functions: if `f` is continuous with
compact support, and `g` and `h` are continuous, then
`conv f (g + h) = conv f g + conv f h`. -/
theorem conv_add_of_hasCompactSupport (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y)
    (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    conv f (fun y => g y + h y) = fun x => conv f g x + conv f h x :=
  funext fun x => conv_add (hf.convExistsAt hfc hgc x) (hf.convExistsAt hfc hhc x)

/-! ### Scalars -/

/-- A factor other than 0 on the left changes nothing about the existence of a convolution; if the
factor is 0, it always exists. -/
theorem convExistsAt_mul_left_iff (c : ℝ) :
    ConvExistsAt (fun y => c * f y) g x ↔ c = 0 ∨ ConvExistsAt f g x := by
  rw [ConvExistsAt, funext fun y => Real.mul_assoc c (f y) (g (x - y))]
  by_cases hc : c = 0
  · simp only [hc, Real.zero_mul, true_or, iff_true]
    exact hasIntegral_zero.integrable
  · rw [integrable_const_mul hc]
    exact ⟨Or.inr, fun h => h.resolve_left hc⟩

/-- A factor other than 0 on the right changes nothing about the existence of a convolution; if the
factor is 0, it always exists. -/
theorem convExistsAt_mul_right_iff (c : ℝ) :
    ConvExistsAt f (fun y => c * g y) x ↔ c = 0 ∨ ConvExistsAt f g x := by
  rw [convExistsAt_comm, convExistsAt_mul_left_iff, convExistsAt_comm]

/-- **A scalar on the left is taken out**, for all functions:
`conv (c f) g = c * conv f g`. Nothing is asked, because what does not exist counts as 0; by
`convExistsAt_mul_left_iff` the left side exists where the right one does, and for `c = 0`. -/
theorem mul_conv (c : ℝ) (f g : ℝ → ℝ) : conv (fun y => c * f y) g = fun x => c * conv f g x := by
  funext x
  simp only [conv_def, Real.mul_assoc]
  exact integral_const_mul c _

/-- **A scalar on the right is taken out**, for all functions:
`conv f (c g) = c * conv f g`. Nothing is asked, because what does not exist counts as 0; by
`convExistsAt_mul_right_iff` the left side exists where the right one does, and for `c = 0`. -/
theorem conv_mul (c : ℝ) (f g : ℝ → ℝ) : conv f (fun y => c * g y) = fun x => c * conv f g x := by
  rw [conv_comm, mul_conv, conv_comm]

/-- A sign on the left is taken out, for all functions. -/
theorem neg_conv (f g : ℝ → ℝ) : conv (fun y => -f y) g = fun x => -conv f g x := by
  funext x
  simp only [conv_def, Real.neg_mul]
  exact integral_neg _

/-- A sign on the right is taken out, for all functions. -/
theorem conv_neg (f g : ℝ → ℝ) : conv f (fun y => -g y) = fun x => -conv f g x := by
  rw [conv_comm, neg_conv, conv_comm]

/-- The convolution with 0 is 0, for every function. -/
theorem zero_conv (g : ℝ → ℝ) : conv (fun _ => 0) g = fun _ => 0 := by
  funext x
  simp only [conv_def, Real.zero_mul, integral_zero]

/-- The convolution with 0 is 0, for every function. -/
theorem conv_zero (f : ℝ → ℝ) : conv f (fun _ => 0) = fun _ => 0 := by
  rw [conv_comm, zero_conv]

end Fundamentals
