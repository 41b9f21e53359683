/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.ContDerivs
public import Fundamentals.Convolution.Functional
import Fundamentals.Calculus.MeanValue
import Fundamentals.Convolution.Commutativity
import Fundamentals.Convolution.Existence
import Fundamentals.Convolution.PointMasses
import Fundamentals.Integral.Integrable
import Fundamentals.Topology.UniformContinuity

/-!
# Convolution with Riemann integrable functions with compact support

Continuity, the derivative and associativity of convolutions, where the function with compact
support need not be continuous: it is enough that it is Riemann integrable, as the box is.

## Main definitions
* `CompactFunctional.ofIntegrable f`: the functional `φ ↦ ∫ f φ` of such a function.

## Main statements
* `continuousAt_conv_of_integrable`: `conv f g` is continuous, if `g` is.
* `hasDerivAt_conv_of_integrable`, `HasContDerivs.conv_of_integrable`: `(f * g)⁽ᵏ⁾ = f * g⁽ᵏ⁾`.
* `conv_assoc_of_integrable`: `(f * g) * h = f * (g * h)` for such `f` and `h` and continuous `g`.

## Implementation notes
Associativity is the commutativity of the convolution of functionals, with which `g` is convolved
from both sides; no integral over a rectangle occurs.
-/

public section

namespace Fundamentals

variable {f g g' h : ℝ → ℝ} {G : Nat → ℝ → ℝ} {k : Nat} {x : ℝ}

/-- A continuous function is integrable over every bounded interval. -/
private theorem integrableOn_of_continuousAt (hg : ∀ x, ContinuousAt g x) (a b : ℝ) (hab : a ≤ b) :
    IntegrableOn g a b :=
  (continuousOn_of_continuousAt fun y _ _ => hg y).integrableOn hab

/-- An integrable function with compact support times a continuous function is integrable. -/
theorem HasCompactSupport.integrable_mul_of_integrable (hf : HasCompactSupport f)
    (hfi : Integrable f) (hg : ∀ x, ContinuousAt g x) : Integrable fun x => f x * g x := by
  obtain ⟨R, hR, support⟩ := hf.exists_supportedOn
  exact ((support.mul_right g).integrable_iff (by grind only)).2
    ((hfi.integrableOn (by grind only)).mul (integrableOn_of_continuousAt hg _ _ (by grind only)))

/-- The absolute value of an integrable function with compact support is integrable. -/
theorem HasCompactSupport.integrable_abs (hf : HasCompactSupport f) (hfi : Integrable f) :
    Integrable fun x => |f x| := by
  obtain ⟨R, hR, support⟩ := hf.exists_supportedOn
  have absSupport : SupportedOn (fun x => |f x|) (-R) R := fun x hx => by
    simp only [support x hx, Real.abs_zero]
  exact (absSupport.integrable_iff (by grind only)).2 (hfi.integrableOn (by grind only)).abs

/-! ### Arithmetic -/

private theorem add_sub_cancel_left (a b : ℝ) : a + b - a = b := by grind only

private theorem add_sub_comm (a b c : ℝ) : a + b - c = a - c + b := by grind only

private theorem mul_increment (a b c d s : ℝ) :
    a * b - a * c - s * (a * d) = a * (b - c - d * s) := by grind only

private theorem abs_sub_le_add {a b c : ℝ} (h : |b| ≤ c) : |a - b| ≤ |a| + c :=
  Real.le_trans (Real.abs_sub_le_abs_add_abs a b) (Real.add_le_add (Real.le_refl _) h)

private theorem sub_sub_sub_cancel (a b c : ℝ) : a - b - (c - b) = a - c := by grind only

/-! ### Continuity -/

/-- The size of the integral of `f` times a function that is small where `f` is not 0. -/
private theorem abs_le_mul_of_close {R e I : ℝ} {u : ℝ → ℝ} (support : SupportedOn f (-R) R)
    (size : Integrable fun y => |f y|) (hI : HasIntegral (fun y => f y * u y) I)
    (close : ∀ y, |y| ≤ R → |u y| ≤ e) : |I| ≤ e * integral fun y => |f y| := by
  refine hI.abs_le_of_abs_le (size.hasIntegral.const_mul e) fun y => ?_
  rw [Real.abs_mul, Real.mul_comm]
  by_cases hy : |y| ≤ R
  · exact Real.mul_le_mul_of_nonneg_right (close y hy) (Real.abs_nonneg _)
  · rw [support y (by grind), Real.abs_zero, Real.mul_zero, Real.mul_zero]
    exact Real.le_refl 0

/-- A bound times a fraction of it. -/
private theorem div_mul_le {S e : ℝ} (hS : 0 ≤ S) (he : 0 < e) : e / (S + 1) * S ≤ e := by
  have whole : e / (S + 1) * (S + 1) = e := Real.div_mul_cancel e (by grind only)
  have pos : 0 < e / (S + 1) := Real.div_pos he (by grind only)
  grind only

/-- **Continuity of the convolution**: if `f` is Riemann integrable with compact support, and `g` is
continuous, then `conv f g` is continuous. -/
theorem continuousAt_conv_of_integrable (hf : HasCompactSupport f) (hfi : Integrable f)
    (hgc : ∀ y, ContinuousAt g y) (x : ℝ) : ContinuousAt (conv f g) x := by
  intro ε hε
  obtain ⟨R, hR, support⟩ := hf.exists_supportedOn
  have size := hf.integrable_abs hfi
  have nonneg := size.hasIntegral.nonneg fun y => Real.abs_nonneg (f y)
  obtain ⟨δ, hδ, close⟩ := uniform_of_continuousAt hgc (|x| + R)
    (ε := ε / 2 / (integral (fun y => |f y|) + 1)) (Real.div_pos (Real.half_pos hε) (by grind only))
  have value := (hf.convExistsAt_of_integrable hfi (integrableOn_of_continuousAt hgc))
  refine ⟨δ, hδ, fun z hz => ?_⟩
  rw [Real.norm_eq_abs] at hz ⊢
  have difference := (value z).hasIntegral.sub (value x).hasIntegral
  simp only [← Real.mul_sub] at difference
  have bound := abs_le_mul_of_close support size difference fun y hy =>
    Real.le_of_lt (close (x - y) (z - y) (abs_sub_le_add hy) (by rwa [sub_sub_sub_cancel]))
  have half := Real.le_trans bound (div_mul_le nonneg (Real.half_pos hε))
  exact Real.lt_of_le_of_lt half (Real.half_lt_self hε)

/-! ### Derivatives -/

/-- The difference quotients of a continuously differentiable function converge uniformly on
bounded intervals. -/
private theorem exists_abs_sub_le (hg : ∀ y, HasDerivAt g (g' y) y) (hgc : ∀ y, ContinuousAt g' y)
    (R : ℝ) {ε : ℝ} (hε : 0 < ε) : ∃ δ : ℝ, 0 < δ ∧ ∀ t s : ℝ, |t| ≤ R → |s| < δ →
      |g (t + s) - g t - g' t * s| ≤ ε * |s| := by
  obtain ⟨δ, hδ, close⟩ := uniform_of_continuousAt hgc R hε
  refine ⟨δ, hδ, fun t s ht hs => ?_⟩
  obtain ⟨θ, hθ₀, hθ₁, hθ⟩ := mean_value_segment (f := g) (f' := g') (x := t) (y := t + s)
    (continuousOn_of_continuousAt fun y _ _ => (hg y).continuousAt) fun y _ _ => hg y
  rw [add_sub_cancel_left] at hθ
  have small : |θ * s| ≤ |s| := by
    rw [Real.abs_mul, Real.abs_of_pos hθ₀]
    have scaled := Real.mul_le_mul_of_nonneg_right (Real.le_of_lt hθ₁) (Real.abs_nonneg s)
    rwa [Real.one_mul] at scaled
  have near : |g' (t + θ * s) - g' t| < ε := close t (t + θ * s) ht <| by
    rw [add_sub_cancel_left]
    exact Real.lt_of_le_of_lt small hs
  rw [hθ, ← Real.sub_mul, Real.abs_mul]
  exact Real.mul_le_mul_of_nonneg_right (Real.le_of_lt near) (Real.abs_nonneg s)

/-- **The derivative of a convolution**, `k = 1`: if `f` is Riemann integrable with compact support,
and `g` has the continuous derivative `g'`, then `conv f g` has the derivative `conv f g'`. -/
theorem hasDerivAt_conv_of_integrable (hf : HasCompactSupport f) (hfi : Integrable f)
    (hg : ∀ y, HasDerivAt g (g' y) y) (hgc : ∀ y, ContinuousAt g' y) (x : ℝ) :
    HasDerivAt (conv f g) (conv f g' x) x := by
  obtain ⟨R, hR, support⟩ := hf.exists_supportedOn
  have size := hf.integrable_abs hfi
  have nonneg := size.hasIntegral.nonneg fun y => Real.abs_nonneg (f y)
  have value := hf.convExistsAt_of_integrable hfi
    (integrableOn_of_continuousAt fun y => (hg y).continuousAt)
  have slope := hf.convExistsAt_of_integrable hfi (integrableOn_of_continuousAt hgc) x
  refine hasDerivAt_iff_littleO.2 fun ε hε => ?_
  have pos := Real.div_pos hε (show 0 < integral (fun y => |f y|) + 1 by grind only)
  obtain ⟨δ, hδ, close⟩ := exists_abs_sub_le hg hgc (|x| + R) pos
  refine ⟨δ, hδ, fun s hs => ?_⟩
  have error := ((value (x + s)).hasIntegral.sub (value x).hasIntegral).sub
    (slope.hasIntegral.const_mul s)
  rw [funext fun y => show f y * g (x + s - y) - f y * g (x - y) - s * (f y * g' (x - y)) =
    f y * (g (x - y + s) - g (x - y) - g' (x - y) * s) by
      rw [add_sub_comm, mul_increment], Real.mul_comm s] at error
  have bound := abs_le_mul_of_close support size error fun y hy =>
    close (x - y) s (abs_sub_le_add hy) hs
  have total := Real.mul_le_mul_of_nonneg_right (div_mul_le nonneg hε) (Real.abs_nonneg s)
  rw [Real.mul_assoc, Real.mul_comm |s|, ← Real.mul_assoc] at bound
  exact Real.le_trans bound total

/-- **The derivatives of a convolution** (§3.4, eq. (12)), where `f` is Riemann integrable with
compact support: if `g` is of class `C^k` with the derivatives `G 1, …, G k`, then `conv f g` is of
class `C^k` with the derivatives `conv f (G 1), …, conv f (G k)`. -/
theorem HasContDerivs.conv_of_integrable (hg : HasContDerivs g G k) (hf : HasCompactSupport f)
    (hfi : Integrable f) :
    HasContDerivs (Fundamentals.conv f g) (fun j => Fundamentals.conv f (G j)) k where
  zero := by rw [hg.zero]
  hasDerivAt j hj x :=
    hasDerivAt_conv_of_integrable hf hfi (hg.hasDerivAt j hj) (hg.continuousAt hj) x
  continuousAt_last x := continuousAt_conv_of_integrable hf hfi hg.continuousAt_last x

/-! ### Associativity -/

/-- The functional `φ ↦ ∫ f φ` of a Riemann integrable function `f` with compact support. -/
@[expose] noncomputable def CompactFunctional.ofIntegrable (f : ℝ → ℝ) (hf : HasCompactSupport f)
    (hfi : Integrable f) : CompactFunctional where
  toFun φ := integral fun y => f y * φ y
  map_add φ ψ := by
    simp only [ContinuousMap.add_apply, Real.mul_add]
    exact integral_add (hf.integrable_mul_of_integrable hfi φ.continuous)
      (hf.integrable_mul_of_integrable hfi ψ.continuous)
  map_smul c φ := by
    rw [← integral_const_mul]
    exact integral_congr fun y => show f y * (c * φ y) = c * (f y * φ y) by grind only
  bounded := by
    obtain ⟨R, -, support⟩ := hf.exists_supportedOn
    refine ⟨R, integral fun y => |f y|, fun φ M hM => ?_⟩
    rw [Real.mul_comm]
    exact abs_le_mul_of_close support (hf.integrable_abs hfi)
      (hf.integrable_mul_of_integrable hfi φ.continuous).hasIntegral hM

/-- The convolution with the functional of `f` is that with `f`. -/
theorem CompactFunctional.ofIntegrable_convFun (hf : HasCompactSupport f) (hfi : Integrable f)
    (φ : ContinuousMap) (x : ℝ) : (ofIntegrable f hf hfi).convFun φ x = Fundamentals.conv f φ x :=
  rfl

/-- **Convolution is associative** (§3.4, eq. (10)), where the outer two functions are Riemann
integrable with compact support, and the middle one is continuous:

`conv (conv f g) h = conv f (conv g h)`. -/
theorem conv_assoc_of_integrable (hf : HasCompactSupport f) (hfi : Integrable f)
    (hh : HasCompactSupport h) (hhi : Integrable h) (hgc : ∀ y, ContinuousAt g y) :
    conv (conv f g) h = conv f (conv g h) := by
  have exchanged := CompactFunctional.convFun_comm (CompactFunctional.ofIntegrable h hh hhi)
    (CompactFunctional.ofIntegrable f hf hfi) ⟨g, hgc⟩
  have same : conv h (conv f g) = conv f (conv h g) :=
    funext fun x => congrArg (fun φ : ContinuousMap => φ x) exchanged
  rw [conv_comm (conv f g), same, conv_comm h g]

/-- The convolutions in `conv_assoc_of_integrable` exist, at every `x`. -/
theorem convExistsAt_assoc_of_integrable (hf : HasCompactSupport f) (hfi : Integrable f)
    (hh : HasCompactSupport h) (hhi : Integrable h) (hgc : ∀ y, ContinuousAt g y) (x : ℝ) :
    ConvExistsAt f g x ∧ ConvExistsAt g h x ∧ ConvExistsAt (conv f g) h x ∧
      ConvExistsAt f (conv g h) x := by
  have left {u v : ℝ → ℝ} (hu : HasCompactSupport u) (hui : Integrable u)
      (hvc : ∀ y, ContinuousAt v y) (x : ℝ) : ConvExistsAt u v x :=
    hu.convExistsAt_of_integrable hui (integrableOn_of_continuousAt hvc) x
  have right : ∀ y, ContinuousAt (conv g h) y :=
    conv_comm h g ▸ continuousAt_conv_of_integrable hh hhi hgc
  exact ⟨left hf hfi hgc x, (convExistsAt_comm g h x).2 (left hh hhi hgc x),
    (convExistsAt_comm _ h x).2 (left hh hhi (continuousAt_conv_of_integrable hf hfi hgc) x),
    left hf hfi right x⟩

end Fundamentals
