/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Topology.Limit

/-!
# Open sets

A set is given by the property of belonging to it, `U : V → Prop`.

## Main definitions
- `IsOpen U`: with every point, all points near it belong to `U`.

## Main statements
- `isOpen_univ`, `isOpen_ball`: the whole space and the balls are open.
- `IsOpen.and`: the common part of two open sets is open.
-/

public section

namespace Fundamentals

universe u

/-- `U` is open: every point of `U` has a ball around it that belongs to `U`. -/
@[expose] def IsOpen {V : Type u} [Sub V] [Norm V] (U : V → Prop) : Prop := ∀ x, U x → Near x U

section General

variable {V : Type u} [Sub V] [Norm V] {U W : V → Prop}

theorem isOpen_univ : IsOpen fun _ : V => True := fun _ _ => near_of_forall fun _ => trivial

theorem IsOpen.and (hU : IsOpen U) (hW : IsOpen W) : IsOpen fun x => U x ∧ W x :=
  fun x ⟨hUx, hWx⟩ => (hU x hUx).and (hW x hWx)

/-- What holds at all points of an open set holds near each of them. -/
theorem IsOpen.near {p : V → Prop} (hU : IsOpen U) (h : ∀ x, U x → p x) {x : V} (hx : U x) :
    Near x p :=
  (hU x hx).mono h

end General

/-- Balls without their boundary are open. -/
theorem isOpen_ball {V : Type u} [Lean.Grind.IntModule V] [Norm V] [LawfulNorm V] (a : V) (r : ℝ) :
    IsOpen fun x => ‖x - a‖ < r := by
  refine fun x hx => ⟨r - ‖x - a‖, by grind, fun y hy => ?_⟩
  have hle := norm_sub_le y x a
  grind

end Fundamentals
