/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Topology.Limit
import Fundamentals.Real.MinMax

/-!
# Limits of real functions

The rules for limits that need the multiplication or the order of ℝ.

## Main statements
- `Tendsto.mul`, `Tendsto.inv`, `Tendsto.div`, `Tendsto.pow`: products, inverses, quotients, powers.
- `Tendsto.mul_bounded`: what tends to `0`, times what stays bounded, tends to `0`.
- `Tendsto.squeeze`, `Tendsto.le`: limits and the order.
- `Real.tendsto_unique`: a function of a real variable has at most one limit.
- `near_of_mem_Ioo`: what holds on a closed interval holds near each inner point.
-/

public section

namespace Fundamentals

universe u v

section

variable {V : Type u} [Sub V] [Norm V] {f g : V → ℝ} {a : V} {l m : ℝ}

/-! ### Products -/

/-- If `f x → 0` as `x → a` and `|g x| ≤ C` for all `x ≠ a` near `a`, then `f x * g x → 0`. -/
theorem Tendsto.mul_bounded {C : ℝ} (hf : Tendsto f a 0) (hg : NearNe a fun x => |g x| ≤ C) :
    Tendsto (fun x => f x * g x) a 0 := by
  intro ε hε
  have hlt : |C| < |C| + 1 := Real.lt_add_of_pos _ Real.zero_lt_one
  have hC : 0 < |C| + 1 := Real.lt_of_le_of_lt (Real.abs_nonneg C) hlt
  refine ((hf.nearNe (Real.div_pos hε hC)).and hg).mono fun x ⟨hfx, hgx⟩ => ?_
  rw [norm_sub_zero, Real.norm_eq_abs] at hfx ⊢
  calc |f x * g x| = |f x| * |g x| := Real.abs_mul _ _
    _ ≤ |f x| * (|C| + 1) := Real.mul_le_mul_of_nonneg_left (Real.le_trans hgx
        (Real.le_trans (Real.le_abs_self C) (Real.le_of_lt hlt))) (Real.abs_nonneg _)
    _ < ε := (Real.lt_div_iff hC).1 hfx

theorem Tendsto.const_mul (c : ℝ) (hf : Tendsto f a l) : Tendsto (fun x => c * f x) a (c * l) := by
  have hc : NearNe a fun _ => |c| ≤ |c| := (near_of_forall fun _ => Real.le_rfl).nearNe
  have h := (tendsto_iff_sub_tendsto_zero.1 hf).mul_bounded (g := fun _ => c) hc
  refine fun ε hε => (h.nearNe hε).mono fun x hx => ?_
  grind

theorem Tendsto.mul (hf : Tendsto f a l) (hg : Tendsto g a m) :
    Tendsto (fun x => f x * g x) a (l * m) := by
  have hgm : NearNe a fun x => |g x| ≤ |m| + 1 :=
    (hg.nearNe_norm_lt (C := |m| + 1) (by grind [Real.norm_eq_abs m])).mono fun x hx => by
      grind [Real.norm_eq_abs (g x)]
  have h := ((tendsto_iff_sub_tendsto_zero.1 hf).mul_bounded hgm).add (hg.const_mul l)
  refine fun ε hε => (h.nearNe hε).mono fun x hx => ?_
  grind

theorem Tendsto.pow (hf : Tendsto f a l) (n : Nat) : Tendsto (fun x => f x ^ n) a (l ^ n) := by
  induction n with
  | zero => simpa only [Real.pow_zero] using tendsto_const
  | succ n ih => simpa only [Real.pow_succ] using ih.mul hf

/-! ### Inverses and quotients -/

/-- A function with a limit `l ≠ 0` is no zero near the point, but possibly at it. -/
theorem Tendsto.nearNe_ne_zero (hf : Tendsto f a l) (hl : l ≠ 0) : NearNe a fun x => f x ≠ 0 :=
  (hf.nearNe_lt_norm (norm_pos hl)).mono fun _ hx => norm_pos_iff.1 hx

theorem Tendsto.inv (hf : Tendsto f a l) (hl : l ≠ 0) : Tendsto (fun x => (f x)⁻¹) a l⁻¹ := by
  have hb : NearNe a fun x => |(f x)⁻¹| ≤ (|l| / 2)⁻¹ :=
    (hf.nearNe_lt_norm (Real.half_lt_self (norm_pos hl))).mono fun x hx => by
      rw [Real.abs_inv]
      exact Real.inv_le_inv (Real.half_pos (norm_pos hl)) (Real.le_of_lt hx)
  have h := ((tendsto_iff_sub_tendsto_zero.1 hf).mul_bounded hb).const_mul (-l⁻¹)
  rw [Real.mul_zero] at h
  refine tendsto_iff_sub_tendsto_zero.2 (h.congr ((hf.nearNe_ne_zero hl).mono fun x hx => ?_))
  grind

theorem Tendsto.div (hf : Tendsto f a l) (hg : Tendsto g a m) (hm : m ≠ 0) :
    Tendsto (fun x => f x / g x) a (l / m) := by
  simpa only [Real.div_eq_mul_inv] using hf.mul (hg.inv hm)

/-! ### Order -/

/-- **Squeeze.** If `f x ≤ h x ≤ g x` for all `x ≠ a` near `a`, and `f x → l`, `g x → l`, then
`h x → l`. -/
theorem Tendsto.squeeze {h : V → ℝ} (hf : Tendsto f a l) (hg : Tendsto g a l)
    (hh : NearNe a fun x => f x ≤ h x ∧ h x ≤ g x) : Tendsto h a l :=
  fun _ hε => (((hf.nearNe hε).and (hg.nearNe hε)).and hh).mono fun _ ⟨⟨hfx, hgx⟩, hx⟩ =>
    Real.abs_sub_lt_iff.2 ⟨Real.lt_of_lt_of_le (Real.abs_sub_lt_iff.1 hfx).1 hx.1,
      Real.lt_of_le_of_lt hx.2 (Real.abs_sub_lt_iff.1 hgx).2⟩

private theorem lt_add_of_near {p q ε : ℝ} (hp : l - ε / 2 < p) (hpq : p ≤ q)
    (hq : q < m + ε / 2) : l < m + ε := by
  grind

/-- Limits respect `≤`, at a point `a` that other points come close to: if `f x ≤ g x` for all
`x ≠ a` near `a`, `f x → l` and `g x → m`, then `l ≤ m`. -/
theorem Tendsto.le (hf : Tendsto f a l) (hg : Tendsto g a m) (h : NearNe a fun x => f x ≤ g x)
    (ha : ∀ δ : ℝ, 0 < δ → ∃ x : V, 0 < ‖x - a‖ ∧ ‖x - a‖ < δ) : l ≤ m := by
  refine Real.le_of_forall_pos_lt_add fun ε hε => ?_
  obtain ⟨δ, hδ, hx⟩ :=
    ((hf.nearNe (Real.half_pos hε)).and (hg.nearNe (Real.half_pos hε))).and h
  obtain ⟨x, h₀, hxδ⟩ := ha δ hδ
  obtain ⟨⟨hfx, hgx⟩, hle⟩ := hx x h₀ hxδ
  exact lt_add_of_near (Real.abs_sub_lt_iff.1 hfx).1 hle (Real.abs_sub_lt_iff.1 hgx).2

end

namespace Real

/-! ### Functions of a real variable -/

/-- Every real number has others close to it. -/
theorem exists_norm_sub_lt (a δ : ℝ) (hδ : 0 < δ) : ∃ x : ℝ, 0 < ‖x - a‖ ∧ ‖x - a‖ < δ := by
  refine ⟨a + δ / 2, ?_⟩
  rw [norm_add_sub_cancel, norm_eq_abs, abs_of_pos (half_pos hδ)]
  exact ⟨half_pos hδ, half_lt_self hδ⟩

/-- **Uniqueness of limits.** A function of a real variable has at most one limit at a point. -/
theorem tendsto_unique {W : Type v} [Lean.Grind.IntModule W] [Norm W] [LawfulNorm W]
    {f : ℝ → W} {a : ℝ} {l m : W} (hl : Tendsto f a l) (hm : Tendsto f a m) : l = m :=
  hl.unique hm (exists_norm_sub_lt a)

/-- Limits of functions of a real variable respect `≤`. -/
theorem tendsto_le {f g : ℝ → ℝ} {a l m : ℝ} (hf : Tendsto f a l) (hg : Tendsto g a m)
    (h : NearNe a fun x => f x ≤ g x) : l ≤ m :=
  hf.le hg h (exists_norm_sub_lt a)

end Real

/-- What holds on a closed interval holds near each inner point. -/
theorem near_of_mem_Ioo {p : ℝ → Prop} {a b c : ℝ} (hac : a < c) (hcb : c < b)
    (h : ∀ x, a ≤ x → x ≤ b → p x) : Near c p := by
  refine ⟨min (c - a) (b - c), Real.min_pos (Real.sub_pos.2 hac) (Real.sub_pos.2 hcb),
    fun x hx => ?_⟩
  obtain ⟨hxa, hxb⟩ := Real.lt_min_iff.1 hx
  exact h x (Real.le_of_lt (Real.gt_of_abs_sub_lt hxa)) (Real.le_of_lt (Real.lt_of_abs_sub_lt hxb))

end Fundamentals
