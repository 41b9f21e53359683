/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Topology.RealLimit

/-!
# Continuity at a point

## Main definitions
- `ContinuousAt f a`: `f` is continuous at `a`, in the ε–δ form of the textbooks.

## Main statements
- `continuousAt_iff_tendsto`: continuity is convergence to the value, `f x → f a` as `x → a`.
- `ContinuousAt.comp`: a composition of continuous functions is continuous.
- `Tendsto.comp_continuousAt`: limits pass through continuous functions.
- `ContinuousAt.add`, `.sub`, `.neg`, `.mul`, `.inv`, `.div`, `.pow`, `.norm`: the rules of
  arithmetic.
-/

public section

namespace Fundamentals

universe u v w

/-- `f` is continuous at `a`: `∀ ε > 0, ∃ δ > 0, ∀ x, ‖x - a‖ < δ → ‖f x - f a‖ < ε`. -/
@[expose] def ContinuousAt {V : Type u} {W : Type v} [Sub V] [Norm V] [Sub W] [Norm W]
    (f : V → W) (a : V) : Prop :=
  ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧ ∀ x : V, ‖x - a‖ < δ → ‖f x - f a‖ < ε

section General

variable {U : Type u} {V : Type v} {W : Type w} [Sub U] [Norm U] [Sub V] [Norm V] [Sub W] [Norm W]

/-- Near a point of continuity, the distance to the value there is less than any given `ε > 0`. -/
theorem ContinuousAt.near {f : U → V} {a : U} {ε : ℝ} (hf : ContinuousAt f a) (hε : 0 < ε) :
    Near a fun x => ‖f x - f a‖ < ε :=
  hf ε hε

/-- A continuous function has its value for a limit. -/
theorem ContinuousAt.tendsto {f : U → V} {a : U} (hf : ContinuousAt f a) : Tendsto f a (f a) :=
  fun _ hε => (hf.near hε).nearNe

theorem continuousAt_id {a : U} : ContinuousAt (fun x => x) a := fun _ hε => near_norm_sub_lt hε

/-- A composition of continuous functions is continuous. -/
theorem ContinuousAt.comp {g : V → W} {f : U → V} {a : U} (hg : ContinuousAt g (f a))
    (hf : ContinuousAt f a) : ContinuousAt (fun x => g (f x)) a := by
  intro ε hε
  obtain ⟨δ, hδ, hg⟩ := hg ε hε
  exact (hf.near hδ).mono fun x hx => hg (f x) hx

/-- Limits pass through continuous functions: if `f x → b` as `x → a` and `g` is continuous at `b`,
then `g (f x) → g b`. -/
theorem Tendsto.comp_continuousAt {g : V → W} {f : U → V} {a : U} {b : V}
    (hg : ContinuousAt g b) (hf : Tendsto f a b) : Tendsto (fun x => g (f x)) a (g b) := by
  intro ε hε
  obtain ⟨δ, hδ, hg⟩ := hg ε hε
  exact (hf.nearNe hδ).mono fun x hx => hg (f x) hx

end General

section Group

variable {V : Type u} {W : Type v} [Lean.Grind.IntModule V] [Norm V] [LawfulNorm V]
variable [Lean.Grind.IntModule W] [Norm W] [LawfulNorm W] {f g : V → W} {a : V}

/-- `f` is continuous at `a` iff `f x → f a` as `x → a`. -/
theorem continuousAt_iff_tendsto : ContinuousAt f a ↔ Tendsto f a (f a) :=
  ⟨ContinuousAt.tendsto, fun h _ hε => (h.nearNe hε).near (by grind [norm_sub_self (f a)])⟩

/-- Continuity is local: it depends only on the values near the point. -/
theorem ContinuousAt.congr (hf : ContinuousAt f a) (h : Near a fun x => f x = g x) :
    ContinuousAt g a :=
  continuousAt_iff_tendsto.2 (h.self ▸ hf.tendsto.congr h.nearNe)

theorem continuousAt_const {c : W} : ContinuousAt (fun _ : V => c) a :=
  continuousAt_iff_tendsto.2 tendsto_const

theorem ContinuousAt.add (hf : ContinuousAt f a) (hg : ContinuousAt g a) :
    ContinuousAt (fun x => f x + g x) a :=
  continuousAt_iff_tendsto.2 (hf.tendsto.add hg.tendsto)

theorem ContinuousAt.neg (hf : ContinuousAt f a) : ContinuousAt (fun x => -f x) a :=
  continuousAt_iff_tendsto.2 hf.tendsto.neg

theorem ContinuousAt.sub (hf : ContinuousAt f a) (hg : ContinuousAt g a) :
    ContinuousAt (fun x => f x - g x) a :=
  continuousAt_iff_tendsto.2 (hf.tendsto.sub hg.tendsto)

theorem ContinuousAt.norm (hf : ContinuousAt f a) : ContinuousAt (fun x => ‖f x‖) a :=
  continuousAt_iff_tendsto.2 hf.tendsto.norm

end Group

section Real

variable {V : Type u} [Lean.Grind.IntModule V] [Norm V] [LawfulNorm V] {f g : V → ℝ} {a : V}

theorem ContinuousAt.const_mul (c : ℝ) (hf : ContinuousAt f a) :
    ContinuousAt (fun x => c * f x) a :=
  continuousAt_iff_tendsto.2 (hf.tendsto.const_mul c)

theorem ContinuousAt.mul (hf : ContinuousAt f a) (hg : ContinuousAt g a) :
    ContinuousAt (fun x => f x * g x) a :=
  continuousAt_iff_tendsto.2 (hf.tendsto.mul hg.tendsto)

theorem ContinuousAt.pow (hf : ContinuousAt f a) (n : Nat) : ContinuousAt (fun x => f x ^ n) a :=
  continuousAt_iff_tendsto.2 (hf.tendsto.pow n)

theorem ContinuousAt.inv (hf : ContinuousAt f a) (h₀ : f a ≠ 0) :
    ContinuousAt (fun x => (f x)⁻¹) a :=
  continuousAt_iff_tendsto.2 (hf.tendsto.inv h₀)

theorem ContinuousAt.div (hf : ContinuousAt f a) (hg : ContinuousAt g a) (h₀ : g a ≠ 0) :
    ContinuousAt (fun x => f x / g x) a :=
  continuousAt_iff_tendsto.2 (hf.tendsto.div hg.tendsto h₀)

/-- The absolute value is continuous everywhere. -/
theorem Real.continuousAt_abs {a : ℝ} : ContinuousAt Real.abs a := continuousAt_id.norm

end Real

end Fundamentals
