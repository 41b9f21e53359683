/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.ContDerivs
public import Fundamentals.Convolution.Defs
import Fundamentals.Convolution.Commutativity
import Fundamentals.Convolution.Continuity
import Fundamentals.Convolution.Existence
import Fundamentals.Integral.Parameter

/-!
# The derivatives of a convolution

`(f * g)⁽ᵏ⁾ = f * g⁽ᵏ⁾`, for continuous `f` and `g` of class `C^k`, one of them with compact
support; if `f` is of class `C^j` with compact support, the orders add up,
`(f * g)⁽ʲ⁺ᵏ⁾ = f⁽ʲ⁾ * g⁽ᵏ⁾`.

## Main statements
* `hasDerivAt_conv`, `hasDerivAt_conv_of_right`: `(f * g)' = f * g'`, if one of the factors has
  compact support.
* `HasContDerivs.conv`, `HasContDerivs.conv_of_right`: the same for `k` derivatives.
* `HasContDerivs.conv_left`: the derivatives may be taken of the left factor as well.
* `HasContDerivs.conv_of_both`: and some of the one, the others of the other.
-/

public section

namespace Fundamentals

variable {f g g' : ℝ → ℝ} {F G : Nat → ℝ → ℝ} {k : Nat} {c d x : ℝ}

/-- The derivative of a function with compact support has compact support. -/
theorem HasCompactSupport.of_hasDerivAt (hg : HasCompactSupport g)
    (hg' : ∀ x, HasDerivAt g (g' x) x) : HasCompactSupport g' := by
  obtain ⟨R, hR⟩ := hg
  refine ⟨R, fun x hx => ?_⟩
  have hzero : Near x fun y => g y = 0 := by
    refine ⟨|x| - R, Real.sub_pos.2 hx, fun y hy => hR y ?_⟩
    rw [Real.norm_eq_abs, Real.abs_sub_comm] at hy
    have far := Real.abs_sub_abs_le x y
    grind only
  exact ((hg' x).congr hzero).unique (hasDerivAt_const 0 x)

/-! ### One derivative -/

/-- If around `x` the convolutions with `g` and with `g'` are integrals over one and the same
interval, they may be differentiated under the integral sign. -/
private theorem hasDerivAt_conv_of_hasIntegralOn (hfc : ∀ y, ContinuousAt f y)
    (hg : ∀ y, HasDerivAt g (g' y) y) (hgc : ∀ y, ContinuousAt g' y)
    (hI : ∀ t, x - 1 < t → t < x + 1 → HasIntegralOn (fun y => f y * g (t - y)) c d (conv f g t))
    (hI' : HasIntegralOn (fun y => f y * g' (x - y)) c d (conv f g' x)) :
    HasDerivAt (conv f g) (conv f g' x) x := by
  have hcont : ContinuousOnRect (fun t y => f y * g' (t - y)) (x - 1) (x + 1) c d :=
    (ContinuousOnRect.of_right (continuousOn_of_continuousAt fun y _ _ => hfc y)).mul
      (ContinuousOnRect.comp_sub hgc)
  refine hcont.hasDerivAt_integral (fun t y _ _ _ _ => ?_) hI (by grind only) (by grind only) hI'
  have hinner : HasDerivAt (fun s => s - y) (1 - 0) t :=
    (hasDerivAt_id t).sub (hasDerivAt_const y t)
  have hcomp := (HasDerivAt.comp (f := fun s => s - y) (hg (t - y)) hinner).const_mul (f y)
  rwa [Real.sub_zero, Real.mul_one] at hcomp

/-- **The derivative of a convolution**, `k = 1`: if `f` is continuous with compact support and `g`
has the continuous derivative `g'`, then `conv f g` has the derivative `conv f g'`. -/
theorem hasDerivAt_conv (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y)
    (hg : ∀ y, HasDerivAt g (g' y) y) (hgc : ∀ y, ContinuousAt g' y) (x : ℝ) :
    HasDerivAt (conv f g) (conv f g' x) x := by
  obtain ⟨R, hR, hfR⟩ := hf.exists_supportedOn
  have hab : -R ≤ R := by grind only
  exact hasDerivAt_conv_of_hasIntegralOn hfc hg hgc
    (fun t _ _ => (hfR.hasIntegral_conv_iff hab g t).1
      (hasIntegral_conv hf hfc (fun y => (hg y).continuousAt) t))
    ((hfR.hasIntegral_conv_iff hab g' x).1 (hasIntegral_conv hf hfc hgc x))

/-- A convolution with `g` that vanishes outside `[-R, R]` as an integral over an interval that
serves for all points near `x`. -/
private theorem hasIntegralOn_conv_near {R t : ℝ} (hR : 0 < R) (hgR : SupportedOn g (-R) R)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (ht : x - 1 ≤ t)
    (ht' : t ≤ x + 1) :
    HasIntegralOn (fun y => f y * g (t - y)) (x - 1 - R) (x + 1 + R) (conv f g t) :=
  have support : SupportedOn (fun y => f y * g (t - y)) (x - 1 - R) (x + 1 + R) :=
    ((hgR.comp_sub t).mul_left f).mono (by grind only) (by grind only)
  (support.hasIntegral_iff (by grind only)).1
    (hasIntegral_conv_of_right hgR.hasCompactSupport hfc hgc t)

/-- **The derivative of a convolution**, `k = 1`, where `g` has the compact support: if `f` is
continuous and `g`, with compact support, has the continuous derivative `g'`, then `conv f g` has
the derivative `conv f g'`. -/
theorem hasDerivAt_conv_of_right (hgs : HasCompactSupport g) (hfc : ∀ y, ContinuousAt f y)
    (hg : ∀ y, HasDerivAt g (g' y) y) (hgc : ∀ y, ContinuousAt g' y) (x : ℝ) :
    HasDerivAt (conv f g) (conv f g' x) x := by
  obtain ⟨R, hgR⟩ := hgs
  obtain ⟨S, hgS⟩ := HasCompactSupport.of_hasDerivAt ⟨R, hgR⟩ hg
  obtain ⟨M, hpos, hRM, hSM⟩ : ∃ M, 0 < M ∧ R ≤ M ∧ S ≤ M :=
    ⟨max 1 (max R S), Real.lt_of_lt_of_le Real.zero_lt_one (Real.le_max_left _ _),
      Real.le_trans (Real.le_max_left _ _) (Real.le_max_right _ _),
      Real.le_trans (Real.le_max_right _ _) (Real.le_max_right _ _)⟩
  have outside {y : ℝ} (hy : y < -M ∨ M < y) : M < |y| :=
    Real.lt_abs.2 (hy.symm.imp_right fun h => by grind only)
  have support : SupportedOn g (-M) M := fun y hy => hgR y (Real.lt_of_le_of_lt hRM (outside hy))
  have support' : SupportedOn g' (-M) M := fun y hy => hgS y (Real.lt_of_le_of_lt hSM (outside hy))
  exact hasDerivAt_conv_of_hasIntegralOn hfc hg hgc
    (fun t ht ht' => hasIntegralOn_conv_near hpos support hfc (fun y => (hg y).continuousAt)
      (Real.le_of_lt ht) (Real.le_of_lt ht'))
    (hasIntegralOn_conv_near hpos support' hfc hgc (by grind only) (by grind only))

/-! ### Higher derivatives -/

/-- **The derivatives of a convolution** (§3.4, eq. (12)). If `f` is continuous with compact support
and `g` is of class `C^k` with the derivatives `G 1, …, G k`, then `conv f g` is of class `C^k` with
the derivatives `conv f (G 1), …, conv f (G k)`:

`(conv f g)⁽ʲ⁾ = conv f g⁽ʲ⁾`, `j = 0, …, k`. -/
theorem HasContDerivs.conv (hg : HasContDerivs g G k) (hf : HasCompactSupport f)
    (hfc : ∀ y, ContinuousAt f y) :
    HasContDerivs (Fundamentals.conv f g) (fun j => Fundamentals.conv f (G j)) k where
  zero := by rw [hg.zero]
  hasDerivAt j hj x := hasDerivAt_conv hf hfc (hg.hasDerivAt j hj) (hg.continuousAt hj) x
  continuousAt_last x := continuousAt_conv hf hfc hg.continuousAt_last x

/-- The derivatives up to the last of a function with compact support have compact support. -/
theorem HasContDerivs.hasCompactSupport (hg : HasContDerivs g G k) (hgs : HasCompactSupport g)
    {j : Nat} (hj : j ≤ k) : HasCompactSupport (G j) := by
  induction j with
  | zero => rwa [hg.zero]
  | succ j ih => exact (ih (by lia)).of_hasDerivAt (hg.hasDerivAt j hj)

/-- **The derivatives of a convolution** (§3.4, eq. (12)), where `g` has the compact support: `f` is
continuous and `g` is of class `C^k` with compact support. -/
theorem HasContDerivs.conv_of_right (hg : HasContDerivs g G k) (hgs : HasCompactSupport g)
    (hfc : ∀ y, ContinuousAt f y) :
    HasContDerivs (Fundamentals.conv f g) (fun j => Fundamentals.conv f (G j)) k where
  zero := by rw [hg.zero]
  hasDerivAt j hj x := hasDerivAt_conv_of_right (hg.hasCompactSupport hgs (Nat.le_of_lt hj)) hfc
    (hg.hasDerivAt j hj) (hg.continuousAt hj) x
  continuousAt_last x :=
    continuousAt_conv_of_right (hg.hasCompactSupport hgs (Nat.le_refl k)) hfc hg.continuousAt_last x

/-- **The derivatives of a convolution**, taken of the left factor: if `f` is of class `C^k` with
compact support and the derivatives `F 1, …, F k`, and `g` is continuous, then `conv f g` is of
class `C^k`, with `(conv f g)⁽ʲ⁾ = conv f⁽ʲ⁾ g`. -/
theorem HasContDerivs.conv_left (hf : HasContDerivs f F k) (hfs : HasCompactSupport f)
    (hgc : ∀ y, ContinuousAt g y) :
    HasContDerivs (Fundamentals.conv f g) (fun j => Fundamentals.conv (F j) g) k := by
  simpa only [conv_comm _ g] using hf.conv_of_right hfs hgc

/-- A derivative may be moved from one factor to the other. -/
private theorem conv_deriv_eq (hfs : HasCompactSupport f) (hf : ∀ x, HasDerivAt f (F 1 x) x)
    (hfc : ∀ x, ContinuousAt (F 1) x) (hg : ∀ x, HasDerivAt g (g' x) x)
    (hgc : ∀ x, ContinuousAt g' x) : Fundamentals.conv (F 1) g = Fundamentals.conv f g' := by
  funext x
  have left := hasDerivAt_conv_of_right hfs (fun y => (hg y).continuousAt) hf hfc x
  rw [conv_comm g f, conv_comm g] at left
  exact left.unique (hasDerivAt_conv hfs (fun y => (hf y).continuousAt) hg hgc x)

/-- **The derivatives of a convolution of two smooth functions**: if `f` is of class `C^j` with
compact support and `g` of class `C^k`, then `conv f g` is of class `C^(j + k)`, and for `i ≤ j` and
`l ≤ k`

`(conv f g)⁽ⁱ⁺ˡ⁾ = conv f⁽ⁱ⁾ g⁽ˡ⁾`. -/
theorem HasContDerivs.conv_of_both {j : Nat} (hf : HasContDerivs f F j) (hfs : HasCompactSupport f)
    (hg : HasContDerivs g G k) :
    ∃ H : Nat → ℝ → ℝ, HasContDerivs (Fundamentals.conv f g) H (j + k) ∧
      ∀ i l, i ≤ j → l ≤ k → H (i + l) = Fundamentals.conv (F i) (G l) := by
  -- as many derivatives as possible are taken of `f`
  let H (m : Nat) : ℝ → ℝ := Fundamentals.conv (F (min m j)) (G (m - min m j))
  have compact {i : Nat} (hi : i ≤ j) := hf.hasCompactSupport hfs hi
  have move (t i l : Nat) (hi : i + t ≤ j) (hl : t ≤ l) (hk : l ≤ k) :
      Fundamentals.conv (F i) (G l) = Fundamentals.conv (F (i + t)) (G (l - t)) := by
    induction t with
    | zero => rfl
    | succ t ih =>
      rw [ih (by lia) (by lia)]
      have step := conv_deriv_eq (F := fun m => F (i + t + m)) (g := G (l - (t + 1)))
        (compact (show i + t ≤ j by lia)) (hf.hasDerivAt (i + t) (by lia))
        (hf.continuousAt (by lia)) (hg.hasDerivAt (l - (t + 1)) (by lia))
        (hg.continuousAt (by lia))
      rw [show l - t = l - (t + 1) + 1 by lia]
      exact step.symm
  refine ⟨H, ⟨?_, fun m hm x => ?_, fun x => ?_⟩, fun i l hi hl => ?_⟩
  · show Fundamentals.conv (F (min 0 j)) (G (0 - min 0 j)) = _
    rw [Nat.zero_min, hf.zero, hg.zero]
  · by_cases below : m < j
    · show HasDerivAt (Fundamentals.conv (F (min m j)) (G (m - min m j)))
        (Fundamentals.conv (F (min (m + 1) j)) (G (m + 1 - min (m + 1) j)) x) x
      rw [Nat.min_eq_left (Nat.le_of_lt below), Nat.min_eq_left (Nat.succ_le_of_lt below),
        Nat.sub_self, Nat.sub_self, conv_comm (F m), conv_comm (F (m + 1))]
      exact hasDerivAt_conv_of_right (compact (by lia)) (hg.continuousAt (Nat.zero_le k))
        (hf.hasDerivAt m below) (hf.continuousAt below) x
    · have above : j ≤ m := Nat.le_of_not_lt below
      show HasDerivAt (Fundamentals.conv (F (min m j)) (G (m - min m j)))
        (Fundamentals.conv (F (min (m + 1) j)) (G (m + 1 - min (m + 1) j)) x) x
      rw [Nat.min_eq_right above, Nat.min_eq_right (Nat.le_succ_of_le above),
        Nat.sub_add_comm above]
      exact hasDerivAt_conv (compact (Nat.le_refl j)) hf.continuousAt_last
        (hg.hasDerivAt (m - j) (by lia)) (hg.continuousAt (by lia)) x
  · show ContinuousAt (Fundamentals.conv (F (min (j + k) j)) (G (j + k - min (j + k) j))) x
    rw [Nat.min_eq_right (Nat.le_add_right j k), Nat.add_sub_cancel_left]
    exact continuousAt_conv (compact (Nat.le_refl j)) hf.continuousAt_last hg.continuousAt_last x
  · have lower : i ≤ min (i + l) j := Nat.le_min.2 ⟨Nat.le_add_right i l, hi⟩
    have upper : min (i + l) j ≤ i + l := Nat.min_le_left _ _
    have upper' : min (i + l) j ≤ j := Nat.min_le_right _ _
    show Fundamentals.conv (F (min (i + l) j)) (G (i + l - min (i + l) j)) = _
    generalize min (i + l) j = m at lower upper upper' ⊢
    rw [move (m - i) i l (by lia) (by lia) hl, Nat.add_sub_cancel' lower,
      show l - (m - i) = i + l - m by lia]

end Fundamentals
