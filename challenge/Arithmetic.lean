/-
Arithmetic: the statements of the catalog, and what they speak of, without proofs.

Made by `fundamentals challenge` from the library, of which it holds exactly what the statements
rest on; `fundamentals challenge --check` has a kernel compare each statement and each definition
with the library's. Where a definition needs a proof inside, it is left open here (`sorry`): any two
proofs of a proposition count as the same, so that this cannot change what is defined. A theorem
among the definitions is one by which a definition picks what there is. Nothing is imported but
what Lean adds to every file, its own `Init`. Lean compiles the file, with a warning for each
`sorry`; `fundamentals lean check`, which asks for proofs, refuses it for them.
-/
module

public section

namespace Fundamentals

/-! ## Definitions -/

/-! ### Real.CauchySequence -/

/-- A sequence of rationals is a Cauchy sequence if for every `ε > 0` its terms differ by less than
`ε` from some index on. -/
@[expose] def IsCauchy (s : Nat → Rat) : Prop :=
  ∀ ε : Rat, 0 < ε → ∃ N : Nat, ∀ m n, N ≤ m → N ≤ n → s m - s n < ε

/-- A Cauchy sequence of rational numbers. -/
structure CauchySequence where
  /-- The terms of the sequence. -/
  seq : Nat → Rat
  /-- The terms come arbitrarily close to each other. -/
  isCauchy : IsCauchy seq

namespace CauchySequence

variable {s t u s' t' : CauchySequence}

/-- The constant sequence `q, q, q, …`. -/
@[expose] def const (q : Rat) : CauchySequence where
  seq _ := q
  isCauchy := sorry

/-- The termwise sum. -/
@[expose] def add (s t : CauchySequence) : CauchySequence where
  seq n := s.seq n + t.seq n
  isCauchy := sorry

/-- The termwise negative. -/
@[expose] def neg (s : CauchySequence) : CauchySequence where
  seq n := -s.seq n
  isCauchy := sorry

/-- The termwise product. -/
@[expose] def mul (s t : CauchySequence) : CauchySequence where
  seq n := s.seq n * t.seq n
  isCauchy := sorry

/-- `s ≤ t`: for every `ε > 0` the terms of `s` are less than those of `t` plus `ε` from some index
on. -/
@[expose] protected def Le (s t : CauchySequence) : Prop :=
  ∀ ε : Rat, 0 < ε → ∃ N : Nat, ∀ n, N ≤ n → s.seq n < t.seq n + ε

instance instLE : LE CauchySequence := ⟨CauchySequence.Le⟩

/-- Sequences are equivalent when each is at most the other. -/
instance instSetoid : Setoid CauchySequence where
  r s t := s ≤ t ∧ t ≤ s
  iseqv := sorry

end CauchySequence

/-! ### Real.Defs -/

/-- The real numbers: Cauchy sequences of rationals up to equivalence. -/
structure Real where
  /-- The real number of a class of sequences. -/
  private ofQuotient ::
  /-- The class of the sequences that stand for the number. -/
  private toQuotient : Quotient CauchySequence.instSetoid

scoped notation "ℝ" => Real

namespace Real

open CauchySequence

variable {s t : CauchySequence}

/-- The real number that a Cauchy sequence of rationals stands for. -/
noncomputable def mk (s : CauchySequence) : ℝ := ⟨Quotient.mk _ s⟩

/-- The embedding of the rational numbers. -/
noncomputable def ofRat (q : Rat) : ℝ := mk (const q)

/-- The sum of two real numbers. -/
protected noncomputable def add : ℝ → ℝ → ℝ
  | ⟨p⟩, ⟨q⟩ => Quotient.lift₂ (fun s t => mk (s.add t))
      sorry p q

/-- The negative of a real number. -/
protected noncomputable def neg : ℝ → ℝ
  | ⟨p⟩ => Quotient.lift (fun s => mk s.neg) sorry p

/-- The product of two real numbers. -/
protected noncomputable def mul : ℝ → ℝ → ℝ
  | ⟨p⟩, ⟨q⟩ => Quotient.lift₂ (fun s t => mk (s.mul t))
      sorry p q

/-- The difference of two real numbers. -/
protected noncomputable def sub (x y : ℝ) : ℝ := x.add y.neg

/-- The order of the real numbers. -/
protected def Le : ℝ → ℝ → Prop
  | ⟨p⟩, ⟨q⟩ => Quotient.lift₂ (fun s t => s ≤ t)
      (fun _ _ _ _ hs ht => propext sorry) p q

open Classical in
/-- The inverse of a real number: the `y` with `x * y = 1`, and `0` if there is none. -/
protected noncomputable def inv (x : ℝ) : ℝ :=
  if h : ∃ y, x.mul y = ofRat 1 then choose h else ofRat 0

/-- The quotient of two real numbers; `x / 0` is `0`. -/
protected noncomputable def div (x y : ℝ) : ℝ := x.mul y.inv

/-- Powers with natural exponents. -/
protected noncomputable def npow (x : ℝ) : Nat → ℝ
  | 0 => ofRat 1
  | n + 1 => (x.npow n).mul x

/-- Powers with integral exponents. -/
protected noncomputable def zpow (x : ℝ) : Int → ℝ
  | .ofNat n => x.npow n
  | .negSucc n => (x.npow (n + 1)).inv

noncomputable instance instAdd : Add ℝ := ⟨Real.add⟩

noncomputable instance instNeg : Neg ℝ := ⟨Real.neg⟩

noncomputable instance instSub : Sub ℝ := ⟨Real.sub⟩

noncomputable instance instMul : Mul ℝ := ⟨Real.mul⟩

noncomputable instance instInv : Inv ℝ := ⟨Real.inv⟩

noncomputable instance instDiv : Div ℝ := ⟨Real.div⟩

noncomputable instance instNatCast : NatCast ℝ := ⟨fun n => ofRat n⟩

noncomputable instance instIntCast : IntCast ℝ := ⟨fun n => ofRat n⟩

noncomputable instance instOfNat (n : Nat) : OfNat ℝ n := ⟨(n : ℝ)⟩

noncomputable instance instPowNat : Pow ℝ Nat := ⟨Real.npow⟩

noncomputable instance instPowInt : Pow ℝ Int := ⟨Real.zpow⟩

instance instLE : LE ℝ := ⟨Real.Le⟩

instance instLT : LT ℝ := ⟨fun x y => ¬y ≤ x⟩

end Real

/-! ### Real.Field -/

namespace Real

open CauchySequence

variable (x y z : ℝ)

noncomputable instance instCommRing : Lean.Grind.CommRing ℝ where
  nsmul := ⟨fun n x => (n : ℝ) * x⟩
  zsmul := ⟨fun n x => (n : ℝ) * x⟩
  add_zero := sorry
  add_comm := sorry
  add_assoc := sorry
  neg_add_cancel := sorry
  sub_eq_add_neg := sorry
  mul_comm := sorry
  mul_assoc := sorry
  mul_one := sorry
  one_mul := sorry
  zero_mul := sorry
  mul_zero := sorry
  left_distrib := sorry
  right_distrib := sorry
  pow_zero := sorry
  pow_succ := sorry
  ofNat_succ := sorry
  intCast_ofNat := sorry
  intCast_neg := sorry
  neg_zsmul := sorry

end Real

/-! ### Real.Order -/

namespace Real

open CauchySequence

noncomputable instance instDecidableLE : DecidableLE ℝ := fun _ _ => Classical.propDecidable _

noncomputable instance instDecidableLT : DecidableLT ℝ := fun _ _ => Classical.propDecidable _

noncomputable instance instDecidableEq : DecidableEq ℝ := fun _ _ => Classical.propDecidable _

end Real

/-! ### Real.Abs -/

/-- The absolute value: `x` if `x ≥ 0`, and `-x` otherwise. -/
@[expose] noncomputable def Real.abs (x : ℝ) : ℝ := if 0 ≤ x then x else -x

scoped macro:max atomic("|" noWs) x:term noWs "|" : term => `(Real.abs $x)

/-! ### Arithmetic.Rounding -/

/-- **The standard model of rounding**: `fl` changes no real number by more than the part `u` of it,
`|fl x - x| ≤ u * |x|`, and `0 ≤ u < 1`. There is no overflow and no underflow in it. -/
structure Rounding (u : ℝ) (fl : ℝ → ℝ) : Prop where
  /-- The unit of rounding is not negative. -/
  nonneg : 0 ≤ u
  /-- The unit of rounding is less than 1. -/
  lt_one : u < 1
  /-- The relative error is at most `u`. -/
  abs_sub_le : ∀ x, |fl x - x| ≤ u * |x|

/-- The model of rounding **with underflow**: near zero, where the relative error has no bound, the
absolute error has one, `|fl x - x| ≤ u * |x| + η`. -/
structure RoundingWithUnderflow (u η : ℝ) (fl : ℝ → ℝ) : Prop where
  /-- The unit of rounding is not negative. -/
  nonneg : 0 ≤ u
  /-- The unit of rounding is less than 1. -/
  lt_one : u < 1
  /-- The absolute term is not negative. -/
  underflow_nonneg : 0 ≤ η
  /-- The error is at most the part `u` of the number, and `η`. -/
  abs_sub_le : ∀ x, |fl x - x| ≤ u * |x| + η

/-- The constant `γ_n = n u / (1 - n u)` in the bounds of `n` roundings; it is used where
`n u < 1`. -/
@[expose] noncomputable def gamma (u : ℝ) (n : Nat) : ℝ := n * u / (1 - n * u)

/-! ### Linear.Sum -/

/-- The sum `f 0 + f 1 + … + f (n-1)` of a finite family; `0` for the empty one. -/
@[expose] noncomputable def sum {R : Type} [Lean.Grind.Semiring R] : {n : Nat} → (Fin n → R) → R
  | 0, _ => 0
  | _ + 1, f => sum (fun i => f i.castSucc) + f (Fin.last _)

scoped macro "∑ " i:ident ", " b:term:67 : term => `(sum fun $i:ident => $b)

scoped macro "∑ " i:ident " : " t:term ", " b:term:67 : term => `(sum fun ($i:ident : $t) => $b)

/-! ### Linear.TupleSum -/

/-- The product `f 0 * f 1 * … * f (k-1)` of a finite family; `1` for the empty one. -/
@[expose] noncomputable def prod {R : Type} [Lean.Grind.Semiring R] : {k : Nat} → (Fin k → R) → R
  | 0, _ => 1
  | _ + 1, f => f 0 * prod fun r => f r.succ

/-! ### Arithmetic.SumTree -/

/-- An **order of summation**: a binary tree whose leaves name terms and whose inner nodes add. -/
inductive SumTree (ι : Type) where
  /-- One term, as it is. -/
  | leaf (i : ι)
  /-- The sum of what two trees give. -/
  | node (left right : SumTree ι)

namespace SumTree

variable {ι R : Type} {n : Nat}

/-- The names of the terms, from left to right. -/
@[expose] noncomputable def leaves : SumTree ι → List ι
  | leaf i => [i]
  | node s t => s.leaves ++ t.leaves

/-- The most additions that a term goes through: 0 for a single term. -/
@[expose] noncomputable def height : SumTree ι → Nat
  | leaf _ => 0
  | node s t => max s.height t.height + 1

/-- The tree is an **order of `n` terms**: each of them stands at exactly one of its leaves. -/
@[expose] def IsOrderOf (t : SumTree (Fin n)) : Prop := t.leaves.Perm (List.finRange n)

/-- The sum of the terms `x i`, added as the tree says, without rounding. -/
@[expose] noncomputable def sum [Lean.Grind.Semiring R] (x : ι → R) : SumTree ι → R
  | leaf i => x i
  | node s t => s.sum x + t.sum x

/-- The sum of the terms `x i`, added as the tree says, each addition rounded by `fl`. The terms
themselves are taken as they are. -/
@[expose] noncomputable def computed (fl : ℝ → ℝ) (x : ι → ℝ) : SumTree ι → ℝ
  | leaf i => x i
  | node s t => fl (s.computed fl x + t.computed fl x)

end SumTree

/-- The products `x i * y i` as the terms of a dot product: rounded by `fl`, except where the product
is **fused** with the addition that follows (fused multiply-add), which takes it as it is. -/
@[expose] noncomputable def roundedProduct {ι : Type} (fl : ℝ → ℝ) (fused : ι → Bool) (x y : ι → ℝ)
    (i : ι) : ℝ :=
  if fused i then x i * y i else fl (x i * y i)

/-! ### Arithmetic.SumTreeOrder -/

namespace SumTree

variable {ι R : Type} {m n : Nat} {t : SumTree ι}

/-- The number of additions that a tree makes. -/
@[expose] noncomputable def additions : SumTree ι → Nat
  | leaf _ => 0
  | node s t => s.additions + t.additions + 1

/-- The tree **adds all the terms** `x i`: none of them twice, and those that stand at no leaf are
zero. -/
@[expose] def AddsAll [Lean.Grind.Semiring R] (t : SumTree ι) (x : ι → R) : Prop :=
  t.leaves.Nodup ∧ ∀ i, i ∉ t.leaves → x i = 0

end SumTree

/-! ### Arithmetic.PairwiseSummation -/

namespace SumTree

variable {ι : Type} {n : Nat}

/-- **Recursive summation** of the terms named `f 0, …, f n`: to what the first ones give, the last
one is added. -/
@[expose] noncomputable def recursive : {n : Nat} → (Fin (n + 1) → ι) → SumTree ι
  | 0, f => leaf (f 0)
  | _ + 1, f => node (recursive fun i => f i.castSucc) (leaf (f (Fin.last _)))

/-- **Pairwise summation** of the terms named `f 0, …, f n`: the two halves are added, each of which
has been summed in the same way. If they differ, the first half is the smaller one. -/
@[expose] noncomputable def pairwise : (n : Nat) → (Fin (n + 1) → ι) → SumTree ι
  | 0, f => leaf (f 0)
  | n + 1, f => node (pairwise (n / 2) fun i => f ⟨i, sorry⟩)
      (pairwise ((n + 1) / 2) fun i => f ⟨n / 2 + 1 + i, sorry⟩)

end SumTree

/-! ### Convolution.SequenceSum -/

namespace Sequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R] {f g : Int → R} {lo lo' : Int} {len len' : Nat}

/-- `f` vanishes outside the window `lo, lo + 1, …, lo + len - 1`. -/
@[expose] def SupportedOn (f : Int → R) (lo : Int) (len : Nat) : Prop :=
  ∀ k, k < lo ∨ lo + len ≤ k → f k = 0

/-- `f` vanishes outside some finite window. -/
@[expose] def FiniteSupport (f : Int → R) : Prop := ∃ lo len, SupportedOn f lo len

open Classical in
/-- The sum `∑_{k ∈ ℤ} f k` of a sequence of finite support; 0 for every other sequence. -/
@[expose] noncomputable def sumInt (f : Int → R) : R :=
  if h : FiniteSupport f then ∑ i : Fin h.choose_spec.choose, f (h.choose + i) else 0

end Semiring

end Sequence

/-! ### Convolution.Sequence -/

namespace Sequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R]

/-- The convolution of two sequences, `conv f g n = ∑_{k ∈ ℤ} f k * g (n - k)`; 0 at every `n` for
which infinitely many terms differ from 0. -/
@[expose] noncomputable def conv (f g : Int → R) (n : Int) : R := sumInt fun k => f k * g (n - k)

/-- The sequence run backwards: `reflect f n = f (-n)`. -/
@[expose] def reflect (f : Int → R) (n : Int) : R := f (-n)

/-- The sequence moved to the right by `b`: `shift b f n = f (n - b)`. -/
@[expose] def shift (b : Int) (f : Int → R) (n : Int) : R := f (n - b)

/-- The unit impulse at `a`: 1 at `a`, 0 elsewhere. -/
@[expose] noncomputable def delta (a : Int) : Int → R := fun n => if n = a then 1 else 0

/-- The values `v 0, …, v (n-1)` at the places `0, …, n-1`, and 0 elsewhere. -/
@[expose] noncomputable def ofFin {n : Nat} (v : Fin n → R) : Int → R :=
  fun k => if h : 0 ≤ k ∧ k < n then v ⟨k.toNat, sorry⟩ else 0

end Semiring

end Sequence

/-! ### CrossCorrelation.Sequence -/

namespace Sequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R]

/-- The cross-correlation of two sequences, `xcorr f g n = ∑_{k ∈ ℤ} f k * g (n + k)`; 0 at every
`n` for which infinitely many terms differ from 0. -/
@[expose] noncomputable def xcorr (f g : Int → R) (n : Int) : R := sumInt fun k => f k * g (n + k)

end Semiring

end Sequence

/-! ### Linear.Vec -/

/-- Vectors with `n` components, `x 0, …, x (n-1)`; real ones unless another ring is named. -/
@[expose] def Vec (n : Nat) (R : Type := ℝ) : Type := Fin n → R

/-! ### Linear.Matrix -/

/-- Matrices with `m` rows and `n` columns; `A i j` is the entry in row `i`, column `j`. -/
@[expose] def Matrix (m n : Nat) (R : Type := ℝ) : Type := Fin m → Fin n → R

namespace Matrix

variable {m n p q : Nat} {R : Type}

/-- Rows become columns: `Aᵀ i j = A j i`. -/
@[expose] def transpose (A : Matrix m n R) : Matrix n m R := fun i j => A j i

scoped postfix:max "ᵀ" => Matrix.transpose

section Ring

variable [Lean.Grind.Ring R]

noncomputable instance : Add (Matrix m n R) := ⟨fun A B i j => A i j + B i j⟩

noncomputable instance : SMul R (Matrix m n R) := ⟨fun c A i j => c * A i j⟩

/-- The matrix times a column: `(A *ᵥ x) i = ∑ j, A i j * x j`. -/
@[expose] noncomputable def mulVec (A : Matrix m n R) (x : Vec n R) : Vec m R :=
  fun i => ∑ j, A i j * x j

scoped infixr:73 " *ᵥ " => Matrix.mulVec

/-- Rows times columns: `(B * A) i k = ∑ j, B i j * A j k`. -/
@[expose] noncomputable def mul (B : Matrix m n R) (A : Matrix n p R) : Matrix m p R :=
  fun i k => ∑ j, B i j * A j k

noncomputable instance : HMul (Matrix m n R) (Matrix n p R) (Matrix m p R) := ⟨mul⟩

end Ring

end Matrix

/-! ### Real.Supremum -/

namespace Real

variable {S : ℝ → Prop} {s t x y a b ε : ℝ}

/-- **Integer part** of a real. -/
theorem exists_int_floor (x : ℝ) : ∃ n : Int, (n : ℝ) ≤ x ∧ x < n + 1 := sorry

end Real

/-! ### Real.Sqrt -/

namespace Real

variable {s x : ℝ}

/-- **Existence of square roots**: for every `x ≥ 0` there is `s ≥ 0` with `s² = x`. -/
theorem exists_mul_self_eq (hx : 0 ≤ x) : ∃ s, 0 ≤ s ∧ s * s = x := sorry

end Real

open Classical in
/-- The square root: for `x ≥ 0` the number `s ≥ 0` with `s * s = x`, and `0` for `x < 0`. -/
noncomputable def Real.sqrt (x : ℝ) : ℝ :=
  if h : 0 ≤ x then choose (Real.exists_mul_self_eq h) else 0

scoped prefix:max "√" => Real.sqrt

/-! ### Topology.Norm -/

section

universe u

/-- A type whose elements have a length `‖x‖`. -/
class Norm (V : Type u) where
  /-- The length of `x`. -/
  norm : V → ℝ

scoped macro:max atomic("‖" noWs) x:term noWs "‖" : term => `(Norm.norm $x)

namespace Real

/-- The length of a real number is its absolute value. -/
noncomputable instance instNorm : Norm ℝ := ⟨fun x => |x|⟩

end Real

end

/-! ### Linear.Flatten -/

section

variable {m n : Nat} {R : Type}

/-- The place of the entry in row `i` and column `j`, if the rows of an `m` by `n` matrix are
written one after the other. -/
@[expose] def flatIndex (i : Fin m) (j : Fin n) : Fin (m * n) :=
  ⟨i.val * n + j.val, sorry⟩

/-- The row of the entry at place `c`. -/
@[expose] def flatRow (c : Fin (m * n)) : Fin m :=
  ⟨c.val / n, sorry⟩

/-- The column of the entry at place `c`. -/
@[expose] def flatCol (c : Fin (m * n)) : Fin n :=
  ⟨c.val % n, sorry⟩

namespace Matrix

/-- The entries of a matrix, row after row. -/
@[expose] def flatten (A : Matrix m n R) : Vec (m * n) R := fun c => A (flatRow c) (flatCol c)

/-- The matrix with the given entries, row after row. -/
@[expose] def ofFlat (t : Vec (m * n) R) : Matrix m n R := fun i j => t (flatIndex i j)

end Matrix

end

/-! ### Convolution.SequenceDilation -/

namespace Sequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R] {d : Nat}

/-- The sequence with `d - 1` zeros put between any two neighbours, `d ≥ 1`: `f k` at the place
`d * k`, and 0 at places that are no multiples of `d`. (For `d = 0` it is `f 0` at 0, and 0
elsewhere.) -/
@[expose] noncomputable def dilate (d : Nat) (f : Int → R) (n : Int) : R :=
  if (d : Int) ∣ n then f (n / d) else 0

end Semiring

end Sequence

/-! ### CrossCorrelation.ConvLayer -/

section

open Sequence (ofFin dilate xcorr conv shift SupportedOn)

variable {R : Type} {O C K L : Nat}

/-- The number of positions, `s` apart from each other, at which a window of `K` taps, `d` apart
from each other, fits into `L` places, for `s ≥ 1`: `⌊(L - d (K - 1) - 1) / s⌋ + 1`, and 0 if it
does not fit. For `s = 0` it is 0. -/
@[expose] def convLength (L K s d : Nat) : Nat := (L + s - (d * (K - 1) + 1)) / s

/-- **The convolution layer** of the deep-learning frameworks, in one dimension and without padding
(valid mode): for the input `x`, channels × length, the kernel `w`, out-channels × in-channels ×
taps, the bias `b`, the stride `s` and the dilation `d`,

  `out o n = b o + ∑ c, ∑ i, w o c i * x c (s * n + d * i)`. -/
@[expose] noncomputable def convLayer [Lean.Grind.Semiring R] (s d : Nat) (w : Fin O → Matrix C K R)
    (b : Fin O → R) (x : Matrix C L R) : Matrix O (convLength L K s d) R :=
  fun o n => b o + ∑ c, ∑ i : Fin K, w o c i * x c ⟨s * n + d * i, sorry⟩

/-- The same formula for inputs without ends: a layer from sequences on ℤ to sequences on ℤ. -/
@[expose] noncomputable def Sequence.convLayer [Lean.Grind.Semiring R] (s d : Nat)
    (w : Fin O → Matrix C K R) (b : Fin O → R) (x : Fin C → Int → R) : Fin O → Int → R :=
  fun o n => b o + ∑ c, ∑ i : Fin K, w o c i * x c (s * n + d * i)

/-- `p` zeros before and `q` zeros after each channel. -/
@[expose] noncomputable def zeroPad [Lean.Grind.Semiring R] (p q : Nat) (x : Matrix C L R) :
    Matrix C (p + L + q) R :=
  fun c l => ofFin (x c) ((l : Int) - p)

end

/-! ### Arithmetic.ConvLayer -/

section

variable {R : Type} {O C K L s d : Nat} {u η : ℝ} {fl : ℝ → ℝ}

/-- **The terms of the layer** at the place `(o, n)`: the bias, named `none`, and the product of the
tap `i` of the in-channel `c`, named `some (c, i)`. -/
@[expose] noncomputable def convTerms [Lean.Grind.Semiring R] (s d : Nat) (w : Fin O → Matrix C K R)
    (b : Fin O → R) (x : Matrix C L R) (o : Fin O) (n : Fin (convLength L K s d)) :
    Option (Fin C × Fin K) → R
  | none => b o
  | some (c, i) => w o c i * x c ⟨s * n + d * i, sorry⟩

/-- **The terms as a machine adds them**: the bias as it is, and the products rounded, except where
they are fused with an addition. -/
@[expose] noncomputable def convRoundedTerms (fl : ℝ → ℝ) (fused : Fin C × Fin K → Bool) (s d : Nat)
    (w : Fin O → Matrix C K ℝ) (b : Fin O → ℝ) (x : Matrix C L ℝ) (o : Fin O)
    (n : Fin (convLength L K s d)) : Option (Fin C × Fin K) → ℝ
  | none => b o
  | some k => roundedProduct fl fused (fun k => w o k.1 k.2)
      (fun k => x k.1 ⟨s * n + d * k.2, sorry⟩) k

end

/-! ### Topology.Limit -/

section

universe u v w

/-- `f x → l` as `x → a`, the value at `a` itself playing no part:
`∀ ε > 0, ∃ δ > 0, ∀ x, 0 < ‖x - a‖ < δ → ‖f x - l‖ < ε`. -/
@[expose] def Tendsto {V : Type u} {W : Type v} [Sub V] [Norm V] [Sub W] [Norm W]
    (f : V → W) (a : V) (l : W) : Prop :=
  ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧ ∀ x : V, 0 < ‖x - a‖ → ‖x - a‖ < δ → ‖f x - l‖ < ε

end

/-! ### Topology.Continuity -/

section

universe u v w

/-- `f` is continuous at `a`: `∀ ε > 0, ∃ δ > 0, ∀ x, ‖x - a‖ < δ → ‖f x - f a‖ < ε`. -/
@[expose] def ContinuousAt {V : Type u} {W : Type v} [Sub V] [Norm V] [Sub W] [Norm W]
    (f : V → W) (a : V) : Prop :=
  ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧ ∀ x : V, ‖x - a‖ < δ → ‖f x - f a‖ < ε

end

/-! ### Topology.ContinuousOn -/

section

universe u v

/-- `f` is continuous on the closed interval `[a, b]`: for all `x` in `[a, b]` and `ε > 0` there is
`δ > 0` such that all `y` in `[a, b]` with `|y - x| < δ` have `‖f y - f x‖ < ε`. -/
@[expose] def ContinuousOn {W : Type u} [Sub W] [Norm W] (f : ℝ → W) (a b : ℝ) : Prop :=
  ∀ x, a ≤ x → x ≤ b → ∀ ε : ℝ, 0 < ε →
    ∃ δ : ℝ, 0 < δ ∧ ∀ y, a ≤ y → y ≤ b → |y - x| < δ → ‖f y - f x‖ < ε

end

/-! ### Convolution.Defs -/

section

variable {f g : ℝ → ℝ} {a b c d I x : ℝ}

/-- The function moved to the right by `b`: `translate b f x = f (x - b)`. -/
@[expose] noncomputable def translate (b : ℝ) (f : ℝ → ℝ) (x : ℝ) : ℝ := f (x - b)

end

/-! ### Convolution.Functional -/

/-- A continuous function on ℝ. -/
structure ContinuousMap where
  /-- The function. -/
  toFun : ℝ → ℝ
  /-- It is continuous everywhere. -/
  continuous : ∀ x, ContinuousAt toFun x

namespace ContinuousMap

instance : CoeFun ContinuousMap fun _ => ℝ → ℝ := ⟨toFun⟩

noncomputable instance : Add ContinuousMap :=
  ⟨fun φ ψ => ⟨fun x => φ x + ψ x, sorry⟩⟩

noncomputable instance : SMul ℝ ContinuousMap :=
  ⟨fun c φ => ⟨fun x => c * φ x, sorry⟩⟩

variable (φ ψ : ContinuousMap) (c x y : ℝ)

/-- The function `y ↦ f (x - y)`. -/
@[expose] noncomputable def compSub (f : ContinuousMap) (x : ℝ) : ContinuousMap where
  toFun y := f (x - y)
  continuous := sorry

/-- The function moved to the right by `b`: `x ↦ f (x - b)`. -/
@[expose] noncomputable def translate (b : ℝ) (f : ContinuousMap) : ContinuousMap where
  toFun := Fundamentals.translate b f
  continuous := sorry

end ContinuousMap

/-- A compactly supported functional: a linear functional `T` on the continuous functions with
numbers `R` and `C` such that `|φ| ≤ M` on `[-R, R]` implies `|T φ| ≤ C * M`. -/
structure CompactFunctional where
  /-- The number assigned to a continuous function. -/
  toFun : ContinuousMap → ℝ
  /-- It is additive. -/
  map_add : ∀ φ ψ, toFun (φ + ψ) = toFun φ + toFun ψ
  /-- It is homogeneous. -/
  map_smul : ∀ (c : ℝ) φ, toFun (c • φ) = c * toFun φ
  /-- It is bounded by the size of the function on some `[-R, R]`. -/
  bounded : ∃ R C : ℝ, ∀ φ M, (∀ x, |x| ≤ R → |φ x| ≤ M) → |toFun φ| ≤ C * M

namespace CompactFunctional

instance : CoeFun CompactFunctional fun _ => ContinuousMap → ℝ := ⟨toFun⟩

variable (S T : CompactFunctional) (φ ψ f : ContinuousMap) (c x : ℝ)

/-- The convolution of a functional with a continuous function, `(T * f) x = T (y ↦ f (x - y))`; a
continuous function again. -/
@[expose] noncomputable def convFun (T : CompactFunctional) (f : ContinuousMap) :
    ContinuousMap where
  toFun x := T (f.compSub x)
  continuous := sorry

end CompactFunctional

/-! ### Calculus.Derivative -/

/-- `f` has the derivative `d` at `x`: the difference quotient `(f (x + h) - f x) / h` tends to `d`
as `h → 0`. -/
@[expose] def HasDerivAt (f : ℝ → ℝ) (d x : ℝ) : Prop :=
  Tendsto (fun h => (f (x + h) - f x) / h) 0 d

/-! ### Convolution.GridSum -/

/-- The points of ℤᵈ. -/
@[expose] def Grid (d : Nat) : Type := Fin d → Int

namespace Grid

variable {d : Nat}

instance : Add (Grid d) := ⟨fun j k i => j i + k i⟩

instance : Sub (Grid d) := ⟨fun j k i => j i - k i⟩

instance : Zero (Grid d) := ⟨fun _ => 0⟩

/-- The point with the first coordinate `j` and the others from `k`. -/
@[expose] noncomputable def cons (j : Int) (k : Grid d) : Grid (d + 1) := Fin.cases j k

end Grid

namespace GridSequence

variable {R : Type} [Lean.Grind.Semiring R] {d : Nat}

/-- `f` vanishes outside of the cube `-N ≤ k i ≤ N`. -/
@[expose] def SupportedIn (f : Grid d → R) (N : Nat) : Prop :=
  ∀ k : Grid d, (∃ i, N < (k i).natAbs) → f k = 0

/-- `f` vanishes outside of some cube. -/
@[expose] def FiniteSupport (f : Grid d → R) : Prop := ∃ N, SupportedIn f N

/-- The sum `∑_{k ∈ ℤᵈ} f k` of a function of finite support, as `d` sums over ℤ one inside the
other. For other functions, each of these sums is 0 where infinitely many of its terms are not. -/
@[expose] noncomputable def sumGrid : {d : Nat} → (Grid d → R) → R
  | 0, f => f 0
  | _ + 1, f => Sequence.sumInt fun j => sumGrid fun k => f (Grid.cons j k)

end GridSequence

/-! ### Convolution.Grid -/

namespace GridSequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R] {d : Nat}

/-- The convolution of two functions on ℤᵈ, `conv f g n = ∑_{k ∈ ℤᵈ} f k * g (n - k)`, the sum taken
as in `sumGrid`. -/
@[expose] noncomputable def conv (f g : Grid d → R) (n : Grid d) : R :=
  sumGrid fun k => f k * g (n - k)

/-- The cross-correlation of two functions on ℤᵈ, `xcorr f g n = ∑_{k ∈ ℤᵈ} f k * g (n + k)`, the
sum taken as in `sumGrid`. -/
@[expose] noncomputable def xcorr (f g : Grid d → R) (n : Grid d) : R :=
  sumGrid fun k => f k * g (n + k)

/-- The function moved by `b`: `shift b f k = f (k - b)`. -/
@[expose] noncomputable def shift (b : Grid d) (f : Grid d → R) (k : Grid d) : R := f (k - b)

open Classical in
/-- The unit impulse: 1 at 0, and 0 elsewhere. -/
@[expose] noncomputable def delta : Grid d → R := fun k => if k = 0 then 1 else 0

end Semiring

end GridSequence

/-! ### Linear.LinearOn -/

section

variable {R α β : Type} [Lean.Grind.Semiring R]

/-- `T` is linear on the functions `f` for which `P f` holds: it is additive, and scalars on the left
are taken out. -/
structure LinearOn (P : (α → R) → Prop) (T : (α → R) → β → R) : Prop where
  /-- It is additive. -/
  map_add : ∀ f g, P f → P g → T (fun k => f k + g k) = fun n => T f n + T g n
  /-- It is homogeneous, the scalars on the left. -/
  map_mul : ∀ c f, P f → T (fun k => c * f k) = fun n => c * T f n

/-- The map `T` is **linear**: it is additive, `T (x + y) = T x + T y`, and homogeneous,
`T (a x) = a T x`. -/
@[expose] def IsLinear (T : (α → R) → β → R) : Prop := LinearOn (fun _ => True) T

end

/-! ### Arithmetic.EquivariantGrid -/

/-- The point with the coordinates `s i * n i`. -/
@[expose] noncomputable def Grid.scale {d : Nat} (s n : Grid d) : Grid d := fun i => s i * n i

/-- The point with the coordinate `k` in the direction `i`, and 0 in all others. -/
@[expose] noncomputable def Grid.single {d : Nat} (i : Fin d) (k : Int) : Grid d :=
  fun j => if j = i then k else 0

/-! ### Arithmetic.EquivariantLayer -/

namespace Sequence

variable {R : Type} {O C K : Nat}

/-- A map of families of sequences is **affine**: `T x - T 0` is additive in `x`, and scalars are
taken out of it. -/
structure IsAffine [Lean.Grind.Ring R] (T : (Fin C → Int → R) → Fin O → Int → R) : Prop where
  /-- Without its value at 0, it is additive. -/
  map_add : ∀ x y o n, T (fun c k => x c k + y c k) o n - T (fun _ _ => 0) o n =
    (T x o n - T (fun _ _ => 0) o n) + (T y o n - T (fun _ _ => 0) o n)
  /-- Without its value at 0, it is homogeneous. -/
  map_mul : ∀ a x o n, T (fun c k => a * x c k) o n - T (fun _ _ => 0) o n =
    a * (T x o n - T (fun _ _ => 0) o n)

/-- The unit impulse at `a` in the channel `c`, and 0 in all other channels. -/
@[expose] noncomputable def channelDelta [Lean.Grind.Semiring R] (c : Fin C) (a : Int) :
    Fin C → Int → R :=
  fun c' => if c' = c then delta a else fun _ => 0

end Sequence

/-! ### Real.BinaryExponent -/

namespace Real

variable {x : ℝ} {m n e : Int}

/-- Every number but zero has a **binary exponent**. -/
theorem exists_binaryExponent (hx : x ≠ 0) :
    ∃ e : Int, (2 : ℝ) ^ e ≤ |x| ∧ |x| < 2 ^ (e + 1) := sorry

open Classical in
/-- The **binary exponent** of `x ≠ 0`: the integer `e` with `2 ^ e ≤ |x| < 2 ^ (e + 1)`. That of 0
is set to 0. -/
@[expose] noncomputable def binaryExponent (x : ℝ) : Int :=
  if h : x ≠ 0 then Classical.choose (exists_binaryExponent h) else 0

end Real

/-! ### Real.Floor -/

namespace Real

variable {x y : ℝ} {m n : Int}

/-- The **integer part** of `x`: the greatest integer that is at most `x`. -/
@[expose] noncomputable def floor (x : ℝ) : Int := Classical.choose (exists_int_floor x)

/-- The integer **nearest** to `x`, and of two that are equally near the **even** one. -/
@[expose] noncomputable def roundEven (x : ℝ) : Int :=
  if x - floor x < 1 / 2 ∨ x - floor x = 1 / 2 ∧ floor x % 2 = 0 then floor x else floor x + 1

end Real

/-! ### Arithmetic.NearestRounding -/

section

open Real

variable {p : Nat} {x y : ℝ} {m k : Int}

/-- `y` is a **binary floating-point number of `p` digits**, with an exponent without bounds:
`y = m * 2 ^ e` with integers `m` and `e`, `|m| ≤ 2 ^ p`. -/
@[expose] def IsFloat (p : Nat) (y : ℝ) : Prop :=
  ∃ m e : Int, |(m : ℝ)| ≤ 2 ^ p ∧ y = m * 2 ^ e

/-- The **unit in the last place** of `x ≠ 0` with `p` binary digits: `2 ^ (e + 1 - p)`, where
`2 ^ e ≤ |x| < 2 ^ (e + 1)`. -/
@[expose] noncomputable def ulp (p : Nat) (x : ℝ) : ℝ := 2 ^ (binaryExponent x + 1 - p)

/-- **Rounding to nearest** with `p` binary digits, ties to even: `x` in units of its last place is
rounded to the nearest integer, of two that are equally near to the even one. (For `x = 0` this is
0, whatever the unit.) -/
@[expose] noncomputable def roundToNearest (p : Nat) (x : ℝ) : ℝ :=
  roundEven (x / ulp p x) * ulp p x

end

/-! ### Arithmetic.ExactIntegers -/

section

open Real

variable {ι : Type} {M : Nat} {q q' : ℝ} {fl fl' : ℝ → ℝ}

/-- The rounding `fl` **is exact up to `M`**, in the unit `q`: it does not change `k * q`, for all
integers `k` with `|k| ≤ M`. -/
@[expose] def ExactUpTo (M : Nat) (q : ℝ) (fl : ℝ → ℝ) : Prop :=
  ∀ k : Int, k.natAbs ≤ M → fl (k * q) = k * q

end

/-! ### Calculus.HigherDerivatives -/

section

variable {f : ℝ → ℝ} {F : Nat → ℝ → ℝ} {n : Nat} {a b c d : ℝ}

/-- `f` has the `n` continuous derivatives `F 1, …, F n` on `[a, b]` and the one derivative more
`F (n + 1)` on `(a, b)`: `F 0 = f`, and for `k = 0, …, n` the function `F k` is continuous on
`[a, b]` and has the derivative `F (k + 1)` on `(a, b)`. -/
structure HasDerivsOn (f : ℝ → ℝ) (F : Nat → ℝ → ℝ) (n : Nat) (a b : ℝ) : Prop where
  /-- The derivative of order zero is the function. -/
  zero : F 0 = f
  /-- The derivatives up to the `n`-th are continuous on the closed interval. -/
  continuousOn : ∀ k, k ≤ n → ContinuousOn (F k) a b
  /-- Each of them has the next for its derivative on the open interval. -/
  hasDerivAt : ∀ k, k ≤ n → ∀ t, a < t → t < b → HasDerivAt (F k) (F (k + 1) t) t

end

/-! ### Arithmetic.FiniteDifferences -/

section

open Real

variable {f g : ℝ → ℝ} {F : Nat → ℝ → ℝ} {x h M ε : ℝ}

/-- The **central difference** of `f` at `x` with the step `h`. -/
@[expose] noncomputable def centralDifference (f : ℝ → ℝ) (x h : ℝ) : ℝ :=
  (f (x + h) - f (x - h)) / (2 * h)

/-- The **forward difference** of `f` at `x` with the step `h`. -/
@[expose] noncomputable def forwardDifference (f : ℝ → ℝ) (x h : ℝ) : ℝ :=
  (f (x + h) - f x) / h

/-- A **derivative check** with the tolerance `τ` accepts `c` for a derivative if the difference
quotient `D` is within `τ` of it. -/
@[expose] def PassesCheck (D τ c : ℝ) : Prop := |D - c| ≤ τ

end

/-! ### Arithmetic.FloatFormats -/

section

open Real

variable {p : Nat} {x : ℝ}

/-- A **binary format**, as far as the standard model goes: how many digits it has. -/
structure FloatFormat where
  /-- The number of binary digits of a significand, with the leading one. -/
  digits : Nat
  /-- There is at least one. -/
  one_le : 1 ≤ digits

/-- **Rounding to nearest with a least exponent**: as `roundToNearest p`, but where the unit in the
last place would be less than `2 ^ k`, it is `2 ^ k`. -/
@[expose] noncomputable def roundWithUnderflow (p : Nat) (k : Int) (x : ℝ) : ℝ :=
  if 2 ^ k ≤ ulp p x then roundToNearest p x else roundEven (x / 2 ^ k) * 2 ^ k

end

/-! ### CrossCorrelation.ConvLayer2d -/

section

variable {R : Type}

namespace Sequence

variable [Lean.Grind.Semiring R]

/-- Cross-correlation on ℤ²: `∑_k ∑_l f k l * g (m + k) (n + l)`. -/
@[expose] noncomputable def xcorr₂ (f g : Int → Int → R) (m n : Int) : R :=
  sumInt fun k => sumInt fun l => f k l * g (m + k) (n + l)

/-- `f k l` at the place `(d₁ * k, d₂ * l)`, and 0 at all other places. -/
@[expose] noncomputable def dilate₂ (d₁ d₂ : Nat) (f : Int → Int → R) (m n : Int) : R :=
  dilate d₁ (fun k => dilate d₂ (f k) n) m

/-- The entries of a matrix at the places from `(0, 0)` on, and 0 elsewhere. -/
@[expose] noncomputable def ofMatrix {M N : Nat} (A : Matrix M N R) (m n : Int) : R :=
  ofFin (fun i => ofFin (A i) n) m

end Sequence

open Sequence (xcorr₂ dilate₂ ofMatrix)

variable {O C K₁ K₂ L₁ L₂ s₁ s₂ d₁ d₂ : Nat} [Lean.Grind.Semiring R]

/-- **The convolution layer for images**, without padding: for the input `x`, channels × height ×
width, the kernel `w`, out-channels × in-channels × taps × taps, the bias `b`, strides `s₁`, `s₂`
and dilations `d₁`, `d₂`,

  `out o m n = b o + ∑ c, ∑ i, ∑ j, w o c i j * x c (s₁ * m + d₁ * i) (s₂ * n + d₂ * j)`. -/
@[expose] noncomputable def convLayer2d (s₁ s₂ d₁ d₂ : Nat) (w : Fin O → Fin C → Matrix K₁ K₂ R)
    (b : Fin O → R) (x : Fin C → Matrix L₁ L₂ R) :
    Fin O → Matrix (convLength L₁ K₁ s₁ d₁) (convLength L₂ K₂ s₂ d₂) R :=
  fun o m n => b o + ∑ c, ∑ i : Fin K₁, ∑ j : Fin K₂,
    w o c i j * x c ⟨s₁ * m + d₁ * i, sorry⟩ ⟨s₂ * n + d₂ * j, sorry⟩

end

/-! ### Arithmetic.Im2col -/

section

open scoped Matrix

variable {R : Type} {O C K L s d : Nat} {K₁ K₂ L₁ L₂ s₁ s₂ d₁ d₂ : Nat}

/-- The kernels of a layer as a matrix, a row for each out-channel: the taps of the first
in-channel, then those of the second, and so on. -/
@[expose] noncomputable def kernelRows (w : Fin O → Matrix C K R) : Matrix O (C * K) R :=
  fun o => (w o).flatten

/-- The **unfolded input**: column `n` is the window that the layer sees at the place `n` of its
output; row `c * K + i` has the values that tap `i` meets in channel `c`, `x c (s * n + d * i)`. -/
@[expose] def unfold (K s d : Nat) (x : Matrix C L R) : Matrix (C * K) (convLength L K s d) R :=
  fun q n => x (flatRow q) ⟨s * n + d * flatCol q, sorry⟩

/-- The bias as a matrix: row `o` has the entries `b o`. -/
@[expose] def biasRows {N : Nat} (b : Fin O → R) : Matrix O N R := fun o _ => b o

/-- The kernels of a layer for images as a matrix, a row for each out-channel: in-channel after
in-channel, row after row. -/
@[expose] noncomputable def kernelRows2d (w : Fin O → Fin C → Matrix K₁ K₂ R) :
    Matrix O (C * (K₁ * K₂)) R :=
  fun o q => (w o (flatRow q)).flatten (flatCol q)

/-- The **unfolded image**: each column is the window that the layer sees at one place `(m, n)` of
its output, the places row after row; row `c * (K₁ * K₂) + i * K₂ + j` has the values that tap
`(i, j)` meets in channel `c`. -/
@[expose] def unfold2d (K₁ K₂ s₁ s₂ d₁ d₂ : Nat) (x : Fin C → Matrix L₁ L₂ R) :
    Matrix (C * (K₁ * K₂)) (convLength L₁ K₁ s₁ d₁ * convLength L₂ K₂ s₂ d₂) R := fun q p =>
  let i : Fin K₁ := flatRow (flatCol q)
  let j : Fin K₂ := flatCol (flatCol q)
  x (flatRow q) ⟨s₁ * flatRow p + d₁ * i, sorry⟩
    ⟨s₂ * flatCol p + d₂ * j, sorry⟩

end

/-! ### Arithmetic.Impulses -/

section

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

end Semiring

variable {O C K L s d : Nat}

/-- The layer without bias as a map of two vectors: its kernels and its input as they stand in
memory, out-channel after out-channel, in-channel after in-channel. -/
@[expose] noncomputable def flatLayer [Lean.Grind.Semiring R] (s d : Nat)
    (w : Fin (O * (C * K)) → R) (x : Fin (C * L) → R) (k : Fin O × Fin (convLength L K s d)) : R :=
  convLayer s d (fun o => Matrix.ofFlat (Matrix.ofFlat w o)) (fun _ => 0) (Matrix.ofFlat x) k.1 k.2

end

/-! ### Arithmetic.Truncation -/

section

open Real

variable {p : Nat} {x : ℝ} {m k : Int}

/-- **Truncation** to `p` binary digits: `x` in units of its last place is rounded to an integer
toward zero. -/
@[expose] noncomputable def truncate (p : Nat) (x : ℝ) : ℝ :=
  if 0 ≤ x then floor (x / ulp p x) * ulp p x else -(floor (-x / ulp p x) * ulp p x)

end

/-! ### Arithmetic.Winograd -/

section

open scoped Matrix

variable {R : Type} {k m n r k' m' n' r' : Nat}

section Ring

variable [Lean.Grind.Ring R]

/-- `Y = Aᵀ [(G g) ⊙ (Bᵀ d)]`: the kernel `g` and the input `d` are transformed into `k` numbers
each, these are multiplied one by one, and the `k` products are transformed. -/
@[expose] noncomputable def filtered (A : Matrix k m R) (G : Matrix k r R) (B : Matrix n k R)
    (g : Vec r R) (d : Vec n R) : Vec m R :=
  Aᵀ *ᵥ fun t => (G *ᵥ g) t * (Bᵀ *ᵥ d) t

/-- The product of two matrices entry by entry. -/
@[expose] noncomputable def Matrix.hadamard (M N : Matrix m n R) : Matrix m n R :=
  fun i j => M i j * N i j

/-- The sum over `c` of the products of two matrices entry by entry. -/
@[expose] noncomputable def Matrix.hadamardSum {C : Nat} (M N : Fin C → Matrix m n R) :
    Matrix m n R :=
  fun i j => ∑ c, M c i j * N c i j

/-- The `n` by `n'` values of a function on ℤ² from the place `(p, p')` on. -/
@[expose] def tile (n n' : Nat) (f : Int → Int → R) (p p' : Int) : Matrix n n' R :=
  fun l l' => f (p + l) (p' + l')

/-- `Y = Aᵀ [(G g G'ᵀ) ⊙ (Bᵀ d B')] A'`: the same for images, with `k * k'` multiplications of
transformed kernel by transformed input. Rows and columns may be transformed in two ways. -/
@[expose] noncomputable def filtered₂ (A : Matrix k m R) (G : Matrix k r R) (B : Matrix n k R)
    (A' : Matrix k' m' R) (G' : Matrix k' r' R) (B' : Matrix n' k' R)
    (g : Matrix r r' R) (d : Matrix n n' R) : Matrix m m' R :=
  Aᵀ * Matrix.hadamard (G * g * G'ᵀ) (Bᵀ * d * B') * A'

/-- The place of the input that tap `i` meets for output `j`: the place `j + i`. -/
@[expose] def tapPlace (size : n + 1 = m + r) (j : Fin m) (i : Fin r) : Fin n :=
  ⟨j + i, sorry⟩

/-- The matrices `A`, `G`, `B` are a **filtering algorithm** with `k` multiplications, for kernels
with `r` taps and `m` outputs: for every kernel `g` and every input `d` of the size `m + r - 1`,
`filtered A G B g d j = ∑ i, g i * d (j + i)`. -/
@[expose] def IsFiltering (A : Matrix k m R) (G : Matrix k r R) (B : Matrix n k R)
    (size : n + 1 = m + r) : Prop :=
  ∀ (g : Vec r R) (d : Vec n R) (j : Fin m),
    filtered A G B g d j = ∑ i : Fin r, g i * d (tapPlace size j i)

end Ring

end

/-! ### Arithmetic.WinogradMatrices -/

section

open scoped Matrix

variable {R : Type} {k m n r : Nat}

/-- The matrix with the given rows. -/
@[expose] def Matrix.ofRows (rows : Vector (Vector R n) m) : Matrix m n R :=
  fun i j => rows[i][j]

attribute [local instance] Lean.Grind.Ring.intCast in
/-- A matrix of integers, read in a ring. -/
@[expose] noncomputable def Matrix.ofInt (R : Type) [Lean.Grind.Ring R] (M : Matrix m n Int) :
    Matrix m n R :=
  fun i j => (M i j : R)

/-- The equations of a filtering algorithm, for matrices of integers and outputs that are `D` times
too large: in output `j`, the product of tap `i` and input `l` has the coefficient `D` if `l = j + i`,
and 0 otherwise. -/
@[expose] def IsFilteringTimes (D : Int) (A : Matrix k m Int) (G : Matrix k r Int)
    (B : Matrix n k Int) : Prop :=
  ∀ j i l, ∑ t, A t j * G t i * B l t = if l.val = j.val + i.val then D else 0

/-- The matrix `A` of F(2,3); its transpose is written out. -/
@[expose] def winogradA₂ : Matrix 4 2 Int := (Matrix.ofRows #v[
  #v[1, 1,  1,  0],
  #v[0, 1, -1, -1]])ᵀ

/-- Twice the matrix `G` of F(2,3). -/
@[expose] def winogradG₂ : Matrix 4 3 Int := Matrix.ofRows #v[
  #v[2,  0, 0],
  #v[1,  1, 1],
  #v[1, -1, 1],
  #v[0,  0, 2]]

/-- The matrix `B` of F(2,3); its transpose is written out. -/
@[expose] def winogradB₂ : Matrix 4 4 Int := (Matrix.ofRows #v[
  #v[1,  0, -1,  0],
  #v[0,  1,  1,  0],
  #v[0, -1,  1,  0],
  #v[0,  1,  0, -1]])ᵀ

/-- The matrix `A` of F(4,3); its transpose is written out. -/
@[expose] def winogradA₄ : Matrix 6 4 Int := (Matrix.ofRows #v[
  #v[1, 1,  1, 1,  1, 0],
  #v[0, 1, -1, 2, -2, 0],
  #v[0, 1,  1, 4,  4, 0],
  #v[0, 1, -1, 8, -8, 1]])ᵀ

/-- The matrix `G` of F(4,3), times 24: the rows of `G` are (1/4, 0, 0), (-1/6, -1/6, -1/6),
(-1/6, 1/6, -1/6), (1/24, 1/12, 1/6), (1/24, -1/12, 1/6) and (0, 0, 1). -/
@[expose] def winogradG₄ : Matrix 6 3 Int := Matrix.ofRows #v[
  #v[ 6,  0,  0],
  #v[-4, -4, -4],
  #v[-4,  4, -4],
  #v[ 1,  2,  4],
  #v[ 1, -2,  4],
  #v[ 0,  0, 24]]

/-- The matrix `B` of F(4,3); its transpose is written out. -/
@[expose] def winogradB₄ : Matrix 6 6 Int := (Matrix.ofRows #v[
  #v[4,  0, -5,  0, 1, 0],
  #v[0, -4, -4,  1, 1, 0],
  #v[0,  4, -4, -1, 1, 0],
  #v[0, -2, -1,  2, 1, 0],
  #v[0,  2, -1, -2, 1, 0],
  #v[0,  4,  0, -5, 0, 1]])ᵀ

end

/-! ### Convolution.SequenceRing -/

section

open Sequence

/-- The sequences on ℤ of finite support. -/
@[expose] def FinSeq (R : Type) [Lean.Grind.Semiring R] : Type :=
  {f : Int → R // FiniteSupport f}

namespace FinSeq

variable {R : Type}

section Semiring

variable [Lean.Grind.Semiring R]

/-- A sequence of finite support is used as a function. -/
instance : CoeFun (FinSeq R) fun _ => Int → R := ⟨fun f => f.1⟩

/-- `c` at 0, and 0 elsewhere. -/
@[expose] noncomputable def const (c : R) : FinSeq R :=
  ⟨fun k => if k = 0 then c else 0, 0, 1, sorry⟩

/-- The unit impulse at `a`. -/
@[expose] noncomputable def impulse (a : Int) : FinSeq R := ⟨delta a, sorry⟩

noncomputable instance : Add (FinSeq R) := ⟨fun f g => ⟨fun k => f k + g k, sorry⟩⟩

/-- The product is convolution. -/
noncomputable instance : Mul (FinSeq R) := ⟨fun f g => ⟨conv f g, sorry⟩⟩

/-- Powers: the unit impulse at 0, multiplied `n` times with `f`. -/
@[expose] noncomputable def npow (f : FinSeq R) : Nat → FinSeq R
  | 0 => const 1
  | n + 1 => npow f n * f

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **The semiring of sequences of finite support**: convolution is associative, distributes over
the sum, and has the unit impulse at 0 for its one. -/
noncomputable instance instSemiring : Lean.Grind.Semiring (FinSeq R) where
  natCast := ⟨fun n => const (n : R)⟩
  ofNat n := ⟨const (OfNat.ofNat n : R)⟩
  nsmul := ⟨fun n f => const (n : R) * f⟩
  npow := ⟨npow⟩
  add_zero := sorry
  add_comm := sorry
  add_assoc := sorry
  mul_assoc := sorry
  mul_one := sorry
  one_mul := sorry
  left_distrib := sorry
  right_distrib := sorry
  zero_mul := sorry
  mul_zero := sorry
  pow_zero := sorry
  pow_succ := sorry
  ofNat_succ := sorry
  ofNat_eq_natCast := sorry

end Semiring

end FinSeq

end

/-! ### Counterexamples.EquivariantIsConvolution -/

namespace Counterexamples

open Sequence (conv delta shift FiniteSupport)

/-- The values whose right neighbour is 0 erased. -/
@[expose] noncomputable def gate (f : Int → Int) (n : Int) : Int := if f (n + 1) = 0 then 0 else f n

/-- A Laurent polynomial with `z⁻¹` in the place of `z`. -/
@[expose] noncomputable def reverse (p : FinSeq Int) : FinSeq Int :=
  ⟨Sequence.reflect p, sorry⟩

/-- The values at odd places erased. -/
@[expose] noncomputable def keepEven (f : Int → Int) (n : Int) : Int := if n % 2 = 0 then f n else 0

/-- The sequence has the value `a` from some place on. -/
@[expose] def IsFinally (f : Int → Int) (a : Int) : Prop := ∃ N, ∀ n, N ≤ n → f n = a

open Classical in
/-- The constant sequence of the value that `f` has from some place on; 0 if there is none. -/
@[expose] noncomputable def finalValue (f : Int → Int) (_ : Int) : Int :=
  if h : ∃ a, IsFinally f a then h.choose else 0

end Counterexamples

/-! ### Counterexamples.ExactIntegers -/

namespace Counterexamples

open Real

variable {p : Nat}

/-- The first of some integers is `2 ^ p`, the others are 1. -/
@[expose] def wideTerms (p : Nat) {n : Nat} : Fin (n + 1) → Int := fun i => if i = 0 then 2 ^ p else 1

/-- The numbers `2 ^ (p - 1)` and `1 / 2`. -/
@[expose] noncomputable def halfTerms (p : Nat) : Fin 2 → ℝ :=
  fun i => if i = 0 then 2 ^ (p - 1) else 1 / 2

end Counterexamples

/-! ### Counterexamples.FiniteDifferences -/

namespace Counterexamples

open Real

/-- The derivatives of `|t|` at every `t ≠ 0`: `t / |t|`, and then 0. -/
@[expose] noncomputable def absDeriv (k : Nat) (t : ℝ) : ℝ :=
  if k = 0 then |t| else if k = 1 then t / |t| else 0

end Counterexamples

/-! ### Counterexamples.Im2col -/

namespace Counterexamples

/-- The kernel with the taps 0, 1 for the first in-channel and 2, 3 for the second. -/
@[expose] def crossKernel : Fin 1 → Matrix 2 2 Int := fun _ c i => 2 * c.val + i.val

/-- The input with 0, 1 in the first channel and zeros in the second. -/
@[expose] def firstChannel : Matrix 2 2 Int := fun c l => if c = 0 ∧ l = 1 then 1 else 0

end Counterexamples

/-! ### Counterexamples.Impulses -/

namespace Counterexamples

open Sequence (delta)

/-- One product: `w i * x j`. -/
@[expose] noncomputable def oneProduct {R : Type} [Lean.Grind.Semiring R] {m n : Nat} (i : Fin m)
    (j : Fin n) (w : Fin m → R) (x : Fin n → R) (_ : Fin 1) : R := w i * x j

/-- The product of a number with the square of another. -/
@[expose] noncomputable def squared (w x : Fin 1 → Int) (_ : Fin 1) : Int := w 0 * (x 0 * x 0)

/-- The sum of two numbers if one of them is 0, and otherwise 0. -/
@[expose] def oneSided (x : Fin 2 → Int) (_ : Fin 1) : Int :=
  if x 0 = 0 ∨ x 1 = 0 then x 0 + x 1 else 0

/-- The sequence run backwards. -/
@[expose] noncomputable def backwards (x : Fin 1 → FinSeq Int) (_ : Fin 1) : FinSeq Int :=
  ⟨fun n => x 0 (-n), sorry⟩

end Counterexamples

/-! ### Counterexamples.RoundingBounds -/

namespace Counterexamples

open SumTree

/-- The first of some terms is 1, the others are 0. -/
@[expose] noncomputable def firstOne {n : Nat} : Fin (n + 1) → ℝ := fun i => if i = 0 then 1 else 0

/-- The bias and the only product of a layer with one in-channel and one tap. -/
@[expose] noncomputable def twoTerms : SumTree (Option (Fin 1 × Fin 1)) :=
  node (leaf none) (leaf (some (0, 0)))

/-- A rounding with the unit 1/8 that takes 9/8 to 1 and leaves all other numbers as they are. -/
@[expose] noncomputable def absorbing (x : ℝ) : ℝ := if x = 1 + 1 / 8 then 1 else x

/-- The terms 1, 1/8 and -1, which nearly cancel. -/
@[expose] noncomputable def cancelling : Fin 3 → ℝ :=
  fun i => if i = 0 then 1 else if i = 1 then 1 / 8 else -1

end Counterexamples

/-! ### Counterexamples.Winograd -/

namespace Counterexamples

open Real

variable {p : Nat}

/-- The first output of F(2,3), **each operation rounded**: the transformed kernel
`g 0`, `(g 0 + g 1 + g 2) / 2`, `(g 0 - g 1 + g 2) / 2`, the transformed input `d 0 - d 2`,
`d 1 + d 2`, `d 2 - d 1`, their products, and the sum of these from the left. -/
@[expose] noncomputable def roundedWinograd₂ (fl : ℝ → ℝ) (g : Vec 3) (d : Vec 4) : ℝ :=
  fl (fl (fl (g 0 * fl (d 0 - d 2)) + fl (fl (fl (fl (g 0 + g 1) + g 2) / 2) * fl (d 1 + d 2))) +
    fl (fl (fl (fl (g 0 - g 1) + g 2) / 2) * fl (d 2 - d 1)))

/-- The kernel `(2 ^ p, 1, 0)`. -/
@[expose] noncomputable def wideKernel (p : Nat) : Vec 3 :=
  fun i => if i = 0 then 2 ^ p else if i = 1 then 1 else 0

/-- The input `(0, 0, 2, 0)`. -/
@[expose] noncomputable def lastInput : Vec 4 := fun l => if l = 2 then 2 else 0

end Counterexamples

/-! ## Rounding to nearest (§5.1) -/

section

open Real

variable {p : Nat} {x y : ℝ} {m k : Int}

/-- **Rounding to nearest obeys the standard model**, with the unit `u / (1 + u)` for
`u = (1 / 2) ^ p`: `|fl x - x| ≤ u / (1 + u) * |x|`. -/
theorem roundToNearest_rounding_sharp (hp : 1 ≤ p) :
    Rounding ((1 / 2) ^ p / (1 + (1 / 2) ^ p)) (roundToNearest p) := sorry

/-- **Rounding to nearest obeys the standard model**, with the unit `u = (1 / 2) ^ p`. -/
theorem roundToNearest_rounding (hp : 1 ≤ p) : Rounding ((1 / 2) ^ p) (roundToNearest p) := sorry

end

section

open Real

variable {p : Nat} {x y : ℝ} {m k : Int}

/-- **The value is a floating-point number.** -/
theorem isFloat_roundToNearest (hp : 1 ≤ p) (x : ℝ) : IsFloat p (roundToNearest p x) := sorry

/-- **No floating-point number is nearer**: `|fl x - x| ≤ |y - x|` for all `y` of `p` digits. -/
theorem abs_roundToNearest_sub_le (hp : 1 ≤ p) (x : ℝ) (hy : IsFloat p y) :
    |roundToNearest p x - x| ≤ |y - x| := sorry

/-- **Ties are rounded to even**: where another floating-point number is as near to `x` as the value,
the value is an even multiple of the unit in the last place of `x`. -/
theorem roundToNearest_even (hp : 1 ≤ p) (hy : IsFloat p y) (ne : y ≠ roundToNearest p x)
    (tie : |y - x| = |roundToNearest p x - x|) :
    ∃ m : Int, m % 2 = 0 ∧ roundToNearest p x = m * ulp p x := sorry

/-- **These properties leave no choice**: a floating-point number that no other is nearer to `x`
than, and that is an even multiple of the unit in the last place of `x` where another is as near, is
the value at `x`. -/
theorem eq_roundToNearest (hp : 1 ≤ p) (hy : IsFloat p y)
    (nearest : ∀ z, IsFloat p z → |y - x| ≤ |z - x|)
    (even : ∀ z, IsFloat p z → z ≠ y → |z - x| = |y - x| →
      ∃ m : Int, m % 2 = 0 ∧ y = m * ulp p x) :
    y = roundToNearest p x := sorry

end

section

open Real

variable {p : Nat} {x y : ℝ} {m k : Int}

/-- The error is at most half a unit in the last place. -/
theorem abs_roundToNearest_sub_le_ulp (p : Nat) (x : ℝ) :
    |roundToNearest p x - x| ≤ ulp p x / 2 := sorry

/-- Rounding to nearest is **monotone**. -/
theorem roundToNearest_mono (hp : 1 ≤ p) (h : x ≤ y) : roundToNearest p x ≤ roundToNearest p y := sorry

end

section

open Real

variable {p : Nat} {x y : ℝ} {m k : Int}

/-- Rounding to nearest is **odd**. -/
theorem roundToNearest_neg (p : Nat) (x : ℝ) : roundToNearest p (-x) = -roundToNearest p x := sorry

/-- Rounding to nearest **fixes every floating-point number**; so it is idempotent. -/
theorem roundToNearest_eq_self (hp : 1 ≤ p) (hy : IsFloat p y) : roundToNearest p y = y := sorry

/-- Rounding twice is rounding once. -/
theorem roundToNearest_roundToNearest (hp : 1 ≤ p) (x : ℝ) :
    roundToNearest p (roundToNearest p x) = roundToNearest p x := sorry

/-- Rounding to nearest is **exact on integers** of at most `2 ^ p` in absolute value. -/
theorem roundToNearest_intCast (hp : 1 ≤ p) (h : |(m : ℝ)| ≤ 2 ^ p) :
    roundToNearest p m = m := sorry

end

section

open Real

variable {p : Nat} {x y : ℝ} {m k : Int}

/-- **A tie at 1**: with two digits or more, `1 + u` for `u = (1 / 2) ^ p` is halfway between 1 and
`1 + 2 u`, and is rounded to 1. -/
theorem roundToNearest_one_add (hp : 2 ≤ p) : roundToNearest p (1 + (1 / 2) ^ p) = 1 := sorry

end

section

open Real

variable {p : Nat} {x y : ℝ} {m k : Int}

/-- Both ways to compute a value, for numbers: the unit `2 ^ k` is `s`, and the value `m * s` is
`r`. -/
theorem roundToNearest_eq {s r : ℝ} (hp : 1 ≤ p) (unit : 2 ^ k = s) (value : m * s = r)
    (low : 2 ^ (p - 1) * s ≤ |x|) (high : |x| ≤ 2 ^ p * s)
    (near : |x - r| < s / 2 ∨ |x - r| = s / 2 ∧ m % 2 = 0) : roundToNearest p x = r := sorry

end

section

open Real

variable {p : Nat} {x : ℝ}

/-- **Rounded addition is commutative**: with whatever rounding, the exact sum is. -/
theorem roundToNearest_add_comm (p : Nat) (x y : ℝ) :
    roundToNearest p (x + y) = roundToNearest p (y + x) := sorry

end

section

open Real

namespace FloatFormat

/-- **Rounding to nearest in each format obeys the standard model**, with the unit `(1 / 2) ^ p` for
`p` digits. The exponents of `roundToNearest` have no bounds; so this is the rounding of the format
only where nothing overflows or underflows. -/
theorem rounding (format : FloatFormat) :
    Rounding ((1 / 2) ^ format.digits) (roundToNearest format.digits) := sorry

end FloatFormat

end

section

open Real

variable {p : Nat} {x : ℝ} {m k : Int}

/-- **Truncation obeys the standard model**, with the unit `2 * (1 / 2) ^ p`, twice that of rounding
to nearest. With one digit this unit would be 1. -/
theorem truncate_rounding (hp : 2 ≤ p) : Rounding (2 * (1 / 2) ^ p) (truncate p) := sorry

end

section

open Real

variable {p : Nat} {x : ℝ} {m k : Int}

/-- Truncation goes **toward zero**: it makes no number larger in absolute value and changes no
sign. -/
theorem truncate_toward_zero (p : Nat) (x : ℝ) :
    |truncate p x| ≤ |x| ∧ 0 ≤ truncate p x * x := sorry

end

section

open Real

variable {p : Nat} {x : ℝ}

/-- **Rounding with a least exponent obeys the model with underflow**: the error is at most
`(1 / 2) ^ p * |x| + 2 ^ k / 2`. -/
theorem roundWithUnderflow_rounding (hp : 1 ≤ p) (k : Int) :
    RoundingWithUnderflow ((1 / 2) ^ p) (2 ^ k / 2) (roundWithUnderflow p k) := sorry

end

namespace Counterexamples

open Real

variable {p : Nat} {u d : ℝ} {fl : ℝ → ℝ}

/-- **The first integer that is not exact**: with two digits or more, `2 ^ p + 1` is halfway between
`2 ^ p` and `2 ^ p + 2`, and is rounded to `2 ^ p`. -/
theorem roundToNearest_two_pow_add_one (hp : 2 ≤ p) : roundToNearest p (2 ^ p + 1) = 2 ^ p := sorry

/-- **No smaller unit will do** for rounding to nearest than `u / (1 + u)` for `u = (1 / 2) ^ p`,
with two digits or more. -/
theorem roundToNearest_unit_le (hp : 2 ≤ p) (model : Rounding u (roundToNearest p)) :
    (1 / 2) ^ p / (1 + (1 / 2) ^ p) ≤ u := sorry

/-- **Rounded addition is not associative**: with two digits or more, `(2 ^ p + 1) + 1` is computed
as `2 ^ p`, and `2 ^ p + (1 + 1)` as `2 ^ p + 2`. -/
theorem roundToNearest_add_not_assoc (hp : 2 ≤ p) :
    roundToNearest p (roundToNearest p (2 ^ p + 1) + 1) = 2 ^ p ∧
      roundToNearest p (2 ^ p + roundToNearest p (1 + 1)) = 2 ^ p + 2 := sorry

/-- In single precision the sums are 16777216 and 16777218. -/
theorem binary32_add_not_assoc :
    roundToNearest 24 (roundToNearest 24 (16777216 + 1) + 1) = 16777216 ∧
      roundToNearest 24 (16777216 + roundToNearest 24 (1 + 1)) = 16777218 := sorry

/-- **With no digit** the formula of `roundToNearest` does not give the nearest number: 1 is of the
form `m * 2 ^ e` with `|m| ≤ 2 ^ 0`, and becomes 0. -/
theorem roundToNearest_no_digit : IsFloat 0 1 ∧ roundToNearest 0 1 = 0 := sorry

/-- **Truncation is not within the unit of rounding to nearest**: with two digits or more,
`2 ^ (p - 1) + 3 / 4` loses `3 / 4`, more than the part `(1 / 2) ^ p` of itself. -/
theorem truncate_not_rounding (hp : 2 ≤ p) : ¬Rounding ((1 / 2) ^ p) (truncate p) := sorry

/-- **Overflow**: where no value is larger than some number `d`, the standard model does not hold,
whatever the unit. -/
theorem not_rounding_of_largest (largest : ∀ x, |fl x| ≤ d) : ¬Rounding u fl := sorry

/-- **Underflow**: where no value but 0 is nearer to 0 than some `d > 0`, the standard model does
not hold, whatever the unit. -/
theorem not_rounding_of_least (hd : 0 < d) (least : ∀ x, fl x = 0 ∨ d ≤ |fl x|) :
    ¬Rounding u fl := sorry

/-- Rounding with a least exponent does not obey the standard model; it obeys that with underflow,
`roundWithUnderflow_rounding`. -/
theorem roundWithUnderflow_not_rounding (p : Nat) (k : Int) :
    ¬Rounding u (roundWithUnderflow p k) := sorry

end Counterexamples

/-! ## Products of rounding errors (§5.1) -/

section

variable {u : ℝ} {m n : Nat}

/-- **The product of `n` rounding factors**, as it is used: for `|δ i| ≤ u` and signs `ρ i`, if
`n u < 1`, there is `θ` with

  `∏ (1 + δ i) ^ (ρ i) = 1 + θ` and `|θ| ≤ γ_n = n u / (1 - n u)`. -/
theorem exists_prod_one_add_zpow_eq {δ : Fin n → ℝ} {ρ : Fin n → Int}
    (hδ : ∀ i, |δ i| ≤ u) (hρ : ∀ i, ρ i = 1 ∨ ρ i = -1) (h : n * u < 1) :
    ∃ θ, |θ| ≤ gamma u n ∧ prod (fun i => (1 + δ i) ^ ρ i) = 1 + θ := sorry

end

section

variable {u : ℝ} {m n : Nat}

/-- **The product of `n` rounding factors** (Higham, Lemma 3.1): for `|δ i| ≤ u` and signs `ρ i`, if
`n u < 1`,

  `|∏ (1 + δ i) ^ (ρ i) - 1| ≤ γ_n = n u / (1 - n u)`. -/
theorem abs_prod_one_add_zpow_sub_one_le {δ : Fin n → ℝ} {ρ : Fin n → Int}
    (hδ : ∀ i, |δ i| ≤ u) (hρ : ∀ i, ρ i = 1 ∨ ρ i = -1) (h : n * u < 1) :
    |prod (fun i => (1 + δ i) ^ ρ i) - 1| ≤ gamma u n := sorry

end

section

variable {u η : ℝ} {fl : ℝ → ℝ}

/-- What is rounded is the number times `1 + δ`, with `|δ| ≤ u`: the form in which the model is
usually written. -/
theorem Rounding.exists_eq_mul (h : Rounding u fl) (x : ℝ) :
    ∃ δ, |δ| ≤ u ∧ fl x = x * (1 + δ) := sorry

end

section

variable {u : ℝ} {m n : Nat}

/-- **Where the product of `n` rounding factors lies**: for `|δ i| ≤ u < 1` and signs `ρ i`,

  `(1 - u) ^ n ≤ ∏ (1 + δ i) ^ (ρ i) ≤ (1 / (1 - u)) ^ n`. -/
theorem prod_one_add_zpow_mem {δ : Fin n → ℝ} {ρ : Fin n → Int} (hu : u < 1)
    (hδ : ∀ i, |δ i| ≤ u) (hρ : ∀ i, ρ i = 1 ∨ ρ i = -1) :
    (1 - u) ^ n ≤ prod (fun i => (1 + δ i) ^ ρ i) ∧
      prod (fun i => (1 + δ i) ^ ρ i) ≤ (1 - u)⁻¹ ^ n := sorry

/-- **The product of `n` rounding factors, none of them divided by**: for `|δ i| ≤ u`, whatever the signs
of the errors, `|∏ (1 + δ i) - 1| ≤ (1 + u) ^ n - 1`. -/
theorem abs_prod_one_add_sub_one_le {δ : Fin n → ℝ} (hδ : ∀ i, |δ i| ≤ u) :
    |prod (fun i => 1 + δ i) - 1| ≤ (1 + u) ^ n - 1 := sorry

end

section

variable {u : ℝ} {m n : Nat}

/-- **`n` roundings in one direction**: `(1 + u) ^ n - 1 ≤ γ_n`, if `n u < 1`. -/
theorem one_add_pow_sub_one_le_gamma (hu : 0 ≤ u) (h : n * u < 1) :
    (1 + u) ^ n - 1 ≤ gamma u n := sorry

end

section

variable {u : ℝ} {m n : Nat}

/-- `γ_n` is not negative. -/
theorem gamma_nonneg (hu : 0 ≤ u) (h : n * u < 1) : 0 ≤ gamma u n := sorry

/-- `n u ≤ γ_n`. -/
theorem natCast_mul_le_gamma (hu : 0 ≤ u) (h : n * u < 1) : n * u ≤ gamma u n := sorry

/-- **`γ_n` grows with `n`**: for `m ≤ n` and `n u < 1`, `γ_m ≤ γ_n`. -/
theorem gamma_mono (hu : 0 ≤ u) (hmn : m ≤ n) (h : n * u < 1) : gamma u m ≤ gamma u n := sorry

/-- **The errors of `m` and of `n` roundings, one after the other**:
`γ_m + γ_n + γ_m γ_n ≤ γ_{m+n}`, if `(m + n) u < 1`. -/
theorem gamma_add_gamma_le (hu : 0 ≤ u) (h : (m + n : Nat) * u < 1) :
    gamma u m + gamma u n + gamma u m * gamma u n ≤ gamma u (m + n) := sorry

/-- `k γ_n ≤ γ_{k n}`, if `k n u < 1`. -/
theorem natCast_mul_gamma_le (hu : 0 ≤ u) (k : Nat) (h : (k * n : Nat) * u < 1) :
    k * gamma u n ≤ gamma u (k * n) := sorry

/-- The constant for the smaller unit `u / (1 + u)` of rounding to nearest:
`γ_n` of it is `n u / (1 - (n - 1) u)`. -/
theorem gamma_div_one_add (hu : 0 ≤ u) (n : Nat) :
    gamma (u / (1 + u)) n = n * u / (1 - (n - 1) * u) := sorry

end

namespace Counterexamples

open SumTree

/-- **`n u < 1` is needed for a product of rounding factors**: for `u = 3/4` and two factors `1 + 0`,
the product is 1, but `γ_2 = -3`. -/
theorem prod_needs_small :
    ¬|prod (fun i : Fin 2 => (1 + 0 : ℝ) ^ (fun _ => 1 : Fin 2 → Int) i) - 1| ≤ gamma (3 / 4) 2 := sorry

end Counterexamples

namespace Counterexamples

open SumTree

/-- For `u = 3/4` the constant `γ_2` is negative. -/
theorem gamma_three_quarters : gamma (3 / 4) 2 = -3 := sorry

end Counterexamples

/-! ## Sums in any order (§5.1) -/

section

variable {u η : ℝ} {fl : ℝ → ℝ} {ι : Type} {n : Nat}

namespace SumTree

variable {x y : ι → ℝ}

/-- **The error of a sum in any order** (Higham, section 4.2): for `n` terms, every order in which
they are added, and every rounding with the unit `u`, if `(n - 1) u < 1`, then

  `|computed - ∑ x i| ≤ γ_{n-1} ∑ |x i|`. -/
theorem IsOrderOf.abs_computed_sub_sum_le (h : Rounding u fl) (x : Fin n → ℝ)
    {t : SumTree (Fin n)} (ht : t.IsOrderOf) (small : (n - 1 : Nat) * u < 1) :
    |t.computed fl x - ∑ i, x i| ≤ gamma u (n - 1) * ∑ i, |x i| := sorry

end SumTree

end

section

variable {u η : ℝ} {fl : ℝ → ℝ} {ι : Type} {n : Nat}

namespace SumTree

variable {x y : ι → ℝ}

/-- **The error of a sum of `n` terms in any order in which each stands at most once**, and what is
left out is zero: at most `γ_{n-1} ∑ |x i|`, if `(n - 1) u < 1`. -/
theorem AddsAll.abs_computed_sub_sum_le (h : Rounding u fl) {x : Fin n → ℝ} {t : SumTree (Fin n)}
    (ht : t.AddsAll x) (small : (n - 1 : Nat) * u < 1) :
    |t.computed fl x - ∑ i, x i| ≤ gamma u (n - 1) * ∑ i, |x i| := sorry

end SumTree

end

section

variable {u η : ℝ} {fl : ℝ → ℝ} {ι : Type} {n : Nat}

namespace SumTree

variable {x y : ι → ℝ}

/-- **The error of a sum, for every tree** of height `h` and every rounding with the unit `u`: the
computed sum differs from the sum by at most `((1 + u) ^ h - 1) ∑ |x i|`. -/
theorem abs_computed_sub_sum_le (h : Rounding u fl) (x : ι → ℝ) (t : SumTree ι) :
    |t.computed fl x - t.sum x| ≤ ((1 + u) ^ t.height - 1) * t.sum fun i => |x i| := sorry

/-- **The error of a sum, with `γ`**: for every tree of height `h`, if `h u < 1`, the computed sum
differs from the sum by at most `γ_h ∑ |x i|`. -/
theorem abs_computed_sub_sum_le_gamma (h : Rounding u fl) (x : ι → ℝ) (t : SumTree ι)
    (small : t.height * u < 1) :
    |t.computed fl x - t.sum x| ≤ gamma u t.height * t.sum fun i => |x i| := sorry

/-- **The error of pairwise summation**: for `n + 1 ≤ 2 ^ k` terms, if `k u < 1`, at most
`γ_k ∑ |x i|`. -/
theorem abs_computed_pairwise_sub_sum_le (h : Rounding u fl) {k : Nat} (x : Fin (n + 1) → ℝ)
    (count : n + 1 ≤ 2 ^ k) (small : k * u < 1) :
    |(pairwise n fun i => i).computed fl x - ∑ i, x i| ≤ gamma u k * ∑ i, |x i| := sorry

end SumTree

end

section

variable {u η : ℝ} {fl : ℝ → ℝ} {ι : Type} {n : Nat}

namespace SumTree

variable {x y : ι → ℝ}

/-- **The error of a sum with underflow**, for every tree: if a rounding has the absolute term `η`,
then each addition contributes at most `(1 + u) ^ height * η`. -/
theorem abs_computed_sub_sum_le_underflow (h : RoundingWithUnderflow u η fl) (x : ι → ℝ)
    (t : SumTree ι) :
    |t.computed fl x - t.sum x| ≤ ((1 + u) ^ t.height - 1) * t.sum (fun i => |x i|) +
      (1 + u) ^ t.height * (t.additions * η) := sorry

end SumTree

end

section

variable {u η : ℝ} {fl : ℝ → ℝ} {ι : Type} {n : Nat}

namespace SumTree

variable {x y : ι → ℝ}

/-- **The error of a sum whose terms are off, too**: if each term that is added is within
`(a - 1) |x i| + d` of `x i`, with `a ≥ 1` and `d ≥ 0`, and additions are rounded with underflow, then
the computed sum differs from that of the `x i` by at most

  `(a (1 + u) ^ height - 1) ∑ |x i| + (1 + u) ^ height (d * leaves + η * additions)`. -/
theorem abs_computed_sub_sum_le_of_near (h : RoundingWithUnderflow u η fl) {a d : ℝ} (ha : 1 ≤ a)
    (hd : 0 ≤ d) (near : ∀ i, |y i - x i| ≤ (a - 1) * |x i| + d) (t : SumTree ι) :
    |t.computed fl y - t.sum x| ≤
      (a * (1 + u) ^ t.height - 1) * t.sum (fun i => |x i|) +
        (1 + u) ^ t.height * (t.leaves.length * d + t.additions * η) := sorry

/-- **The bound is attained**: for every unit `0 ≤ u < 1` and every tree whose leaves differ, of
height `h`, there are a rounding and terms with `∑ |x i| = 1` for which the computed sum is off by
exactly `(1 + u) ^ h - 1`. -/
theorem exists_abs_computed_sub_sum_eq (hu : 0 ≤ u) (hu' : u < 1) (t : SumTree ι)
    (distinct : t.leaves.Nodup) :
    ∃ fl x, Rounding u fl ∧ t.sum (fun i => |x i|) = 1 ∧
      |t.computed fl x - t.sum x| = (1 + u) ^ t.height - 1 := sorry

/-- **A sum that is off by half of `height * u * ∑ |x i|`**: if `1 + u` is rounded to 1 and `n u ≤ 1`,
then the error of `1 + u + … + u`, with `n` terms `u`, added one after the other, is `n u`; this is at
least one half of `height * u * ∑ |x i|`, which the bound is but for higher powers of `u`. -/
theorem abs_computed_recursive_absorbed (hu : 0 ≤ u) (absorbed : fl (1 + u) = 1) (small : n * u ≤ 1)
    {x : Fin (n + 1) → ℝ} (first : x 0 = 1) (rest : ∀ i : Fin n, x i.succ = u) :
    |(recursive fun i => i).computed fl x - ∑ i, x i| = n * u ∧
      1 / 2 * (n * u * ∑ i, |x i|) ≤ n * u := sorry

end SumTree

end

namespace SumTree

variable {ι R : Type} {m n : Nat} {t : SumTree ι}

/-- **An order of `n` terms adds all of them**, whatever they are. -/
theorem IsOrderOf.addsAll [Lean.Grind.Semiring R] {t : SumTree (Fin n)} (h : t.IsOrderOf)
    (x : Fin n → R) : t.AddsAll x := sorry

end SumTree

namespace SumTree

variable {ι R : Type} {m n : Nat} {t : SumTree ι}

/-- An order of `n` terms has `n` different leaves. -/
theorem IsOrderOf.nodup {t : SumTree (Fin n)} (h : t.IsOrderOf) : t.leaves.Nodup := sorry

end SumTree

namespace SumTree

variable {ι R : Type} {m n : Nat} {t : SumTree ι}

section Semiring

variable [Lean.Grind.Semiring R]

/-- **A tree that adds all of `n` terms gives their sum.** -/
theorem AddsAll.sum_eq {t : SumTree (Fin n)} {x : Fin n → R} (h : t.AddsAll x) :
    t.sum x = ∑ i, x i := sorry

end Semiring

/-- `n` terms need a height of at most `n - 1`. -/
theorem height_lt {t : SumTree (Fin n)} (distinct : t.leaves.Nodup) : t.height < n := sorry

end SumTree

namespace SumTree

variable {ι R : Type} {m n : Nat} {t : SumTree ι}

/-- **No tree is lower than a balanced one**: at most `2 ^ height` terms. -/
theorem length_leaves_le_two_pow (t : SumTree ι) : t.leaves.length ≤ 2 ^ t.height := sorry

end SumTree

namespace SumTree

variable {ι : Type} {n : Nat}

/-- **The height of recursive summation** of `n + 1` terms is `n`, the largest that there is. -/
theorem height_recursive (f : Fin (n + 1) → ι) : (recursive f).height = n := sorry

/-- **The height of pairwise summation** of `n + 1` terms is `⌈log₂ (n + 1)⌉`, the least `k` with
`n + 1 ≤ 2 ^ k`, and so the least height that there is. -/
theorem height_pairwise_le_iff (n k : Nat) (f : Fin (n + 1) → ι) :
    (pairwise n f).height ≤ k ↔ n + 1 ≤ 2 ^ k := sorry

end SumTree

namespace SumTree

variable {ι : Type} {n : Nat}

/-- Pairwise summation of `n + 1` terms is an order of them. -/
theorem isOrderOf_pairwise (n : Nat) : (pairwise n fun i => i).IsOrderOf := sorry

end SumTree

namespace Counterexamples

open SumTree

/-- To multiply by 7/4 is a rounding with the unit 3/4. -/
theorem rounding_three_quarters : Rounding (3 / 4) fun x => (1 + 3 / 4) * x := sorry

/-- It is a rounding. -/
theorem rounding_absorbing : Rounding (1 / 8) absorbing := sorry

end Counterexamples

namespace Counterexamples

open SumTree

/-- **`(n - 1) u < 1` is needed for a sum**: for `u = 3/4` and the three terms 1, 0, 0, added one after
the other, `γ_2 ∑ |x i| = -3`. -/
theorem sum_needs_small :
    Rounding (3 / 4) (fun x => (1 + 3 / 4) * x) ∧
      (recursive fun i : Fin 3 => i).IsOrderOf ∧
      ¬|(recursive fun i : Fin 3 => i).computed (fun x => (1 + 3 / 4) * x) firstOne -
          ∑ i : Fin 3, firstOne i| ≤ gamma (3 / 4) (3 - 1) * ∑ i : Fin 3, |firstOne i| := sorry

/-- **The sum of the absolute values is needed**: the terms 1, 1/8, -1, added one after the other by
a rounding with the unit 1/8 that takes 9/8 to 1, give 0 in place of 1/8. The error 1/8 is more than
`γ_2 |∑ x i| = 1/24`. -/
theorem sum_needs_absolute_values :
    Rounding (1 / 8) absorbing ∧
      (recursive fun i : Fin 3 => i).IsOrderOf ∧
      ((3 - 1 : Nat) : ℝ) * (1 / 8) < 1 ∧
      ∑ i, cancelling i = 1 / 8 ∧
      (recursive fun i : Fin 3 => i).computed absorbing cancelling = 0 ∧
      ¬|(recursive fun i : Fin 3 => i).computed absorbing cancelling - ∑ i, cancelling i| ≤
        gamma (1 / 8) (3 - 1) * |∑ i, cancelling i| := sorry

/-- **All terms that are not zero are needed**: a tree that leaves out the second of the terms 1 and
1, and has none twice, is off by 1, without any rounding. -/
theorem sum_needs_all_terms :
    Rounding 0 (fun x => x) ∧
      (leaf (0 : Fin 2)).leaves.Nodup ∧
      ¬|(leaf (0 : Fin 2)).computed (fun x => x) (fun _ => 1) - ∑ _i : Fin 2, 1| ≤
        gamma 0 (2 - 1) * ∑ _i : Fin 2, |1| := sorry

/-- **No term may stand twice**: a tree that adds the only term, a 1, to itself leaves out none, and
is off by 1, without any rounding. -/
theorem sum_needs_no_term_twice :
    Rounding 0 (fun x => x) ∧
      (∀ i, i ∉ (node (leaf (0 : Fin 1)) (leaf 0)).leaves → (1 : ℝ) = 0) ∧
      ¬|(node (leaf (0 : Fin 1)) (leaf 0)).computed (fun x => x) (fun _ => 1) - ∑ _i : Fin 1, 1| ≤
        gamma 0 (1 - 1) * ∑ _i : Fin 1, |1| := sorry

end Counterexamples

/-! ## The error of a dot product (§5.1) -/

section

variable {u u₀ η : ℝ} {fl fl₀ : ℝ → ℝ} {ι : Type} {n : Nat}

namespace SumTree

/-- **The error of a dot product, every order**: for `n` products, each rounded or fused, in every
order, if `n u < 1`, at most `γ_n ∑ |x i y i|`. -/
theorem IsOrderOf.abs_dot_sub_le (h : Rounding u fl) (fused : Fin n → Bool) (x y : Fin n → ℝ)
    {t : SumTree (Fin n)} (ht : t.IsOrderOf) (small : n * u < 1) :
    |t.computed fl (roundedProduct fl fused x y) - ∑ i, x i * y i| ≤
      gamma u n * ∑ i, |x i * y i| := sorry

end SumTree

end

section

variable {u u₀ η : ℝ} {fl fl₀ : ℝ → ℝ} {ι : Type} {n : Nat}

namespace SumTree

/-- **The error of a dot product** (Higham, section 3.1): for `n` products, each rounded or fused,
added in any order in which each stands at most once, and what is left out is zero, if `n u < 1`,

  `|computed - ∑ x i y i| ≤ γ_n ∑ |x i y i|`. -/
theorem AddsAll.abs_dot_sub_le (h : Rounding u fl) (fused : Fin n → Bool) {x y : Fin n → ℝ}
    {t : SumTree (Fin n)} (ht : t.AddsAll fun i => x i * y i) (small : n * u < 1) :
    |t.computed fl (roundedProduct fl fused x y) - ∑ i, x i * y i| ≤
      gamma u n * ∑ i, |x i * y i| := sorry

end SumTree

end

section

variable {u u₀ η : ℝ} {fl fl₀ : ℝ → ℝ} {ι : Type} {n : Nat}

namespace SumTree

/-- **The error of a dot product, for every tree** of height `h`, each product rounded or fused: at
most `((1 + u) ^ (h + 1) - 1) ∑ |x i y i|`. -/
theorem abs_computed_dot_sub_sum_le (h : Rounding u fl) (fused : ι → Bool) (x y : ι → ℝ)
    (t : SumTree ι) :
    |t.computed fl (roundedProduct fl fused x y) - t.sum fun i => x i * y i| ≤
      ((1 + u) ^ (t.height + 1) - 1) * t.sum fun i => |x i * y i| := sorry

/-- **The error of a dot product whose products are exact**, all of them: at most
`γ_{n-1} ∑ |x i y i|`, if `(n - 1) u < 1`. -/
theorem AddsAll.abs_dot_exact_sub_le (h : Rounding u fl) {x y : Fin n → ℝ} {t : SumTree (Fin n)}
    (ht : t.AddsAll fun i => x i * y i) (small : (n - 1 : Nat) * u < 1) :
    |t.computed fl (roundedProduct fl (fun _ => true) x y) - ∑ i, x i * y i| ≤
      gamma u (n - 1) * ∑ i, |x i * y i| := sorry

/-- **Accumulation in a wider format**: for `n` products of operands that are first rounded with the
unit `u₀`, each product rounded with the unit `u` or fused, added in any order in which each stands
at most once, and what is left out is zero,

  `|computed - ∑ x i y i| ≤ ((1 + u₀) ^ 2 (1 + u) ^ n - 1) ∑ |x i y i|`. -/
theorem AddsAll.abs_dot_mixed_sub_le (h : Rounding u fl) (h₀ : Rounding u₀ fl₀)
    (fused : Fin n → Bool) {x y : Fin n → ℝ} {t : SumTree (Fin n)}
    (ht : t.AddsAll fun i => x i * y i) :
    |t.computed fl (roundedProduct fl fused (fun i => fl₀ (x i)) fun i => fl₀ (y i)) -
        ∑ i, x i * y i| ≤ ((1 + u₀) ^ 2 * (1 + u) ^ n - 1) * ∑ i, |x i * y i| := sorry

end SumTree

end

section

variable {u u₀ η : ℝ} {fl fl₀ : ℝ → ℝ} {ι : Type} {n : Nat}

namespace SumTree

/-- **The error of a dot product whose operands are first rounded** by `fl₀`, with the unit `u₀`: in
every tree of height `h`, the products rounded by `fl` or fused, it is at most
`((1 + u₀) ^ 2 (1 + u) ^ (h + 1) - 1) ∑ |x i y i|`. -/
theorem abs_computed_mixed_sub_sum_le (h : Rounding u fl) (h₀ : Rounding u₀ fl₀)
    (fused : ι → Bool) (x y : ι → ℝ) (t : SumTree ι) :
    |t.computed fl (roundedProduct fl fused (fun i => fl₀ (x i)) fun i => fl₀ (y i)) -
        t.sum fun i => x i * y i| ≤
      ((1 + u₀) ^ 2 * (1 + u) ^ (t.height + 1) - 1) * t.sum fun i => |x i * y i| := sorry

/-- The same, if no product is rounded: at most `((1 + u₀) ^ 2 (1 + u) ^ h - 1) ∑ |x i y i|`. -/
theorem abs_computed_mixed_exact_sub_sum_le (h : Rounding u fl) (h₀ : Rounding u₀ fl₀)
    (x y : ι → ℝ) (t : SumTree ι) :
    |t.computed fl (fun i => fl₀ (x i) * fl₀ (y i)) - t.sum fun i => x i * y i| ≤
      ((1 + u₀) ^ 2 * (1 + u) ^ t.height - 1) * t.sum fun i => |x i * y i| := sorry

end SumTree

/-- The constant of the mixed bound, with `γ`: if `n u < 1`,
`(1 + u₀) ^ 2 (1 + u) ^ n - 1 ≤ γ_n + (2 u₀ + u₀²) (1 + γ_n)`. -/
theorem one_add_sq_mul_sub_one_le (hu : 0 ≤ u) (small : n * u < 1) (u₀ : ℝ) :
    (1 + u₀) ^ 2 * (1 + u) ^ n - 1 ≤ gamma u n + (2 * u₀ + u₀ ^ 2) * (1 + gamma u n) := sorry

end

section

variable {u u₀ η : ℝ} {fl fl₀ : ℝ → ℝ} {ι : Type} {n : Nat}

namespace SumTree

/-- **The error of a dot product with underflow**, for every tree of height `h`, each product rounded
or fused: each product and each addition contributes at most `(1 + u) ^ h * η`. -/
theorem abs_computed_dot_sub_sum_le_underflow (h : RoundingWithUnderflow u η fl)
    (fused : ι → Bool) (x y : ι → ℝ) (t : SumTree ι) :
    |t.computed fl (roundedProduct fl fused x y) - t.sum fun i => x i * y i| ≤
      ((1 + u) ^ (t.height + 1) - 1) * t.sum (fun i => |x i * y i|) +
        (1 + u) ^ t.height * ((t.leaves.length + t.additions) * η) := sorry

end SumTree

end

section

variable {u u₀ η : ℝ} {fl fl₀ : ℝ → ℝ} {ι : Type} {n : Nat}

/-- Products that rounding leaves as they are, as those of numbers of a format that is half as wide,
are computed as fused ones. -/
theorem roundedProduct_of_exact (fused : ι → Bool) {x y : ι → ℝ}
    (exact : ∀ i, fl (x i * y i) = x i * y i) :
    roundedProduct fl fused x y = fun i => x i * y i := sorry

end

namespace Counterexamples

open SumTree

/-- **`n u < 1` is needed for a dot product**: for `u = 3/4` and two products, 1 and 0. -/
theorem dot_needs_small :
    Rounding (3 / 4) (fun x => (1 + 3 / 4) * x) ∧
      (recursive fun i : Fin 2 => i).IsOrderOf ∧
      ¬|(recursive fun i : Fin 2 => i).computed (fun x => (1 + 3 / 4) * x)
            (roundedProduct (fun x => (1 + 3 / 4) * x) (fun _ => false) firstOne firstOne) -
          ∑ i : Fin 2, firstOne i * firstOne i| ≤
        gamma (3 / 4) 2 * ∑ i : Fin 2, |firstOne i * firstOne i| := sorry

end Counterexamples

/-! ## The error of a convolution layer (§5.1) -/

section

variable {R : Type} {O C K L s d : Nat} {u η : ℝ} {fl : ℝ → ℝ}

/-- **The error of a convolution layer.** The layer with `C` in-channels and `K` taps is computed at
the place `(o, n)` by adding its bias and its `C K` products in any order in which each of them
stands at most once, and what is left out is zero; each product is rounded, or fused with an
addition. If `(C K + 1) u < 1`, then

  `|computed - out o n| ≤ γ_{C K + 1} (|b o| + ∑ c, ∑ i, |w o c i| |x c (s n + d i)|)`. -/
theorem abs_convLayer_sub_le (h : Rounding u fl) (fused : Fin C × Fin K → Bool)
    {w : Fin O → Matrix C K ℝ} {b : Fin O → ℝ} {x : Matrix C L ℝ} {o : Fin O}
    {n : Fin (convLength L K s d)} {t : SumTree (Option (Fin C × Fin K))}
    (ht : t.AddsAll (convTerms s d w b x o n)) (small : (C * K + 1 : Nat) * u < 1) :
    |t.computed fl (convRoundedTerms fl fused s d w b x o n) - convLayer s d w b x o n| ≤
      gamma u (C * K + 1) *
        (|b o| + ∑ c, ∑ i : Fin K, |w o c i| * |x c ⟨s * n + d * i, sorry⟩|) := sorry

end

section

variable {R : Type} {O C K L s d : Nat} {u η : ℝ} {fl : ℝ → ℝ}

/-- **The error of the layer**, for every unit `u`: at every place, in every order in which each term
stands at most once, and what is left out is zero, the products rounded or fused, at most
`((1 + u) ^ (C K + 1) - 1) (|b o| + ∑ c, ∑ i, |w o c i| |x c (s n + d i)|)`. -/
theorem abs_convLayer_sub_le_pow (h : Rounding u fl) (fused : Fin C × Fin K → Bool)
    {w : Fin O → Matrix C K ℝ} {b : Fin O → ℝ} {x : Matrix C L ℝ} {o : Fin O}
    {n : Fin (convLength L K s d)} {t : SumTree (Option (Fin C × Fin K))}
    (ht : t.AddsAll (convTerms s d w b x o n)) :
    |t.computed fl (convRoundedTerms fl fused s d w b x o n) - convLayer s d w b x o n| ≤
      ((1 + u) ^ (C * K + 1) - 1) *
        (|b o| + ∑ c, ∑ i : Fin K, |w o c i| * |x c ⟨s * n + d * i, sorry⟩|) := sorry

end

section

variable {R : Type} {O C K L s d : Nat} {u η : ℝ} {fl : ℝ → ℝ}

/-- **The error of the layer with underflow**, at every place, in every order in which each term
stands at most once, and what is left out is zero: with the relative part of
`abs_convLayer_sub_le_pow`, each of the `additions + 1` terms and each addition contributes at most
`(1 + u) ^ (C K) * η`. -/
theorem abs_convLayer_sub_le_underflow (h : RoundingWithUnderflow u η fl)
    (fused : Fin C × Fin K → Bool) {w : Fin O → Matrix C K ℝ} {b : Fin O → ℝ} {x : Matrix C L ℝ}
    {o : Fin O} {n : Fin (convLength L K s d)} {t : SumTree (Option (Fin C × Fin K))}
    (ht : t.AddsAll (convTerms s d w b x o n)) :
    |t.computed fl (convRoundedTerms fl fused s d w b x o n) - convLayer s d w b x o n| ≤
      ((1 + u) ^ (C * K + 1) - 1) *
          (|b o| + ∑ c, ∑ i : Fin K, |w o c i| * |x c ⟨s * n + d * i, sorry⟩|) +
        (1 + u) ^ (C * K) * ((2 * t.additions + 1) * η) := sorry

end

section

variable {R : Type} {O C K L s d : Nat} {u η : ℝ} {fl : ℝ → ℝ}

/-- **A tree that adds all the terms gives the output of the layer.** -/
theorem convTerms_sum [Lean.Grind.Semiring R] {w : Fin O → Matrix C K R} {b : Fin O → R}
    {x : Matrix C L R} {o : Fin O} {n : Fin (convLength L K s d)}
    {t : SumTree (Option (Fin C × Fin K))} (ht : t.AddsAll (convTerms s d w b x o n)) :
    t.sum (convTerms s d w b x o n) = convLayer s d w b x o n := sorry

end

namespace SumTree

variable {ι R : Type} {m n : Nat} {t : SumTree ι}

/-- A bias and `m * n` terms need a height of at most `m * n`. -/
theorem height_le_mul {t : SumTree (Option (Fin m × Fin n))} (distinct : t.leaves.Nodup) :
    t.height ≤ m * n := sorry

end SumTree

section

variable {R : Type} {O C K L s d : Nat} {u η : ℝ} {fl : ℝ → ℝ}

/-- **Products with the zeros of a padding are zero**: those whose tap lies to the left of the place
`p`, or from the place `p + L` on. -/
theorem convTerms_zeroPad [Lean.Grind.Semiring R] {p q : Nat} (w : Fin O → Matrix C K R)
    (b : Fin O → R) (x : Matrix C L R) (o : Fin O) (n : Fin (convLength (p + L + q) K s d))
    (c : Fin C) (i : Fin K) (outside : s * n + d * i < p ∨ p + L ≤ s * n + d * i) :
    convTerms s d w b (zeroPad p q x) o n (some (c, i)) = 0 := sorry

/-- **Zeros of a padding may be left out**: a tree adds all the terms of the padded layer if none
stands at two of its leaves, and at its leaves stand the bias and at least the products whose tap
lies between the places `p` and `p + L - 1`, in the input itself. -/
theorem addsAll_convTerms_zeroPad [Lean.Grind.Semiring R] {p q : Nat} (w : Fin O → Matrix C K R)
    (b : Fin O → R) (x : Matrix C L R) (o : Fin O) (n : Fin (convLength (p + L + q) K s d))
    {t : SumTree (Option (Fin C × Fin K))} (distinct : t.leaves.Nodup) (bias : none ∈ t.leaves)
    (inside : ∀ (c : Fin C) (i : Fin K), p ≤ s * n + d * i → s * n + d * i < p + L →
      some (c, i) ∈ t.leaves) :
    t.AddsAll (convTerms s d w b (zeroPad p q x) o n) := sorry

namespace Sequence

/-- **The error of a convolution of sequences**: if `f` vanishes outside of `len` places from `lo` on,
the `len` products are rounded or fused and are added in any order in which each stands at most once,
and what is left out is zero, and if `len * u < 1`, then at every place `n`
`|computed - conv f g n| ≤ γ_len ∑ i, |f (lo + i) g (n - (lo + i))|`. -/
theorem abs_conv_sub_le (h : Rounding u fl) {len : Nat} (fused : Fin len → Bool) {f g : Int → ℝ}
    {lo n : Int} (hf : SupportedOn f lo len) {t : SumTree (Fin len)}
    (ht : t.AddsAll fun i => f (lo + i) * g (n - (lo + i))) (small : len * u < 1) :
    |t.computed fl (roundedProduct fl fused (fun i => f (lo + i)) fun i => g (n - (lo + i))) -
        conv f g n| ≤ gamma u len * ∑ i : Fin len, |f (lo + i) * g (n - (lo + i))| := sorry

/-- **The error of a cross-correlation of sequences**: as `abs_conv_sub_le`, with `n + (lo + i)` in
place of `n - (lo + i)`. -/
theorem abs_xcorr_sub_le (h : Rounding u fl) {len : Nat} (fused : Fin len → Bool) {f g : Int → ℝ}
    {lo n : Int} (hf : SupportedOn f lo len) {t : SumTree (Fin len)}
    (ht : t.AddsAll fun i => f (lo + i) * g (n + (lo + i))) (small : len * u < 1) :
    |t.computed fl (roundedProduct fl fused (fun i => f (lo + i)) fun i => g (n + (lo + i))) -
        xcorr f g n| ≤ gamma u len * ∑ i : Fin len, |f (lo + i) * g (n + (lo + i))| := sorry

end Sequence

end

namespace Counterexamples

open SumTree

/-- **`(C K + 1) u < 1` is needed for the layer**: for `u = 3/4`, one in-channel, one tap 1, the bias
1 and the input 1. -/
theorem convLayer_needs_small :
    Rounding (3 / 4) (fun x => (1 + 3 / 4) * x) ∧
      twoTerms.AddsAll (convTerms 1 1 (O := 1) (L := 1) (fun _ _ _ => (1 : ℝ)) (fun _ => 1)
        (fun _ _ => 1) 0 ⟨0, sorry⟩) ∧
      ¬|twoTerms.computed (fun x => (1 + 3 / 4) * x)
            (convRoundedTerms (fun x => (1 + 3 / 4) * x) (fun _ => false) 1 1 (O := 1) (L := 1)
              (fun _ _ _ => 1) (fun _ => 1) (fun _ _ => 1) 0 ⟨0, sorry⟩) -
          convLayer 1 1 (O := 1) (C := 1) (K := 1) (L := 1) (fun _ _ _ => (1 : ℝ)) (fun _ => 1)
            (fun _ _ => 1) 0 ⟨0, sorry⟩| ≤
        gamma (3 / 4) (1 * 1 + 1) * (|1| + ∑ _c : Fin 1, ∑ _i : Fin 1, |1| * |1|) := sorry

end Counterexamples

/-! ## Exact results on integers (§5.2) -/

section

open Real

variable {ι : Type} {M : Nat} {q q' : ℝ} {fl fl' : ℝ → ℝ}

/-- **Rounding to nearest is exact up to `2 ^ p`**, if it has `p ≥ 1` binary digits, for multiples
of any power of 2. -/
theorem roundToNearest_exactUpTo {p : Nat} (hp : 1 ≤ p) (e : Int) :
    ExactUpTo (2 ^ p) (2 ^ e) (roundToNearest p) := sorry

namespace SumTree

/-- **Sums of integers are exact** in every order: if `fl` is exact up to `M` and `∑ i, |x i| ≤ M`,
then what a tree computes is the sum of the integers `x i`, if it adds each of them once at most and
leaves out zeros only. They may be multiples `x i * q` of a unit. -/
theorem AddsAll.computed_eq_sum {n : Nat} (h : ExactUpTo M q fl) {x : Fin n → Int}
    {t : SumTree (Fin n)} (ht : t.AddsAll x) (small : ∑ i, (x i).natAbs ≤ M) :
    t.computed fl (fun i => x i * q) = (∑ i, x i : Int) * q := sorry

/-- **Dot products of integers are exact** in every order, each product rounded or fused: if `fl` is
exact up to `M` and `∑ i, |w i| * |x i| ≤ M`, then what a tree computes is `∑ i, w i * x i`. The
numbers may be multiples `w i * q` and `x i * q'` of two units, if `fl` is exact in `q * q'`. -/
theorem AddsAll.computed_dot_eq_sum {n : Nat} (h : ExactUpTo M (q * q') fl) (fused : Fin n → Bool)
    {w x : Fin n → Int} {t : SumTree (Fin n)} (ht : t.AddsAll fun i => w i * x i)
    (small : ∑ i, (w i).natAbs * (x i).natAbs ≤ M) :
    t.computed fl (roundedProduct fl fused (fun i => w i * q) fun i => x i * q') =
      (∑ i, w i * x i : Int) * (q * q') := sorry

end SumTree

variable {O C K L s d : Nat}

/-- **The layer is exact on integers.** Let the kernel, the bias and the input be integers, and let
`fl` be exact up to `M`. At each place where

  `|b o| + ∑ c, ∑ i, |w o c i| * |x c (s n + d i)| ≤ M`,

what is computed is the layer over the integers: in every order in which each term stands at most
once, and what is left out is zero, each product rounded or fused. The kernel and the input may have
units `q` and `q'`, the bias `q * q'`, if `fl` is exact in the unit `q * q'`. -/
theorem computed_convLayer_eq (h : ExactUpTo M (q * q') fl) (fused : Fin C × Fin K → Bool)
    {w : Fin O → Matrix C K Int} {b : Fin O → Int} {x : Matrix C L Int} {o : Fin O}
    {n : Fin (convLength L K s d)} (small : (b o).natAbs +
      ∑ c, ∑ i : Fin K, (w o c i).natAbs * (x c ⟨s * n + d * i, sorry⟩).natAbs ≤ M)
    {t : SumTree (Option (Fin C × Fin K))} (ht : t.AddsAll (convTerms s d w b x o n)) :
    t.computed fl (convRoundedTerms fl fused s d (fun o c i => w o c i * q)
        (fun o => b o * (q * q')) (fun c l => x c l * q') o n) =
      (convLayer s d w b x o n : Int) * (q * q') := sorry

/-- **Two implementations agree on integers.** Under the hypotheses of `computed_convLayer_eq`, for
two roundings that are exact up to `M`, two orders, and two choices of what is fused, both compute
the same. -/
theorem computed_convLayer_eq_computed (h : ExactUpTo M (q * q') fl) (h' : ExactUpTo M (q * q') fl')
    (fused fused' : Fin C × Fin K → Bool) {w : Fin O → Matrix C K Int} {b : Fin O → Int}
    {x : Matrix C L Int} {o : Fin O} {n : Fin (convLength L K s d)} (small : (b o).natAbs +
      ∑ c, ∑ i : Fin K, (w o c i).natAbs * (x c ⟨s * n + d * i, sorry⟩).natAbs ≤ M)
    {t t' : SumTree (Option (Fin C × Fin K))} (ht : t.AddsAll (convTerms s d w b x o n))
    (ht' : t'.AddsAll (convTerms s d w b x o n)) :
    t.computed fl (convRoundedTerms fl fused s d (fun o c i => w o c i * q)
        (fun o => b o * (q * q')) (fun c l => x c l * q') o n) =
      t'.computed fl' (convRoundedTerms fl' fused' s d (fun o c i => w o c i * q)
        (fun o => b o * (q * q')) (fun c l => x c l * q') o n) := sorry

end

namespace Counterexamples

open Real

variable {p : Nat}

/-- **One more than `2 ^ p` is too much**: with two digits or more, rounding to nearest is exact up to
`2 ^ p`, and computes the sum of `2 ^ p` and 1, which are all the terms and add up to `2 ^ p + 1`, as
`2 ^ p`. -/
theorem computed_two_pow_add_one (hp : 2 ≤ p) :
    ExactUpTo (2 ^ p) 1 (roundToNearest p) ∧
      (SumTree.node (.leaf 0) (.leaf 1)).AddsAll (wideTerms p : Fin 2 → Int) ∧
      ∑ i : Fin 2, (wideTerms p i).natAbs = 2 ^ p + 1 ∧
      (SumTree.node (.leaf 0) (.leaf 1)).computed (roundToNearest p)
        (fun i : Fin 2 => (wideTerms p i : ℝ) * 1) = 2 ^ p := sorry

/-- **Two more, and orders disagree**: with two digits or more, `(2 ^ p + 1) + 1` is computed as
`2 ^ p`, and `2 ^ p + (1 + 1)` as `2 ^ p + 2`; both are orders of the same three terms. -/
theorem orders_disagree (hp : 2 ≤ p) :
    (SumTree.node (.node (.leaf 0) (.leaf 1)) (.leaf 2)).IsOrderOf (n := 3) ∧
      (SumTree.node (.leaf 0) (.node (.leaf 1) (.leaf 2))).IsOrderOf (n := 3) ∧
      (SumTree.node (.node (.leaf 0) (.leaf 1)) (.leaf 2)).computed (roundToNearest p)
        (fun i : Fin 3 => (wideTerms p i : ℝ)) = 2 ^ p ∧
      (SumTree.node (.leaf 0) (.node (.leaf 1) (.leaf 2))).computed (roundToNearest p)
        (fun i : Fin 3 => (wideTerms p i : ℝ)) = 2 ^ p + 2 := sorry

/-- **A half is too fine**: with two digits or more, rounding to nearest is exact up to `2 ^ p`, and
computes the sum of `2 ^ (p - 1)` and `1 / 2`, which are all the terms and add up to `2 ^ p` at most, as
`2 ^ (p - 1)`. -/
theorem computed_half (hp : 2 ≤ p) :
    ExactUpTo (2 ^ p) 1 (roundToNearest p) ∧
      (SumTree.node (.leaf 0) (.leaf 1)).AddsAll (halfTerms p) ∧
      ∑ i, |halfTerms p i| ≤ 2 ^ p ∧
      (SumTree.node (.leaf 0) (.leaf 1)).computed (roundToNearest p) (halfTerms p) = 2 ^ (p - 1) := sorry

end Counterexamples

/-! ## Two programs that agree at all impulses (§5.2) -/

section

variable {R ι : Type} {m n : Nat}

section Semiring

variable [Lean.Grind.Semiring R]

/-- **Bilinear maps that agree at all pairs of impulses are equal**: `m * n` probes are enough. -/
theorem IsBilinear.eq_of_impulses {B B' : (Fin m → R) → (Fin n → R) → ι → R} (h : IsBilinear B)
    (h' : IsBilinear B')
    (same : ∀ i j, B (impulse i) (impulse j) = B' (impulse i) (impulse j)) : B = B' := sorry

end Semiring

end

section

variable {R ι : Type} {m n : Nat}

section Semiring

variable [Lean.Grind.Semiring R]

/-- **Linear maps that agree at all impulses are equal.** -/
theorem IsLinear.eq_of_impulses {S T : (Fin n → R) → ι → R} (hS : IsLinear S) (hT : IsLinear T)
    (same : ∀ j, S (impulse j) = T (impulse j)) : S = T := sorry

/-- **A bilinear map is known from its values at pairs of impulses**:
`B w x = ∑ i, ∑ j, w i * (x j * B (impulse i) (impulse j))`. -/
theorem IsBilinear.apply_eq_sum {B : (Fin m → R) → (Fin n → R) → ι → R} (h : IsBilinear B)
    (w : Fin m → R) (x : Fin n → R) (k : ι) :
    B w x k = ∑ i, ∑ j, w i * (x j * B (impulse i) (impulse j) k) := sorry

end Semiring

end

section

variable {R ι : Type} {m n : Nat}

section Semiring

variable [Lean.Grind.Semiring R]

/-- **A linear map is known from its values at the impulses**: `T x = ∑ j, x j * T (impulse j)`. -/
theorem IsLinear.apply_eq_sum {T : (Fin n → R) → ι → R} (h : IsLinear T) (x : Fin n → R) (k : ι) :
    T x k = ∑ j, x j * T (impulse j) k := sorry

end Semiring

variable {O C K L s d : Nat}

/-- **The layer without bias is bilinear**, over every commutative semiring. -/
theorem isBilinear_flatLayer [Lean.Grind.CommSemiring R] (s d : Nat) :
    IsBilinear (flatLayer (R := R) (O := O) (C := C) (K := K) (L := L) s d) := sorry

/-- **A program is the layer if it is bilinear and is right at all pairs of impulses**, over every
commutative semiring: at each place of the kernels and each place of the input a single 1. -/
theorem eq_flatLayer_of_impulses [Lean.Grind.CommSemiring R]
    {P : (Fin (O * (C * K)) → R) → (Fin (C * L) → R) → Fin O × Fin (convLength L K s d) → R}
    (bilinear : IsBilinear P)
    (right : ∀ i j, P (impulse i) (impulse j) = flatLayer s d (impulse i) (impulse j)) :
    P = flatLayer s d := sorry

end

namespace Counterexamples

open Sequence (delta)

/-- **Linear in one argument is not enough**: `w * x²` is linear in `w`, and `w * x` in both; they
agree at the only pair of impulses, and are not equal. -/
theorem impulses_need_linear :
    IsBilinear (oneProduct (R := Int) (m := 1) (n := 1) 0 0) ∧
      (∀ x, IsLinear fun w => squared w x) ∧
      (∀ i j, squared (impulse i) (impulse j) = oneProduct 0 0 (impulse i) (impulse j)) ∧
      squared ≠ oneProduct 0 0 := sorry

/-- **Homogeneous is not enough**: `oneSided` is homogeneous, and agrees with the sum of two
numbers, which is linear, at both impulses; but not at (1, 1). -/
theorem impulses_need_additive :
    (∀ a x k, oneSided (fun i => a * x i) k = a * oneSided x k) ∧
      IsLinear (fun (x : Fin 2 → Int) (_ : Fin 1) => x 0 + x 1) ∧
      (∀ j, oneSided (impulse j) = fun _ => impulse j 0 + impulse j 1) ∧
      oneSided (fun _ => 1) 0 ≠ 1 + 1 := sorry

/-- **Additive is not enough**: over the ring of the sequences of finite support, with convolution
for a product, running backwards is additive, and agrees with the identity at the impulse, which is
the 1 of this ring; but not at the sequence that is 1 at the place 1. -/
theorem impulses_need_homogeneous :
    (∀ x y k, backwards (fun i => x i + y i) k = backwards x k + backwards y k) ∧
      IsLinear (fun (x : Fin 1 → FinSeq Int) (_ : Fin 1) => x 0) ∧
      (∀ j, backwards (impulse j) = fun _ => impulse j 0) ∧
      backwards (fun _ => FinSeq.impulse 1) 0 ≠ FinSeq.impulse 1 := sorry

/-- **No pair of impulses may be left out**, over every commutative semiring in which `1 ≠ 0`: for each
pair there is a bilinear map that is not zero, and is zero at all other pairs of impulses. -/
theorem impulses_need_all_pairs {R : Type} [Lean.Grind.CommSemiring R] (one_ne_zero : (1 : R) ≠ 0)
    {m n : Nat} (i : Fin m) (j : Fin n) :
    IsBilinear (oneProduct (R := R) i j) ∧
      (∀ i' j', (i', j') ≠ (i, j) → oneProduct (R := R) i j (impulse i') (impulse j') 0 = 0) ∧
      oneProduct (R := R) i j (impulse i) (impulse j) 0 ≠ 0 := sorry

end Counterexamples

/-! ## What commutes with shifts is convolution (§5.2) -/

namespace Sequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R] {β : Type}

variable {T : (Int → R) → Int → R}

/-- **What commutes with shifts is convolution.** Let `T` be any map on sequences with values in a
semiring. It is linear on the sequences of finite support and commutes with every shift of them if
and only if it is convolution with what it does to the unit impulse:

`T f = f * T δ` for every `f` of finite support.

Linear means additive, and that scalars on the left are taken out. -/
theorem equivariant_iff_conv (T : (Int → R) → Int → R) :
    (LinearOn FiniteSupport T ∧ ∀ b f, FiniteSupport f → T (shift b f) = shift b (T f)) ↔
      ∀ f, FiniteSupport f → T f = conv f (T (delta 0)) := sorry

end Semiring

end Sequence

namespace Sequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R] {β : Type}

variable {T : (Int → R) → Int → R}

/-- A map commutes with all shifts if it commutes with the shift by 1; it need not be linear. -/
theorem forall_map_shift_iff : (∀ b f, FiniteSupport f → T (shift b f) = shift b (T f)) ↔
    ∀ f, FiniteSupport f → T (shift 1 f) = shift 1 (T f) := sorry

/-- **The kernel is unique**: a map that is convolution with `w` on the sequences of finite support
takes the unit impulse to `w`. -/
theorem eq_map_delta_of_forall_conv {w : Int → R} (h : ∀ f, FiniteSupport f → T f = conv f w) :
    w = T (delta 0) := sorry

/-- A map that is convolution with what it does to the unit impulse takes all sequences of finite
support to such sequences if and only if it does so with the unit impulse. -/
theorem finiteSupport_map_iff (h : ∀ f, FiniteSupport f → T f = conv f (T (delta 0))) :
    (∀ f, FiniteSupport f → FiniteSupport (T f)) ↔ FiniteSupport (T (delta 0)) := sorry

end Semiring

end Sequence

namespace Sequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R] {β : Type}

/-- **A linear map is known from unit impulses**: if `T` is linear on the sequences of finite
support, then for every such `f` and every `n`, `T f n = ∑_k f k * T (delta k) n`. -/
theorem _root_.Fundamentals.LinearOn.eq_sumInt {T : (Int → R) → β → R}
    (hT : LinearOn FiniteSupport T) {f : Int → R} (hf : FiniteSupport f) (n : β) :
    T f n = sumInt fun k => f k * T (delta k) n := sorry

variable {T : (Int → R) → Int → R}

/-- **With a stride**, a map that is linear on the sequences of finite support, and moves its output
by 1 where its input is moved by `s`, slides one kernel over its input in steps of `s`:

`T f n = ∑_k f (s n + k) w k` with `w k = T (delta k) 0`, for every `f` of finite support,

and the other way round. The stride may be any integer. -/
theorem equivariant_stride_iff (s : Int) (T : (Int → R) → Int → R) :
    (LinearOn FiniteSupport T ∧ ∀ f, FiniteSupport f → T (shift s f) = shift 1 (T f)) ↔
      ∀ f, FiniteSupport f → ∀ n, T f n = sumInt fun k => f (s * n + k) * T (delta k) 0 := sorry

end Semiring

section CommSemiring

variable {R : Type} [Lean.Grind.CommSemiring R]

/-- **With a stride, over a commutative semiring**: a map that is linear on the sequences of finite
support, and moves its output by 1 where its input is moved by `s`, is a strided cross-correlation,

`T f n = (w ⋆ f)(s n)` with `w k = T (delta k) 0`, for every `f` of finite support,

and the other way round. -/
theorem equivariant_stride_iff_xcorr (s : Int) (T : (Int → R) → Int → R) :
    (LinearOn FiniteSupport T ∧ ∀ f, FiniteSupport f → T (shift s f) = shift 1 (T f)) ↔
      ∀ f, FiniteSupport f → ∀ n, T f n = xcorr (fun k => T (delta k) 0) f (s * n) := sorry

/-- **The kernel is unique** with a stride, too: if `T f n = (w ⋆ f)(s n)` for every `f` of finite
support, then `w k = T (delta k) 0`. -/
theorem eq_map_delta_of_forall_xcorr {s : Int} {T : (Int → R) → Int → R} {w : Int → R}
    (h : ∀ f, FiniteSupport f → ∀ n, T f n = xcorr w f (s * n)) (k : Int) :
    w k = T (delta k) 0 := sorry

end CommSemiring

end Sequence

namespace Sequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R] {β : Type}

variable {T : (Int → R) → Int → R}

/-- If a shift of the input by `s` moves the output by 1, a shift by `s * n` moves it by `n`, for
every integer `n`; `T` need not be linear. -/
theorem map_shift_mul_of_step {s : Int}
    (step : ∀ f, FiniteSupport f → T (shift s f) = shift 1 (T f)) (n : Int) {f : Int → R}
    (hf : FiniteSupport f) : T (shift (s * n) f) = shift n (T f) := sorry

/-- **The kernel is read off from the first `s` unit impulses**, for a stride `s ≥ 1`:
`T (delta k) n = T (delta (k mod s)) (n - ⌊k / s⌋)`. For a stride `s < 0`, the division is rounded
such that `0 ≤ k mod s < -s`; for `s = 0`, both sides are the same. -/
theorem map_delta_eq_emod {s : Int}
    (step : ∀ f, FiniteSupport f → T (shift s f) = shift 1 (T f)) (k n : Int) :
    T (delta k) n = T (delta (k % s)) (n - k / s) := sorry

/-- The map in terms of what it does to the first `s` unit impulses, for a stride `s ≥ 1`:
`T f n = ∑_m f m * T (delta (m mod s)) (n - ⌊m / s⌋)` for every `f` of finite support; the division
as in `map_delta_eq_emod` otherwise. -/
theorem eq_sumInt_emod {s : Int} (hT : LinearOn FiniteSupport T)
    (step : ∀ f, FiniteSupport f → T (shift s f) = shift 1 (T f)) {f : Int → R}
    (hf : FiniteSupport f) (n : Int) :
    T f n = sumInt fun m => f m * T (delta (m % s)) (n - m / s) := sorry

end Semiring

end Sequence

namespace Sequence

variable {R : Type} {O C K : Nat}

variable [Lean.Grind.CommRing R]

/-- **What commutes with shifts by the stride, and looks at a window, is a convolution layer.** Let
`T` be any map from `C` sequences to `O` sequences with values in a commutative ring, `s` a stride,
`d ≥ 1` a dilation. It is

* affine,
* equivariant: if the input is moved by `s * t`, the output moves by `t`, for every integer `t`,
* local: the outputs at 0 are the same for two inputs that agree at `0, d, …, d * (K - 1)`,

if and only if it is a layer with stride `s`, dilation `d` and some kernel of `K` taps and some bias.
These are then known from `convLayer_zero` and `convLayer_channelDelta`. -/
theorem affine_equivariant_local_iff {d : Nat} (hd : 0 < d) (s : Nat)
    (T : (Fin C → Int → R) → Fin O → Int → R) :
    (IsAffine T ∧ (∀ t x o, T (fun c => shift (s * t) (x c)) o = shift t (T x o)) ∧
        ∀ x y, (∀ c, ∀ i : Fin K, x c (d * i) = y c (d * i)) → ∀ o, T x o 0 = T y o 0) ↔
      ∃ (w : Fin O → Matrix C K R) (b : Fin O → R), T = convLayer s d w b := sorry

end Sequence

namespace Sequence

variable {R : Type} {O C K : Nat}

/-- A map of families of sequences moves its output by `t` where its input is moved by `s * t`, for
every integer `t`, if it does so for `t = 1`; it need not be affine. -/
theorem forall_map_channels_shift_iff {s : Int} {T : (Fin C → Int → R) → Fin O → Int → R} :
    (∀ t x o, T (fun c => shift (s * t) (x c)) o = shift t (T x o)) ↔
      ∀ x o, T (fun c => shift s (x c)) o = shift 1 (T x o) := sorry

end Sequence

namespace Sequence

variable {R : Type} {O C K : Nat}

/-- **The bias** of a layer is its output for the input 0. -/
theorem convLayer_zero [Lean.Grind.Semiring R] (s d : Nat) (w : Fin O → Matrix C K R)
    (b : Fin O → R) (o : Fin O) (n : Int) : convLayer s d w b (fun _ _ => 0) o n = b o := sorry

/-- **The kernel** of a layer, for a dilation `d ≥ 1`, is what it does to unit impulses: at the place
0, the one at `d * i` in the channel `c` gives `b o + w o c i`. -/
theorem convLayer_channelDelta [Lean.Grind.Semiring R] {d : Nat} (hd : 0 < d) (s : Nat)
    (w : Fin O → Matrix C K R) (b : Fin O → R) (o : Fin O) (c : Fin C) (i : Fin K) :
    convLayer s d w b (channelDelta c (d * i)) o 0 = b o + w o c i := sorry

end Sequence

namespace GridSequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R] {d : Nat}

/-- **What commutes with shifts is convolution, on ℤᵈ.** Let `T` be any map on functions on ℤᵈ with
values in a semiring. It is linear on the functions of finite support and commutes with every shift
of them if and only if it is convolution with what it does to the unit impulse:

`T f = f * T δ` for every `f` of finite support.

Linear means additive, and that scalars on the left are taken out. -/
theorem equivariant_iff_conv (T : (Grid d → R) → Grid d → R) :
    (LinearOn FiniteSupport T ∧ ∀ b f, FiniteSupport f → T (shift b f) = shift b (T f)) ↔
      ∀ f, FiniteSupport f → T f = conv f (T delta) := sorry

/-- **The kernel is unique**: a map that is convolution with `w` on the functions of finite support
takes the unit impulse to `w`. -/
theorem eq_map_delta_of_forall_conv {T : (Grid d → R) → Grid d → R} {w : Grid d → R}
    (h : ∀ f, FiniteSupport f → T f = conv f w) : w = T delta := sorry

/-- **With a stride for each direction**, a map that is linear on the functions of finite support,
and moves its output by `b` where its input is moved by `scale s b`, slides one kernel over its input
in steps of the strides:

`T f n = ∑_k f (s n + k) w k` with `w k = T (shift k delta) 0`, for every `f` of finite support,

and the other way round. The strides may be any integers. -/
theorem equivariant_stride_iff (s : Grid d) (T : (Grid d → R) → Grid d → R) :
    (LinearOn FiniteSupport T ∧
        ∀ b f, FiniteSupport f → T (shift (s.scale b) f) = shift b (T f)) ↔
      ∀ f, FiniteSupport f → ∀ n,
        T f n = sumGrid fun k => f (s.scale n + k) * T (shift k delta) 0 := sorry

end Semiring

section CommSemiring

variable {R : Type} [Lean.Grind.CommSemiring R] {d : Nat}

/-- **With a stride for each direction, over a commutative semiring**: such a map is a strided
cross-correlation, `T f n = (w ⋆ f)(s n)` with `w k = T (shift k delta) 0`, for every `f` of finite
support, and the other way round. -/
theorem equivariant_stride_iff_xcorr (s : Grid d) (T : (Grid d → R) → Grid d → R) :
    (LinearOn FiniteSupport T ∧
        ∀ b f, FiniteSupport f → T (shift (s.scale b) f) = shift b (T f)) ↔
      ∀ f, FiniteSupport f → ∀ n,
        T f n = xcorr (fun k => T (shift k delta) 0) f (s.scale n) := sorry

end CommSemiring

end GridSequence

namespace GridSequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R] {d : Nat}

/-- **The shifts by 1 in each direction are enough**: on the functions of finite support, a map moves
its output by `b` where its input is moved by `scale s b`, for every `b`, if and only if it does so
for the unit points. It need not be linear. -/
theorem forall_map_shift_iff {s : Grid d} {T : (Grid d → R) → Grid d → R} :
    (∀ b f, FiniteSupport f → T (shift (s.scale b) f) = shift b (T f)) ↔
      ∀ i f, FiniteSupport f →
        T (shift (s.scale (Grid.single i 1)) f) = shift (Grid.single i 1) (T f) := sorry

end Semiring

end GridSequence

namespace CompactFunctional

/-- **What commutes with translations is convolution with a functional.** Let `T` be any map that
takes continuous functions on ℝ to functions on ℝ. It

* is additive,
* commutes with all translations,
* has `R` and `C` such that `|φ| ≤ M` on `[-R, R]` implies `|(T φ) 0| ≤ C * M`,

if and only if there is a compactly supported functional `S` such that `T f = S * f` for every
continuous `f`. In particular `T` is linear then, and its values are continuous functions. -/
theorem equivariant_iff_convFun (T : ContinuousMap → ℝ → ℝ) :
    ((∀ φ ψ x, T (φ + ψ) x = T φ x + T ψ x) ∧ (∀ b φ x, T (φ.translate b) x = T φ (x - b)) ∧
        ∃ R C : ℝ, ∀ φ M, (∀ x, |x| ≤ R → |φ x| ≤ M) → |T φ 0| ≤ C * M) ↔
      ∃ S : CompactFunctional, ∀ f x, T f x = S.convFun f x := sorry

/-- **The functional is unique**: functionals that have the same convolutions with all continuous
functions are equal. -/
theorem eq_of_forall_convFun {S S' : CompactFunctional} {T : ContinuousMap → ℝ → ℝ}
    (h : ∀ f x, T f x = S.convFun f x) (h' : ∀ f x, T f x = S'.convFun f x) : S = S' := sorry

end CompactFunctional

namespace CompactFunctional

variable (S T U : CompactFunctional) (φ ψ : ContinuousMap) (a b c x : ℝ)

theorem convFun_smul (f : ContinuousMap) : T.convFun (c • f) = c • T.convFun f := sorry

end CompactFunctional

namespace Counterexamples

open Sequence (conv delta shift FiniteSupport)

/-- **Linearity is needed.** To square every value of a sequence of integers commutes
with every shift, but there is no kernel with which it is convolution on the sequences of finite
support. -/
theorem square_not_conv :
    (∀ b (f : Int → Int), (fun n => shift b f n * shift b f n) = shift b fun n => f n * f n) ∧
      ¬∃ w : Int → Int, ∀ f, FiniteSupport f → (fun n => f n * f n) = conv f w := sorry

/-- **Linearity is needed**: additivity. To erase the values of a sequence of integers whose right
neighbour is 0 is homogeneous and commutes with every shift, but there is no kernel with which it is
convolution on the sequences of finite support. -/
theorem gate_not_conv :
    (∀ c f, gate (fun n => c * f n) = fun n => c * gate f n) ∧
      (∀ b f, gate (shift b f) = shift b (gate f)) ∧
      ¬∃ w : Int → Int, ∀ f, FiniteSupport f → gate f = conv f w := sorry

/-- **Linearity is needed**: homogeneity. To take `z` to `z⁻¹` in every value of a sequence of Laurent
polynomials is additive and commutes with every shift, but there is no kernel with which it is
convolution on the sequences of finite support. -/
theorem reverse_not_conv :
    (∀ (f g : Int → FinSeq Int) n, reverse (f n + g n) = reverse (f n) + reverse (g n)) ∧
      (∀ b (f : Int → FinSeq Int),
        (fun n => reverse (shift b f n)) = shift b fun n => reverse (f n)) ∧
      ¬∃ w : Int → FinSeq Int, ∀ f, FiniteSupport f → (fun n => reverse (f n)) = conv f w := sorry

/-- **Commuting with shifts is needed.** To multiply the value of a sequence of integers at `n` by `n`
is linear on all sequences, but there is no kernel with which it is convolution on the sequences of
finite support. -/
theorem ramp_not_conv :
    IsLinear (fun (f : Int → Int) n => n * f n) ∧
      ¬∃ w : Int → Int, ∀ f, FiniteSupport f → (fun n => n * f n) = conv f w := sorry

/-- **The shift by 1 is needed.** To erase the values at odd places is linear on all sequences and
commutes with the shifts by even numbers, but there is no kernel with which it is convolution on the
sequences of finite support. -/
theorem keepEven_not_conv :
    IsLinear keepEven ∧
      (∀ b f, keepEven (shift (2 * b) f) = shift (2 * b) (keepEven f)) ∧
      ¬∃ w : Int → Int, ∀ f, FiniteSupport f → keepEven f = conv f w := sorry

/-- **Finite support is needed.** The value that a sequence has from some place on is linear on the
sequences that have such a value, and commutes with every shift of them. On these it is not
convolution with any kernel: convolution with its response to the unit impulse, which is 0, is 0. -/
theorem finalValue_not_conv :
    LinearOn (fun f => ∃ a, IsFinally f a) finalValue ∧
      (∀ b f, (∃ a, IsFinally f a) → finalValue (shift b f) = shift b (finalValue f)) ∧
      ¬∃ w : Int → Int, ∀ f, (∃ a, IsFinally f a) → finalValue f = conv f w := sorry

end Counterexamples

/-! ## The layer as a matrix product (§5.3) -/

section

open scoped Matrix

variable {R : Type} {O C K L s d : Nat} {K₁ K₂ L₁ L₂ s₁ s₂ d₁ d₂ : Nat}

/-- **The layer as a matrix product** (`im2col`), for every stride and dilation and over every
semiring: `out o n = b o + ∑ q, kernelRows w o q * unfold K s d x q n`. -/
theorem convLayer_eq_im2col [Lean.Grind.Semiring R] (s d : Nat) (w : Fin O → Matrix C K R)
    (b : Fin O → R) (x : Matrix C L R) (o : Fin O) (n : Fin (convLength L K s d)) :
    convLayer s d w b x o n = b o + ∑ q, kernelRows w o q * unfold K s d x q n := sorry

/-- Over a ring, that is the product of matrices:
`out = biasRows b + kernelRows w * unfold K s d x`. -/
theorem convLayer_eq_mul [Lean.Grind.Ring R] (s d : Nat) (w : Fin O → Matrix C K R)
    (b : Fin O → R) (x : Matrix C L R) :
    convLayer s d w b x = biasRows b + kernelRows w * unfold K s d x := sorry

/-- Each entry of the unfolded input is one of the input, the same for all entries with the same
channel and the same sum `s * n + d * i`: the input stands in it several times. -/
theorem unfold_flatIndex (s d : Nat) (x : Matrix C L R) (c : Fin C) (i : Fin K)
    (n : Fin (convLength L K s d)) :
    unfold K s d x (flatIndex c i) n = x c ⟨s * n + d * i, sorry⟩ := sorry

/-- **The layer for images as a matrix product**, for all strides and dilations and over every
semiring: at the place `(m, n)`, the bias and the product of the row of the kernels with the column
of this place. -/
theorem convLayer2d_eq_im2col [Lean.Grind.Semiring R] (s₁ s₂ d₁ d₂ : Nat)
    (w : Fin O → Fin C → Matrix K₁ K₂ R) (b : Fin O → R) (x : Fin C → Matrix L₁ L₂ R) (o : Fin O)
    (m : Fin (convLength L₁ K₁ s₁ d₁)) (n : Fin (convLength L₂ K₂ s₂ d₂)) :
    convLayer2d s₁ s₂ d₁ d₂ w b x o m n = b o +
      ∑ q, kernelRows2d w o q * unfold2d K₁ K₂ s₁ s₂ d₁ d₂ x q (flatIndex m n) := sorry

/-- Over a ring, that is the product of matrices; each out-channel is a row of it, in which the
output stands row after row. -/
theorem convLayer2d_eq_mul [Lean.Grind.Ring R] (s₁ s₂ d₁ d₂ : Nat)
    (w : Fin O → Fin C → Matrix K₁ K₂ R) (b : Fin O → R) (x : Fin C → Matrix L₁ L₂ R) :
    (fun o => (convLayer2d s₁ s₂ d₁ d₂ w b x o).flatten) =
      biasRows b + kernelRows2d w * unfold2d K₁ K₂ s₁ s₂ d₁ d₂ x := sorry

end

namespace Counterexamples

/-- **The order of the taps is that of the windows.** The layer with the kernel (0, 1), (2, 3) and
the input (0, 1), (0, 0) is 1. With the kernel written tap after tap, 0, 2, 1, 3, while the window is
written channel after channel, the product is 2. -/
theorem im2col_needs_same_order :
    convLayer 1 1 crossKernel (fun _ => 0) firstChannel 0 (0 : Fin 1) = 1 ∧
      ∑ q, crossKernel 0 (flatCol q) (flatRow q) * unfold 2 1 1 firstChannel q (0 : Fin 1) = 2 := sorry

end Counterexamples

/-! ## Winograd's filtering with fewer multiplications (§5.3) -/

section

open scoped Matrix

variable {R : Type} {k m n r : Nat}

variable [Lean.Grind.CommRing R]

/-- **F(2,3)**: over a commutative ring, the matrices `A`, `half * 2G`, `B` are a filtering
algorithm, for 2 outputs and 3 taps with 4 multiplications in place of 6, if and only if
`2 * half = 1`. -/
theorem isFiltering_winograd₂ (half : R) :
    IsFiltering (r := 3) (winogradA₂.ofInt R) (half • winogradG₂.ofInt R) (winogradB₂.ofInt R) rfl ↔
      2 * half = 1 := sorry

/-- **F(4,3)**: over a commutative ring, the matrices `A`, `c * 24G`, `B` are a filtering algorithm,
for 4 outputs and 3 taps with 6 multiplications in place of 12, if and only if `24 * c = 1`. -/
theorem isFiltering_winograd₄ (c : R) :
    IsFiltering (r := 3) (winogradA₄.ofInt R) (c • winogradG₄.ofInt R) (winogradB₄.ofInt R) rfl ↔
      24 * c = 1 := sorry

end

section

open scoped Matrix

variable {R : Type} {k m n r : Nat}

variable [Lean.Grind.CommRing R]

attribute [local instance] Lean.Grind.Ring.intCast in
/-- **Matrices of integers as filtering algorithms**: if they satisfy the equations with the factor
`D`, for at least one output and one tap, then over every commutative ring `A`, `c G` and `B` are a
filtering algorithm if and only if `D * c = 1`. -/
theorem isFiltering_ofInt_iff {D : Int} {A : Matrix k m Int} {G : Matrix k r Int}
    {B : Matrix n k Int} (h : IsFilteringTimes D A G B) (size : n + 1 = m + r) (hm : 0 < m)
    (hr : 0 < r) (c : R) :
    IsFiltering (A.ofInt R) (c • G.ofInt R) (B.ofInt R) size ↔ D * c = 1 := sorry

theorem isFilteringTimes_winograd₂ : IsFilteringTimes 2 winogradA₂ winogradG₂ winogradB₂ := sorry

theorem isFilteringTimes_winograd₄ : IsFilteringTimes 24 winogradA₄ winogradG₄ winogradB₄ := sorry

end

section

open scoped Matrix

variable {R : Type} {k m n r k' m' n' r' : Nat}

section CommRing

variable [Lean.Grind.CommRing R]

/-- **Nesting.** If `A`, `G`, `B` and `A'`, `G'`, `B'` are filtering algorithms, with `k` and `k'`
multiplications, then together they filter images, with `k * k'` of them:
`filtered₂ … g d j j' = ∑ i, ∑ i', g i i' * d (j + i) (j' + i')`. -/
theorem IsFiltering.filtered₂_eq {A : Matrix k m R} {G : Matrix k r R} {B : Matrix n k R}
    {A' : Matrix k' m' R} {G' : Matrix k' r' R} {B' : Matrix n' k' R} {size : n + 1 = m + r}
    {size' : n' + 1 = m' + r'} (h : IsFiltering A G B size) (h' : IsFiltering A' G' B' size')
    (g : Matrix r r' R) (d : Matrix n n' R) (j : Fin m) (j' : Fin m') :
    filtered₂ A G B A' G' B' g d j j' =
      ∑ i : Fin r, ∑ i' : Fin r', g i i' * d (tapPlace size j i) (tapPlace size' j' i') := sorry

open Sequence (dilate₂ ofFin ofMatrix xcorr xcorr₂)

variable {A : Matrix k m R} {G : Matrix k r R} {B : Matrix n k R} {A' : Matrix k' m' R}
  {G' : Matrix k' r' R} {B' : Matrix n' k' R} {size : n + 1 = m + r} {size' : n' + 1 = m' + r'}

/-- **A filtering algorithm computes cross-correlation, tile by tile**: for every sequence `f` and
every place `p`, from the `m + r - 1` values of `f` from `p` on come the `m` values of `g ⋆ f` from
`p` on. -/
theorem IsFiltering.eq_xcorr (h : IsFiltering A G B size) (g : Vec r R) (f : Int → R) (p : Int)
    (j : Fin m) : filtered A G B g (fun l => f (p + l)) j = xcorr (ofFin g) f (p + j) := sorry

/-- **Cross-correlation of images, tile by tile**: from the values of `f` on `m + r - 1` by
`m' + r' - 1` places come those of `g ⋆ f` on `m` by `m'`. -/
theorem IsFiltering.eq_xcorr₂ (h : IsFiltering A G B size) (h' : IsFiltering A' G' B' size')
    (g : Matrix r r' R) (f : Int → Int → R) (p p' : Int) (j : Fin m) (j' : Fin m') :
    filtered₂ A G B A' G' B' g (tile n n' f p p') j j' =
      xcorr₂ (dilate₂ 1 1 (ofMatrix g)) f (p + j) (p' + j') := sorry

end CommRing

end

section

open scoped Matrix

variable {R : Type} {k m n r k' m' n' r' : Nat}

section CommRing

variable [Lean.Grind.CommRing R]

open Sequence (dilate₂ ofFin ofMatrix xcorr xcorr₂)

variable {A : Matrix k m R} {G : Matrix k r R} {B : Matrix n k R} {A' : Matrix k' m' R}
  {G' : Matrix k' r' R} {B' : Matrix n' k' R} {size : n + 1 = m + r} {size' : n' + 1 = m' + r'}

/-- **The layer by a filtering algorithm**, with stride and dilation 1: at the places from `p` on,
out-channel `o` is the bias and `Aᵀ [∑ c, (G w o c) ⊙ (Bᵀ d c)]`, where `d c` is what `x c`,
extended by zero, is from the place `p` on. The products are summed over the channels before they
are transformed. -/
theorem IsFiltering.convLayer_eq (h : IsFiltering A G B size) {O C L : Nat}
    (w : Fin O → Matrix C r R) (b : Fin O → R) (x : Matrix C L R) (o : Fin O) {p : Int} {j : Fin m}
    {y : Fin (convLength L r 1 1)} (place : y.val = p + j.val) :
    convLayer 1 1 w b x o y = b o +
      (Aᵀ *ᵥ fun t => ∑ c, (G *ᵥ w o c) t * (Bᵀ *ᵥ fun l => ofFin (x c) (p + l)) t) j := sorry

/-- **The layer for images by two filtering algorithms**, with strides and dilations 1: at the
places from `(p, p')` on, out-channel `o` is the bias and
`Aᵀ [∑ c, (G (w o c) G'ᵀ) ⊙ (Bᵀ (d c) B')] A'`, where `d c` is what `x c`, extended by zero, is from
`(p, p')` on. -/
theorem IsFiltering.convLayer2d_eq (h : IsFiltering A G B size) (h' : IsFiltering A' G' B' size')
    {O C L L' : Nat} (w : Fin O → Fin C → Matrix r r' R) (b : Fin O → R)
    (x : Fin C → Matrix L L' R) (o : Fin O) {p p' : Int} {j : Fin m} {j' : Fin m'}
    {y : Fin (convLength L r 1 1)} {y' : Fin (convLength L' r' 1 1)} (place : y.val = p + j.val)
    (place' : y'.val = p' + j'.val) :
    convLayer2d 1 1 1 1 w b x o y y' = b o +
      (Aᵀ * Matrix.hadamardSum (fun c => G * w o c * G'ᵀ)
        (fun c => Bᵀ * tile n n' (ofMatrix (x c)) p p' * B') * A') j j' := sorry

end CommRing

end

namespace Counterexamples

open Real

variable {p : Nat}

/-- **Without rounding** that is the first output of the filter. -/
theorem roundedWinograd₂_id (g : Vec 3) (d : Vec 4) :
    roundedWinograd₂ id g d = g 0 * d 0 + g 1 * d 1 + g 2 * d 2 := sorry

/-- **F(2,3) rounded**: with two digits or more, for the kernel `(2 ^ p, 1, 0)` and the input
`(0, 0, 2, 0)`, it returns -1. Each of the three products `g i * d i` is 0. -/
theorem roundedWinograd₂_eq (hp : 2 ≤ p) :
    roundedWinograd₂ (roundToNearest p) (wideKernel p) lastInput = -1 ∧
      ∀ i : Fin 3, wideKernel p i * lastInput i.castSucc = 0 := sorry

/-- **No bound by the products.** With two digits or more, no number `C` is such that the error of
F(2,3) is always at most `C ∑ |g i| |d i|`; that of the rounded sum of the products is. -/
theorem roundedWinograd₂_no_bound (hp : 2 ≤ p) :
    ¬∃ C : ℝ, ∀ (g : Vec 3) (d : Vec 4),
      |roundedWinograd₂ (roundToNearest p) g d - ∑ i : Fin 3, g i * d i.castSucc| ≤
        C * ∑ i : Fin 3, |g i| * |d i.castSucc| := sorry

end Counterexamples

/-! ## Finite differences and gradient checks (§5.4) -/

section

open Real

variable {f g : ℝ → ℝ} {F : Nat → ℝ → ℝ} {x h M ε : ℝ}

/-- **The error of a central difference of computed values**: if moreover the computed values at
`x + h` and `x - h` are off by at most `ε`, then

`|(f̂(x + h) - f̂(x - h)) / (2 h) - f′(x)| ≤ M h² / 6 + ε / h`. -/
theorem abs_computed_centralDifference_sub_le (hh : 0 < h)
    (hf : HasDerivsOn f F 2 (x - h) (x + h)) (hM : ∀ t, x - h < t → t < x + h → |F 3 t| ≤ M)
    (right : |g (x + h) - f (x + h)| ≤ ε) (left : |g (x - h) - f (x - h)| ≤ ε) :
    |centralDifference g x h - F 1 x| ≤ M * h ^ 2 / 6 + ε / h := sorry

end

section

open Real

variable {f g : ℝ → ℝ} {F : Nat → ℝ → ℝ} {x h M ε : ℝ}

/-- **The error of the central difference.** If `f` has two continuous derivatives on
`[x - h, x + h]`, `h > 0`, and a third one inside with `|f‴| ≤ M`, then

`|(f(x + h) - f(x - h)) / (2 h) - f′(x)| ≤ M h² / 6`. -/
theorem abs_centralDifference_sub_le (hh : 0 < h) (hf : HasDerivsOn f F 2 (x - h) (x + h))
    (hM : ∀ t, x - h < t → t < x + h → |F 3 t| ≤ M) :
    |centralDifference f x h - F 1 x| ≤ M * h ^ 2 / 6 := sorry

/-- **The error of a forward difference of computed values**: if moreover the computed values at
`x + h` and `x` are off by at most `ε`, then

`|(f̂(x + h) - f̂(x)) / h - f′(x)| ≤ M h / 2 + 2 ε / h`. -/
theorem abs_computed_forwardDifference_sub_le (hh : 0 < h) (hf : HasDerivsOn f F 1 x (x + h))
    (hM : ∀ t, x < t → t < x + h → |F 2 t| ≤ M)
    (right : |g (x + h) - f (x + h)| ≤ ε) (left : |g x - f x| ≤ ε) :
    |forwardDifference g x h - F 1 x| ≤ M * h / 2 + 2 * ε / h := sorry

end

section

open Real

variable {f g : ℝ → ℝ} {F : Nat → ℝ → ℝ} {x h M ε : ℝ}

/-- **The error of the forward difference.** If `f` has a continuous derivative on `[x, x + h]`,
`h > 0`, and a second one inside with `|f″| ≤ M`, then

`|(f(x + h) - f(x)) / h - f′(x)| ≤ M h / 2`. -/
theorem abs_forwardDifference_sub_le (hh : 0 < h) (hf : HasDerivsOn f F 1 x (x + h))
    (hM : ∀ t, x < t → t < x + h → |F 2 t| ≤ M) :
    |forwardDifference f x h - F 1 x| ≤ M * h / 2 := sorry

/-- **The subtraction and the division are rounded as well.** If the quotient `(a - b) / d` differs
from `D` by at most `B`, then the rounded quotient of the rounded difference differs from it by at
most `(1 + u)² B + (2 u + u²) |D|`. -/
theorem abs_rounded_quotient_sub_le {u a b d D B : ℝ} {fl : ℝ → ℝ} (model : Rounding u fl)
    (h : |(a - b) / d - D| ≤ B) :
    |fl (fl (a - b) / d) - D| ≤ (1 + u) ^ 2 * B + (2 * u + u ^ 2) * |D| := sorry

end

section

open Real

variable {h h' M ε : ℝ}

/-- **The best step for the central difference**: where `M h³ = 3 ε`, the bound is
`3 / 2 * (ε / h)`, and for no other step is it less. -/
theorem central_bound_min (hh : 0 < h) (hM : 0 ≤ M) (best : M * h ^ 3 = 3 * ε) (hh' : 0 < h') :
    M * h ^ 2 / 6 + ε / h = 3 / 2 * (ε / h) ∧
      M * h ^ 2 / 6 + ε / h ≤ M * h' ^ 2 / 6 + ε / h' := sorry

/-- **There is a best step for the central difference**, if neither `M` nor `ε` is 0. -/
theorem exists_central_step (hM : 0 < M) (hε : 0 < ε) : ∃ h, 0 < h ∧ M * h ^ 3 = 3 * ε := sorry

end

section

open Real

variable {h h' M ε : ℝ}

/-- **The best step for the forward difference**: where `M h² = 4 ε`, the bound is `M h`, and for no
other step is it less. -/
theorem forward_bound_min (hh : 0 < h) (hM : 0 ≤ M) (best : M * h ^ 2 = 4 * ε) (hh' : 0 < h') :
    M * h / 2 + 2 * ε / h = M * h ∧
      M * h / 2 + 2 * ε / h ≤ M * h' / 2 + 2 * ε / h' := sorry

/-- The best step for the forward difference is `2 √(ε / M)`, and the bound there is `2 √(M ε)`. -/
theorem forward_step (hM : 0 < M) (hε : 0 < ε) :
    0 < 2 * √(ε / M) ∧ M * (2 * √(ε / M)) ^ 2 = 4 * ε ∧ M * (2 * √(ε / M)) = 2 * √(M * ε) := sorry

end

section

open Real

variable {f g : ℝ → ℝ} {F : Nat → ℝ → ℝ} {x h M ε : ℝ}

/-- **A gradient check with the proved tolerance** `τ = M h² / 6 + ε / h`, by a central difference:
it accepts the right derivative, and no number that is off by more than `2 τ`. -/
theorem centralDifference_check (hh : 0 < h)
    (hf : HasDerivsOn f F 2 (x - h) (x + h)) (hM : ∀ t, x - h < t → t < x + h → |F 3 t| ≤ M)
    (right : |g (x + h) - f (x + h)| ≤ ε) (left : |g (x - h) - f (x - h)| ≤ ε) :
    PassesCheck (centralDifference g x h) (M * h ^ 2 / 6 + ε / h) (F 1 x) ∧
      ∀ c, 2 * (M * h ^ 2 / 6 + ε / h) < |c - F 1 x| →
        ¬PassesCheck (centralDifference g x h) (M * h ^ 2 / 6 + ε / h) c := sorry

/-- **A gradient check by a forward difference**, with the proved tolerance `τ = M h / 2 + 2 ε / h`: it
accepts the right derivative, and no number that is off by more than `2 τ`. -/
theorem forwardDifference_check (hh : 0 < h) (hf : HasDerivsOn f F 1 x (x + h))
    (hM : ∀ t, x < t → t < x + h → |F 2 t| ≤ M)
    (right : |g (x + h) - f (x + h)| ≤ ε) (left : |g x - f x| ≤ ε) :
    PassesCheck (forwardDifference g x h) (M * h / 2 + 2 * ε / h) (F 1 x) ∧
      ∀ c, 2 * (M * h / 2 + 2 * ε / h) < |c - F 1 x| →
        ¬PassesCheck (forwardDifference g x h) (M * h / 2 + 2 * ε / h) c := sorry

end

section

open Real

variable {f g : ℝ → ℝ} {F : Nat → ℝ → ℝ} {x h M ε : ℝ}

/-- Where the difference quotient `D` is within `τ` of the derivative `d`, a check with the
tolerance `τ` accepts no `c` that is off by more than `2 τ`. -/
theorem not_passesCheck {D d c τ : ℝ} (bound : |D - d| ≤ τ) (wrong : 2 * τ < |c - d|) :
    ¬PassesCheck D τ c := sorry

end

namespace Counterexamples

open Real

/-- **A kink**: at 0 the central difference of `|t|` is 0 for every step `h`, and `|t|` has no
derivative there. -/
theorem centralDifference_abs :
    (∀ h, centralDifference Real.abs 0 h = 0) ∧ ¬∃ d : ℝ, HasDerivAt Real.abs d 0 := sorry

/-- **A wrong derivative that a guessed tolerance accepts**: `t³ / (1 + t²)` has the derivative 0 at
0. With a tolerance `τ < 1/2`, every step `h > 0` with `1 ≤ τ (1 + h²)` accepts 1 for its derivative
there, and rejects 0. -/
theorem wrong_derivative_passes {τ : ℝ} (hτ : τ < 1 / 2) :
    HasDerivAt (fun t => t ^ 3 / (1 + t ^ 2)) 0 0 ∧
      ∀ h, 0 < h → 1 ≤ τ * (1 + h ^ 2) →
        PassesCheck (centralDifference (fun t => t ^ 3 / (1 + t ^ 2)) 0 h) τ 1 ∧
        ¬PassesCheck (centralDifference (fun t => t ^ 3 / (1 + t ^ 2)) 0 h) τ 0 := sorry

/-- **A step that is lost**: with `p ≥ 1` digits, `2 ^ p + h` and `2 ^ p - h` are both rounded to
`2 ^ p` for every step `0 < h < 1/2`. So the central difference there is 0 for every function that is
given its places rounded. -/
theorem centralDifference_lost {p : Nat} (hp : 1 ≤ p) {h : ℝ} (hh : 0 < h) (small : h < 1 / 2)
    (f : ℝ → ℝ) : centralDifference (fun t => f (roundToNearest p t)) (2 ^ p) h = 0 := sorry

/-- **One point without a derivative is enough**, wherever it lies: on `[-1, 3]` the function `|t|` has
derivatives of all orders but at 0, and the third one is 0. At 1 the derivative is 1, and the central
difference with the step 2 is 1/2: the bound fails with `M = 0`. -/
theorem centralDifference_needs_derivative :
    (∀ k t, t ≠ 0 → HasDerivAt (absDeriv k) (absDeriv (k + 1) t) t) ∧
      (∀ t, |absDeriv 3 t| ≤ 0) ∧
      ¬|centralDifference (absDeriv 0) 1 2 - absDeriv 1 1| ≤ 0 * 2 ^ 2 / 6 := sorry

end Counterexamples

namespace Counterexamples

open Real

/-- **Values for which the quotient is the bound**: with the values of `M t³ / 6` at `h` and `-h`, off by
`ε` in opposite directions, the central difference at 0 is `M h² / 6 + ε / h`. -/
theorem centralDifference_bound_attained {M ε h : ℝ} (hh : 0 < h) {g : ℝ → ℝ}
    (right : g h = M * h ^ 3 / 6 + ε) (left : g (-h) = M * (-h) ^ 3 / 6 - ε) :
    centralDifference g 0 h = M * h ^ 2 / 6 + ε / h := sorry

/-- **The bound is attained, by a function with all that it asks for**: for `M ≥ 0`, `ε ≥ 0` and `h > 0`
there are a function with the derivatives `F`, `|F 3| ≤ M`, and values that are off by at most `ε`, for
which the central difference at 0 is off by exactly `M h² / 6 + ε / h`. -/
theorem exists_centralDifference_error_eq {M ε h : ℝ} (hM : 0 ≤ M) (hε : 0 ≤ ε) (hh : 0 < h) :
    ∃ (f g : ℝ → ℝ) (F : Nat → ℝ → ℝ), HasDerivsOn f F 2 (0 - h) (0 + h) ∧ (∀ t, |F 3 t| ≤ M) ∧
      |g (0 + h) - f (0 + h)| ≤ ε ∧ |g (0 - h) - f (0 - h)| ≤ ε ∧
      |centralDifference g 0 h - F 1 0| = M * h ^ 2 / 6 + ε / h := sorry

end Counterexamples

end Fundamentals
