/-
Cross-correlation: the statements of the catalog, and what they speak of, without proofs.

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

noncomputable instance instAdd : Add ℝ := ⟨Real.add⟩

noncomputable instance instNeg : Neg ℝ := ⟨Real.neg⟩

noncomputable instance instSub : Sub ℝ := ⟨Real.sub⟩

noncomputable instance instMul : Mul ℝ := ⟨Real.mul⟩

noncomputable instance instDiv : Div ℝ := ⟨Real.div⟩

noncomputable instance instNatCast : NatCast ℝ := ⟨fun n => ofRat n⟩

noncomputable instance instIntCast : IntCast ℝ := ⟨fun n => ofRat n⟩

noncomputable instance instOfNat (n : Nat) : OfNat ℝ n := ⟨(n : ℝ)⟩

noncomputable instance instPowNat : Pow ℝ Nat := ⟨Real.npow⟩

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

end Real

/-! ### Real.Abs -/

/-- The absolute value: `x` if `x ≥ 0`, and `-x` otherwise. -/
@[expose] noncomputable def Real.abs (x : ℝ) : ℝ := if 0 ≤ x then x else -x

scoped macro:max atomic("|" noWs) x:term noWs "|" : term => `(Real.abs $x)

/-! ### Linear.Sum -/

/-- The sum `f 0 + f 1 + … + f (n-1)` of a finite family; `0` for the empty one. -/
@[expose] noncomputable def sum {R : Type} [Lean.Grind.Semiring R] : {n : Nat} → (Fin n → R) → R
  | 0, _ => 0
  | _ + 1, f => sum (fun i => f i.castSucc) + f (Fin.last _)

scoped macro "∑ " i:ident ", " b:term:67 : term => `(sum fun $i:ident => $b)

scoped macro "∑ " i:ident " : " t:term ", " b:term:67 : term => `(sum fun ($i:ident : $t) => $b)

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

namespace Vec

variable {n : Nat} {R : Type}

variable [Lean.Grind.Ring R]

noncomputable instance : Zero (Vec n R) := ⟨fun _ => 0⟩

noncomputable instance : Add (Vec n R) := ⟨fun x y i => x i + y i⟩

noncomputable instance : Sub (Vec n R) := ⟨fun x y i => x i - y i⟩

end Vec

/-! ### Linear.Matrix -/

/-- Matrices with `m` rows and `n` columns; `A i j` is the entry in row `i`, column `j`. -/
@[expose] def Matrix (m n : Nat) (R : Type := ℝ) : Type := Fin m → Fin n → R

namespace Matrix

variable {m n p q : Nat} {R : Type}

/-- Row `i` as a vector. -/
@[expose] def row (A : Matrix m n R) (i : Fin m) : Vec n R := A i

section Ring

variable [Lean.Grind.Ring R]

/-- The matrix times a column: `(A *ᵥ x) i = ∑ j, A i j * x j`. -/
@[expose] noncomputable def mulVec (A : Matrix m n R) (x : Vec n R) : Vec m R :=
  fun i => ∑ j, A i j * x j

scoped infixr:73 " *ᵥ " => Matrix.mulVec

end Ring

end Matrix

/-! ### Linear.Dot -/

namespace Vec

variable {n : Nat} {R : Type}

section Ring

variable [Lean.Grind.Ring R]

/-- The dot product `x 0 * y 0 + … + x (n-1) * y (n-1)`. -/
@[expose] noncomputable def dot (x y : Vec n R) : R := ∑ i, x i * y i

end Ring

end Vec

/-! ### Real.MinMax -/

namespace Real

variable {a b c d : ℝ}

noncomputable instance instMax : Max ℝ := ⟨fun a b => if a ≤ b then b else a⟩

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

/-! ### Linear.Norm -/

section

open Real

namespace Vec

variable {n : Nat}

/-- The Euclidean norm `‖x‖ = √(x 0 ^ 2 + … + x (n-1) ^ 2)`. -/
@[expose] noncomputable instance instNorm : Norm (Vec n) := ⟨fun x => √(∑ i, x i ^ 2)⟩

end Vec

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

/-- The layer in full mode, with stride 1: the input is padded on both sides by one place less than
the window is long. -/
@[expose] noncomputable def convLayerFull [Lean.Grind.Semiring R] (d : Nat)
    (w : Fin O → Matrix C K R) (b : Fin O → R) (x : Matrix C L R) :
    Matrix O (convLength (d * (K - 1) + L + d * (K - 1)) K 1 d) R :=
  convLayer 1 d w b (zeroPad (d * (K - 1)) (d * (K - 1)) x)

/-- The padding of same mode, left and right together: what the window sticks out if it is placed
`⌈L/s⌉` times; with stride 1, one place less than the window is long. -/
@[expose] def samePadding (L K s d : Nat) : Nat :=
  (L + s - 1) / s * s + (d * (K - 1) + 1) - (L + s)

/-- The padding of same mode on the left: one half, rounded down. -/
@[expose] def sameLeft (L K s d : Nat) : Nat := samePadding L K s d / 2

/-- The padding of same mode on the right: the other half. -/
@[expose] def sameRight (L K s d : Nat) : Nat := samePadding L K s d - sameLeft L K s d

/-- The layer in same mode. -/
@[expose] noncomputable def convLayerSame [Lean.Grind.Semiring R] (s d : Nat)
    (w : Fin O → Matrix C K R) (b : Fin O → R) (x : Matrix C L R) :
    Matrix O (convLength (sameLeft L K s d + L + sameRight L K s d) K s d) R :=
  convLayer s d w b (zeroPad (sameLeft L K s d) (sameRight L K s d) x)

/-- Each kernel run backwards. -/
@[expose] def flipKernel (w : Fin O → Matrix C K R) : Fin O → Matrix C K R :=
  fun o c i => w o c i.rev

end

/-! ### Integral.Partition -/

section

/-- A tagged partition of `[a, b]`: finitely many points `a = x₀ ≤ x₁ ≤ … ≤ xₙ = b` and in each
piece `[xᵢ, xᵢ₊₁]` a tag `ξᵢ`. -/
structure TaggedPartition (a b : ℝ) where
  /-- The number `n` of pieces. -/
  size : Nat
  /-- The points `x₀, …, xₙ`. -/
  point : Fin (size + 1) → ℝ
  /-- The tags `ξ₀, …, ξₙ₋₁`. -/
  tag : Fin size → ℝ
  /-- The first point is `a`. -/
  point_zero : point 0 = a
  /-- The last point is `b`. -/
  point_last : point (Fin.last size) = b
  /-- No tag lies to the left of its piece, `xᵢ ≤ ξᵢ`. -/
  point_le_tag : ∀ i : Fin size, point i.castSucc ≤ tag i
  /-- No tag lies to the right of its piece, `ξᵢ ≤ xᵢ₊₁`. -/
  tag_le_point : ∀ i : Fin size, tag i ≤ point i.succ

variable {a b : ℝ}

namespace TaggedPartition

/-- The length `xᵢ₊₁ - xᵢ` of the piece `i`. -/
@[expose] noncomputable def length (P : TaggedPartition a b) (i : Fin P.size) : ℝ :=
  P.point i.succ - P.point i.castSucc

/-- All pieces are shorter than `δ`. -/
@[expose] def FinerThan (P : TaggedPartition a b) (δ : ℝ) : Prop :=
  ∀ i : Fin P.size, P.length i < δ

end TaggedPartition

/-- The Riemann sum `∑ f (ξᵢ) (xᵢ₊₁ - xᵢ)` of `f` over a tagged partition. -/
@[expose] noncomputable def riemannSum (f : ℝ → ℝ) (P : TaggedPartition a b) : ℝ :=
  ∑ i, f (P.tag i) * P.length i

end

/-! ### Integral.Riemann -/

/-- `f` has the integral `I` over `[a, b]`, `a ≤ b`: for every `ε > 0` there is `δ > 0` such that
every tagged partition of `[a, b]` whose pieces are all shorter than `δ` has a Riemann sum with
`|∑ f (ξᵢ) (xᵢ₊₁ - xᵢ) - I| < ε`. -/
@[expose] def HasIntegralOn (f : ℝ → ℝ) (a b I : ℝ) : Prop :=
  a ≤ b ∧ ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧
    ∀ P : TaggedPartition a b, P.FinerThan δ → |riemannSum f P - I| < ε

/-- `f` has an integral over `[a, b]`. -/
@[expose] def IntegrableOn (f : ℝ → ℝ) (a b : ℝ) : Prop :=
  ∃ I : ℝ, HasIntegralOn f a b I

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

/-! ### Integral.Improper -/

section

variable {f g : ℝ → ℝ} {I J : ℝ}

/-- The improper integral `∫_{-∞}^{+∞} f` exists and has the value `I`: for every `ε > 0` there is
`R` such that for all `a ≤ -R` and `b ≥ R` the Riemann integral of `f` over `[a, b]` exists and
differs from `I` by less than `ε`. -/
@[expose] def HasIntegral (f : ℝ → ℝ) (I : ℝ) : Prop :=
  ∀ ε : ℝ, 0 < ε → ∃ R : ℝ, ∀ a b : ℝ, a ≤ -R → R ≤ b → ∃ J, HasIntegralOn f a b J ∧ |J - I| < ε

/-- The improper integral `∫_{-∞}^{+∞} f` exists. -/
@[expose] def Integrable (f : ℝ → ℝ) : Prop := ∃ I, HasIntegral f I

open Classical in
/-- The improper integral `∫_{-∞}^{+∞} f`; 0 if it does not exist. -/
@[expose] noncomputable def integral (f : ℝ → ℝ) : ℝ :=
  if h : ∃ I, HasIntegral f I then Classical.choose h else 0

end

/-! ### Integral.ImproperSupport -/

section

variable {f g : ℝ → ℝ} {a b c d I R x : ℝ}

/-- `f` vanishes outside `[a, b]`. -/
@[expose] def SupportedOn (f : ℝ → ℝ) (a b : ℝ) : Prop := ∀ x, x < a ∨ b < x → f x = 0

/-- `f` vanishes outside some bounded interval `[-R, R]`. -/
@[expose] def HasCompactSupport (f : ℝ → ℝ) : Prop := ∃ R : ℝ, ∀ x, R < |x| → f x = 0

end

/-! ### Convolution.Defs -/

section

variable {f g : ℝ → ℝ} {a b c d I x : ℝ}

/-- The convolution of two functions, `conv f g x = ∫_{-∞}^{+∞} f y * g (x - y) dy`; 0 at every `x`
where this improper integral does not exist. -/
@[expose] noncomputable def conv (f g : ℝ → ℝ) (x : ℝ) : ℝ := integral fun y => f y * g (x - y)

/-- The integral that defines `conv f g x` exists. -/
@[expose] def ConvExistsAt (f g : ℝ → ℝ) (x : ℝ) : Prop := Integrable fun y => f y * g (x - y)

/-- The function run backwards: `reflect f x = f (-x)`. -/
@[expose] noncomputable def reflect (f : ℝ → ℝ) (x : ℝ) : ℝ := f (-x)

/-- The function moved to the right by `b`: `translate b f x = f (x - b)`. -/
@[expose] noncomputable def translate (b : ℝ) (f : ℝ → ℝ) (x : ℝ) : ℝ := f (x - b)

end

/-! ### CrossCorrelation.Defs -/

section

variable {f g : ℝ → ℝ} {a b c d I x : ℝ}

/-- The cross-correlation of two functions, `xcorr f g x = ∫_{-∞}^{+∞} f y * g (x + y) dy` (§4.1,
eq. (17)); 0 at every `x` where this improper integral does not exist. -/
@[expose] noncomputable def xcorr (f g : ℝ → ℝ) (x : ℝ) : ℝ := integral fun y => f y * g (x + y)

/-- The integral that defines `xcorr f g x` exists. -/
@[expose] def XcorrExistsAt (f g : ℝ → ℝ) (x : ℝ) : Prop := Integrable fun y => f y * g (x + y)

end

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

/-- The function reflected in all directions: `reflect f k = f (-k)`. -/
@[expose] noncomputable def reflect (f : Grid d → R) (k : Grid d) : R := f (0 - k)

end Semiring

end GridSequence

/-! ### CrossCorrelation.ConvLayer2d -/

section

variable {R : Type}

namespace Sequence

variable [Lean.Grind.Semiring R]

/-- Convolution on ℤ²: `∑_k ∑_l f k l * g (m - k) (n - l)`. -/
@[expose] noncomputable def conv₂ (f g : Int → Int → R) (m n : Int) : R :=
  sumInt fun k => sumInt fun l => f k l * g (m - k) (n - l)

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

/-- A function of two integers as a function on the grid ℤ². -/
@[expose] noncomputable def GridSequence.ofTwo {R : Type} (f : Int → Int → R) (k : Grid 2) : R :=
  f (k 0) (k 1)

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

/-! ### Calculus.Gradient -/

section

open scoped Matrix

variable {n m : Nat}

/-- `f : ℝⁿ → ℝ` is differentiable at `a` with gradient `g`: for every increment `h`,

  `f (a + h) - f a = g · h + ‖h‖ α(h)`   with   `α(h) → 0` as `h → 0`. -/
@[expose] def HasGradientAt (f : Vec n → ℝ) (g a : Vec n) : Prop :=
  ∃ α : Vec n → ℝ, Tendsto α 0 0 ∧ ∀ h : Vec n, f (a + h) - f a = g.dot h + ‖h‖ * α h

end

/-! ### Convolution.Tent -/

/-- The tent of height 1 over `[-1, 1]`: `tent x = max 0 (1 - |x|)`. -/
@[expose] noncomputable def tent (x : ℝ) : ℝ := max 0 (1 - |x|)

/-! ### Counterexamples.ConvLayer -/

namespace Counterexamples

open Sequence (ofFin conv delta dilate shift xcorr)

/-- One kernel with the taps 1 and 2. -/
@[expose] def kernelOneTwo : Fin 1 → Matrix 1 2 Int := fun _ _ i => if i = 0 then 1 else 2

/-- One channel with the values 1 and 0. -/
@[expose] def inputOneZero : Matrix 1 2 Int := fun _ l => if l = 0 then 1 else 0

/-- One channel with the values 0 and 1. -/
@[expose] def inputZeroOne : Matrix 1 2 Int := fun _ l => if l = 0 then 0 else 1

end Counterexamples

/-! ### Counterexamples.CrossCorrelationNotAssociative -/

namespace Sequence

/-- The sequence with 1 at 0, 2 at 1, and 0 elsewhere. -/
@[expose] def oneTwo : Int → Int := fun k => if k = 0 then 1 else if k = 1 then 2 else 0

/-- 1 at 0, -1 at 1, and 0 elsewhere: convolution with it takes differences. -/
@[expose] def difference : Int → Int := fun k => if k = 0 then 1 else if k = 1 then -1 else 0

/-- 1 from 0 on, 0 before. -/
@[expose] def step : Int → Int := fun k => if 0 ≤ k then 1 else 0

end Sequence

/-! ### CrossCorrelation.Toeplitz -/

section

open scoped Matrix

open Sequence (ofFin dilate xcorr conv SupportedOn)

variable {R : Type} {O C K L N : Nat} {s d : Nat}

/-- The Toeplitz matrix of a sequence, with stride `s`: its entry in row `n` and column `l` is
`f (l - s * n)`, so that each row is the row above it, moved to the right by `s`. -/
@[expose] def toeplitz (s : Nat) (f : Int → R) : Matrix N L R := fun n l => f (l - s * n)

end

/-! ### CrossCorrelation.ConvLayerTransposed -/

section

open scoped Matrix

open Sequence (ofFin dilate xcorr conv)

variable {R : Type} {O C K L N : Nat} {s d : Nat}

section Semiring

variable [Lean.Grind.Semiring R]

/-- **The transposed layer** (`conv_transpose` in the frameworks), from out-channels × `N` to
in-channels × `L`, without bias: `v o n`, multiplied by tap `i`, is added at the place
`s * n + d * i`,

  `out c l = ∑ o, ∑ n, ∑ i, w o c i * v o n`   over all `n` and `i` with `s * n + d * i = l`. -/
@[expose] noncomputable def convTransposed (L s d : Nat) (w : Fin O → Matrix C K R)
    (v : Matrix O N R) : Matrix C L R :=
  fun c l => ∑ o, ∑ n : Fin N, ∑ i : Fin K,
    if s * n.val + d * i.val = l.val then w o c i * v o n else 0

/-- **What comes back for the kernel** of the layer with input `x`, when `v` comes back to its
output: `∑ n, v o n * x c (s * n + d * i)`. -/
@[expose] noncomputable def kernelGradient (s d : Nat) (x : Matrix C L R)
    (v : Matrix O (convLength L K s d) R) : Fin O → Matrix C K R :=
  fun o c i => ∑ n, v o n * x c ⟨s * n + d * i, sorry⟩

end Semiring

end

/-! ### CrossCorrelation.ConvLayer2dTransposed -/

section

open Sequence (ofFin dilate dilate₂ ofMatrix conv₂ xcorr₂)

variable {R : Type} {O C K₁ K₂ L₁ L₂ M N s₁ s₂ d₁ d₂ : Nat}

section Semiring

variable [Lean.Grind.Semiring R]

/-- **The transposed layer for images**, without bias: `v o m n`, multiplied by tap `(i, j)`, is
added at the place `(s₁ * m + d₁ * i, s₂ * n + d₂ * j)`. -/
@[expose] noncomputable def convTransposed2d (L₁ L₂ s₁ s₂ d₁ d₂ : Nat)
    (w : Fin O → Fin C → Matrix K₁ K₂ R) (v : Fin O → Matrix M N R) : Fin C → Matrix L₁ L₂ R :=
  fun c k l => ∑ o, ∑ m : Fin M, ∑ n : Fin N, ∑ i : Fin K₁, ∑ j : Fin K₂,
    if s₁ * m.val + d₁ * i.val = k.val ∧ s₂ * n.val + d₂ * j.val = l.val
    then w o c i j * v o m n else 0

/-- **What comes back for the kernel** of the layer for images:
`∑ m, ∑ n, v o m n * x c (s₁ * m + d₁ * i) (s₂ * n + d₂ * j)`. -/
@[expose] noncomputable def kernelGradient2d (s₁ s₂ d₁ d₂ : Nat) (x : Fin C → Matrix L₁ L₂ R)
    (v : Fin O → Matrix (convLength L₁ K₁ s₁ d₁) (convLength L₂ K₂ s₂ d₂) R) :
    Fin O → Fin C → Matrix K₁ K₂ R :=
  fun o c i j => ∑ m, ∑ n,
    v o m n * x c ⟨s₁ * m + d₁ * i, sorry⟩ ⟨s₂ * n + d₂ * j, sorry⟩

end Semiring

end

/-! ### CrossCorrelation.ConvLayerGradient -/

section

open scoped Matrix

open Sequence (ofFin dilate)

variable {R : Type} {O C K L s d : Nat}

section CommRing

variable [Lean.Grind.CommRing R]

/-- The kernels as a matrix, out-channels × (in-channels and taps), one row for each out-channel. -/
@[expose] noncomputable def kernelMatrix (w : Fin O → Matrix C K R) : Matrix O (C * K) R :=
  fun o => (w o).flatten

/-- The kernels in the rows of a matrix. -/
@[expose] noncomputable def convKernel (W : Matrix O (C * K) R) : Fin O → Matrix C K R :=
  fun o => Matrix.ofFlat (W.row o)

end CommRing

end

/-! ### CrossCorrelation.ConvLayer2dGradient -/

section

variable {O C K₁ K₂ L₁ L₂ s₁ s₂ d₁ d₂ : Nat}

/-- Images, one for each channel, as one vector: channel after channel, row after row. -/
@[expose] noncomputable def imagesFlatten (x : Fin C → Matrix L₁ L₂) : Vec (C * (L₁ * L₂)) :=
  Matrix.flatten fun c => (x c).flatten

/-- The images in a vector. -/
@[expose] noncomputable def imagesOfFlat (y : Vec (C * (L₁ * L₂))) : Fin C → Matrix L₁ L₂ :=
  fun c => Matrix.ofFlat (Matrix.row (Matrix.ofFlat y) c)

/-- Kernels, one for each pair of channels, as one vector. -/
@[expose] noncomputable def kernelsFlatten (w : Fin O → Fin C → Matrix K₁ K₂) :
    Vec (O * (C * (K₁ * K₂))) :=
  Matrix.flatten fun o => imagesFlatten (w o)

/-- The kernels in a vector. -/
@[expose] noncomputable def kernelsOfFlat (u : Vec (O * (C * (K₁ * K₂)))) :
    Fin O → Fin C → Matrix K₁ K₂ :=
  fun o => imagesOfFlat (Matrix.row (Matrix.ofFlat u) o)

end

/-! ### CrossCorrelation.ConvLayerPadding -/

section

open scoped Matrix

open Sequence (ofFin dilate conv)

variable {R : Type} {O C K L N s d p q : Nat}

/-- The `L` middle places of each channel, without the first `p` and the last `q`. -/
@[expose] noncomputable def crop (p q : Nat) (y : Matrix C (p + L + q) R) : Matrix C L R :=
  fun c l => y c ⟨p + l, sorry⟩

end

/-! ## Cross-correlation (§4.1) -/

section

variable {f g h : ℝ → ℝ} {x : ℝ}

/-- **Existence of the cross-correlation** (§4.1, eq. (17)). If `f` is continuous with compact
support and `g` is continuous, then for every `x` the improper integral exists:
`xcorr f g x = ∫_{-∞}^{+∞} f y * g (x + y) dy`. -/
theorem hasIntegral_xcorr (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y)
    (hgc : ∀ y, ContinuousAt g y) (x : ℝ) :
    HasIntegral (fun y => f y * g (x + y)) (xcorr f g x) := sorry

/-- **Existence of the cross-correlation** of Riemann integrable functions: `f` has compact support
and is integrable, and `g` is integrable over every bounded interval. -/
theorem HasCompactSupport.xcorrExistsAt_of_integrable (hf : HasCompactSupport f)
    (hfi : Integrable f) (hg : ∀ a b, a ≤ b → IntegrableOn g a b) (x : ℝ) : XcorrExistsAt f g x := sorry

end

section

variable {f g : ℝ → ℝ} {a b c d I x : ℝ}

/-- **Support of a cross-correlation.** If `f` vanishes outside `[a, b]` and `g` outside `[c, d]`,
then `xcorr f g` vanishes outside `[c - b, d - a]`. -/
theorem SupportedOn.xcorr (hf : SupportedOn f a b) (hg : SupportedOn g c d) :
    SupportedOn (xcorr f g) (c - b) (d - a) := sorry

end

section

variable {f g : ℝ → ℝ} {a b c d I x : ℝ}

/-- The integral that defines `xcorr f g x` exists with the value `I` iff `∫ f (y - x) * g y dy`
does. -/
theorem hasIntegral_xcorr_iff_sub (f g : ℝ → ℝ) (x I : ℝ) :
    HasIntegral (fun y => f y * g (x + y)) I ↔ HasIntegral (fun y => f (y - x) * g y) I := sorry

/-- The substitution that puts `g` in place: `xcorr f g x = ∫ f (y - x) * g y dy`, for all
functions. -/
theorem xcorr_eq_integral_sub (f g : ℝ → ℝ) (x : ℝ) :
    xcorr f g x = integral fun y => f (y - x) * g y := sorry

end

section

variable {f : ℝ → ℝ}

/-- **The autocorrelation is largest at 0**, in absolute value: for a continuous function with
compact support, `|xcorr f f x| ≤ xcorr f f 0`. -/
theorem abs_xcorr_self_le (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y) (x : ℝ) :
    |xcorr f f x| ≤ xcorr f f 0 := sorry

/-- **The autocorrelation is largest at 0 only**, in absolute value: for a continuous function with
compact support that does not vanish everywhere, `|xcorr f f x| < xcorr f f 0` for every `x ≠ 0`. -/
theorem abs_xcorr_self_lt (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y) {c : ℝ}
    (hc : f c ≠ 0) {x : ℝ} (hx : x ≠ 0) : |xcorr f f x| < xcorr f f 0 := sorry

/-- **Cross-correlation finds the copy**, and finds it once: for a continuous function `f` with
compact support that does not vanish everywhere, `xcorr f (translate b f)` is largest at `b` and
nowhere else: `xcorr f (translate b f) x < xcorr f (translate b f) b` for every `x ≠ b`. -/
theorem xcorr_translate_lt (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y) {c : ℝ}
    (hc : f c ≠ 0) {b x : ℝ} (hx : x ≠ b) :
    xcorr f (translate b f) x < xcorr f (translate b f) b := sorry

end

section

variable {f g h : ℝ → ℝ} {x : ℝ}

/-- `xcorr f (g + h) x = xcorr f g x + xcorr f h x` at every `x` where both cross-correlations on
the right exist. -/
theorem xcorr_add (hg : XcorrExistsAt f g x) (hh : XcorrExistsAt f h x) :
    xcorr f (fun y => g y + h y) x = xcorr f g x + xcorr f h x := sorry

end

section

variable {f g h : ℝ → ℝ} {x : ℝ}

/-- If the integrals that define `xcorr f g x` and `xcorr f h x` exist, so does that of
`xcorr f (g + h) x`. -/
theorem XcorrExistsAt.add (hg : XcorrExistsAt f g x) (hh : XcorrExistsAt f h x) :
    XcorrExistsAt f (fun y => g y + h y) x := sorry

end

namespace Sequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R]

/-- **Cross-correlation as a finite sum** (§4.1, eq. (17), for sequences). If `f` vanishes outside
the window `lo, …, lo + len - 1`, then for every sequence `g` and every `n`
`xcorr f g n = ∑_{i < len} f (lo + i) * g (n + (lo + i))`. -/
theorem xcorr_eq_sum {f : Int → R} {lo : Int} {len : Nat} (hf : SupportedOn f lo len)
    (g : Int → R) (n : Int) :
    xcorr f g n = ∑ i : Fin len, f (lo + i) * g (n + (lo + i)) := sorry

/-- **Support of a cross-correlation.** If `f` is supported on `m` indices from `a` on and `g` on
`n` indices from `b` on, then `xcorr f g` is supported on `m + n - 1` indices from
`b - (a + m - 1)` on: from the first index of `g` minus the last of `f` to the last index of `g`
minus the first of `f`. -/
theorem SupportedOn.xcorr {f g : Int → R} {a b : Int} {m n : Nat} (hf : SupportedOn f a m)
    (hg : SupportedOn g b n) : SupportedOn (Sequence.xcorr f g) (b - (a + m - 1)) (m + n - 1) := sorry

end Semiring

end Sequence

section

variable {f g h : ℝ → ℝ} {x : ℝ}

/-- **Not every cross-correlation exists**: that of two constants other than 0 exists at no `x`,
continuous though they are. -/
theorem not_xcorrExistsAt_const {c d : ℝ} (hc : c ≠ 0) (hd : d ≠ 0) (x : ℝ) :
    ¬XcorrExistsAt (fun _ => c) (fun _ => d) x := sorry

end

namespace Counterexamples

/-- **Additivity of the cross-correlation needs existence**, with the same functions. -/
theorem xcorr_one_add (x : ℝ) :
    ¬XcorrExistsAt (fun _ => 1) (fun _ => 1) x ∧
      ¬XcorrExistsAt (fun _ => 1) (fun y => tent y - 1) x ∧
      XcorrExistsAt (fun _ => 1) (fun y => 1 + (tent y - 1)) x ∧
      xcorr (fun _ => 1) (fun y => 1 + (tent y - 1)) x = 1 ∧
      xcorr (fun _ => 1) (fun _ => 1) x + xcorr (fun _ => 1) (fun y => tent y - 1) x = 0 := sorry

end Counterexamples

/-! ## Cross-correlation is convolution with a reflection (§4.2) -/

/-- **Cross-correlation is convolution with the first function run backwards** (§4.2, eq. (18)), for
all functions `f` and `g`: `xcorr f g = conv (reflect f) g`. No hypothesis. -/
theorem xcorr_eq_conv_reflect (f g : ℝ → ℝ) : xcorr f g = conv (reflect f) g := sorry

/-- The integral that defines `xcorr f g x` exists with the value `I` iff the one that defines
`conv (reflect f) g x` does. -/
theorem hasIntegral_xcorr_iff (f g : ℝ → ℝ) (x I : ℝ) :
    HasIntegral (fun y => f y * g (x + y)) I ↔
      HasIntegral (fun y => reflect f y * g (x - y)) I := sorry

/-- The cross-correlation of `f` and `g` exists at a point iff the convolution of `reflect f` and
`g` does. -/
theorem xcorrExistsAt_iff (f g : ℝ → ℝ) (x : ℝ) :
    XcorrExistsAt f g x ↔ ConvExistsAt (reflect f) g x := sorry

/-- Convolution is cross-correlation with the first function run backwards, for all functions. -/
theorem conv_eq_xcorr_reflect (f g : ℝ → ℝ) : conv f g = xcorr (reflect f) g := sorry

/-- The integral that defines `conv f (reflect g) x` exists with the value `I` iff the one that
defines `xcorr f g (-x)` does. -/
theorem hasIntegral_conv_reflect (f g : ℝ → ℝ) (x I : ℝ) :
    HasIntegral (fun y => f y * reflect g (x - y)) I ↔
      HasIntegral (fun y => f y * g (-x + y)) I := sorry

/-- A cross-correlation run backwards is the convolution with the second function run backwards:
`reflect (xcorr f g) = conv f (reflect g)`, for all functions. -/
theorem reflect_xcorr (f g : ℝ → ℝ) : reflect (xcorr f g) = conv f (reflect g) := sorry

namespace Sequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R]

/-- **Cross-correlation is convolution with the first sequence run backwards** (§4.2, eq. (18), for
sequences): `xcorr f g = conv (reflect f) g` for all sequences. No hypothesis. -/
theorem xcorr_eq_conv_reflect (f g : Int → R) : xcorr f g = conv (reflect f) g := sorry

end Semiring

end Sequence

namespace GridSequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R] {d : Nat}

/-- **Cross-correlation is convolution with the first function reflected** (§4.2, eq. (18), on ℤᵈ),
for all functions. -/
theorem xcorr_eq_conv_reflect (f g : Grid d → R) : xcorr f g = conv (reflect f) g := sorry

end Semiring

end GridSequence

/-! ## Cross-correlation is not commutative (§4.3) -/

namespace Counterexamples

variable {f : ℝ → ℝ} {b : ℝ}

/-- **Cross-correlation is not commutative** (§4.3, eq. (19)). There are continuous functions with
compact support such that `xcorr f g ≠ xcorr g f`: `f = tent` and `g = translate 2 tent`; at 2, the
left side is 2/3 and the right side 0. -/
theorem xcorr_not_comm :
    ∃ f g : ℝ → ℝ, (∀ x, ContinuousAt f x) ∧ (∀ x, ContinuousAt g x) ∧ HasCompactSupport f ∧
      HasCompactSupport g ∧ xcorr f g ≠ xcorr g f := sorry

end Counterexamples

namespace Counterexamples

/-- At 2, `tent ⋆ translate 2 tent` is `∫ tent² = 2/3`. -/
theorem xcorr_tent_translate : xcorr tent (translate 2 tent) 2 = 2 / 3 := sorry

/-- At 2, `translate 2 tent ⋆ tent` is 0: nowhere are the two tents both in view. -/
theorem xcorr_translate_tent : xcorr (translate 2 tent) tent 2 = 0 := sorry

end Counterexamples

namespace Counterexamples

variable {f : ℝ → ℝ} {b : ℝ}

/-- **No function commutes with its translates** under cross-correlation (§4.3, eq. (19)): if `f` is
continuous with compact support, not 0 everywhere, and `b ≠ 0`, then
`xcorr f (translate b f) ≠ xcorr (translate b f) f`. -/
theorem xcorr_translate_ne (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y) {c : ℝ}
    (hc : f c ≠ 0) (hb : b ≠ 0) : xcorr f (translate b f) ≠ xcorr (translate b f) f := sorry

end Counterexamples

/-- The integral that defines `xcorr g f x` exists with the value `I` iff the one that defines
`xcorr f g (-x)` does. -/
theorem hasIntegral_xcorr_swap (f g : ℝ → ℝ) (x I : ℝ) :
    HasIntegral (fun y => g y * f (x + y)) I ↔ HasIntegral (fun y => f y * g (-x + y)) I := sorry

/-- **Exchanging the arguments reflects the cross-correlation** (§4.3, eq. (19)), for all functions
`f` and `g`: `xcorr g f x = xcorr f g (-x)`. No hypothesis. -/
theorem xcorr_swap (f g : ℝ → ℝ) (x : ℝ) : xcorr g f x = xcorr f g (-x) := sorry

/-- `f ⋆ g` and `g ⋆ f` agree iff `f ⋆ g` is even. -/
theorem xcorr_comm_iff (f g : ℝ → ℝ) :
    xcorr f g = xcorr g f ↔ ∀ x, xcorr f g (-x) = xcorr f g x := sorry

/-- For two even functions cross-correlation is commutative, as it is their convolution. -/
theorem xcorr_comm_of_even {f g : ℝ → ℝ} (hf : reflect f = f) (hg : reflect g = g) :
    xcorr f g = xcorr g f := sorry

namespace Sequence

/-- **Cross-correlation is not commutative** (§4.3, eq. (19), for sequences). There are integer
sequences of finite support with `xcorr f g ≠ xcorr g f`: the values 1 and 2 at 0 and 1, against
the unit impulse at 0; at 1, `xcorr f g` is 0 and `xcorr g f` is 2. -/
theorem xcorr_not_comm :
    ∃ f g : Int → Int, FiniteSupport f ∧ FiniteSupport g ∧ xcorr f g ≠ xcorr g f := sorry

end Sequence

namespace Sequence

section CommSemiring

variable {R : Type} [Lean.Grind.CommSemiring R]

/-- **Exchanging the arguments** (§4.3, eq. (19), for sequences) reflects the cross-correlation:
`xcorr g f n = xcorr f g (-n)`, for all sequences. No hypothesis. -/
theorem xcorr_swap (f g : Int → R) (n : Int) : xcorr g f n = xcorr f g (-n) := sorry

end CommSemiring

end Sequence

/-! ## Cross-correlation is not associative (§4.3) -/

namespace Counterexamples

/-- **Cross-correlation is not associative** (§4.3, eq. (20)). There are continuous functions with
compact support such that `xcorr (xcorr f g) h ≠ xcorr f (xcorr g h)`; even with `f = g = h`, the
tent moved to 2: at 2, the left side is 11/20 and the right side 0. -/
theorem xcorr_not_assoc :
    ∃ f g h : ℝ → ℝ, (∀ x, ContinuousAt f x) ∧ (∀ x, ContinuousAt g x) ∧ (∀ x, ContinuousAt h x) ∧
      HasCompactSupport f ∧ HasCompactSupport g ∧ HasCompactSupport h ∧
      xcorr (xcorr f g) h ≠ xcorr f (xcorr g h) := sorry

end Counterexamples

namespace Counterexamples

/-- At 2, `(f ⋆ f) ⋆ f` is `11/20`, where `f` is the tent moved to 2. -/
theorem xcorr_xcorr_translate_tent_left :
    xcorr (xcorr (translate 2 tent) (translate 2 tent)) (translate 2 tent) 2 = 11 / 20 := sorry

/-- At 2, `f ⋆ (f ⋆ f)` is 0, where `f` is the tent moved to 2. -/
theorem xcorr_xcorr_translate_tent_right :
    xcorr (translate 2 tent) (xcorr (translate 2 tent) (translate 2 tent)) 2 = 0 := sorry

end Counterexamples

section

variable {f g h : ℝ → ℝ}

/-- **What holds in place of associativity** (§4.3, after eq. (20)). If `f` and `g` are continuous
with compact support, then for every continuous function `h`
`xcorr f (xcorr g h) = xcorr (conv f g) h`. -/
theorem xcorr_xcorr (hf : HasCompactSupport f) (hg : HasCompactSupport g)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    xcorr f (xcorr g h) = xcorr (conv f g) h := sorry

/-- `xcorr f (xcorr g h) = xcorr (conv f g) h`, if all three functions are continuous, and `f` and
`h` have compact support. -/
theorem xcorr_xcorr_of_outer (hf : HasCompactSupport f) (hh : HasCompactSupport h)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    xcorr f (xcorr g h) = xcorr (conv f g) h := sorry

/-- `xcorr f (xcorr g h) = xcorr (conv f g) h`, if all three functions are continuous, and `g` and
`h` have compact support. -/
theorem xcorr_xcorr_of_right (hg : HasCompactSupport g) (hh : HasCompactSupport h)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    xcorr f (xcorr g h) = xcorr (conv f g) h := sorry

/-- `xcorr f (xcorr g h) = xcorr (conv f g) h`, if `f` and `h` are Riemann integrable with compact
support, and `g` is continuous. -/
theorem xcorr_xcorr_of_integrable (hf : HasCompactSupport f) (hfi : Integrable f)
    (hh : HasCompactSupport h) (hhi : Integrable h) (hgc : ∀ y, ContinuousAt g y) :
    xcorr f (xcorr g h) = xcorr (conv f g) h := sorry

/-- **The other brackets.** If `f` and `g` are continuous with compact support, then for every
continuous function `h` `xcorr (xcorr f g) h = conv f (xcorr g h)`. So the two bracketings
`xcorr (xcorr f g) h` and `xcorr f (xcorr g h)` differ by a reflection of `f`. -/
theorem xcorr_xcorr_left (hf : HasCompactSupport f) (hg : HasCompactSupport g)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    xcorr (xcorr f g) h = conv f (xcorr g h) := sorry

/-- **For an even function cross-correlation is associative**: if `reflect f = f`, and `f` and `g`
are continuous with compact support, then `xcorr (xcorr f g) h = xcorr f (xcorr g h)` for every
continuous function `h`. -/
theorem xcorr_assoc_of_even (even : reflect f = f) (hf : HasCompactSupport f)
    (hg : HasCompactSupport g) (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y)
    (hhc : ∀ y, ContinuousAt h y) : xcorr (xcorr f g) h = xcorr f (xcorr g h) := sorry

end

namespace Sequence

/-- **Cross-correlation is not associative** (§4.3, eq. (20), for sequences). There are integer
sequences of finite support with `xcorr (xcorr f g) h ≠ xcorr f (xcorr g h)`; even with `f = g = h`,
the values 1 and 2 at 0 and 1: at 2, the left side is 4 and the right side 0. -/
theorem xcorr_not_assoc :
    ∃ f g h : Int → Int, FiniteSupport f ∧ FiniteSupport g ∧ FiniteSupport h ∧
      xcorr (xcorr f g) h ≠ xcorr f (xcorr g h) := sorry

end Sequence

namespace Sequence

/-- `(v ⋆ v) ⋆ v = (2, 9, 12, 4)` at `-1, 0, 1, 2`, for `v = (1, 2)` at `0, 1`. -/
theorem xcorr_oneTwo_left :
    SupportedOn (xcorr (xcorr oneTwo oneTwo) oneTwo) (-1) 4 ∧
      [-1, 0, 1, 2].map (xcorr (xcorr oneTwo oneTwo) oneTwo) = [2, 9, 12, 4] := sorry

/-- `v ⋆ (v ⋆ v) = (4, 12, 9, 2)` at `-2, -1, 0, 1`, for `v = (1, 2)` at `0, 1`. -/
theorem xcorr_oneTwo_right :
    SupportedOn (xcorr oneTwo (xcorr oneTwo oneTwo)) (-2) 4 ∧
      [-2, -1, 0, 1].map (xcorr oneTwo (xcorr oneTwo oneTwo)) = [4, 12, 9, 2] := sorry

end Sequence

namespace Sequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R]

/-- **What holds in place of associativity, from existence**: if `f` has finite support, and all
sums in `xcorr g h` are finite, then `xcorr f (xcorr g h) = xcorr (conv f g) h`. -/
theorem xcorr_xcorr_of_exists {f g h : Int → R} (hf : FiniteSupport f)
    (hgh : ∀ n, FiniteSupport fun k => g k * h (n + k)) :
    xcorr f (xcorr g h) = xcorr (conv f g) h := sorry

/-- **What holds in place of associativity** (§4.3, after eq. (20), for sequences). If `f` and `g`
have finite support, then for every sequence `h`
`xcorr f (xcorr g h) = xcorr (conv f g) h`. -/
theorem xcorr_xcorr {f g : Int → R} (hf : FiniteSupport f) (hg : FiniteSupport g) (h : Int → R) :
    xcorr f (xcorr g h) = xcorr (conv f g) h := sorry

/-- `xcorr f (xcorr g h) = xcorr (conv f g) h`, if `f` and `h` have finite support. -/
theorem xcorr_xcorr_of_outer {f h : Int → R} (hf : FiniteSupport f) (hh : FiniteSupport h)
    (g : Int → R) : xcorr f (xcorr g h) = xcorr (conv f g) h := sorry

/-- `xcorr f (xcorr g h) = xcorr (conv f g) h`, if `g` and `h` have finite support. -/
theorem xcorr_xcorr_of_right {g h : Int → R} (hg : FiniteSupport g) (hh : FiniteSupport h)
    (f : Int → R) : xcorr f (xcorr g h) = xcorr (conv f g) h := sorry

end Semiring

end Sequence

namespace Sequence

/-- **`xcorr f (xcorr g h) = xcorr (conv f g) h` fails, though all sums are finite**: for the
constant 1, the difference `(1, -1)` and the unit step, the left side is -1 and the right side 0,
everywhere; every sum is finite, for `xcorr difference step` and `conv 1 difference` have finite
support. -/
theorem xcorr_one_difference_step :
    FiniteSupport (conv (fun _ => 1) difference) ∧ FiniteSupport (xcorr difference step) ∧
      (∀ n, xcorr (fun _ => 1) (xcorr difference step) n = -1) ∧
      ∀ n, xcorr (conv (fun _ => 1) difference) step n = 0 := sorry

end Sequence

/-! ## What neural networks call convolution (§4.1) -/

section

open Sequence (ofFin dilate xcorr conv shift SupportedOn)

variable {R : Type} {O C K L : Nat}

section Semiring

variable [Lean.Grind.Semiring R] {s d : Nat}

/-- **What neural networks call convolution is cross-correlation** (§4.1, last sentence). For every
kernel, bias and input, stride `s` and dilation `d ≥ 1`, at every place `n` of the output in valid
mode

  `out o n = b o + ∑ c, (w o c dilated by d) ⋆ (x c)` at the shift `s * n`,

kernel and input extended by zero, and the kernel not flipped. -/
theorem convLayer_eq_xcorr (hd : 0 < d) (w : Fin O → Matrix C K R) (b : Fin O → R)
    (x : Matrix C L R) (o : Fin O) (n : Fin (convLength L K s d)) :
    convLayer s d w b x o n =
      b o + ∑ c, Sequence.xcorr (dilate d (ofFin (w o c))) (ofFin (x c)) (s * n) := sorry

/-- **With padding**, cross-correlation starts `p` places earlier: with `p` zeros on the left and
dilation `d ≥ 1`, the output at `n` is the cross-correlation at the shift `s * n - p`. -/
theorem convLayer_zeroPad_eq_xcorr (hd : 0 < d) (p q : Nat) (w : Fin O → Matrix C K R)
    (b : Fin O → R) (x : Matrix C L R) (o : Fin O) (n : Fin (convLength (p + L + q) K s d)) :
    convLayer s d w b (zeroPad p q x) o n =
      b o + ∑ c, Sequence.xcorr (dilate d (ofFin (w o c))) (ofFin (x c)) (s * n - p) := sorry

/-- **Same mode is cross-correlation**, for `d ≥ 1`, from the shift `-sameLeft L K s d` on. -/
theorem convLayerSame_eq_xcorr (hd : 0 < d) (w : Fin O → Matrix C K R) (b : Fin O → R)
    (x : Matrix C L R) (o : Fin O)
    (n : Fin (convLength (sameLeft L K s d + L + sameRight L K s d) K s d)) :
    convLayerSame s d w b x o n =
      b o + ∑ c, Sequence.xcorr (dilate d (ofFin (w o c))) (ofFin (x c)) (s * n - sameLeft L K s d) := sorry

end Semiring

end

section

open Sequence (ofFin dilate xcorr conv shift SupportedOn)

variable {R : Type} {O C K L : Nat}

section Semiring

variable [Lean.Grind.Semiring R] {s d : Nat}

/-- **Full mode is cross-correlation from its first shift on**, for dilation `d ≥ 1`: at the place
`n` of the output, the shift is `n - d * (K - 1)`. -/
theorem convLayerFull_eq_xcorr (hd : 0 < d) (w : Fin O → Matrix C K R) (b : Fin O → R)
    (x : Matrix C L R) (o : Fin O) (n : Fin (convLength (d * (K - 1) + L + d * (K - 1)) K 1 d)) :
    convLayerFull d w b x o n =
      b o + ∑ c, Sequence.xcorr (dilate d (ofFin (w o c))) (ofFin (x c)) (n - (d * (K - 1) : Nat)) := sorry

/-- **Full mode misses nothing**: for dilation `d ≥ 1`, at shifts that are not among its
`L + d * (K - 1)` shifts, which begin with `-d * (K - 1)`, the cross-correlation of a kernel with an
input of length `L` vanishes. -/
theorem supportedOn_xcorr_kernel (hd : 0 < d) (v : Fin K → R) (y : Fin L → R) :
    Sequence.SupportedOn (Sequence.xcorr (dilate d (ofFin v)) (ofFin y)) (-(d * (K - 1) : Nat))
      (convLength (d * (K - 1) + L + d * (K - 1)) K 1 d) := sorry

end Semiring

end

section

open Sequence (ofFin dilate xcorr conv shift SupportedOn)

variable {R : Type} {O C K L : Nat}

/-- **The length in same mode** is `⌈L/s⌉`, for `s ≥ 1`: with stride 1, that of the input. -/
theorem convLength_same {s : Nat} (hs : 0 < s) (L K d : Nat) :
    convLength (sameLeft L K s d + L + sameRight L K s d) K s d = (L + s - 1) / s := sorry

end

section

open Sequence (ofFin dilate xcorr conv shift SupportedOn)

variable {R : Type} {O C K L : Nat}

/-- **The valid range**, for `s ≥ 1`: `n` is a place of the output if and only if the last tap of
the window at `s * n` lies in the input. -/
theorem lt_convLength_iff {s : Nat} (hs : 0 < s) (d n : Nat) :
    n < convLength L K s d ↔ s * n + d * (K - 1) < L := sorry

section Semiring

variable [Lean.Grind.Semiring R] {s d : Nat}

/-- **With flipped kernels, the layer is convolution**: for dilation `d ≥ 1`, at every place `n` of
the output in valid mode, `out o n = b o + ∑ c, (w o c dilated by d) ∗ (x c)` at
`s * n + d * (K - 1)`, where the first window ends. -/
theorem convLayer_flipKernel_eq_conv (hd : 0 < d) (w : Fin O → Matrix C K R) (b : Fin O → R)
    (x : Matrix C L R) (o : Fin O) (n : Fin (convLength L K s d)) :
    convLayer s d (flipKernel w) b x o n =
      b o + ∑ c, Sequence.conv (dilate d (ofFin (w o c))) (ofFin (x c)) (s * n + (d * (K - 1) : Nat)) := sorry

end Semiring

end

section

open Sequence (shift)

variable {R : Type} [Lean.Grind.Semiring R] {O C K L : Nat}

/-- **Equivariance** (§4.1, last sentence; §3.3, eq. (8), for the layer): if the input is moved by
`s * t`, the output moves by `t`. For every kernel, bias and input; with stride 1, every shift. -/
theorem Sequence.convLayer_shift (s d : Nat) (w : Fin O → Matrix C K R) (b : Fin O → R)
    (x : Fin C → Int → R) (t : Int) (o : Fin O) :
    Sequence.convLayer s d w b (fun c => shift (s * t) (x c)) o =
      shift t (Sequence.convLayer s d w b x o) := sorry

/-- **Equivariance of the finite layer** (§4.1, last sentence; §3.3, eq. (8), for the layer), in
valid mode: if `y` is the input `x` moved by `s * t`, that is `y c (m + s * t) = x c m` wherever
both are places of the input, then the output moves by `t`,

  `out_y o (n + t) = out_x o n`, wherever both are places of the output.

Nothing is asked of the first `s * t` places of `y`. -/
theorem convLayer_shift {s d t : Nat} {x y : Matrix C L R}
    (moved : ∀ c (m l : Fin L), l.val = m.val + s * t → y c l = x c m) (w : Fin O → Matrix C K R)
    (b : Fin O → R) (o : Fin O) {n k : Fin (convLength L K s d)} (hk : k.val = n.val + t) :
    convLayer s d w b y o k = convLayer s d w b x o n := sorry

/-- **The receptive field**: the output at `n` depends on the inputs at `s * n + d * i` only. -/
theorem Sequence.convLayer_congr_window {s d : Nat} {x y : Fin C → Int → R} {n : Int}
    (h : ∀ c, ∀ i : Fin K, x c (s * n + d * i) = y c (s * n + d * i)) (w : Fin O → Matrix C K R)
    (b : Fin O → R) (o : Fin O) :
    Sequence.convLayer s d w b x o n = Sequence.convLayer s d w b y o n := sorry

end

section

open scoped Matrix

open Sequence (ofFin dilate xcorr conv)

variable {R : Type} {O C K L N : Nat} {s d : Nat}

section CommRing

variable [Lean.Grind.CommRing R]

/-- **What comes back for the input is a convolution** (§4.1, last sentence), for stride and
dilation at least 1: of the kernel, dilated by `d`, with `v`, dilated by the stride,

  `out c l = ∑ o, (w o c dilated by d) ∗ (v o dilated by s)` at `l`. -/
theorem convTransposed_eq_conv (hs : 0 < s) (hd : 0 < d) (w : Fin O → Matrix C K R)
    (v : Matrix O N R) (c : Fin C) (l : Fin L) :
    convTransposed L s d w v c l =
      ∑ o, Sequence.conv (dilate d (ofFin (w o c))) (dilate s (ofFin (v o))) l := sorry

/-- **With stride 1 and dilation `d ≥ 1`, what comes back for the input is the layer in full mode**,
without bias, the kernels flipped and in- and out-channels exchanged. -/
theorem convTransposed_eq_convLayerFull (hd : 0 < d) (w : Fin O → Matrix C K R) (v : Matrix O N R)
    (c : Fin C) (l : Fin (convLength (d * (K - 1) + N + d * (K - 1)) K 1 d)) :
    convTransposed _ 1 d w v c l =
      convLayerFull d (flipKernel fun c o => w o c) (fun _ => 0) v c l := sorry

/-- **The transposed layer is the adjoint of the layer**: without bias,
`⟨convLayer w x, v⟩ = ⟨x, convTransposed w v⟩`, the sums of the products of all entries; for every
stride and dilation, also 0. -/
theorem convLayer_dot (w : Fin O → Matrix C K R) (x : Matrix C L R)
    (v : Matrix O (convLength L K s d) R) :
    ∑ o, ∑ n, convLayer s d w (fun _ => 0) x o n * v o n =
      ∑ c, ∑ l, x c l * convTransposed L s d w v c l := sorry

end CommRing

end

section

open scoped Matrix

open Sequence (ofFin dilate)

variable {R : Type} {O C K L s d : Nat}

/-- **The gradient with respect to the input is the transposed layer** (§4.1, last sentence). If a
loss `φ` has at the output of the layer the gradient `v`, then with respect to the input `x` it has
the gradient `convTransposed L s d w v`; by `convTransposed_eq_conv` that is, for stride and
dilation at least 1, the convolution of the dilated kernels with what comes back. -/
theorem hasGradientAt_convLayer_input (w : Fin O → Matrix C K) (b : Vec O) (x : Matrix C L)
    {φ : Vec (O * convLength L K s d) → ℝ} {v : Matrix O (convLength L K s d)}
    (hφ : HasGradientAt φ v.flatten (convLayer s d w b x).flatten) :
    HasGradientAt (fun y => φ (convLayer s d w b (Matrix.ofFlat y)).flatten)
      (convTransposed L s d w v).flatten x.flatten := sorry

end

section

open scoped Matrix

open Sequence (ofFin dilate conv)

variable {R : Type} {O C K L N s d p q : Nat}

/-- **The gradient of a padded layer with respect to its input** is the transposed layer, cropped:
if a loss `φ` has at the output of the layer the gradient `v`, then with respect to the input it has
the gradient `crop p q (convTransposed _ s d w v)`. -/
theorem hasGradientAt_convLayer_zeroPad_input (w : Fin O → Matrix C K) (b : Vec O) (x : Matrix C L)
    {φ : Vec (O * convLength (p + L + q) K s d) → ℝ}
    {v : Matrix O (convLength (p + L + q) K s d)}
    (hφ : HasGradientAt φ v.flatten (convLayer s d w b (zeroPad p q x)).flatten) :
    HasGradientAt (fun y => φ (convLayer s d w b (zeroPad p q (Matrix.ofFlat y))).flatten)
      (crop p q (convTransposed _ s d w v)).flatten x.flatten := sorry

end

section

open scoped Matrix

open Sequence (ofFin dilate conv)

variable {R : Type} {O C K L N s d p q : Nat}

section CommRing

variable [Lean.Grind.CommRing R]

/-- **What comes back through a padded layer is a convolution**, from the place `p` on, for stride
and dilation at least 1. -/
theorem crop_convTransposed_eq_conv (hs : 0 < s) (hd : 0 < d) (p q : Nat)
    (w : Fin O → Matrix C K R) (v : Matrix O N R) (c : Fin C) (l : Fin L) :
    crop p q (convTransposed _ s d w v) c l =
      ∑ o, Sequence.conv (dilate d (ofFin (w o c))) (dilate s (ofFin (v o))) (p + l) := sorry

end CommRing

end

section

open scoped Matrix

open Sequence (ofFin dilate)

variable {R : Type} {O C K L s d : Nat}

/-- **The gradient with respect to the kernel** (§4.1, last sentence) is `kernelGradient s d x v`:
by `kernelGradient_eq_xcorr`, for stride at least 1, the cross-correlation of what comes back with
the input. -/
theorem hasGradientAt_convLayer_kernel (w : Fin O → Matrix C K) (b : Vec O)
    (x : Matrix C L) {φ : Vec (O * convLength L K s d) → ℝ} {v : Matrix O (convLength L K s d)}
    (hφ : HasGradientAt φ v.flatten (convLayer s d w b x).flatten) :
    HasGradientAt (fun u => φ (convLayer s d (convKernel (Matrix.ofFlat u)) b x).flatten)
      (kernelMatrix (kernelGradient s d x v)).flatten (kernelMatrix w).flatten := sorry

end

section

open scoped Matrix

open Sequence (ofFin dilate xcorr conv)

variable {R : Type} {O C K L N : Nat} {s d : Nat}

section CommRing

variable [Lean.Grind.CommRing R]

/-- **What comes back for the kernel is a cross-correlation** (§4.1, last sentence), for stride at
least 1: of `v`, dilated by the stride, with the input, evaluated at the multiples of the dilation;
stride and dilation change places,

  `kernelGradient o c i = (v o dilated by s) ⋆ (x c)` at the shift `d * i`. -/
theorem kernelGradient_eq_xcorr (hs : 0 < s) (x : Matrix C L R)
    (v : Matrix O (convLength L K s d) R) (o : Fin O) (c : Fin C) (i : Fin K) :
    kernelGradient s d x v o c i = Sequence.xcorr (dilate s (ofFin (v o))) (ofFin (x c)) (d * i) := sorry

end CommRing

end

section

open scoped Matrix

open Sequence (ofFin dilate)

variable {R : Type} {O C K L s d : Nat}

/-- **The gradient with respect to the bias is the sum** of what comes back, over all places. -/
theorem hasGradientAt_convLayer_bias (w : Fin O → Matrix C K) (b : Vec O)
    (x : Matrix C L) {φ : Vec (O * convLength L K s d) → ℝ} {v : Matrix O (convLength L K s d)}
    (hφ : HasGradientAt φ v.flatten (convLayer s d w b x).flatten) :
    HasGradientAt (fun b => φ (convLayer s d w b x).flatten) (fun o => ∑ n, v o n) b := sorry

end

section

open scoped Matrix

open Sequence (ofFin dilate xcorr conv SupportedOn)

variable {R : Type} {O C K L N : Nat} {s d : Nat}

section CommRing

variable [Lean.Grind.CommRing R]

/-- **The layer as Toeplitz matrices**, for dilation `d ≥ 1`: output channel `o` is the sum over the
in-channels of `T x c`, plus the bias, where `T` is the Toeplitz matrix of the dilated kernel of `o`
and `c`. -/
theorem convLayer_eq_toeplitz (hd : 0 < d) (w : Fin O → Matrix C K R) (b : Fin O → R)
    (x : Matrix C L R) (o : Fin O) (n : Fin (convLength L K s d)) :
    convLayer s d w b x o n =
      b o + ∑ c, (toeplitz s (dilate d (ofFin (w o c))) *ᵥ x.row c) n := sorry

end CommRing

end

section

open scoped Matrix

open Sequence (ofFin dilate xcorr conv SupportedOn)

variable {R : Type} {O C K L N : Nat} {s d : Nat}

/-- **Each row is the row above it, moved to the right by the stride**: one row down and `s` columns
to the right stands the same entry. With stride 1 the matrix is constant along its diagonals. -/
theorem toeplitz_succ (s : Nat) (f : Int → R) {n n' : Fin N} {l l' : Fin L}
    (hn : n'.val = n + 1) (hl : l'.val = l + s) : toeplitz s f n' l' = toeplitz s f n l := sorry

end

section

variable {R : Type}

open Sequence (xcorr₂ dilate₂ ofMatrix)

variable {O C K₁ K₂ L₁ L₂ s₁ s₂ d₁ d₂ : Nat} [Lean.Grind.Semiring R]

/-- **The layer for images is cross-correlation on the grid ℤᵈ** for `d = 2`: for dilations at least
1, at every place `(m, n)` of the output, `out o m n = b o + ∑ c, (w o c dilated) ⋆ (x c)` at
`(s₁ * m, s₂ * n)`. -/
theorem convLayer2d_eq_xcorr (h₁ : 0 < d₁) (h₂ : 0 < d₂) (w : Fin O → Fin C → Matrix K₁ K₂ R)
    (b : Fin O → R) (x : Fin C → Matrix L₁ L₂ R) (o : Fin O) (m : Fin (convLength L₁ K₁ s₁ d₁))
    (n : Fin (convLength L₂ K₂ s₂ d₂)) {k : Grid 2} (hk₀ : k 0 = s₁ * m) (hk₁ : k 1 = s₂ * n) :
    convLayer2d s₁ s₂ d₁ d₂ w b x o m n =
      b o + ∑ c, GridSequence.xcorr (GridSequence.ofTwo (dilate₂ d₁ d₂ (ofMatrix (w o c))))
        (GridSequence.ofTwo (ofMatrix (x c))) k := sorry

end

section

variable {R : Type}

open Sequence (xcorr₂ dilate₂ ofMatrix)

variable {O C K₁ K₂ L₁ L₂ s₁ s₂ d₁ d₂ : Nat} [Lean.Grind.Semiring R]

/-- **What neural networks call convolution is cross-correlation**, for images (§4.1, last
sentence): for dilations at least 1, at every place `(m, n)` of the output,

  `out o m n = b o + ∑ c, (w o c dilated by d₁, d₂) ⋆ (x c)` at the shift `(s₁ * m, s₂ * n)`,

kernel and input extended by zero, and the kernel not flipped. -/
theorem convLayer2d_eq_xcorr₂ (h₁ : 0 < d₁) (h₂ : 0 < d₂) (w : Fin O → Fin C → Matrix K₁ K₂ R)
    (b : Fin O → R) (x : Fin C → Matrix L₁ L₂ R) (o : Fin O) (m : Fin (convLength L₁ K₁ s₁ d₁))
    (n : Fin (convLength L₂ K₂ s₂ d₂)) :
    convLayer2d s₁ s₂ d₁ d₂ w b x o m n =
      b o + ∑ c, xcorr₂ (dilate₂ d₁ d₂ (ofMatrix (w o c))) (ofMatrix (x c)) (s₁ * m) (s₂ * n) := sorry

end

section

open Sequence (ofFin dilate dilate₂ ofMatrix conv₂ xcorr₂)

variable {R : Type} {O C K₁ K₂ L₁ L₂ M N s₁ s₂ d₁ d₂ : Nat}

section CommRing

variable [Lean.Grind.CommRing R]

/-- **The transposed layer for images is the adjoint of the layer**: without bias,
`⟨convLayer2d w x, v⟩ = ⟨x, convTransposed2d w v⟩`, the sums of the products of all entries; for all
strides and dilations. -/
theorem convLayer2d_dot (w : Fin O → Fin C → Matrix K₁ K₂ R) (x : Fin C → Matrix L₁ L₂ R)
    (v : Fin O → Matrix (convLength L₁ K₁ s₁ d₁) (convLength L₂ K₂ s₂ d₂) R) :
    ∑ o, ∑ m, ∑ n, convLayer2d s₁ s₂ d₁ d₂ w (fun _ => 0) x o m n * v o m n =
      ∑ c, ∑ k, ∑ l, x c k l * convTransposed2d L₁ L₂ s₁ s₂ d₁ d₂ w v c k l := sorry

end CommRing

end

section

variable {O C K₁ K₂ L₁ L₂ s₁ s₂ d₁ d₂ : Nat}

/-- **The gradient with respect to the input**, for images: if a loss `φ` has at the output of the
layer the gradient `v`, then with respect to the input `x` it has the gradient
`convTransposed2d L₁ L₂ s₁ s₂ d₁ d₂ w v`; by `convTransposed2d_eq_conv₂` that is, for strides and
dilations at least 1, a convolution on ℤ². -/
theorem hasGradientAt_convLayer2d_input (w : Fin O → Fin C → Matrix K₁ K₂) (b : Vec O)
    (x : Fin C → Matrix L₁ L₂)
    {φ : Vec (O * (convLength L₁ K₁ s₁ d₁ * convLength L₂ K₂ s₂ d₂)) → ℝ}
    {v : Fin O → Matrix (convLength L₁ K₁ s₁ d₁) (convLength L₂ K₂ s₂ d₂)}
    (hφ : HasGradientAt φ (imagesFlatten v) (imagesFlatten (convLayer2d s₁ s₂ d₁ d₂ w b x))) :
    HasGradientAt (fun y => φ (imagesFlatten (convLayer2d s₁ s₂ d₁ d₂ w b (imagesOfFlat y))))
      (imagesFlatten (convTransposed2d L₁ L₂ s₁ s₂ d₁ d₂ w v)) (imagesFlatten x) := sorry

end

section

open Sequence (ofFin dilate dilate₂ ofMatrix conv₂ xcorr₂)

variable {R : Type} {O C K₁ K₂ L₁ L₂ M N s₁ s₂ d₁ d₂ : Nat}

section CommRing

variable [Lean.Grind.CommRing R]

/-- **What comes back for the input is a convolution on ℤ²**, for strides and dilations at least 1:
of the kernel, dilated, with `v`, dilated by the strides. -/
theorem convTransposed2d_eq_conv₂ (hs₁ : 0 < s₁) (hs₂ : 0 < s₂) (hd₁ : 0 < d₁) (hd₂ : 0 < d₂)
    (w : Fin O → Fin C → Matrix K₁ K₂ R) (v : Fin O → Matrix M N R) (c : Fin C) (k : Fin L₁)
    (l : Fin L₂) : convTransposed2d L₁ L₂ s₁ s₂ d₁ d₂ w v c k l =
      ∑ o, conv₂ (dilate₂ d₁ d₂ (ofMatrix (w o c))) (dilate₂ s₁ s₂ (ofMatrix (v o))) k l := sorry

end CommRing

end

section

variable {O C K₁ K₂ L₁ L₂ s₁ s₂ d₁ d₂ : Nat}

/-- **The gradient with respect to the kernel**, for images: if a loss `φ` has at the output of the
layer the gradient `v`, it is `kernelGradient2d s₁ s₂ d₁ d₂ x v`; by
`kernelGradient2d_eq_xcorr₂` that is, for strides at least 1, a cross-correlation on ℤ². -/
theorem hasGradientAt_convLayer2d_kernel (w : Fin O → Fin C → Matrix K₁ K₂) (b : Vec O)
    (x : Fin C → Matrix L₁ L₂)
    {φ : Vec (O * (convLength L₁ K₁ s₁ d₁ * convLength L₂ K₂ s₂ d₂)) → ℝ}
    {v : Fin O → Matrix (convLength L₁ K₁ s₁ d₁) (convLength L₂ K₂ s₂ d₂)}
    (hφ : HasGradientAt φ (imagesFlatten v) (imagesFlatten (convLayer2d s₁ s₂ d₁ d₂ w b x))) :
    HasGradientAt (fun u => φ (imagesFlatten (convLayer2d s₁ s₂ d₁ d₂ (kernelsOfFlat u) b x)))
      (kernelsFlatten (kernelGradient2d s₁ s₂ d₁ d₂ x v)) (kernelsFlatten w) := sorry

end

section

open Sequence (ofFin dilate dilate₂ ofMatrix conv₂ xcorr₂)

variable {R : Type} {O C K₁ K₂ L₁ L₂ M N s₁ s₂ d₁ d₂ : Nat}

section CommRing

variable [Lean.Grind.CommRing R]

/-- **What comes back for the kernel is a cross-correlation on ℤ²**, for strides at least 1: of `v`,
dilated by the strides, with the input, at the multiples of the dilations. -/
theorem kernelGradient2d_eq_xcorr₂ (hs₁ : 0 < s₁) (hs₂ : 0 < s₂) (x : Fin C → Matrix L₁ L₂ R)
    (v : Fin O → Matrix (convLength L₁ K₁ s₁ d₁) (convLength L₂ K₂ s₂ d₂) R) (o : Fin O)
    (c : Fin C) (i : Fin K₁) (j : Fin K₂) : kernelGradient2d s₁ s₂ d₁ d₂ x v o c i j =
      xcorr₂ (dilate₂ s₁ s₂ (ofMatrix (v o))) (ofMatrix (x c)) (d₁ * i) (d₂ * j) := sorry

end CommRing

end

section

variable {O C K₁ K₂ L₁ L₂ s₁ s₂ d₁ d₂ : Nat}

/-- **The gradient with respect to the bias**, for images: the sum of what comes back, over all
places. -/
theorem hasGradientAt_convLayer2d_bias (w : Fin O → Fin C → Matrix K₁ K₂) (b : Vec O)
    (x : Fin C → Matrix L₁ L₂)
    {φ : Vec (O * (convLength L₁ K₁ s₁ d₁ * convLength L₂ K₂ s₂ d₂)) → ℝ}
    {v : Fin O → Matrix (convLength L₁ K₁ s₁ d₁) (convLength L₂ K₂ s₂ d₂)}
    (hφ : HasGradientAt φ (imagesFlatten v) (imagesFlatten (convLayer2d s₁ s₂ d₁ d₂ w b x))) :
    HasGradientAt (fun b => φ (imagesFlatten (convLayer2d s₁ s₂ d₁ d₂ w b x)))
      (fun o => ∑ m, ∑ n, v o m n) b := sorry

end

section

variable {R : Type}

/-- **Cross-correlation on ℤ²**, as two sums, is that on the grid ℤᵈ for `d = 2`; for all
functions. -/
theorem GridSequence.xcorr_ofTwo [Lean.Grind.Semiring R] (f g : Int → Int → R) (n : Grid 2) :
    GridSequence.xcorr (GridSequence.ofTwo f) (GridSequence.ofTwo g) n =
      Sequence.xcorr₂ f g (n 0) (n 1) := sorry

open Sequence (xcorr₂ dilate₂ ofMatrix)

end

namespace Counterexamples

open Sequence (ofFin conv delta dilate shift xcorr)

/-- **The layer is not convolution with its kernel.** The taps 1 and 2 against the input 1, 0: in
valid mode, the layer returns `1 * 1 + 2 * 0 = 1`, and convolution `1 * 0 + 2 * 1 = 2`. -/
theorem convLayer_ne_conv :
    convLayer 1 1 kernelOneTwo (fun _ => 0) inputOneZero 0 (0 : Fin 1) = 1 ∧
      Sequence.conv (ofFin (kernelOneTwo 0 0)) (ofFin (inputOneZero 0)) 1 = 2 := sorry

/-- **Nor is it convolution up to a shift.** For the taps 1 and 2 and a unit impulse, whatever the
shift `t`, the layer's output is not the convolution moved by `t`: the order of the taps is
reversed. -/
theorem convLayer_ne_conv_shift (t : Int) :
    Sequence.convLayer 1 1 kernelOneTwo (fun _ => 0) (fun _ => delta 0) 0 ≠
      shift t (Sequence.conv (ofFin (kernelOneTwo 0 0)) (delta 0)) := sorry

/-- **A stride breaks the other shifts.** Over every ring in which `1 ≠ 0`: for the kernel with the
single tap 1 and the stride `s`, if `b` is not a multiple of `s`, the unit impulse moved by `b`
gives the output 0, and the unit impulse itself does not; so no shift of one output is the other. -/
theorem convLayer_not_equivariant {R : Type} [Lean.Grind.Semiring R] (one_ne_zero : (1 : R) ≠ 0)
    {s : Nat} {b : Int} (hb : ¬(s : Int) ∣ b) (t : Int) :
    Sequence.convLayer s 1 (fun _ _ (_ : Fin 1) => (1 : R)) (fun _ => 0)
        (fun _ : Fin 1 => shift b (delta 0)) (0 : Fin 1) ≠
      shift t (Sequence.convLayer s 1 (fun _ _ (_ : Fin 1) => (1 : R)) (fun _ => 0)
        (fun _ : Fin 1 => delta 0) (0 : Fin 1)) := sorry

/-- **Padding breaks equivariance at the ends.** The input 0, 1, moved by one place, is 0, 0. With
the taps 1 and 2 and one zero added on the right, which is same mode, the output at 0 is
`1 * 0 + 2 * 1 = 2`; it should have moved to the place 1, and there the output is
`1 * 0 + 2 * 0 = 0`. In valid mode this cannot happen, see `convLayer_shift`. -/
theorem convLayerSame_not_equivariant :
    (∀ c (m l : Fin 2), l.val = m.val + 1 * 1 → (0 : Int) = inputZeroOne c m) ∧
      convLayerSame 1 1 kernelOneTwo (fun _ => 0) inputZeroOne 0 (0 : Fin 2) = 2 ∧
      convLayerSame 1 1 kernelOneTwo (fun _ => 0) (fun _ (_ : Fin 2) => 0) 0 (1 : Fin 2) = 0 := sorry

/-- **Dilation 0 is excluded.** With dilation 0 the layer still has a value: both taps, 1 and 2,
meet the same input, 1, and it is `1 * 1 + 2 * 1 = 3`. But the kernel dilated by 0 keeps its first
tap only, and its cross-correlation with the input is 1. -/
theorem convLayer_dilation_zero :
    convLayer 1 0 kernelOneTwo (fun _ => 0) inputOneZero 0 (0 : Fin 2) = 3 ∧
      Sequence.xcorr (dilate 0 (ofFin (kernelOneTwo 0 0))) (ofFin (inputOneZero 0)) 0 = 1 := sorry

end Counterexamples

end Fundamentals
