/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Improper
import Fundamentals.Integral.Additivity
import Fundamentals.Integral.Integrable
import Fundamentals.Real.Supremum

/-!
# Existence of improper integrals by comparison

A function without negative values has an improper integral iff its integrals over bounded intervals
are bounded; a function of any sign has one, if its absolute value is below a function that has.

## Main statements
- `integrable_of_nonneg_of_bounded`: `f ≥ 0` with bounded integrals over bounded intervals.
- `Integrable.of_nonneg_of_le`: `0 ≤ f ≤ g`, and `g` has an improper integral.
- `Integrable.of_abs_le`: `|f| ≤ g`, and `g` has an improper integral.

## Implementation notes
Of `f` it is asked in each case that it is integrable over every `[a, b]`.
-/

public section

namespace Fundamentals

variable {f g : ℝ → ℝ} {a b C I J : ℝ}

/-- **Monotone convergence of improper integrals**: if `f ≥ 0` is integrable over every `[a, b]`,
and all these integrals are at most `C`, then the improper integral of `f` exists. -/
theorem integrable_of_nonneg_of_bounded (nonneg : ∀ x, 0 ≤ f x)
    (hf : ∀ a b, a ≤ b → IntegrableOn f a b) (hC : ∀ a b J, HasIntegralOn f a b J → J ≤ C) :
    Integrable f := by
  -- the least upper bound of all integrals over bounded intervals
  obtain ⟨s, hs⟩ := Real.exists_isLUB (S := fun t => ∃ a b, HasIntegralOn f a b t)
    (let ⟨J, hJ⟩ := hf 0 0 (Real.le_refl 0); ⟨J, 0, 0, hJ⟩) ⟨C, fun _ ⟨a, b, h⟩ => hC a b _ h⟩
  refine ⟨s, fun ε hε => ?_⟩
  have close : ∃ t, (∃ a b, HasIntegralOn f a b t) ∧ s - ε < t := by
    refine Classical.byContradiction fun none => ?_
    have bound := hs.least (s - ε) fun t ht => Real.not_lt.1 fun lt => none ⟨t, ht, lt⟩
    grind
  obtain ⟨t, ⟨a, b, ht⟩, lt⟩ := close
  refine ⟨max |a| |b|, fun c d hc hd => ?_⟩
  obtain ⟨J, hJ⟩ := hf c d (by grind)
  have lower := ht.le_of_subinterval hJ (by grind) (by grind) fun x _ _ => nonneg x
  have upper := hs.le J ⟨c, d, hJ⟩
  exact ⟨J, hJ, by grind⟩

/-- An integral over a bounded interval of a function without negative values is at most its
improper integral. -/
theorem HasIntegral.le_of_hasIntegralOn (hf : HasIntegral f I) (nonneg : ∀ x, 0 ≤ f x)
    (hJ : HasIntegralOn f a b J) : J ≤ I := by
  refine Real.le_of_forall_pos_le_add fun ε hε => ?_
  obtain ⟨R, hR⟩ := hf ε hε
  obtain ⟨K, hK, hKI⟩ := hR (min (-R) a) (max R b) (by grind) (by grind)
  have le := hJ.le_of_subinterval hK (by grind) (by grind) fun x _ _ => nonneg x
  grind

/-- A function with an improper integral is integrable over every bounded interval. -/
theorem Integrable.integrableOn (hf : Integrable f) (hab : a ≤ b) : IntegrableOn f a b := by
  obtain ⟨I, hI⟩ := hf
  obtain ⟨R, hR⟩ := hI 1 Real.zero_lt_one
  obtain ⟨K, hK, -⟩ := hR (min (-R) a) (max R b) (by grind) (by grind)
  exact hK.integrableOn.mono (by grind) hab (by grind)

/-- **Comparison**: if `0 ≤ f ≤ g`, `f` is integrable over every `[a, b]`, and the improper integral
of `g` exists, then so does that of `f`. -/
theorem Integrable.of_nonneg_of_le (hg : Integrable g) (hf : ∀ a b, a ≤ b → IntegrableOn f a b)
    (nonneg : ∀ x, 0 ≤ f x) (le : ∀ x, f x ≤ g x) : Integrable f := by
  refine integrable_of_nonneg_of_bounded nonneg hf (C := integral g) fun a b J hJ => ?_
  obtain ⟨K, hK⟩ := hg.integrableOn hJ.ends_le
  exact Real.le_trans (hJ.le hK fun x _ _ => le x)
    (hg.hasIntegral.le_of_hasIntegralOn (fun x => Real.le_trans (nonneg x) (le x)) hK)

/-- **Comparison**, with a sign: if `|f| ≤ g`, `f` is integrable over every `[a, b]`, and the
improper integral of `g` exists, then so does that of `f`, and `|∫ f| ≤ ∫ g`
(`HasIntegral.abs_le_of_abs_le`). -/
theorem Integrable.of_abs_le (hg : Integrable g) (hf : ∀ a b, a ≤ b → IntegrableOn f a b)
    (le : ∀ x, |f x| ≤ g x) : Integrable f := by
  have size : Integrable fun x => |f x| :=
    hg.of_nonneg_of_le (fun a b hab => (hf a b hab).abs) (fun x => Real.abs_nonneg _) le
  -- `f + |f|` lies between 0 and `2 |f|`
  have shifted : Integrable fun x => f x + |f x| :=
    ((size.hasIntegral.const_mul 2).integrable).of_nonneg_of_le
      (fun a b hab => (hf a b hab).add (hf a b hab).abs) (fun x => by grind) fun x => by grind
  have difference := shifted.hasIntegral.sub size.hasIntegral
  rw [funext fun x => show f x + |f x| - |f x| = f x by grind] at difference
  exact difference.integrable

/-- **A function whose absolute value has an improper integral has one**, if it is integrable over
every `[a, b]`. -/
theorem Integrable.of_abs (hg : Integrable fun x => |f x|)
    (hf : ∀ a b, a ≤ b → IntegrableOn f a b) : Integrable f :=
  hg.of_abs_le hf fun _ => Real.le_refl _

end Fundamentals
