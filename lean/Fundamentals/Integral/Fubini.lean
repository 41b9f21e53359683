/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Parameter
import Fundamentals.Integral.Additivity
import Fundamentals.Integral.Integrable
import Fundamentals.Integral.UniformLimit
import Fundamentals.Real.Interval

/-!
# The order of integration

## Main statements
- `HasIntegralOn.abs_riemannSum_sub_le`: how far a Riemann sum is from the integral.
- `ContinuousOnRect.hasIntegralOn_swap`: `∫_a^b ∫_c^d f (x, y) dy dx = ∫_c^d ∫_a^b f (x, y) dx dy`
  for a continuous function on a rectangle (Fubini's theorem).

## Implementation notes
There are no integrals over regions of the plane here, only iterated ones. A Riemann sum of
`∫_c^d f (x, y) dy`, as a function of `x`, is the integral over `y` of the Riemann sums of
`f (x, y)` as a function of `x`; and these are close to `∫_a^b f (x, y) dx` for all `y` alike.
-/

public section

namespace Fundamentals

variable {f : ℝ → ℝ → ℝ} {g G H : ℝ → ℝ} {a b c d ε δ I : ℝ}

/-- **The error of a Riemann sum.** If values of `g` at points of `[a, b]` closer than `δ` to each
other differ by at most `ε`, then the Riemann sums over partitions finer than `δ` differ from the
integral by at most `ε (b - a)`. -/
theorem HasIntegralOn.abs_riemannSum_sub_le (hI : HasIntegralOn g a b I) {P : TaggedPartition a b}
    (hP : P.FinerThan δ)
    (h : ∀ x x', a ≤ x → x ≤ b → a ≤ x' → x' ≤ b → |x - x'| < δ → |g x - g x'| ≤ ε) :
    |riemannSum g P - I| ≤ ε * (b - a) := by
  -- the integrals over the pieces
  obtain ⟨K, hK⟩ := Classical.axiomOfChoice fun i : Fin P.size =>
    hI.integrableOn.mono (P.le_point i.castSucc) (P.castSucc_le_succ i) (P.point_le i.succ)
  have hsum : I = ∑ i, K i := by
    have hchain := HasIntegralOn.chain hK
    rw [P.point_zero, P.point_last] at hchain
    exact hI.unique hchain
  have hpiece (i : Fin P.size) : |g (P.tag i) * P.length i - K i| ≤ ε * P.length i := by
    have hle := ((hK i).sub (hasIntegralOn_const (P.castSucc_le_succ i) (g (P.tag i)))).abs_le
      (M := ε) fun t ht ht' => h t (P.tag i) (Real.le_trans (P.le_point _) ht)
        (Real.le_trans ht' (P.point_le _)) (P.le_tag i) (P.tag_le i)
        (hP.abs_sub_lt ⟨ht, ht'⟩ (P.isTagging_tag i))
    rw [Real.abs_sub_comm]
    exact hle
  calc |riemannSum g P - I| = |∑ i, (g (P.tag i) * P.length i - K i)| := by
        rw [hsum, sum_sub, riemannSum_def]
    _ ≤ ∑ i, |g (P.tag i) * P.length i - K i| := Real.abs_sum_le _
    _ ≤ ∑ i, ε * P.length i := sum_le_sum hpiece
    _ = ε * (b - a) := by rw [sum_mul_left, P.sum_length]

/-- **Fubini's theorem** for a continuous function on a rectangle: let `f` be continuous on
`[a, b] × [c, d]`, `G x = ∫_c^d f (x, y) dy` for all `x` in `[a, b]` and
`H y = ∫_a^b f (x, y) dx` for all `y` in `[c, d]`. If `∫_c^d H = I`, then `∫_a^b G = I`:

`∫_a^b (∫_c^d f (x, y) dy) dx = ∫_c^d (∫_a^b f (x, y) dx) dy`. -/
theorem ContinuousOnRect.hasIntegralOn_swap (hf : ContinuousOnRect f a b c d) (hab : a ≤ b)
    (hG : ∀ x, a ≤ x → x ≤ b → HasIntegralOn (f x) c d (G x))
    (hH : ∀ y, c ≤ y → y ≤ d → HasIntegralOn (fun x => f x y) a b (H y))
    (hI : HasIntegralOn H c d I) : HasIntegralOn G a b I := by
  refine ⟨hab, fun ζ hζ => ?_⟩
  obtain ⟨η, hη, hηsmall⟩ := exists_mul_length_lt hI.ends_le hζ
  obtain ⟨ε, hε, hεsmall⟩ := exists_mul_length_lt hab hη
  obtain ⟨δ, hδ, hclose⟩ := hf.uniform_left hε
  refine ⟨δ, hδ, fun P hP => ?_⟩
  -- a Riemann sum of `G` is the integral of Riemann sums
  have hsum : HasIntegralOn (fun y => riemannSum (fun x => f x y) P) c d (riemannSum G P) :=
    HasIntegralOn.sum hI.ends_le fun i =>
      (hG (P.tag i) (P.le_tag i) (P.tag_le i)).mul_const (P.length i)
  -- which are close to `H y`
  have herror (y : ℝ) (hcy : c ≤ y) (hyd : y ≤ d) :
      |riemannSum (fun x => f x y) P - H y| ≤ η :=
    Real.le_trans ((hH y hcy hyd).abs_riemannSum_sub_le hP fun x x' hax hxb hax' hxb' hx =>
      Real.le_of_lt (hclose x x' hax hxb hax' hxb' hx y hcy hyd)) (Real.le_of_lt hεsmall)
  exact Real.lt_of_le_of_lt (hsum.abs_sub_le hI herror) hηsmall

/-- **Fubini's theorem**, with the existence of all integrals: for `f` continuous on
`[a, b] × [c, d]`, `a ≤ b`, `c ≤ d`, there are functions `G x = ∫_c^d f (x, y) dy` and
`H y = ∫_a^b f (x, y) dx`, continuous on `[a, b]` and `[c, d]`, and they have the same integral,
`∫_a^b G = ∫_c^d H`. -/
theorem ContinuousOnRect.fubini (hf : ContinuousOnRect f a b c d) (hab : a ≤ b) (hcd : c ≤ d) :
    ∃ (G H : ℝ → ℝ) (I : ℝ), (∀ x, a ≤ x → x ≤ b → HasIntegralOn (f x) c d (G x)) ∧
      (∀ y, c ≤ y → y ≤ d → HasIntegralOn (fun x => f x y) a b (H y)) ∧ ContinuousOn G a b ∧
      ContinuousOn H c d ∧ HasIntegralOn G a b I ∧ HasIntegralOn H c d I := by
  obtain ⟨G, hG⟩ := hf.exists_integral hcd
  obtain ⟨H, hH⟩ := hf.swap.exists_integral hab
  have hHc := hf.swap.continuousOn_integral hH
  obtain ⟨I, hI⟩ := hHc.integrableOn hcd
  exact ⟨G, H, I, hG, hH, hf.continuousOn_integral hG, hHc,
    hf.hasIntegralOn_swap hab hG hH hI, hI⟩

end Fundamentals
