/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Circular
public import Fundamentals.Linear.Diagonal

/-!
# The discrete Fourier transform diagonalises circular convolution

For an `n`-th root of unity `ω`, the discrete Fourier transform of a vector with `n` components is
`dft ω x k = ∑ j, x j * ω ^ (j * k)`. It turns circular convolution into the product component by
component, over any commutative ring; over a field, and with a primitive root of unity, it is
invertible. So in the basis of the vectors `ω ^ (j * k)`, convolution with `y` is diagonal.

## Main definitions
* `dft ω x`: the discrete Fourier transform; `dftMatrix ω`: its matrix.
* `IsPrimitiveRoot ω n`: `ω ^ n = 1`, and no smaller positive power is 1.
* `idft ω x`: the inverse transform.

## Main statements
* `dft_rotate`: the transform of a rotated vector.
* `dft_circConv`: the convolution theorem; it needs `ω ^ n = 1`, and nothing else.
* `sum_pow_eq_zero`: the powers of a root of unity other than 1 sum to 0.
* `dftMatrix_mul_circulant`: circular convolution is diagonalised;
  `circConv_dftBasis`: the vectors `ω ^ (-(j * k))` are its eigenvectors.
* `IsPrimitiveRoot.dft_inv_dft`: transforming with `ω` and then with `ω⁻¹` multiplies by `n`.
* `IsPrimitiveRoot.natCast_ne_zero`: a field with a primitive `n`-th root of unity has `n ≠ 0`.
* `IsPrimitiveRoot.idft_dft`, `IsPrimitiveRoot.dft_idft`: inversion.
* `IsPrimitiveRoot.circConv_eq_idft`: the circular convolution by three transforms.

## Implementation notes
Over the complex numbers, `ω = exp (-2πi/n)` gives the transform of numpy and scipy.
-/

public section

namespace Fundamentals

open scoped Matrix

variable {R F : Type} {n : Nat}

/-! ### The transform and the convolution theorem -/

/-- The discrete Fourier transform of a vector, for a root of unity `ω`:
`dft ω x k = ∑ j, x j * ω ^ (j * k)`. -/
@[expose] noncomputable def dft [Lean.Grind.Semiring R] (ω : R) (x : Vec n R) : Vec n R :=
  fun k => ∑ j, x j * ω ^ (j.val * k.val)

/-- The matrix of the transform. -/
@[expose] noncomputable def dftMatrix [Lean.Grind.Semiring R] (n : Nat) (ω : R) : Matrix n n R :=
  fun k j => ω ^ (j.val * k.val)

theorem dftMatrix_mulVec [Lean.Grind.CommRing R] (ω : R) (x : Vec n R) :
    dftMatrix n ω *ᵥ x = dft ω x := by
  ext k
  exact sum_congr fun j => Lean.Grind.CommRing.mul_comm _ _

/-- The transform of a unit impulse: the powers of the root of unity. -/
theorem dft_basis [Lean.Grind.CommRing R] (ω : R) (j k : Fin n) :
    dft ω (Vec.basis j) k = ω ^ (j.val * k.val) := by
  rw [dft, sum_eq_single j _ fun i hi => by
    rw [Vec.basis_of_ne hi, Lean.Grind.Semiring.zero_mul]]
  rw [Vec.basis_self, Lean.Grind.Semiring.one_mul]

/-- Powers of powers. -/
private theorem pow_mul [Lean.Grind.Semiring R] (a : R) (m k : Nat) :
    a ^ (m * k) = (a ^ m) ^ k := by
  induction k with
  | zero => rw [Nat.mul_zero, Lean.Grind.Semiring.pow_zero, Lean.Grind.Semiring.pow_zero]
  | succ k ih =>
    rw [Nat.mul_succ, Lean.Grind.Semiring.pow_add, ih, Lean.Grind.Semiring.pow_succ]

/-- The exponents of a root of unity are counted modulo `n`, as the indices are. -/
private theorem pow_sub_mul [Lean.Grind.Semiring R] {ω : R} (h : ω ^ n = 1) (m j : Fin n)
    (k : Nat) : ω ^ (m.val * k) = ω ^ (j.val * k) * ω ^ ((m - j).val * k) := by
  rw [← Lean.Grind.Semiring.pow_add, ← Nat.add_mul, val_sub_eq_ite]
  by_cases le : j.val ≤ m.val
  · rw [if_pos le, Nat.add_sub_cancel' le]
  · rw [if_neg le, Nat.add_sub_cancel' (by omega), Nat.add_mul, Lean.Grind.Semiring.pow_add,
      pow_mul ω n k, h, Lean.Grind.Semiring.one_pow, Lean.Grind.Semiring.one_mul]

/-- **Rotation becomes multiplication with a power of the root of unity**: if `ω ^ n = 1`, the
transform of `j ↦ x (j - a)` is `k ↦ ω ^ (a * k) * dft ω x k`. -/
theorem dft_rotate [Lean.Grind.CommSemiring R] {ω : R} (h : ω ^ n = 1) (x : Vec n R)
    (a k : Fin n) : dft ω (fun j => x (j - a)) k = ω ^ (a.val * k.val) * dft ω x k := by
  rw [dft, dft, ← sum_comp_sub_right (fun j => x j * ω ^ (j.val * k.val)) a, ← sum_mul_left]
  refine sum_congr fun j => ?_
  rw [pow_sub_mul h j a k]
  grind

/-- **The convolution theorem.** If `ω ^ n = 1`, in any commutative ring, then the transform of a
circular convolution is the product of the transforms, component by component:

  `dft ω (x ⊛ y) k = dft ω x k * dft ω y k`. -/
theorem dft_circConv [Lean.Grind.CommSemiring R] {ω : R} (h : ω ^ n = 1) (x y : Vec n R)
    (k : Fin n) : dft ω (circConv x y) k = dft ω x k * dft ω y k := by
  have turn (j : Fin n) : ∑ m, y (m - j) * ω ^ ((m - j).val * k.val) = dft ω y k :=
    sum_comp_sub_right (fun m => y m * ω ^ (m.val * k.val)) j
  calc ∑ m, (∑ j, x j * y (m - j)) * ω ^ (m.val * k.val)
      = ∑ m, ∑ j, x j * y (m - j) * ω ^ (m.val * k.val) := by simp only [sum_mul_right]
    _ = ∑ j, ∑ m, x j * y (m - j) * ω ^ (m.val * k.val) := sum_comm _
    _ = ∑ j, x j * ω ^ (j.val * k.val) * ∑ m, y (m - j) * ω ^ ((m - j).val * k.val) := by
        simp only [← sum_mul_left]
        exact sum_congr fun j => sum_congr fun m => by
          rw [pow_sub_mul h m j]
          grind
    _ = dft ω x k * dft ω y k := by simp only [turn, sum_mul_right, dft]

/-- **Circular convolution is diagonalised by the Fourier transform**: `F C = D F`, where `F` is the
matrix of the transform, `C` the circulant matrix of `y`, and `D` the diagonal matrix of the
transform of `y`. -/
theorem dftMatrix_mul_circulant [Lean.Grind.CommRing R] {ω : R} (h : ω ^ n = 1) (y : Vec n R) :
    dftMatrix n ω * circulant y = Matrix.diagonal (dft ω y) * dftMatrix n ω := by
  refine Matrix.ext_of_mulVec fun x => Vec.ext fun k => ?_
  rw [Matrix.mul_mulVec, Matrix.mul_mulVec, circulant_mulVec, dftMatrix_mulVec, dftMatrix_mulVec,
    Matrix.diagonal_mulVec, dft_circConv h, Lean.Grind.CommRing.mul_comm]

/-- The vector of the powers of a root of unity, `j ↦ ω ^ (j * k)`. -/
@[expose] noncomputable def dftBasis [Lean.Grind.Semiring R] (ω : R) (k : Fin n) : Vec n R :=
  fun j => ω ^ (j.val * k.val)

/-- **The eigenvectors of circular convolution** are the vectors of the powers of a root of unity:
if `ω ^ n = 1` and `ω * ω' = 1`, then convolution with `y` multiplies `e j = ω' ^ (j * k)` by
component `k` of the transform of `y`,

  `e ⊛ y = dft ω y k • e`. -/
theorem circConv_dftBasis [Lean.Grind.CommRing R] {ω ω' : R} (h : ω ^ n = 1) (inv : ω * ω' = 1)
    (y : Vec n R) (k : Fin n) :
    circConv (dftBasis ω' k) y = dft ω y k • dftBasis ω' k := by
  have one (m : Nat) : ω ^ m * ω' ^ m = 1 := by
    rw [← Lean.Grind.CommSemiring.mul_pow, inv, Lean.Grind.Semiring.one_pow]
  have h' : ω' ^ n = 1 := by grind
  rw [circConv_comm]
  ext m
  refine Eq.trans (sum_congr fun j => ?_) (sum_mul_right _ _)
  rw [dftBasis, dftBasis, pow_sub_mul h' m j]
  grind

/-! ### Inversion -/

/-- A primitive `n`-th root of unity: `ω ^ n = 1`, and no smaller positive power is 1. -/
structure IsPrimitiveRoot [Lean.Grind.Semiring R] (ω : R) (n : Nat) : Prop where
  /-- A root of unity. -/
  pow_eq_one : ω ^ n = 1
  /-- Of no smaller order. -/
  pow_ne_one (m : Nat) : 0 < m → m < n → ω ^ m ≠ 1

example : IsPrimitiveRoot (-1 : Rat) 2 := ⟨rfl, fun m _ _ => by
  obtain rfl : m = 1 := by omega
  decide⟩

/-- The geometric sum: `(ζ - 1) (1 + ζ + … + ζ^(n-1)) = ζ^n - 1`. -/
theorem sub_one_mul_sum_pow [Lean.Grind.CommRing R] (ζ : R) (n : Nat) :
    (ζ - 1) * ∑ k : Fin n, ζ ^ k.val = ζ ^ n - 1 := by
  induction n with
  | zero => rw [sum_zero_length]; grind
  | succ n ih =>
    rw [sum_succ, Lean.Grind.Semiring.left_distrib]
    simp only [Fin.val_castSucc, Fin.val_last, ih]
    grind

section Field

variable [Lean.Grind.Field F] {ω : F}

/-- **The powers of a root of unity other than 1 sum to 0**, in a field: if `ζ ^ n = 1` and `ζ ≠ 1`,
then `1 + ζ + … + ζ^(n-1) = 0`. -/
theorem sum_pow_eq_zero {ζ : F} (h : ζ ^ n = 1) (ne : ζ ≠ 1) : ∑ k : Fin n, ζ ^ k.val = 0 := by
  have geometric := sub_one_mul_sum_pow ζ n
  grind

namespace IsPrimitiveRoot

theorem ne_zero (h : IsPrimitiveRoot ω n) (hn : 0 < n) : ω ≠ 0 := by
  rintro rfl
  have one := h.pow_eq_one
  rw [← Nat.sub_add_cancel hn, Lean.Grind.Semiring.pow_succ, Lean.Grind.Semiring.mul_zero] at one
  exact Lean.Grind.Field.zero_ne_one one

theorem pow_mul_inv_pow (h : IsPrimitiveRoot ω n) (hn : 0 < n) (m : Nat) : ω ^ m * ω⁻¹ ^ m = 1 := by
  rw [← Lean.Grind.CommSemiring.mul_pow, Lean.Grind.Field.mul_inv_cancel (h.ne_zero hn),
    Lean.Grind.Semiring.one_pow]

/-- The inverse of a primitive root of unity is one. -/
theorem inv (h : IsPrimitiveRoot ω n) (hn : 0 < n) : IsPrimitiveRoot ω⁻¹ n where
  pow_eq_one := by grind [h.pow_mul_inv_pow hn n, h.pow_eq_one]
  pow_ne_one m pos lt := by grind [h.pow_mul_inv_pow hn m, h.pow_ne_one m pos lt]

/-- The first `n` powers of a primitive root of unity are distinct. -/
theorem pow_inj (h : IsPrimitiveRoot ω n) {i j : Nat} (hi : i < n) (hj : j < n)
    (eq : ω ^ i = ω ^ j) : i = j := by
  have ordered {i j : Nat} (le : i ≤ j) (hj : j < n) (eq : ω ^ i = ω ^ j) : i = j := by
    obtain ⟨m, rfl⟩ := Nat.exists_eq_add_of_le le
    have one : ω ^ m = 1 := by
      grind [h.pow_mul_inv_pow (by omega) i, Lean.Grind.Semiring.pow_add ω i m]
    have zero : ¬0 < m := fun pos => h.pow_ne_one m pos (by omega) one
    omega
  rcases Nat.le_total i j with le | le
  · exact ordered le hj eq
  · exact (ordered le hi eq.symm).symm

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- Orthogonality: `∑ k, ω^(i k) ω^(-k j)` is `n` for `i = j` and 0 otherwise. -/
theorem sum_pow_mul_inv_pow (h : IsPrimitiveRoot ω n) (i j : Fin n) :
    ∑ k : Fin n, ω ^ (i.val * k.val) * ω⁻¹ ^ (k.val * j.val) = if i = j then (n : F) else 0 := by
  have hn : 0 < n := Nat.lt_of_le_of_lt (Nat.zero_le _) i.isLt
  have terms (k : Fin n) : ω ^ (i.val * k.val) * ω⁻¹ ^ (k.val * j.val) =
      (ω ^ i.val * ω⁻¹ ^ j.val) ^ k.val := by
    rw [Nat.mul_comm k.val, pow_mul, pow_mul, Lean.Grind.CommSemiring.mul_pow]
  simp only [terms]
  by_cases eq : i = j
  · subst eq
    simp only [h.pow_mul_inv_pow hn, Lean.Grind.Semiring.one_pow, sum_const, if_pos]
    exact Lean.Grind.Semiring.mul_one _
  · rw [if_neg eq]
    refine sum_pow_eq_zero ?_ fun one => eq (Fin.ext (h.pow_inj i.isLt j.isLt ?_))
    · rw [Lean.Grind.CommSemiring.mul_pow, ← pow_mul, ← pow_mul, Nat.mul_comm i.val,
        Nat.mul_comm j.val, pow_mul, pow_mul, h.pow_eq_one, (h.inv hn).pow_eq_one,
        Lean.Grind.Semiring.one_pow, Lean.Grind.Semiring.one_pow, Lean.Grind.Semiring.mul_one]
    · grind [h.pow_mul_inv_pow hn j.val]

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **Inversion without division**: if `ω` is a primitive `n`-th root of unity in a field, the
transform with `ω` and then with `ω⁻¹` multiplies by `n`. -/
theorem dft_inv_dft (h : IsPrimitiveRoot ω n) (x : Vec n F) :
    dft ω⁻¹ (dft ω x) = (n : F) • x := by
  ext j
  calc ∑ k, (∑ i, x i * ω ^ (i.val * k.val)) * ω⁻¹ ^ (k.val * j.val)
      = ∑ k, ∑ i, x i * (ω ^ (i.val * k.val) * ω⁻¹ ^ (k.val * j.val)) := by
        simp only [← sum_mul_right, Lean.Grind.Semiring.mul_assoc]
        rfl
    _ = ∑ i, x i * ∑ k : Fin n, ω ^ (i.val * k.val) * ω⁻¹ ^ (k.val * j.val) := by
        simp only [← sum_mul_left]
        exact sum_comm _
    _ = x j * (n : F) := by
        simp only [h.sum_pow_mul_inv_pow]
        rw [sum_eq_single j _ fun i hi => by rw [if_neg hi, Lean.Grind.Semiring.mul_zero],
          if_pos rfl]
    _ = (n : F) * x j := Lean.Grind.CommRing.mul_comm _ _

/-- Vectors whose transform vanishes at the places `1, …, m` and not at 0: by one factor
`ω ^ k - ω ^ (m + 1)` more for each of them. -/
private theorem exists_dft_eq_zero (h : IsPrimitiveRoot ω n) (hn : 1 < n) (m : Nat) (hm : m < n) :
    ∃ z : Vec n F, dft ω z ⟨0, by omega⟩ ≠ 0 ∧
      ∀ k : Fin n, 0 < k.val → k.val ≤ m → dft ω z k = 0 := by
  induction m with
  | zero =>
    refine ⟨Vec.basis ⟨0, by omega⟩, ?_, fun k pos le => absurd pos (by omega)⟩
    rw [dft_basis, Nat.zero_mul, Lean.Grind.Semiring.pow_zero]
    exact Lean.Grind.Field.zero_ne_one.symm
  | succ m ih =>
    obtain ⟨z, start, zeros⟩ := ih (by omega)
    let one : Fin n := ⟨1, hn⟩
    have step (k : Fin n) : dft ω (fun j => z (j - one) - ω ^ (m + 1) * z j) k =
        (ω ^ k.val - ω ^ (m + 1)) * dft ω z k := by
      have split : (ω ^ k.val - ω ^ (m + 1)) * dft ω z k =
          ω ^ k.val * dft ω z k - ω ^ (m + 1) * dft ω z k := by grind
      have rotated := dft_rotate h.pow_eq_one z one k
      rw [Nat.one_mul] at rotated
      rw [split, ← rotated, dft, dft, dft, ← sum_mul_left, ← sum_sub]
      exact sum_congr fun j => by grind
    refine ⟨fun j => z (j - one) - ω ^ (m + 1) * z j, ?_, fun k pos le => ?_⟩
    · have ne : ω ^ 0 ≠ ω ^ (m + 1) := fun eq => by
        have same := h.pow_inj (by omega) hm eq
        omega
      rw [step]
      grind
    · rw [step]
      by_cases last : k.val = m + 1
      · grind
      · rw [zeros k pos (by omega), Lean.Grind.Semiring.mul_zero]

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **A field with a primitive `n`-th root of unity** has `n ≠ 0`: its characteristic does not
divide `n`. -/
theorem natCast_ne_zero (h : IsPrimitiveRoot ω n) (hn : 0 < n) : (n : F) ≠ 0 := by
  by_cases one : n = 1
  · subst one
    rw [Lean.Grind.Semiring.natCast_one]
    exact Lean.Grind.Field.zero_ne_one.symm
  · obtain ⟨z, start, zeros⟩ := h.exists_dft_eq_zero (by omega) (n - 1) (by omega)
    -- transformed back, only the term at 0 is left
    have back : dft ω⁻¹ (dft ω z) ⟨0, hn⟩ = dft ω z ⟨0, hn⟩ := by
      rw [dft, sum_eq_single ⟨0, hn⟩ _ fun k hk => by
        rw [zeros k (Nat.pos_of_ne_zero fun e => hk (Fin.ext e)) (by omega),
          Lean.Grind.Semiring.zero_mul]]
      rw [Nat.mul_zero, Lean.Grind.Semiring.pow_zero, Lean.Grind.Semiring.mul_one]
    rw [h.dft_inv_dft, Vec.smul_apply] at back
    intro zero
    rw [zero, Lean.Grind.Semiring.zero_mul] at back
    exact start back.symm

end IsPrimitiveRoot

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- The inverse discrete Fourier transform: `idft ω x j = 1/n ∑ k, x k * ω ^ (-(k * j))`. -/
@[expose] noncomputable def idft (ω : F) (x : Vec n F) : Vec n F := (n : F)⁻¹ • dft ω⁻¹ x

/-- **Inversion**: for a primitive `n`-th root of unity `ω` in a field,

  `x j = 1/n ∑ k, dft ω x k * ω ^ (-(k * j))`. -/
theorem IsPrimitiveRoot.idft_dft (h : IsPrimitiveRoot ω n) (x : Vec n F) :
    idft ω (dft ω x) = x := by
  ext j
  have ne := h.natCast_ne_zero (Nat.lt_of_le_of_lt (Nat.zero_le _) j.isLt)
  rw [idft, h.dft_inv_dft, Vec.smul_apply, Vec.smul_apply]
  grind

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **Inversion**, from the other side. -/
theorem IsPrimitiveRoot.dft_idft (h : IsPrimitiveRoot ω n) (x : Vec n F) :
    dft ω (idft ω x) = x := by
  ext j
  have hn : 0 < n := Nat.lt_of_le_of_lt (Nat.zero_le _) j.isLt
  have ne := h.natCast_ne_zero hn
  have back := congrFun ((h.inv hn).dft_inv_dft x) j
  rw [Lean.Grind.Field.inv_inv] at back
  have linear : dft ω (idft ω x) j = (n : F)⁻¹ * dft ω (dft ω⁻¹ x) j := by
    rw [idft, ← dftMatrix_mulVec, Matrix.mulVec_smul, Vec.smul_apply, dftMatrix_mulVec]
  rw [linear, back, Vec.smul_apply]
  grind

/-- **Circular convolution by three transforms**: for a primitive `n`-th root of unity in a field,
`x ⊛ y` is the inverse transform of the product of the transforms, component by component. -/
theorem IsPrimitiveRoot.circConv_eq_idft (h : IsPrimitiveRoot ω n) (x y : Vec n F) :
    circConv x y = idft ω fun k => dft ω x k * dft ω y k := by
  rw [← h.idft_dft (circConv x y)]
  exact congrArg (idft ω) (Vec.ext (dft_circConv h.pow_eq_one x y))

end Field

end Fundamentals
