/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.CrossCorrelation.ConvLayer
public import Fundamentals.Linear.Flatten
public import Fundamentals.Linear.LinearOn

/-!
# What impulses tell

A linear map is determined by its values at the unit impulses, and a map of two arguments that is
linear in each by its values at pairs of them. So a program whose outputs are known to be linear in
the kernel and in the input is right as soon as it is right at all pairs of impulses.

## Main definitions
* `impulse j`: the vector with 1 at the place `j` and 0 elsewhere.
* `IsBilinear B`: `B` is linear (`IsLinear`) in each of two arguments.

## Main statements
* `IsLinear.eq_of_impulses`, `IsBilinear.eq_of_impulses`: two such maps that agree at impulses are
  equal.
* `IsLinear.apply_eq_sum`, `IsBilinear.apply_eq_sum`: and what they are.
* `isBilinear_flatLayer`, `eq_flatLayer_of_impulses`: the layer without bias is such a map.

## Implementation notes
The values are functions into the semiring: outputs `y n`, with `n` from any type of places. Factors
are taken out on the left, of both arguments. The semiring need not be commutative, but products of
two numbers are such a map only where it is.
-/

public section

namespace Fundamentals

variable {R ι : Type} {m n : Nat}

section Semiring

variable [Lean.Grind.Semiring R]

/-- The **unit impulse** at the place `j`: 1 there, and 0 elsewhere. -/
@[expose] noncomputable def impulse (j : Fin n) : Fin n → R := fun i => if i = j then 1 else 0

/-- The map `B` of two arguments is **bilinear**: it is linear in each of them, whatever the other
is. -/
structure IsBilinear (B : (Fin m → R) → (Fin n → R) → ι → R) : Prop where
  /-- It is linear in the first argument. -/
  left : ∀ x, IsLinear fun w => B w x
  /-- It is linear in the second argument. -/
  right : ∀ w, IsLinear (B w)

/-- **A linear map is known from its values at the impulses**: `T x = ∑ j, x j * T (impulse j)`. -/
theorem IsLinear.apply_eq_sum {T : (Fin n → R) → ι → R} (h : IsLinear T) (x : Fin n → R) (k : ι) :
    T x k = ∑ j, x j * T (impulse j) k := by
  have expansion : x = fun i => ∑ j, x j * impulse j i := funext fun i => by
    rw [sum_eq_single i _ fun j hj => by
      rw [impulse, if_neg hj.symm, Lean.Grind.Semiring.mul_zero]]
    rw [impulse, if_pos rfl, Lean.Grind.Semiring.mul_one]
  calc T x k
      = T (fun i => ∑ j, x j * impulse j i) k := congrArg (T · k) expansion
    _ = ∑ j, T (fun i => x j * impulse j i) k := h.map_sum _ k
    _ = ∑ j, x j * T (impulse j) k := sum_congr fun j => (isLinear_iff.1 h).2 _ _ k

/-- **Linear maps that agree at all impulses are equal.** -/
theorem IsLinear.eq_of_impulses {S T : (Fin n → R) → ι → R} (hS : IsLinear S) (hT : IsLinear T)
    (same : ∀ j, S (impulse j) = T (impulse j)) : S = T := by
  funext x k
  rw [hS.apply_eq_sum, hT.apply_eq_sum]
  exact sum_congr fun j => by rw [same]

/-- **A bilinear map is known from its values at pairs of impulses**:
`B w x = ∑ i, ∑ j, w i * (x j * B (impulse i) (impulse j))`. -/
theorem IsBilinear.apply_eq_sum {B : (Fin m → R) → (Fin n → R) → ι → R} (h : IsBilinear B)
    (w : Fin m → R) (x : Fin n → R) (k : ι) :
    B w x k = ∑ i, ∑ j, w i * (x j * B (impulse i) (impulse j) k) := by
  rw [(h.left x).apply_eq_sum w]
  refine sum_congr fun i => ?_
  rw [(h.right _).apply_eq_sum x, sum_mul_left]

/-- **Bilinear maps that agree at all pairs of impulses are equal**: `m * n` probes are enough. -/
theorem IsBilinear.eq_of_impulses {B B' : (Fin m → R) → (Fin n → R) → ι → R} (h : IsBilinear B)
    (h' : IsBilinear B')
    (same : ∀ i j, B (impulse i) (impulse j) = B' (impulse i) (impulse j)) : B = B' := by
  funext w x k
  rw [h.apply_eq_sum, h'.apply_eq_sum]
  exact sum_congr fun i => sum_congr fun j => by rw [same]

end Semiring

/-! ### The layer -/

variable {O C K L s d : Nat}

/-- The layer without bias as a map of two vectors: its kernels and its input as they stand in
memory, out-channel after out-channel, in-channel after in-channel. -/
@[expose] noncomputable def flatLayer [Lean.Grind.Semiring R] (s d : Nat)
    (w : Fin (O * (C * K)) → R) (x : Fin (C * L) → R) (k : Fin O × Fin (convLength L K s d)) : R :=
  convLayer s d (fun o => Matrix.ofFlat (Matrix.ofFlat w o)) (fun _ => 0) (Matrix.ofFlat x) k.1 k.2

/-- **The layer without bias is bilinear**, over every commutative semiring. -/
theorem isBilinear_flatLayer [Lean.Grind.CommSemiring R] (s d : Nat) :
    IsBilinear (flatLayer (R := R) (O := O) (C := C) (K := K) (L := L) s d) where
  left x := by
    refine isLinear_iff.2 ⟨fun w w' k => ?_, fun a w k => ?_⟩
    · simp only [flatLayer, convLayer, Matrix.ofFlat, Lean.Grind.Semiring.right_distrib, sum_add,
        Lean.Grind.AddCommMonoid.zero_add]
    · simp only [flatLayer, convLayer, Matrix.ofFlat, Lean.Grind.Semiring.mul_assoc, sum_mul_left,
        Lean.Grind.AddCommMonoid.zero_add]
  right w := by
    refine isLinear_iff.2 ⟨fun x x' k => ?_, fun a x k => ?_⟩
    · simp only [flatLayer, convLayer, Matrix.ofFlat, Lean.Grind.Semiring.left_distrib, sum_add,
        Lean.Grind.AddCommMonoid.zero_add]
    · simp only [flatLayer, convLayer, Matrix.ofFlat, Lean.Grind.AddCommMonoid.zero_add,
        ← sum_mul_left]
      exact sum_congr fun c => sum_congr fun i => Lean.Grind.CommSemiring.mul_left_comm _ _ _

/-- **A program is the layer if it is bilinear and is right at all pairs of impulses**, over every
commutative semiring: at each place of the kernels and each place of the input a single 1. -/
theorem eq_flatLayer_of_impulses [Lean.Grind.CommSemiring R]
    {P : (Fin (O * (C * K)) → R) → (Fin (C * L) → R) → Fin O × Fin (convLength L K s d) → R}
    (bilinear : IsBilinear P)
    (right : ∀ i j, P (impulse i) (impulse j) = flatLayer s d (impulse i) (impulse j)) :
    P = flatLayer s d :=
  bilinear.eq_of_impulses (isBilinear_flatLayer s d) right

end Fundamentals
