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
component, over any commutative ring. Where `n` is a unit and the powers of `ω ^ j` sum to 0 for
`0 < j < n`, it is invertible, and circulant matrices are `C = F⁻¹ D F` with a diagonal matrix `D`.
In a field, a primitive root of unity satisfies both.

## Main definitions
* `dft ω x`: the discrete Fourier transform; `dftMatrix ω`: its matrix.
* `IsPrimitiveRoot ω n`: `ω ^ n = 1`, and no smaller positive power is 1.
* `IsPrincipalRoot ω n`: `ω ^ n = 1`, and `∑ k, ω ^ (j * k) = 0` for `0 < j < n`.
* `idft ω x`: the inverse transform.

## Main statements
* `dft_rotate`: the transform of a rotated vector.
* `dft_circConv`: the convolution theorem; nothing is asked but `ω ^ n = 1`;
  `pow_eq_one_of_dft_circConv`: for `n ≥ 2` that is necessary.
* `sum_pow_eq_zero`: the powers of a root of unity other than 1 sum to 0.
* `dftMatrix_mul_circulant`: `F C = D F`; `circConv_dftBasis`: the vectors `ω ^ (-(j * k))` are
  eigenvectors of `C`.
* `IsPrincipalRoot.smul_dft_dft`, `IsPrincipalRoot.dft_smul_dft`: inversion over a commutative ring;
  `IsPrincipalRoot.circulant_eq`: `C = F⁻¹ D F`.
* `isPrincipalRoot_of_dft_injective`: where the transform is injective, the root is principal;
  `dft_bijective_iff`: it is bijective iff the root is principal and `n` is a unit.
* `IsPrimitiveRoot.isPrincipalRoot`: in a field, primitive roots are principal.
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
  · rw [if_neg le, Nat.add_sub_cancel' (by lia), Nat.add_mul, Lean.Grind.Semiring.pow_add,
      pow_mul ω n k, h, Lean.Grind.Semiring.one_pow, Lean.Grind.Semiring.one_mul]

/-- **Rotation becomes multiplication with a power of the root of unity**: if `ω ^ n = 1`, the
transform of `j ↦ x (j - a)` is `k ↦ ω ^ (a * k) * dft ω x k`. -/
theorem dft_rotate [Lean.Grind.CommSemiring R] {ω : R} (h : ω ^ n = 1) (x : Vec n R)
    (a k : Fin n) : dft ω (fun j => x (j - a)) k = ω ^ (a.val * k.val) * dft ω x k := by
  rw [dft, dft, ← sum_comp_sub_right (fun j => x j * ω ^ (j.val * k.val)) a, ← sum_mul_left]
  refine sum_congr fun j => ?_
  rw [pow_sub_mul h j a k]
  grind only

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
          grind only
    _ = dft ω x k * dft ω y k := by simp only [turn, sum_mul_right, dft]

/-- **The convolution theorem needs `ω ^ n = 1`**: for `n ≥ 2` in a commutative ring, if the
transform of every circular convolution is the product of the transforms, then `ω ^ n = 1`; the unit
impulses at 1 and at `n - 1` convolve to the one at 0. -/
theorem pow_eq_one_of_dft_circConv [Lean.Grind.CommRing R] {ω : R} (hn : 1 < n)
    (h : ∀ (x y : Vec n R) (k : Fin n), dft ω (circConv x y) k = dft ω x k * dft ω y k) :
    ω ^ n = 1 := by
  let one : Fin n := ⟨1, hn⟩
  let last : Fin n := ⟨n - 1, by lia⟩
  let zero : Fin n := ⟨0, by lia⟩
  have impulse : circConv (Vec.basis one) (Vec.basis last) = (Vec.basis zero : Vec n R) := by
    ext k
    rw [circConv, sum_eq_single one _ fun j hj => by
      rw [Vec.basis_of_ne hj, Lean.Grind.Semiring.zero_mul], Vec.basis_self,
      Lean.Grind.Semiring.one_mul]
    have place : (k - one).val = if 1 ≤ k.val then k.val - 1 else n + k.val - 1 :=
      val_sub_eq_ite k one
    by_cases hk : k = zero
    · have same : k - one = last := Fin.ext <| by
        rw [place, hk, if_neg (show ¬1 ≤ (0 : Nat) by lia)]
        show n + 0 - 1 = n - 1
        lia
      rw [same, hk, Vec.basis_self, Vec.basis_self]
    · have pos : k.val ≠ 0 := fun e => hk (Fin.ext e)
      have other : k - one ≠ last := fun e => by
        have value : (k - one).val = n - 1 := congrArg Fin.val e
        rw [place, if_pos (show 1 ≤ k.val from Nat.pos_of_ne_zero pos)] at value
        have bound := k.isLt
        lia
      rw [Vec.basis_of_ne other, Vec.basis_of_ne hk]
  have value := h (Vec.basis one) (Vec.basis last) one
  rw [impulse, dft_basis, dft_basis, dft_basis, ← Lean.Grind.Semiring.pow_add] at value
  simp only [one, last, zero, Nat.mul_one, Lean.Grind.Semiring.pow_zero] at value
  rwa [show 1 + (n - 1) = n by lia, eq_comm] at value

/-- **The Fourier transform and circulant matrices**: `F C = D F`, where `F` is the matrix of the
transform, `C` the circulant matrix of `y`, and `D` the diagonal matrix of the transform of `y`. -/
theorem dftMatrix_mul_circulant [Lean.Grind.CommRing R] {ω : R} (h : ω ^ n = 1) (y : Vec n R) :
    dftMatrix n ω * circulant y = Matrix.diagonal (dft ω y) * dftMatrix n ω := by
  refine Matrix.ext_of_mulVec fun x => Vec.ext fun k => ?_
  rw [Matrix.mul_mulVec, Matrix.mul_mulVec, circulant_mulVec, dftMatrix_mulVec, dftMatrix_mulVec,
    Matrix.diagonal_mulVec, dft_circConv h, Lean.Grind.CommRing.mul_comm]

/-- The vector of the powers of a root of unity, `j ↦ ω ^ (j * k)`. -/
@[expose] noncomputable def dftBasis [Lean.Grind.Semiring R] (ω : R) (k : Fin n) : Vec n R :=
  fun j => ω ^ (j.val * k.val)

/-- **Eigenvectors of circular convolution**: the vectors of the powers of a root of unity. If
`ω ^ n = 1` and `ω * ω' = 1`, then convolution with `y` multiplies `e j = ω' ^ (j * k)` by component
`k` of the transform of `y`,

  `e ⊛ y = dft ω y k • e`. -/
theorem circConv_dftBasis [Lean.Grind.CommRing R] {ω ω' : R} (h : ω ^ n = 1) (inv : ω * ω' = 1)
    (y : Vec n R) (k : Fin n) :
    circConv (dftBasis ω' k) y = dft ω y k • dftBasis ω' k := by
  have one (m : Nat) : ω ^ m * ω' ^ m = 1 := by
    rw [← Lean.Grind.CommSemiring.mul_pow, inv, Lean.Grind.Semiring.one_pow]
  have h' : ω' ^ n = 1 := by grind only
  rw [circConv_comm]
  ext m
  refine Eq.trans (sum_congr fun j => ?_) (sum_mul_right _ _)
  rw [dftBasis, dftBasis, pow_sub_mul h' m j]
  grind only

/-! ### Roots of unity -/

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
  | zero => rw [sum_zero_length]; grind only
  | succ n ih =>
    rw [sum_succ, Lean.Grind.Semiring.left_distrib]
    simp only [Fin.val_castSucc, Fin.val_last, ih]
    grind only

/-! ### Inversion over a commutative ring -/

section CommRing

variable [Lean.Grind.CommRing R] {ω ω' : R}

/-- A principal `n`-th root of unity in a commutative ring: `ω ^ n = 1`, and for `0 < j < n` the
powers of `ω ^ j` sum to 0. In a field every primitive root is principal
(`IsPrimitiveRoot.isPrincipalRoot`). -/
structure IsPrincipalRoot (ω : R) (n : Nat) : Prop where
  /-- A root of unity. -/
  pow_eq_one : ω ^ n = 1
  /-- The powers of `ω ^ j` sum to 0. -/
  sum_pow_eq_zero (j : Nat) : 0 < j → j < n → ∑ k : Fin n, ω ^ (j * k.val) = 0

/-- In every commutative ring, -1 is a principal square root of 1. -/
theorem isPrincipalRoot_neg_one : IsPrincipalRoot (-1 : R) 2 where
  pow_eq_one := by grind only
  sum_pow_eq_zero j pos lt := by
    obtain rfl : j = 1 := by lia
    rw [sum_succ, sum_one_length]
    simp only [Fin.val_castSucc, Fin.val_last, Fin.val_zero]
    grind only

/-- Powers of inverse elements are inverse. -/
private theorem pow_mul_pow_eq_one (inv : ω * ω' = 1) (m : Nat) : ω ^ m * ω' ^ m = 1 := by
  rw [← Lean.Grind.CommSemiring.mul_pow, inv, Lean.Grind.Semiring.one_pow]

/-- If the transform loses nothing, the root of unity is principal: for `s = ∑ k, ω ^ (j * k)`, the
vectors with `s` at the place `j` and with `s` at the place 0 have the same transform, for
`ω ^ j * s = s`. -/
theorem isPrincipalRoot_of_dft_injective (h : ω ^ n = 1)
    (injective : ∀ x y : Vec n R, dft ω x = dft ω y → x = y) : IsPrincipalRoot ω n where
  pow_eq_one := h
  sum_pow_eq_zero j pos lt := by
    have geometric := sub_one_mul_sum_pow (ω ^ j) n
    rw [← pow_mul, Nat.mul_comm j n, pow_mul, h, Lean.Grind.Semiring.one_pow] at geometric
    simp only [← pow_mul] at geometric
    generalize ∑ k : Fin n, ω ^ (j * k.val) = s at geometric ⊢
    have fixed (k : Nat) : s * ω ^ (j * k) = s := by
      induction k with
      | zero => rw [Nat.mul_zero, Lean.Grind.Semiring.pow_zero, Lean.Grind.Semiring.mul_one]
      | succ k ih => rw [Nat.mul_succ, Lean.Grind.Semiring.pow_add]; grind only
    have single (i k : Fin n) : dft ω (s • Vec.basis i) k = s * ω ^ (i.val * k.val) := by
      rw [← dft_basis ω i k, dft, dft, ← sum_mul_left]
      exact sum_congr fun m => by rw [Vec.smul_apply, Lean.Grind.Semiring.mul_assoc]
    have same := injective (s • Vec.basis ⟨j, lt⟩) (s • Vec.basis ⟨0, by lia⟩) <| by
      ext k
      rw [single, single, fixed, Nat.zero_mul, Lean.Grind.Semiring.pow_zero,
        Lean.Grind.Semiring.mul_one]
    have value := congrFun same ⟨j, lt⟩
    rwa [Vec.smul_apply, Vec.smul_apply, Vec.basis_self,
      Vec.basis_of_ne fun e => Nat.ne_of_gt pos (Fin.mk.inj e), Lean.Grind.Semiring.mul_one,
      Lean.Grind.Semiring.mul_zero] at value

namespace IsPrincipalRoot

/-- The inverse of a root of unity is a power of it. -/
theorem mul_pow_eq_one (h : IsPrincipalRoot ω n) (hn : 0 < n) : ω * ω ^ (n - 1) = 1 := by
  have split := Lean.Grind.Semiring.pow_succ ω (n - 1)
  rw [Nat.sub_add_cancel hn, h.pow_eq_one] at split
  grind only

/-- Negative exponents are counted modulo `n`, too. -/
private theorem inv_pow_mul (h : IsPrincipalRoot ω n) (inv : ω * ω' = 1) {m : Nat} (hm : m ≤ n)
    (k : Nat) : ω' ^ (m * k) = ω ^ ((n - m) * k) := by
  have around : ω ^ (m * k) * ω ^ ((n - m) * k) = 1 := by
    rw [← Lean.Grind.Semiring.pow_add, ← Nat.add_mul, Nat.add_sub_cancel' hm, pow_mul,
      h.pow_eq_one, Lean.Grind.Semiring.one_pow]
  have back := pow_mul_pow_eq_one inv (m * k)
  grind only

/-- The inverse of a principal root of unity is one. -/
theorem inv (h : IsPrincipalRoot ω n) (inv : ω * ω' = 1) : IsPrincipalRoot ω' n where
  pow_eq_one := by
    have power := pow_mul_pow_eq_one inv n
    rwa [h.pow_eq_one, Lean.Grind.Semiring.one_mul] at power
  sum_pow_eq_zero j pos lt := by
    simp only [h.inv_pow_mul inv (Nat.le_of_lt lt)]
    exact h.sum_pow_eq_zero (n - j) (by lia) (by lia)

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **Orthogonality**: with `ω * ω' = 1`, `∑ k, ω^(i k) ω'^(k j)` is `n` for `i = j` and 0
otherwise. -/
theorem sum_pow_mul_pow (h : IsPrincipalRoot ω n) (inv : ω * ω' = 1) (i j : Fin n) :
    ∑ k : Fin n, ω ^ (i.val * k.val) * ω' ^ (k.val * j.val) = if i = j then (n : R) else 0 := by
  have split {p q : Nat} (le : q ≤ p) (a : R) (k : Nat) :
      a ^ (p * k) = a ^ ((p - q) * k) * a ^ (q * k) := by
    rw [← Lean.Grind.Semiring.pow_add, ← Nat.add_mul, Nat.sub_add_cancel le]
  simp only [Nat.mul_comm _ j.val]
  by_cases eq : i = j
  · subst eq
    simp only [pow_mul_pow_eq_one inv, sum_const, if_pos]
    exact Lean.Grind.Semiring.mul_one _
  · rw [if_neg eq]
    obtain lt | lt : j.val < i.val ∨ i.val < j.val :=
      Nat.lt_or_gt_of_ne fun e => eq (Fin.ext e.symm)
    · rw [← h.sum_pow_eq_zero (i - j) (by omega) (by omega)]
      refine sum_congr fun k => ?_
      rw [split (Nat.le_of_lt lt), Lean.Grind.Semiring.mul_assoc, pow_mul_pow_eq_one inv,
        Lean.Grind.Semiring.mul_one]
    · rw [← h.sum_pow_eq_zero (n - (j - i)) (by omega) (by omega)]
      refine sum_congr fun k => ?_
      rw [split (Nat.le_of_lt lt) ω', h.inv_pow_mul inv (by omega : j.val - i.val ≤ n)]
      have one := pow_mul_pow_eq_one inv (i.val * k.val)
      grind only

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **Inversion without division**, over a commutative ring: for a principal `n`-th root of unity
`ω` and `ω * ω' = 1`, the transform with `ω` and then with `ω'` multiplies by `n`. -/
theorem dft_dft (h : IsPrincipalRoot ω n) (inv : ω * ω' = 1) (x : Vec n R) :
    dft ω' (dft ω x) = (n : R) • x := by
  ext j
  calc ∑ k, (∑ i, x i * ω ^ (i.val * k.val)) * ω' ^ (k.val * j.val)
      = ∑ k, ∑ i, x i * (ω ^ (i.val * k.val) * ω' ^ (k.val * j.val)) := by
        simp only [← sum_mul_right, Lean.Grind.Semiring.mul_assoc]
        rfl
    _ = ∑ i, x i * ∑ k : Fin n, ω ^ (i.val * k.val) * ω' ^ (k.val * j.val) := by
        simp only [← sum_mul_left]
        exact sum_comm _
    _ = x j * (n : R) := by
        simp only [h.sum_pow_mul_pow inv]
        rw [sum_eq_single j _ fun i hi => by rw [if_neg hi, Lean.Grind.Semiring.mul_zero],
          if_pos rfl]
    _ = (n : R) * x j := Lean.Grind.CommRing.mul_comm _ _

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **Inversion over a commutative ring** in which `n` is a unit, `n * N = 1`: for a principal
`n`-th root of unity `ω` and `ω * ω' = 1`,

  `x j = N ∑ k, dft ω x k * ω' ^ (k * j)`. -/
theorem smul_dft_dft (h : IsPrincipalRoot ω n) (inv : ω * ω' = 1) {N : R} (unit : (n : R) * N = 1)
    (x : Vec n R) : N • dft ω' (dft ω x) = x := by
  ext j
  rw [h.dft_dft inv, Vec.smul_apply, Vec.smul_apply]
  grind only

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **Inversion over a commutative ring** in which `n` is a unit, from the other side. -/
theorem dft_smul_dft (h : IsPrincipalRoot ω n) (inv : ω * ω' = 1) {N : R} (unit : (n : R) * N = 1)
    (x : Vec n R) : dft ω (N • dft ω' x) = x := by
  have back : ω' * ω = 1 := by grind only
  rw [← dftMatrix_mulVec, Matrix.mulVec_smul, dftMatrix_mulVec]
  exact (h.inv inv).smul_dft_dft back unit x

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **Circular convolution by three transforms**, over a commutative ring in which `n` is a unit:
`x ⊛ y` is `N` times the transform with `ω'` of the product of the transforms with `ω`, component by
component. -/
theorem circConv_eq_smul_dft (h : IsPrincipalRoot ω n) (inv : ω * ω' = 1) {N : R}
    (unit : (n : R) * N = 1) (x y : Vec n R) :
    circConv x y = N • dft ω' fun k => dft ω x k * dft ω y k := by
  rw [← h.smul_dft_dft inv unit (circConv x y)]
  exact congrArg (N • dft ω' ·) (Vec.ext (dft_circConv h.pow_eq_one x y))

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- The matrix of the transform with a principal root has, where `n` is a unit, an inverse: `N`
times the matrix of the transform with `ω'`. -/
theorem dftMatrix_mul_smul_dftMatrix (h : IsPrincipalRoot ω n) (inv : ω * ω' = 1) {N : R}
    (unit : (n : R) * N = 1) :
    dftMatrix n ω * (N • dftMatrix n ω') = 1 ∧ N • dftMatrix n ω' * dftMatrix n ω = 1 := by
  constructor <;> refine Matrix.ext_of_mulVec fun x => ?_ <;>
    rw [Matrix.mul_mulVec, Matrix.smul_mulVec, dftMatrix_mulVec, dftMatrix_mulVec,
      Matrix.one_mulVec]
  · exact h.dft_smul_dft inv unit x
  · exact h.smul_dft_dft inv unit x

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **The Fourier transform diagonalises circular convolution**, over a commutative ring in which
`n` is a unit, with a principal root: `C = F⁻¹ D F`, where `C` is the circulant matrix of `y`, `F`
that of the transform, `F⁻¹` its inverse (`dftMatrix_mul_smul_dftMatrix`), and `D` the diagonal
matrix of the transform of `y`. -/
theorem circulant_eq (h : IsPrincipalRoot ω n) (inv : ω * ω' = 1) {N : R} (unit : (n : R) * N = 1)
    (y : Vec n R) :
    circulant y = N • dftMatrix n ω' * (Matrix.diagonal (dft ω y) * dftMatrix n ω) := by
  rw [← dftMatrix_mul_circulant h.pow_eq_one, ← Matrix.mul_assoc,
    (h.dftMatrix_mul_smul_dftMatrix inv unit).2, Matrix.one_mul]

end IsPrincipalRoot

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **When there is a way back**: for `ω ^ n = 1`, `n > 0`, in a commutative ring, the transform is
one-to-one and onto iff `ω` is principal and `n` is a unit. -/
theorem dft_bijective_iff (h : ω ^ n = 1) (hn : 0 < n) :
    ((∀ x y : Vec n R, dft ω x = dft ω y → x = y) ∧ ∀ y : Vec n R, ∃ x, dft ω x = y) ↔
      IsPrincipalRoot ω n ∧ ∃ N : R, (n : R) * N = 1 := by
  constructor
  · intro ⟨injective, surjective⟩
    have principal := isPrincipalRoot_of_dft_injective h injective
    obtain ⟨z, hz⟩ := surjective (Vec.basis ⟨0, hn⟩)
    have back := congrFun (principal.dft_dft (principal.mul_pow_eq_one hn) z) ⟨0, hn⟩
    rw [hz, dft_basis, Nat.zero_mul, Lean.Grind.Semiring.pow_zero, Vec.smul_apply] at back
    exact ⟨principal, z ⟨0, hn⟩, back.symm⟩
  · intro ⟨principal, N, unit⟩
    have inv := principal.mul_pow_eq_one hn
    refine ⟨fun x y same => ?_, fun y => ⟨_, principal.dft_smul_dft inv unit y⟩⟩
    rw [← principal.smul_dft_dft inv unit x, same, principal.smul_dft_dft inv unit y]

end CommRing

/-! ### Inversion over a field -/

section Field

variable [Lean.Grind.Field F] {ω : F}

/-- **The powers of a root of unity other than 1 sum to 0**, in a field: if `ζ ^ n = 1` and `ζ ≠ 1`,
then `1 + ζ + … + ζ^(n-1) = 0`. -/
theorem sum_pow_eq_zero {ζ : F} (h : ζ ^ n = 1) (ne : ζ ≠ 1) : ∑ k : Fin n, ζ ^ k.val = 0 := by
  have geometric := sub_one_mul_sum_pow ζ n
  grind only

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
      grind [h.pow_mul_inv_pow (by lia) i, Lean.Grind.Semiring.pow_add ω i m]
    have zero : ¬0 < m := fun pos => h.pow_ne_one m pos (by lia) one
    lia
  rcases Nat.le_total i j with le | le
  · exact ordered le hj eq
  · exact (ordered le hi eq.symm).symm

/-- **In a field a primitive root of unity is principal.** -/
theorem isPrincipalRoot (h : IsPrimitiveRoot ω n) : IsPrincipalRoot ω n where
  pow_eq_one := h.pow_eq_one
  sum_pow_eq_zero j pos lt := by
    have around : (ω ^ j) ^ n = 1 := by
      rw [← pow_mul, Nat.mul_comm, pow_mul, h.pow_eq_one, Lean.Grind.Semiring.one_pow]
    simpa only [pow_mul] using sum_pow_eq_zero around (h.pow_ne_one j pos lt)

/-- The inverse of a root of unity. -/
theorem mul_inv (h : IsPrimitiveRoot ω n) (hn : 0 < n) : ω * ω⁻¹ = 1 :=
  Lean.Grind.Field.mul_inv_cancel (h.ne_zero hn)

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **Inversion without division**: if `ω` is a primitive `n`-th root of unity in a field, the
transform with `ω` and then with `ω⁻¹` multiplies by `n`. -/
theorem dft_inv_dft (h : IsPrimitiveRoot ω n) (x : Vec n F) :
    dft ω⁻¹ (dft ω x) = (n : F) • x := by
  by_cases hn : 0 < n
  · exact h.isPrincipalRoot.dft_dft (h.mul_inv hn) x
  · exact Vec.ext fun j => absurd (Nat.lt_of_le_of_lt (Nat.zero_le _) j.isLt) hn

/-- Vectors whose transform vanishes at the places `1, …, m` and not at 0: by one factor
`ω ^ k - ω ^ (m + 1)` more for each of them. -/
private theorem exists_dft_eq_zero (h : IsPrimitiveRoot ω n) (hn : 1 < n) (m : Nat) (hm : m < n) :
    ∃ z : Vec n F, dft ω z ⟨0, by omega⟩ ≠ 0 ∧
      ∀ k : Fin n, 0 < k.val → k.val ≤ m → dft ω z k = 0 := by
  induction m with
  | zero =>
    refine ⟨Vec.basis ⟨0, by lia⟩, ?_, fun k pos le => absurd pos (by lia)⟩
    rw [dft_basis, Nat.zero_mul, Lean.Grind.Semiring.pow_zero]
    exact Lean.Grind.Field.zero_ne_one.symm
  | succ m ih =>
    obtain ⟨z, start, zeros⟩ := ih (by lia)
    let one : Fin n := ⟨1, hn⟩
    have step (k : Fin n) : dft ω (fun j => z (j - one) - ω ^ (m + 1) * z j) k =
        (ω ^ k.val - ω ^ (m + 1)) * dft ω z k := by
      have split : (ω ^ k.val - ω ^ (m + 1)) * dft ω z k =
          ω ^ k.val * dft ω z k - ω ^ (m + 1) * dft ω z k := by grind only
      have rotated := dft_rotate h.pow_eq_one z one k
      rw [Nat.one_mul] at rotated
      rw [split, ← rotated, dft, dft, dft, ← sum_mul_left, ← sum_sub]
      exact sum_congr fun j => by grind only
    refine ⟨fun j => z (j - one) - ω ^ (m + 1) * z j, ?_, fun k pos le => ?_⟩
    · have ne : ω ^ 0 ≠ ω ^ (m + 1) := fun eq => by
        have same := h.pow_inj (by lia) hm eq
        lia
      rw [step]
      grind only
    · rw [step]
      by_cases last : k.val = m + 1
      · grind only
      · rw [zeros k pos (by lia), Lean.Grind.Semiring.mul_zero]

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
  grind only

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
  grind only

/-- **Circular convolution by three transforms**: for a primitive `n`-th root of unity in a field,
`x ⊛ y` is the inverse transform of the product of the transforms, component by component. -/
theorem IsPrimitiveRoot.circConv_eq_idft (h : IsPrimitiveRoot ω n) (x y : Vec n F) :
    circConv x y = idft ω fun k => dft ω x k * dft ω y k := by
  rw [← h.idft_dft (circConv x y)]
  exact congrArg (idft ω) (Vec.ext (dft_circConv h.pow_eq_one x y))

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **The Fourier transform diagonalises circular convolution**, over a field with a primitive
`n`-th root of unity, `n > 0`: `C = F⁻¹ D F` with `F⁻¹ = n⁻¹ • dftMatrix n ω⁻¹`, which is the
inverse of `F = dftMatrix n ω`. -/
theorem IsPrimitiveRoot.circulant_eq (h : IsPrimitiveRoot ω n) (hn : 0 < n) (y : Vec n F) :
    (n : F)⁻¹ • dftMatrix n ω⁻¹ * dftMatrix n ω = 1 ∧
      circulant y = (n : F)⁻¹ • dftMatrix n ω⁻¹ *
        (Matrix.diagonal (dft ω y) * dftMatrix n ω) := by
  have unit := Lean.Grind.Field.mul_inv_cancel (h.natCast_ne_zero hn)
  exact ⟨(h.isPrincipalRoot.dftMatrix_mul_smul_dftMatrix (h.mul_inv hn) unit).2,
    h.isPrincipalRoot.circulant_eq (h.mul_inv hn) unit y⟩

end Field

end Fundamentals
