/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.OneSidedDerivative

/-!
# Higher derivatives on an interval

## Main definitions
- `HasDerivsOn f F n a b`, `a < b`: `F 1, …, F n` are the derivatives of `f` on the closed interval
  `[a, b]`, they are continuous, and `F (n + 1)` is one more derivative on the open interval
  `(a, b)`. This is the hypothesis of Taylor's theorem.

## Main statements
- `hasDerivsOn_iff`: the derivatives `F 1, …, F n` are the derivatives at the ends of `[a, b]` too,
  from one side, as the textbooks have it.
- `hasDerivsOn_of_hasDerivAt`: it is enough that the derivatives exist at all points of `[a, b]`.
- `HasDerivsOn.mono`: smaller intervals.

## Implementation notes
Derivatives are relations here, so the higher ones are a sequence `F` of functions that comes with
the statement, `F k` being what is written `f⁽ᵏ⁾`. The definition does not mention one-sided
derivatives: at the ends it asks for continuity alone, and the rest follows (`hasDerivsOn_iff`).
-/

public section

namespace Fundamentals

variable {f : ℝ → ℝ} {F : Nat → ℝ → ℝ} {n : Nat} {a b c d : ℝ}

/-- `f` has the `n` continuous derivatives `F 1, …, F n` on `[a, b]` and the one derivative more
`F (n + 1)` on `(a, b)`: `F 0 = f`, and for `k = 0, …, n` the function `F k` is continuous on
`[a, b]` and has the derivative `F (k + 1)` on `(a, b)`. -/
structure HasDerivsOn (f : ℝ → ℝ) (F : Nat → ℝ → ℝ) (n : Nat) (a b : ℝ) : Prop where
  /-- The derivative of order zero is the function. -/
  zero : F 0 = f
  /-- The derivatives up to the `n`-th are continuous on the closed interval. -/
  continuousOn : ∀ k, k ≤ n → ContinuousOn (F k) a b
  /-- Each of them has the next for its derivative on the open interval. -/
  hasDerivAt : ∀ k, k ≤ n → ∀ t, a < t → t < b → HasDerivAt (F k) (F (k + 1) t) t

/-- What holds on `[a, b]` holds on every part of it. -/
theorem HasDerivsOn.mono (hf : HasDerivsOn f F n a b) (hac : a ≤ c) (hdb : d ≤ b) :
    HasDerivsOn f F n c d where
  zero := hf.zero
  continuousOn k hk := (hf.continuousOn k hk).mono hac hdb
  hasDerivAt k hk t hct htd := hf.hasDerivAt k hk t (by grind) (by grind)

/-- It suffices that `F 0 = f` and that each `F k`, `k ≤ n`, has the derivative `F (k + 1)` at every
point of `[a, b]`. -/
theorem hasDerivsOn_of_hasDerivAt (h₀ : F 0 = f)
    (h : ∀ k, k ≤ n → ∀ t, a ≤ t → t ≤ b → HasDerivAt (F k) (F (k + 1) t) t) :
    HasDerivsOn f F n a b where
  zero := h₀
  continuousOn k hk := continuousOn_of_continuousAt fun t ha hb => (h k hk t ha hb).continuousAt
  hasDerivAt k hk t ha hb := h k hk t (Real.le_of_lt ha) (Real.le_of_lt hb)

/-- **The textbook's hypothesis.** For `a < b`, `HasDerivsOn f F n a b` says that `F 1, …, F n` are
the derivatives of `f` on the closed interval `[a, b]`, one-sided at the ends, the last of them
continuous there, and that `F (n + 1)` is the derivative of `F n` on the open interval. -/
theorem hasDerivsOn_iff (hab : a < b) : HasDerivsOn f F n a b ↔
    F 0 = f ∧ (∀ k, k < n → HasDerivOn (F k) (F (k + 1)) a b) ∧ ContinuousOn (F n) a b ∧
      ∀ t, a < t → t < b → HasDerivAt (F n) (F (n + 1) t) t := by
  constructor
  · intro h
    exact ⟨h.zero, fun k hk => hasDerivOn_of_continuousOn hab (h.continuousOn k (by omega))
      (h.continuousOn (k + 1) hk) (h.hasDerivAt k (by omega)),
      h.continuousOn n (by omega), h.hasDerivAt n (by omega)⟩
  · rintro ⟨h₀, hderiv, hcont, hlast⟩
    refine ⟨h₀, fun k hk => ?_, fun k hk => ?_⟩
    all_goals obtain hk | rfl := Nat.lt_or_eq_of_le hk
    · exact (hderiv k hk).continuousOn
    · exact hcont
    · exact (hderiv k hk).inside
    · exact hlast

end Fundamentals
