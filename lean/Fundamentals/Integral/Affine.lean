/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Riemann

/-!
# Translation, reflection and scaling of the variable

What a linear change of the variable does to an integral, for every function, continuous or not.

## Main statements
- `hasIntegralOn_comp_add`, `hasIntegralOn_comp_sub`: `∫_{a-c}^{b-c} f (x + c) dx = ∫_a^b f`.
- `hasIntegralOn_comp_neg`: `∫_{-b}^{-a} f (-x) dx = ∫_a^b f`.
- `hasIntegralOn_comp_const_sub`: `∫_{c-b}^{c-a} f (c - x) dx = ∫_a^b f`.
- `hasIntegralOn_comp_mul`: `∫_{a/c}^{b/c} f (c x) dx = (∫_a^b f) / c` for `c > 0`, and the same
  for `c < 0`.

Each is an equivalence: the one side has an integral iff the other has.
-/

public section

namespace Fundamentals

variable {f : ℝ → ℝ} {a b c d I δ : ℝ}

/-! ### Images of partitions -/

namespace TaggedPartition

/-- The image of a partition under `x ↦ c x + d`, `c > 0`. -/
private noncomputable def affine (P : TaggedPartition a b) (hc : 0 < c) (d : ℝ) :
    TaggedPartition (c * a + d) (c * b + d) where
  size := P.size
  point i := c * P.point i + d
  tag i := c * P.tag i + d
  point_zero := by rw [P.point_zero]
  point_last := by rw [P.point_last]
  point_le_tag i := by grind [Real.mul_le_mul_of_nonneg_left (P.point_le_tag i) (Real.le_of_lt hc)]
  tag_le_point i := by grind [Real.mul_le_mul_of_nonneg_left (P.tag_le_point i) (Real.le_of_lt hc)]

private theorem length_affine (P : TaggedPartition a b) (hc : 0 < c) (d : ℝ) (i : Fin P.size) :
    (P.affine hc d).length i = c * P.length i := by
  simp only [length_def, affine]
  grind only

private theorem riemannSum_affine (f : ℝ → ℝ) (P : TaggedPartition a b) (hc : 0 < c) (d : ℝ) :
    riemannSum f (P.affine hc d) = c * riemannSum (fun x => f (c * x + d)) P := by
  have hterm (i : Fin P.size) : f (c * P.tag i + d) * (P.affine hc d).length i =
      c * (f (c * P.tag i + d) * P.length i) := by
    rw [length_affine]
    grind only
  rw [riemannSum_def, riemannSum_def, ← sum_mul_left]
  exact sum_congr hterm

/-- The image of a partition under `x ↦ -x`. -/
private noncomputable def reflect (P : TaggedPartition a b) : TaggedPartition (-b) (-a) where
  size := P.size
  point i := -P.point i.rev
  tag i := -P.tag i.rev
  point_zero := by rw [Fin.rev_zero, P.point_last]
  point_last := by rw [Fin.rev_last, P.point_zero]
  point_le_tag i := by
    rw [Fin.rev_castSucc]
    exact Real.neg_le_neg (P.tag_le_point i.rev)
  tag_le_point i := by
    rw [Fin.rev_succ]
    exact Real.neg_le_neg (P.point_le_tag i.rev)

private theorem length_reflect (P : TaggedPartition a b) (i : Fin P.size) :
    P.reflect.length i = P.length i.rev := by
  simp only [length_def, reflect, Fin.rev_succ, Fin.rev_castSucc]
  grind only

private theorem tag_reflect (P : TaggedPartition a b) (i : Fin P.size) :
    P.reflect.tag i = -P.tag i.rev := rfl

private theorem riemannSum_reflect (f : ℝ → ℝ) (P : TaggedPartition a b) :
    riemannSum f P.reflect = riemannSum (fun x => f (-x)) P := by
  rw [riemannSum_def, riemannSum_def, ← sum_reverse]
  exact sum_congr fun i : Fin P.size => by rw [length_reflect, tag_reflect, Fin.rev_rev]

end TaggedPartition

/-! ### Integrals -/

/-- Substitution of `c x + d`, `c > 0`. -/
theorem HasIntegralOn.comp_affine (hc : 0 < c) (h : HasIntegralOn f (c * a + d) (c * b + d) I) :
    HasIntegralOn (fun x => f (c * x + d)) a b (I / c) := by
  refine ⟨Real.le_of_mul_le_mul_left (by grind [h.ends_le]) hc, fun ε hε => ?_⟩
  obtain ⟨δ, hδ, hI⟩ := h.exists_delta (Real.mul_pos hc hε)
  refine ⟨δ / c, Real.div_pos hδ hc, fun P hP => ?_⟩
  have hfine : (P.affine hc d).FinerThan δ := fun i => by
    have hi := (Real.lt_div_iff hc).1 (hP i)
    rw [TaggedPartition.length_affine]
    grind only
  have hclose := hI _ hfine
  have hfactor (s : ℝ) : c * s - I = c * (s - I / c) := by grind only
  rw [TaggedPartition.riemannSum_affine, hfactor, Real.abs_mul, Real.abs_of_pos hc] at hclose
  exact (Real.mul_lt_mul_left hc).1 hclose

/-- **Substitution of `c x + d`, `c > 0`**, for every `f`:
`∫_a^b f (c x + d) dx = 1/c ∫_{c a + d}^{c b + d} f`. -/
theorem hasIntegralOn_comp_affine (hc : 0 < c) :
    HasIntegralOn (fun x => f (c * x + d)) a b (I / c) ↔
      HasIntegralOn f (c * a + d) (c * b + d) I := by
  refine ⟨fun h => ?_, fun h => h.comp_affine hc⟩
  -- the inverse substitution is of the same form
  have hinv (x : ℝ) : c⁻¹ * (c * x + d) + -(c⁻¹ * d) = x := by grind only
  have hinv' (x : ℝ) : c * (c⁻¹ * x + -(c⁻¹ * d)) + d = x := by grind only
  have hI : I / c / c⁻¹ = I := by grind only
  rw [← hinv a, ← hinv b] at h
  have h' := h.comp_affine (Real.inv_pos.2 hc)
  simpa only [hinv', hI] using h'

/-- **Scaling**: `∫_{a/c}^{b/c} f (c x) dx = 1/c ∫_a^b f` for `c > 0`. -/
theorem hasIntegralOn_comp_mul (hc : 0 < c) :
    HasIntegralOn (fun x => f (c * x)) (a / c) (b / c) (I / c) ↔ HasIntegralOn f a b I := by
  have h := hasIntegralOn_comp_affine (f := f) (a := a / c) (b := b / c) (I := I) (d := 0) hc
  have hcancel (x : ℝ) : c * (x / c) = x := by grind only
  simpa only [Real.add_zero, hcancel] using h

/-- **Translation**: `∫_{a-c}^{b-c} f (x + c) dx = ∫_a^b f`. -/
theorem hasIntegralOn_comp_add (c : ℝ) :
    HasIntegralOn (fun x => f (x + c)) (a - c) (b - c) I ↔ HasIntegralOn f a b I := by
  have h := hasIntegralOn_comp_affine (f := f) (a := a - c) (b := b - c) (I := I) (d := c)
    Real.zero_lt_one
  simpa only [Real.one_mul, Real.sub_add_cancel, Real.div_one] using h

/-- **Translation**: `∫_{a+c}^{b+c} f (x - c) dx = ∫_a^b f`. -/
theorem hasIntegralOn_comp_sub (c : ℝ) :
    HasIntegralOn (fun x => f (x - c)) (a + c) (b + c) I ↔ HasIntegralOn f a b I := by
  have h := hasIntegralOn_comp_add (f := f) (a := a) (b := b) (I := I) (-c)
  have hsub (x : ℝ) : x - -c = x + c := by grind only
  simpa only [← Real.sub_eq_add_neg, hsub] using h

private theorem HasIntegralOn.comp_neg (h : HasIntegralOn f (-b) (-a) I) :
    HasIntegralOn (fun x => f (-x)) a b I := by
  refine ⟨by grind [h.ends_le], fun ε hε => ?_⟩
  obtain ⟨δ, hδ, hI⟩ := h.exists_delta hε
  refine ⟨δ, hδ, fun P hP => ?_⟩
  rw [← TaggedPartition.riemannSum_reflect]
  exact hI _ fun i => P.length_reflect i ▸ hP i.rev

/-- **Reflection**: `∫_{-b}^{-a} f (-x) dx = ∫_a^b f`. -/
theorem hasIntegralOn_comp_neg :
    HasIntegralOn (fun x => f (-x)) (-b) (-a) I ↔ HasIntegralOn f a b I := by
  refine ⟨fun h => ?_, fun h => HasIntegralOn.comp_neg (by rwa [Real.neg_neg, Real.neg_neg])⟩
  simpa only [Real.neg_neg] using h.comp_neg

/-- **Reflection at `c / 2`**: `∫_{c-b}^{c-a} f (c - x) dx = ∫_a^b f`. -/
theorem hasIntegralOn_comp_const_sub (c : ℝ) :
    HasIntegralOn (fun x => f (c - x)) (c - b) (c - a) I ↔ HasIntegralOn f a b I := by
  have h := hasIntegralOn_comp_sub (f := fun x => f (-x)) (a := -b) (b := -a) (I := I) c
  have hsub (x : ℝ) : -(x - c) = c - x := by grind only
  have hadd (x : ℝ) : -x + c = c - x := by grind only
  simpa only [hsub, hadd, hasIntegralOn_comp_neg] using h

/-- **Scaling by a negative factor**: `∫_{b/c}^{a/c} f (c x) dx = 1/(-c) ∫_a^b f` for `c < 0`. -/
theorem hasIntegralOn_comp_mul_of_neg (hc : c < 0) :
    HasIntegralOn (fun x => f (c * x)) (b / c) (a / c) (I / -c) ↔ HasIntegralOn f a b I := by
  have h := hasIntegralOn_comp_mul (f := fun x => f (-x)) (a := -b) (b := -a) (I := I)
    (Real.neg_pos.2 hc)
  have hmul (x : ℝ) : -(-c * x) = c * x := by grind only
  have hdiv (x : ℝ) : -x / -c = x / c := by grind only
  simpa only [hmul, hdiv, hasIntegralOn_comp_neg] using h

end Fundamentals
