/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Riemann
import Fundamentals.Real.Supremum

/-!
# The Cauchy criterion for integrability

## Main statements
- `integrableOn_iff_cauchy`: `f` is integrable over `[a, b]` iff any two Riemann sums over
  sufficiently fine tagged partitions are close to each other.

## Implementation notes
The integral is found as the least upper bound of all numbers that the Riemann sums over
sufficiently fine partitions exceed (the limit inferior of the Riemann sums); no sequence of
partitions is chosen.
-/

public section

namespace Fundamentals

variable {f : ℝ → ℝ} {a b : ℝ}

/-- Riemann sums that are close to each other are close to some number. -/
private theorem integrableOn_of_cauchy (hab : a ≤ b)
    (h : ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧ ∀ P Q : TaggedPartition a b,
      P.FinerThan δ → Q.FinerThan δ → |riemannSum f P - riemannSum f Q| < ε) :
    IntegrableOn f a b := by
  -- the numbers below all sums over sufficiently fine partitions
  let S (t : ℝ) : Prop := ∃ δ : ℝ, 0 < δ ∧
    ∀ P : TaggedPartition a b, P.FinerThan δ → t ≤ riemannSum f P
  have hbelow {δ ε : ℝ} (hδ : 0 < δ) {P : TaggedPartition a b} (hP : P.FinerThan δ)
      (hclose : ∀ P Q : TaggedPartition a b, P.FinerThan δ → Q.FinerThan δ →
        |riemannSum f P - riemannSum f Q| < ε) : S (riemannSum f P - ε) :=
    ⟨δ, hδ, fun Q hQ => by
      have hPQ := Real.abs_lt.1 (hclose P Q hP hQ)
      grind only⟩
  have habove {δ ε : ℝ} (hδ : 0 < δ) {P : TaggedPartition a b} (hP : P.FinerThan δ)
      (hclose : ∀ P Q : TaggedPartition a b, P.FinerThan δ → Q.FinerThan δ →
        |riemannSum f P - riemannSum f Q| < ε) (t : ℝ) (ht : S t) : t ≤ riemannSum f P + ε := by
    obtain ⟨η, hη, hle⟩ := ht
    obtain ⟨Q, hQ⟩ := TaggedPartition.exists_finerThan hab (Real.lt_min hδ hη)
    have hPQ := Real.abs_lt.1 (hclose P Q hP (hQ.mono (Real.min_le_left δ η)))
    have hQt := hle Q (hQ.mono (Real.min_le_right δ η))
    grind only
  obtain ⟨I, hI⟩ : ∃ I, Real.IsLUB S I := by
    obtain ⟨δ, hδ, hclose⟩ := h 1 Real.zero_lt_one
    obtain ⟨P, hP⟩ := TaggedPartition.exists_finerThan hab hδ
    exact Real.exists_isLUB ⟨_, hbelow hδ hP hclose⟩ ⟨_, habove hδ hP hclose⟩
  refine ⟨I, hab, fun ε hε => ?_⟩
  obtain ⟨δ, hδ, hclose⟩ := h (ε / 2) (Real.half_pos hε)
  refine ⟨δ, hδ, fun P hP => ?_⟩
  have hlow := hI.le _ (hbelow hδ hP hclose)
  have hhigh := hI.least _ (habove hδ hP hclose)
  rw [Real.abs_lt]
  grind only

/-- **Cauchy criterion.** `f` is integrable over `[a, b]`, `a ≤ b`, iff for every `ε > 0` there is
`δ > 0` such that any two Riemann sums over tagged partitions finer than `δ` differ by less than
`ε`. -/
theorem integrableOn_iff_cauchy (hab : a ≤ b) : IntegrableOn f a b ↔
    ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧ ∀ P Q : TaggedPartition a b,
      P.FinerThan δ → Q.FinerThan δ → |riemannSum f P - riemannSum f Q| < ε := by
  refine ⟨fun ⟨I, hI⟩ ε hε => ?_, integrableOn_of_cauchy hab⟩
  obtain ⟨δ, hδ, hclose⟩ := hI.exists_delta (Real.half_pos hε)
  refine ⟨δ, hδ, fun P Q hP hQ => ?_⟩
  exact Real.lt_of_le_of_lt (Real.abs_sub_le (riemannSum f P) I (riemannSum f Q))
    (Real.add_halves ε ▸ Real.add_lt_add (hclose P hP) (Real.abs_sub_comm _ I ▸ hclose Q hQ))

end Fundamentals
