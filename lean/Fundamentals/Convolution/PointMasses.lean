/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Dirac
import Fundamentals.Convolution.FunctionalConvolution
import Fundamentals.Topology.UniformContinuity

/-!
# Functionals as limits of combinations of point masses; commutativity

Every functional is a limit of finite combinations of point masses `δ_a`. A point mass commutes with
every functional; hence so does everything else.

## Main definitions
* `CompactFunctional.IsDiscrete D`: `D` is a finite linear combination of point masses.

## Main statements
* `CompactFunctional.exists_isDiscrete_close`: every functional is close to combinations of point
  masses, for all functions that vary little over short distances.
* `CompactFunctional.conv_comm`: `S * T = T * S`.
* `CompactFunctional.convFun_comm`: `S * (T * f) = T * (S * f)`.

## Implementation notes
The combination is what `T` makes of the piecewise linear function through the points
`(p, φ p)` for equidistant `p`, for it depends on `φ` by these values only. That function is built
from left to right: behind each point it is constant, until the next ramp is added. Commutativity is
Fubini's theorem for functionals, `S_x T_y φ (x + y) = T_y S_x φ (x + y)`.
-/

public section

namespace Fundamentals.CompactFunctional

/-- `D` is a finite linear combination of point masses. -/
inductive IsDiscrete : CompactFunctional → Prop
  /-- A point mass. -/
  | dirac (a : ℝ) : IsDiscrete (dirac a)
  /-- A sum. -/
  | add {D E : CompactFunctional} : IsDiscrete D → IsDiscrete E → IsDiscrete (D + E)
  /-- A multiple. -/
  | smul {D : CompactFunctional} (c : ℝ) : IsDiscrete D → IsDiscrete (c • D)

/-- Combinations of point masses commute with every functional. -/
theorem IsDiscrete.conv_comm {D : CompactFunctional} (hD : D.IsDiscrete) (T : CompactFunctional) :
    D.conv T = T.conv D := by
  induction hD with
  | dirac a => exact dirac_conv_comm a T
  | add _ _ hD hE => rw [add_conv, conv_add, hD, hE]
  | smul c _ hD => rw [smul_conv, conv_smul, hD]

/-! ### Piecewise linear functions -/

/-- The function that rises from 0 to 1 between `p` and `p + h`, and is constant elsewhere. -/
private noncomputable def ramp (p h : ℝ) : ContinuousMap where
  toFun x := Real.clamp 0 1 ((x - p) * h⁻¹)
  continuous _ := ContinuousAt.comp (f := fun x => (x - p) * h⁻¹) (Real.continuousAt_clamp 0 1 _)
    ((continuousAt_id.sub continuousAt_const).mul continuousAt_const)

/-- The function that is linear between the points `(a + i h, φ (a + i h))` for `i = 0, …, n`, and
constant before and behind them. -/
private noncomputable def interpolant (φ : ContinuousMap) (a h : ℝ) : Nat → ContinuousMap
  | 0 => ⟨fun _ => φ a, fun _ => continuousAt_const⟩
  | n + 1 => interpolant φ a h n + (φ (a + (n * h + h)) - φ (a + n * h)) • ramp (a + n * h) h

variable {φ : ContinuousMap} {a h p x ε R : ℝ} {n : Nat}

private theorem ramp_apply (p h x : ℝ) : ramp p h x = Real.clamp 0 1 ((x - p) / h) :=
  congrArg (Real.clamp 0 1) (Real.div_eq_mul_inv _ _).symm

private theorem ramp_nonneg : 0 ≤ ramp p h x := Real.le_clamp _ _ _

private theorem ramp_le_one : ramp p h x ≤ 1 := Real.clamp_le Real.zero_le_one

private theorem ramp_of_le (hh : 0 < h) (hx : x ≤ p) : ramp p h x = 0 := by
  have left : (x - p) / h ≤ 0 := by
    rw [Real.div_le_iff hh]
    grind only
  rw [ramp_apply]
  exact Real.max_eq_left (Real.le_trans (Real.min_le_right _ _) left)

private theorem ramp_of_ge (hh : 0 < h) (hx : p + h ≤ x) : ramp p h x = 1 := by
  have right : 1 ≤ (x - p) / h := by
    rw [Real.le_div_iff hh]
    grind only
  rw [ramp_apply, Real.clamp_def, Real.min_eq_left right, Real.max_eq_right Real.zero_le_one]

private theorem interpolant_succ_apply :
    interpolant φ a h (n + 1) x =
      interpolant φ a h n x + (φ (a + (n * h + h)) - φ (a + n * h)) * ramp (a + n * h) h x :=
  rfl

/-- Behind the last point the interpolant is constant. -/
private theorem interpolant_of_ge (hh : 0 < h) (hx : a + n * h ≤ x) :
    interpolant φ a h n x = φ (a + n * h) := by
  induction n with
  | zero => rw [Real.natCast_zero, Real.zero_mul, Real.add_zero]; rfl
  | succ n ih =>
    rw [Real.natCast_succ, Real.add_mul, Real.one_mul] at hx ⊢
    rw [interpolant_succ_apply, ih (by grind only), ramp_of_ge hh (by grind only)]
    grobner

/-- A value between two values close to `z` is close to `z`. -/
private theorem abs_between_sub_le {u v z t : ℝ} (ht₀ : 0 ≤ t) (ht₁ : t ≤ 1) (hu : |u - z| ≤ ε)
    (hv : |v - z| ≤ ε) : |u + (v - u) * t - z| ≤ ε := by
  calc |u + (v - u) * t - z| = |(1 - t) * (u - z) + t * (v - z)| := by
        rw [show u + (v - u) * t - z = (1 - t) * (u - z) + t * (v - z) by grobner]
    _ ≤ (1 - t) * |u - z| + t * |v - z| := by
        have split := Real.abs_add_le ((1 - t) * (u - z)) (t * (v - z))
        rwa [Real.abs_mul (1 - t), Real.abs_of_nonneg (Real.sub_nonneg.2 ht₁), Real.abs_mul t,
          Real.abs_of_nonneg ht₀] at split
    _ ≤ (1 - t) * ε + t * ε := Real.add_le_add
        (Real.mul_le_mul_of_nonneg_left hu (Real.sub_nonneg.2 ht₁))
        (Real.mul_le_mul_of_nonneg_left hv ht₀)
    _ = ε := by grobner

/-- Where `φ` varies by at most `ε` over distances up to `h`, the interpolant differs from it by at
most `ε`. -/
private theorem abs_interpolant_sub_le (hh : 0 < h) (hφ : ∀ x y, a ≤ x → x ≤ a + n * h → a ≤ y →
      y ≤ a + n * h → |x - y| ≤ h → |φ x - φ y| ≤ ε) (hx : a ≤ x) (hx' : x ≤ a + n * h) :
    |interpolant φ a h n x - φ x| ≤ ε := by
  induction n with
  | zero =>
    rw [Real.natCast_zero, Real.zero_mul, Real.add_zero] at hx' hφ
    refine hφ a x (Real.le_refl a) (Real.le_refl a) hx hx' ?_
    rw [Real.le_antisymm hx' hx, Real.sub_self, Real.abs_zero]
    exact Real.le_of_lt hh
  | succ n ih =>
    rw [Real.natCast_succ, Real.add_mul, Real.one_mul] at hx' hφ
    have hn : 0 ≤ n * h := Real.mul_nonneg (Real.natCast_nonneg n) (Real.le_of_lt hh)
    rw [interpolant_succ_apply]
    have first : a ≤ a + n * h := by grind only
    have last : a + n * h ≤ a + (n * h + h) := by grind only
    obtain hle | hge := Real.le_total x (a + n * h)
    · rw [ramp_of_le hh hle, Real.mul_zero, Real.add_zero]
      exact ih (fun y z hy hy' hz hz' => hφ y z hy (Real.le_trans hy' last) hz
        (Real.le_trans hz' last)) hle
    · rw [interpolant_of_ge hh hge]
      have left : |a + n * h - x| ≤ h := by
        rw [Real.abs_le]
        grind only
      have right : |a + (n * h + h) - x| ≤ h := by
        rw [Real.abs_le]
        grind only
      exact abs_between_sub_le ramp_nonneg ramp_le_one (hφ _ _ first last hx hx' left)
        (hφ _ _ (Real.le_trans first last) (Real.le_refl _) hx hx' right)

/-! ### Approximation by point masses -/

/-- A functional of the interpolant is a combination of point masses. -/
private theorem exists_isDiscrete_eq (T : CompactFunctional) (a h : ℝ) (n : Nat) :
    ∃ D : CompactFunctional, D.IsDiscrete ∧ ∀ φ, D φ = T (interpolant φ a h n) := by
  induction n with
  | zero =>
    let one : ContinuousMap := ⟨fun _ => 1, fun _ => continuousAt_const⟩
    refine ⟨T one • dirac a, (IsDiscrete.dirac a).smul _, fun φ => ?_⟩
    have multiple : interpolant φ a h 0 = φ a • one :=
      ContinuousMap.ext fun _ => (Real.mul_one _).symm
    rw [multiple, T.map_smul, smul_apply, dirac_apply, Real.mul_comm]
  | succ n ih =>
    obtain ⟨D, hD, value⟩ := ih
    let step : CompactFunctional := dirac (a + (n * h + h)) + (-1 : ℝ) • dirac (a + n * h)
    have hstep : step.IsDiscrete := (IsDiscrete.dirac _).add ((IsDiscrete.dirac _).smul _)
    refine ⟨D + T (ramp (a + n * h) h) • step, hD.add (hstep.smul _), fun φ => ?_⟩
    rw [interpolant, T.map_add, T.map_smul, add_apply, smul_apply, value]
    simp only [step, add_apply, smul_apply, dirac_apply]
    grobner

/-- **Every functional is a limit of combinations of point masses.** For every functional `T` there
are `R` and `C > 0` such that for every `h > 0` some finite combination `D` of point masses has
`|T φ - D φ| ≤ C * ε` for all continuous `φ` that vary by at most `ε` over distances up to `h`
within `[-R, R]`. -/
theorem exists_isDiscrete_close (T : CompactFunctional) : ∃ R C : ℝ, 0 < C ∧ ∀ h : ℝ, 0 < h →
    ∃ D : CompactFunctional, D.IsDiscrete ∧ ∀ (φ : ContinuousMap) (ε : ℝ),
      (∀ x y, |x| ≤ R → |y| ≤ R → |x - y| ≤ h → |φ x - φ y| ≤ ε) → |T φ - D φ| ≤ C * ε := by
  obtain ⟨R, C, hR, hC, bound⟩ := T.exists_bound
  refine ⟨R, C, hC, fun h hh => ?_⟩
  -- `[-R, R]` in `n` equal parts, not longer than `h`
  obtain ⟨n, hn⟩ := Real.exists_nat_mul_gt (2 * R) hh
  have hR' : 0 < 2 * R := Real.mul_pos Real.zero_lt_two hR
  have hpos : 0 < (n : ℝ) := Real.pos_of_mul_pos_right (Real.lt_trans hR' hn) (Real.le_of_lt hh)
  have hk := Real.div_pos hR' hpos
  have hkh : 2 * R / n ≤ h := by
    rw [Real.div_le_iff hpos, Real.mul_comm h]
    exact Real.le_of_lt hn
  have length : -R + n * (2 * R / n) = R := by
    rw [Real.mul_comm, Real.div_mul_cancel _ (Real.ne_of_gt hpos)]
    grobner
  obtain ⟨D, hD, value⟩ := T.exists_isDiscrete_eq (-R) (2 * R / n) n
  refine ⟨D, hD, fun φ ε hφ => ?_⟩
  rw [value]
  refine bound _ _ ε fun x hx => ?_
  rw [Real.abs_sub_comm]
  refine abs_interpolant_sub_le hk ?_ (Real.abs_le.1 hx).1 ?_ <;> rw [length]
  · exact fun y z hy hy' hz hz' hyz => hφ y z (Real.abs_le.2 ⟨hy, hy'⟩) (Real.abs_le.2 ⟨hz, hz'⟩)
      (Real.le_trans hyz hkh)
  · exact (Real.abs_le.1 hx).2

/-! ### Commutativity -/

/-- `S * T` and `T * S` are close to the convolution with a combination of point masses. -/
private theorem exists_abs_conv_sub_conv_le (S T : CompactFunctional) (φ : ContinuousMap) :
    ∃ K : ℝ, 0 < K ∧ ∀ η : ℝ, 0 < η → |S.conv T φ - T.conv S φ| ≤ K * η := by
  obtain ⟨R, C, hC, approx⟩ := S.exists_isDiscrete_close
  obtain ⟨r, K, -, hK, bound⟩ := T.exists_bound
  refine ⟨2 * (C * K), Real.mul_pos Real.zero_lt_two (Real.mul_pos hC hK), fun η hη => ?_⟩
  obtain ⟨δ, hδ, close⟩ := uniform_of_continuousAt φ.continuous (|R| + |r|) hη
  have vary (x x' y : ℝ) (hx : |x| ≤ R) (hy : |y| ≤ r) (hxx' : |x' - x| ≤ δ / 2) :
      |φ (x' + y) - φ (x + y)| ≤ η := by
    have bounded : |x + y| ≤ |R| + |r| := Real.le_trans (Real.abs_add_le x y)
      (Real.add_le_add (Real.le_trans hx (Real.le_abs_self R))
        (Real.le_trans hy (Real.le_abs_self r)))
    have near : |x' + y - (x + y)| < δ := by
      rw [show x' + y - (x + y) = x' - x by grobner]
      exact Real.lt_of_le_of_lt hxx' (Real.half_lt_self hδ)
    exact Real.le_of_lt (close (x + y) (x' + y) bounded near)
  obtain ⟨D, hD, near⟩ := approx (δ / 2) (Real.half_pos hδ)
  have left : |S.conv T φ - D.conv T φ| ≤ C * (K * η) :=
    near (T.xcorrFun φ) _ fun x x' _ hx' hxx' =>
      bound (φ.compAdd x) (φ.compAdd x') η fun y hy => vary x' x y hx' hy hxx'
  have right : |T.conv S φ - T.conv D φ| ≤ K * (C * η) :=
    bound (S.xcorrFun φ) (D.xcorrFun φ) _ fun y hy =>
      near (φ.compAdd y) η fun x x' _ hx' hxx' => by
        rw [ContinuousMap.compAdd_apply, ContinuousMap.compAdd_apply, Real.add_comm y,
          Real.add_comm y]
        exact vary x' x y hx' hy hxx'
  rw [← hD.conv_comm, Real.abs_sub_comm] at right
  calc |S.conv T φ - T.conv S φ|
      ≤ |S.conv T φ - D.conv T φ| + |D.conv T φ - T.conv S φ| := Real.abs_sub_le _ _ _
    _ ≤ C * (K * η) + K * (C * η) := Real.add_le_add left right
    _ = 2 * (C * K) * η := by grobner

/-- **The convolution of functionals is commutative** (§3.2, eq. (7), for functionals):
`S * T = T * S`. -/
theorem conv_comm (S T : CompactFunctional) : S.conv T = T.conv S := by
  refine ext fun φ => Real.eq_of_forall_abs_sub_lt fun ε hε => ?_
  obtain ⟨K, hK, close⟩ := exists_abs_conv_sub_conv_le S T φ
  have hK' : 0 < 2 * K := Real.mul_pos Real.zero_lt_two hK
  have small := close (ε / (2 * K)) (Real.div_pos hε hK')
  have product := Real.div_mul_cancel ε (Real.ne_of_gt hK')
  grind only

/-- Convolutions of a function with two functionals may be exchanged:
`S * (T * f) = T * (S * f)`. -/
theorem convFun_comm (S T : CompactFunctional) (f : ContinuousMap) :
    S.convFun (T.convFun f) = T.convFun (S.convFun f) := by
  rw [← conv_convFun, conv_comm, conv_convFun]

end Fundamentals.CompactFunctional
