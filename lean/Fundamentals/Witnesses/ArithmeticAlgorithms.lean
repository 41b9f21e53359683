/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Counterexamples.ConvLayer
public import Fundamentals.Counterexamples.ExactIntegers
public import Fundamentals.Counterexamples.Im2col
public import Fundamentals.Counterexamples.Impulses
public import Fundamentals.Counterexamples.Winograd

/-!
# Witnesses: other algorithms for the layer, and probes

Closed instances of the theorems of `Fundamentals.Arithmetic` on Winograd's algorithms, `im2col`,
integers and impulses: all hypotheses of a theorem hold together, so that none of them is vacuous.
-/

public section

namespace Fundamentals

open Counterexamples (kernelOneTwo inputZeroOne oneProduct)

/-! ### Winograd's algorithms -/

/-- Over the real numbers. -/
theorem isFiltering_winograd₂_real : IsFiltering (r := 3) (winogradA₂.ofInt ℝ)
    ((1 / 2 : ℝ) • winogradG₂.ofInt ℝ) (winogradB₂.ofInt ℝ) rfl :=
  (isFiltering_winograd₂ (1 / 2)).2 (by grobner)

/-- Over the real numbers. -/
theorem isFiltering_winograd₄_real : IsFiltering (r := 3) (winogradA₄.ofInt ℝ)
    ((1 / 24 : ℝ) • winogradG₄.ofInt ℝ) (winogradB₄.ofInt ℝ) rfl :=
  (isFiltering_winograd₄ (1 / 24)).2 (by grobner)

/-- F(2,3) for the rows and F(4,3) for the columns. -/
def IsFiltering.filtered₂_eq.witness :=
  isFiltering_winograd₂_real.filtered₂_eq isFiltering_winograd₄_real (fun i j => i.val + j.val)
    (fun l l' => l.val * l'.val) 1 3

/-- F(2,3) at the place 1. -/
def IsFiltering.eq_xcorr.witness :=
  isFiltering_winograd₂_real.eq_xcorr (fun i => i.val) (fun k => k * k) 5 1

/-- F(4,3) for rows and columns. -/
def IsFiltering.eq_xcorr₂.witness :=
  isFiltering_winograd₄_real.eq_xcorr₂ isFiltering_winograd₄_real (fun i j => i.val + j.val)
    (fun k l => k * l) 5 6 1 2

/-- One channel of length 4, the second of two outputs. -/
def IsFiltering.convLayer_eq.witness :=
  isFiltering_winograd₂_real.convLayer_eq (C := 1) (L := 4) (fun _ _ i => i.val) (fun _ => 5)
    (fun _ l => l.val) (0 : Fin 1) (p := 0) (j := 1) (y := ⟨1, by decide⟩) rfl

/-- One channel of 4 by 4, the last of four outputs. -/
def IsFiltering.convLayer2d_eq.witness :=
  isFiltering_winograd₂_real.convLayer2d_eq isFiltering_winograd₂_real (C := 1) (L := 4) (L' := 4)
    (fun _ _ i j => i.val + j.val) (fun _ => 5) (fun _ l l' => l.val * l'.val) (0 : Fin 1) (p := 0)
    (p' := 0) (j := 1) (j' := 1) (y := ⟨1, by decide⟩) (y' := ⟨1, by decide⟩) rfl rfl

/-- The equations of F(2,3), read in the integers. -/
def isFiltering_ofInt_iff.witness :=
  isFiltering_ofInt_iff (R := Int) isFilteringTimes_winograd₂ rfl (by decide) (by decide) 1

/-- With two digits. -/
def Counterexamples.roundedWinograd₂_no_bound.witness :=
  Counterexamples.roundedWinograd₂_no_bound (p := 2) (by decide)

/-- At the kernel 0, 1, 2 and the input 0, 1, 2, 3. -/
def Counterexamples.roundedWinograd₂_id.witness :=
  Counterexamples.roundedWinograd₂_id (fun i => i.val) fun l => l.val

/-! ### im2col -/

/-- At the place 0. -/
def convLayer_eq_im2col.witness :=
  convLayer_eq_im2col 1 1 kernelOneTwo (fun _ => 5) inputZeroOne 0 (0 : Fin 1)

/-- On the same input. -/
def convLayer_eq_mul.witness := convLayer_eq_mul 1 1 kernelOneTwo (fun _ => 5) inputZeroOne

/-- At the second tap of the only channel. -/
def unfold_flatIndex.witness :=
  unfold_flatIndex (C := 1) (K := 2) (L := 2) (R := Int) 1 1 inputZeroOne 0 1 (0 : Fin 1)

/-- An image of 2 by 3, a kernel of 2 by 2. -/
def convLayer2d_eq_im2col.witness :=
  convLayer2d_eq_im2col (O := 1) (C := 1) (K₁ := 2) (K₂ := 2) (L₁ := 2) (L₂ := 3) (R := Int) 1 1 1 1
    (fun _ _ i j => i.val + j.val) (fun _ => 5) (fun _ l l' => l.val * l'.val) 0 ⟨0, by decide⟩
    ⟨1, by decide⟩

/-- On the same image. -/
def convLayer2d_eq_mul.witness :=
  convLayer2d_eq_mul (O := 1) (C := 1) (K₁ := 2) (K₂ := 2) (L₁ := 2) (L₂ := 3) (R := Int) 1 1 1 1
    (fun _ _ i j => i.val + j.val) (fun _ => 5) (fun _ l l' => l.val * l'.val)

/-! ### Impulses -/

/-- The map `w 0 * x 1`. -/
theorem isBilinear_product : IsBilinear (oneProduct (R := Int) (m := 2) (n := 2) 0 1) :=
  (Counterexamples.impulses_need_all_pairs (by decide) 0 1).1

/-- The map `w 0 * x 1` against itself. -/
def IsBilinear.eq_of_impulses.witness :=
  isBilinear_product.eq_of_impulses isBilinear_product fun _ _ => rfl

/-- One of the linear maps of this bilinear map. -/
def IsLinear.eq_of_impulses.witness :=
  (isBilinear_product.right fun _ => 1).eq_of_impulses (isBilinear_product.right fun _ => 1)
    fun _ => rfl

/-- The map `w 0 * x 1` from its probes. -/
def IsBilinear.apply_eq_sum.witness :=
  isBilinear_product.apply_eq_sum (fun i => i.val + 1) (fun j => j.val + 3) 0

/-- One of its linear maps from its probes. -/
def IsLinear.apply_eq_sum.witness :=
  (isBilinear_product.right fun _ => 1).apply_eq_sum (fun j => j.val + 3) 0

/-- The layer against itself, two taps and length 3. -/
def eq_flatLayer_of_impulses.witness :=
  eq_flatLayer_of_impulses (R := Int) (O := 1) (C := 1) (K := 2) (L := 3) (s := 1) (d := 1)
    (isBilinear_flatLayer 1 1) fun _ _ => rfl

/-! ### Integers -/

/-- Recursive summation of 1, 2, 3 with four digits. -/
def SumTree.AddsAll.computed_eq_sum.witness :=
  SumTree.AddsAll.computed_eq_sum (x := fun i : Fin 3 => (i.val : Int) + 1)
    (roundToNearest_exactUpTo (p := 4) (by decide) 0) ((SumTree.isOrderOf_recursive 2).addsAll _)
    (by decide)

/-- The dot product of 1, 2, 3 with itself, in four digits, fused. -/
def SumTree.AddsAll.computed_dot_eq_sum.witness :=
  SumTree.AddsAll.computed_dot_eq_sum (M := 16) (q := 1) (q' := 1) (fl := id) (fun _ _ => rfl)
    (fun _ => true) (w := fun i : Fin 3 => (i.val : Int) + 1)
    (x := fun i : Fin 3 => (i.val : Int) + 1) ((SumTree.isOrderOf_recursive 2).addsAll _)
    (by decide)

/-- An order of the bias and of two products. -/
@[expose] noncomputable def threeTerms : SumTree (Option (Fin 1 × Fin 2)) :=
  .node (.node (.leaf none) (.leaf (some (0, 0)))) (.leaf (some (0, 1)))

/-- Another one. -/
@[expose] noncomputable def threeTerms' : SumTree (Option (Fin 1 × Fin 2)) :=
  .node (.leaf (some (0, 1))) (.node (.leaf (some (0, 0))) (.leaf none))

/-- All terms stand at their leaves. -/
theorem threeTerms_complete (k : Option (Fin 1 × Fin 2)) :
    k ∈ threeTerms.leaves ∧ k ∈ threeTerms'.leaves :=
  match k with
  | none => by decide
  | some (0, 0) => by decide
  | some (0, 1) => by decide

/-- The kernel 1, 2, the bias 5, the input 0, 1: in two orders, with four digits. -/
def computed_convLayer_eq_computed.witness :=
  computed_convLayer_eq_computed (M := 16) (q := 1) (q' := 1) (fl := id) (fl' := id) (s := 1)
    (d := 1) (fun _ _ => rfl) (fun _ _ => rfl) (fun _ => true) (fun _ => false)
    (w := kernelOneTwo) (b := fun _ => 5) (x := inputZeroOne) (o := 0) (n := (0 : Fin 1))
    (by decide) (t := threeTerms) (t' := threeTerms')
    ⟨by decide, fun k hk => absurd (threeTerms_complete k).1 hk⟩
    ⟨by decide, fun k hk => absurd (threeTerms_complete k).2 hk⟩

/-- With two digits. -/
def Counterexamples.computed_two_pow_add_one.witness :=
  Counterexamples.computed_two_pow_add_one (p := 2) (by decide)

/-- With two digits. -/
def Counterexamples.orders_disagree.witness := Counterexamples.orders_disagree (p := 2) (by decide)

/-- With two digits. -/
def Counterexamples.computed_half.witness := Counterexamples.computed_half (p := 2) (by decide)

end Fundamentals
