/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Defs
import Fundamentals.Convolution.Associativity
import Fundamentals.Convolution.Commutativity
import Fundamentals.Topology.ContinuousOn

/-!
# Associativity: any two of the three functions of compact support

`conv_assoc` asks for compact support of the outer two functions. Here it is the left two, or the
right two. The third function is cut off far out, where it does not matter for the value at a given
point.

## Main statements
* `SupportedOn.conv_congr`: which values of a function a convolution depends on.
* `conv_assoc_of_left`, `conv_assoc_of_right`.
-/

public section

namespace Fundamentals

variable {f g h : ℝ → ℝ}

/-- If `f` vanishes outside `[a, b]`, then `conv f g x` depends on the values of `g` on
`[x - b, x - a]` only. -/
theorem SupportedOn.conv_congr {a b x : ℝ} (hf : SupportedOn f a b)
    (same : ∀ y, x - b ≤ y → y ≤ x - a → g y = h y) :
    Fundamentals.conv f g x = Fundamentals.conv f h x := by
  refine integral_congr fun y => ?_
  by_cases hy : y < a ∨ b < y
  · rw [hf y hy, Real.zero_mul, Real.zero_mul]
  · rw [same (x - y) (by grind) (by grind)]

/-- Every continuous function agrees on `[-T, T]` with a continuous function of compact support. -/
private theorem exists_cutoff (hc : ∀ y, ContinuousAt h y) (T : ℝ) :
    ∃ k : ℝ → ℝ, HasCompactSupport k ∧ (∀ y, ContinuousAt k y) ∧ ∀ y, |y| ≤ T → h y = k y := by
  have plateau (y : ℝ) : ContinuousAt (fun y => Real.clamp 0 1 (T + 1 - |y|)) y :=
    (Real.continuousAt_clamp 0 1 _).comp (continuousAt_const.sub Real.continuousAt_abs)
  refine ⟨fun y => Real.clamp 0 1 (T + 1 - |y|) * h y, ⟨T + 1, fun y hy => ?_⟩,
    fun y => (plateau y).mul (hc y), fun y hy => ?_⟩
  · simp only [show Real.clamp 0 1 (T + 1 - |y|) = 0 by grind, Real.zero_mul]
  · simp only [show Real.clamp 0 1 (T + 1 - |y|) = 1 by grind, Real.one_mul]

/-- **Associativity** (§3.4, eq. (10)), the left two of compact support: if `f` and `g` are
continuous with compact support, and `h` is continuous, then
`conv (conv f g) h = conv f (conv g h)`. -/
theorem conv_assoc_of_left (hf : HasCompactSupport f) (hg : HasCompactSupport g)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    conv (conv f g) h = conv f (conv g h) := by
  funext x
  obtain ⟨R, hR, hf'⟩ := hf.exists_supportedOn
  obtain ⟨S, hS, hg'⟩ := hg.exists_supportedOn
  obtain ⟨k, hk, hkc, same⟩ := exists_cutoff hhc (|x| + R + S)
  have inner (y : ℝ) (hy : x - R ≤ y) (hy' : y ≤ x - -R) : conv g k y = conv g h y :=
    hg'.conv_congr fun z hz hz' => (same z (by grind)).symm
  calc conv (conv f g) h x
      = conv (conv f g) k x := (hf'.conv hg').conv_congr fun y hy hy' => same y (by grind)
    _ = conv f (conv g k) x := by rw [conv_assoc hf hk hfc hgc hkc]
    _ = conv f (conv g h) x := hf'.conv_congr inner

/-- **Associativity** (§3.4, eq. (10)), the right two of compact support: if `g` and `h` are
continuous with compact support, and `f` is continuous, then
`conv (conv f g) h = conv f (conv g h)`. -/
theorem conv_assoc_of_right (hg : HasCompactSupport g) (hh : HasCompactSupport h)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    conv (conv f g) h = conv f (conv g h) := by
  rw [conv_comm (conv f g), conv_comm f, ← conv_assoc_of_left hh hg hhc hgc hfc,
    conv_comm _ f, conv_comm h g]

end Fundamentals
