/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Riemann
import Fundamentals.Integral.Cauchy
import Fundamentals.Real.Interval

/-!
# The integral of a uniform limit

## Main definitions
- `TendstoUniformlyOn F f a b`: the functions `F n` tend to `f` uniformly on `[a, b]`.

## Main statements
- `TendstoUniformlyOn.integrableOn`: a uniform limit of integrable functions is integrable.
- `TendstoUniformlyOn.hasIntegralOn`: its integral is the limit of the integrals.
-/

public section

namespace Fundamentals

/-- The functions `F n` tend to `f` uniformly on `[a, b]`: for every `ε > 0` there is `N` such that
`|F n x - f x| < ε` for all `n ≥ N` and all `x` in `[a, b]`. -/
@[expose] def TendstoUniformlyOn (F : Nat → ℝ → ℝ) (f : ℝ → ℝ) (a b : ℝ) : Prop :=
  ∀ ε : ℝ, 0 < ε → ∃ N : Nat, ∀ n, N ≤ n → ∀ x, a ≤ x → x ≤ b → |F n x - f x| < ε

variable {F : Nat → ℝ → ℝ} {f g : ℝ → ℝ} {a b ε I J : ℝ}

/-- Riemann sums of functions that differ by at most `ε` differ by at most `ε (b - a)`. -/
theorem abs_riemannSum_sub_riemannSum_le (P : TaggedPartition a b)
    (h : ∀ x, a ≤ x → x ≤ b → |f x - g x| ≤ ε) :
    |riemannSum f P - riemannSum g P| ≤ ε * (b - a) := by
  rw [← riemannSum_sub, ← riemannSum_const P ε]
  exact Real.le_trans (abs_riemannSum_le P _) (riemannSum_le P h)

/-- Integrals of functions that differ by at most `ε` differ by at most `ε (b - a)`. -/
theorem HasIntegralOn.abs_sub_le (hI : HasIntegralOn f a b I) (hJ : HasIntegralOn g a b J)
    (h : ∀ x, a ≤ x → x ≤ b → |f x - g x| ≤ ε) : |I - J| ≤ ε * (b - a) :=
  (hI.sub hJ).abs_le h

/-- **A uniform limit of integrable functions is integrable**: if the `F n` are integrable over
`[a, b]` and tend to `f` uniformly on `[a, b]`, then `f` is integrable over `[a, b]`. -/
theorem TendstoUniformlyOn.integrableOn (hf : TendstoUniformlyOn F f a b)
    (hF : ∀ n, IntegrableOn (F n) a b) : IntegrableOn f a b := by
  have hab := (hF 0).ends_le
  refine (integrableOn_iff_cauchy hab).2 fun η hη => ?_
  obtain ⟨ε, hε, hsmall⟩ := exists_mul_length_lt hab (η := η / 3) (by grind)
  obtain ⟨N, hN⟩ := hf ε hε
  obtain ⟨δ, hδ, hclose⟩ := (integrableOn_iff_cauchy hab).1 (hF N) (η / 3) (by grind)
  have hdiff (P : TaggedPartition a b) : |riemannSum (F N) P - riemannSum f P| ≤ ε * (b - a) :=
    abs_riemannSum_sub_riemannSum_le P fun x ha hb =>
      Real.le_of_lt (hN N (Nat.le_refl N) x ha hb)
  refine ⟨δ, hδ, fun P Q hP hQ => ?_⟩
  have hPQ := hclose P Q hP hQ
  have hdP := hdiff P
  have hdQ := hdiff Q
  rw [Real.abs_lt] at hPQ ⊢
  rw [Real.abs_le] at hdP hdQ
  grind only

/-- **The integral of a uniform limit is the limit of the integrals.** If the `F n` have the
integrals `I n` over `[a, b]` and tend to `f` uniformly on `[a, b]`, then `f` is integrable over
`[a, b]`, and `I n → ∫_a^b f`: for every `ε > 0` there is `N` with `|I n - ∫_a^b f| < ε` for all
`n ≥ N`. -/
theorem TendstoUniformlyOn.hasIntegralOn {I : Nat → ℝ} (hf : TendstoUniformlyOn F f a b)
    (hF : ∀ n, HasIntegralOn (F n) a b (I n)) :
    ∃ J, HasIntegralOn f a b J ∧
      ∀ ε : ℝ, 0 < ε → ∃ N : Nat, ∀ n, N ≤ n → |I n - J| < ε := by
  obtain ⟨J, hJ⟩ := hf.integrableOn fun n => (hF n).integrableOn
  refine ⟨J, hJ, fun η hη => ?_⟩
  obtain ⟨ε, hε, hsmall⟩ := exists_mul_length_lt hJ.ends_le hη
  obtain ⟨N, hN⟩ := hf ε hε
  exact ⟨N, fun n hn => Real.lt_of_le_of_lt ((hF n).abs_sub_le hJ fun x ha hb =>
    Real.le_of_lt (hN n hn x ha hb)) hsmall⟩

end Fundamentals
