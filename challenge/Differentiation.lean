/-
Differentiation: the statements of the catalog, and what they speak of, without proofs.

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

/-- The sum over all tuples `i = (i 0, …, i (k-1))` of indices `i r : Fin n`, as an iterated sum:
`∑ i₀, ∑ i₁, …, F (i₀, i₁, …)`. -/
@[expose] noncomputable def tupleSum {R : Type} [Lean.Grind.Semiring R] {n : Nat} :
    {k : Nat} → ((Fin k → Fin n) → R) → R
  | 0, F => F fun r => r.elim0
  | _ + 1, F => ∑ j : Fin n, tupleSum fun i => F (Fin.cases j i)

/-! ### Linear.Vec -/

/-- Vectors with `n` components, `x 0, …, x (n-1)`; real ones unless another ring is named. -/
@[expose] def Vec (n : Nat) (R : Type := ℝ) : Type := Fin n → R

namespace Vec

variable {n : Nat} {R : Type}

variable [Lean.Grind.Ring R]

noncomputable instance : Zero (Vec n R) := ⟨fun _ => 0⟩

noncomputable instance : Add (Vec n R) := ⟨fun x y i => x i + y i⟩

noncomputable instance : Sub (Vec n R) := ⟨fun x y i => x i - y i⟩

noncomputable instance : SMul R (Vec n R) := ⟨fun c x i => c * x i⟩

/-- The `j`-th standard basis vector: 1 in place `j`, 0 elsewhere. -/
@[expose] noncomputable def basis (j : Fin n) : Vec n R := fun i => if i = j then 1 else 0

end Vec

/-! ### Linear.Matrix -/

/-- Matrices with `m` rows and `n` columns; `A i j` is the entry in row `i`, column `j`. -/
@[expose] def Matrix (m n : Nat) (R : Type := ℝ) : Type := Fin m → Fin n → R

namespace Matrix

variable {m n p q : Nat} {R : Type}

/-- Row `i` as a vector. -/
@[expose] def row (A : Matrix m n R) (i : Fin m) : Vec n R := A i

/-- Rows become columns: `Aᵀ i j = A j i`. -/
@[expose] def transpose (A : Matrix m n R) : Matrix n m R := fun i j => A j i

scoped postfix:max "ᵀ" => Matrix.transpose

section Ring

variable [Lean.Grind.Ring R]

noncomputable instance : Zero (Matrix m n R) := ⟨fun _ _ => 0⟩

/-- The matrix times a column: `(A *ᵥ x) i = ∑ j, A i j * x j`. -/
@[expose] noncomputable def mulVec (A : Matrix m n R) (x : Vec n R) : Vec m R :=
  fun i => ∑ j, A i j * x j

scoped infixr:73 " *ᵥ " => Matrix.mulVec

/-- Rows times columns: `(B * A) i k = ∑ j, B i j * A j k`. -/
@[expose] noncomputable def mul (B : Matrix m n R) (A : Matrix n p R) : Matrix m p R :=
  fun i k => ∑ j, B i j * A j k

noncomputable instance : HMul (Matrix m n R) (Matrix n p R) (Matrix m p R) := ⟨mul⟩

/-- The identity matrix: 1 on the diagonal, 0 elsewhere. -/
noncomputable instance : One (Matrix n n R) := ⟨fun i j => if i = j then 1 else 0⟩

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

noncomputable instance instMin : Min ℝ := ⟨fun a b => if a ≤ b then a else b⟩

noncomputable instance instMax : Max ℝ := ⟨fun a b => if a ≤ b then b else a⟩

end Real

/-! ### Real.Supremum -/

namespace Real

variable {S : ℝ → Prop} {s t x y a b ε : ℝ}

/-- `s` is the least upper bound of the set `S`. -/
structure IsLUB (S : ℝ → Prop) (s : ℝ) : Prop where
  /-- `s` is an upper bound. -/
  le : ∀ x, S x → x ≤ s
  /-- No upper bound is smaller. -/
  least : ∀ b, (∀ x, S x → x ≤ b) → s ≤ b

/-- `s` is the greatest lower bound of the set `S`. -/
structure IsGLB (S : ℝ → Prop) (s : ℝ) : Prop where
  /-- `s` is a lower bound. -/
  ge : ∀ x, S x → s ≤ x
  /-- No lower bound is larger. -/
  greatest : ∀ b, (∀ x, S x → b ≤ x) → b ≤ s

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

/-- The laws of a norm on an additive group. -/
class LawfulNorm (V : Type u) [Lean.Grind.AddCommGroup V] [Norm V] : Prop where
  /-- Lengths are not negative. -/
  norm_nonneg (x : V) : 0 ≤ ‖x‖
  /-- The zero vector, and no other, has length zero. -/
  norm_eq_zero_iff {x : V} : ‖x‖ = 0 ↔ x = 0
  /-- A vector and its opposite are equally long. -/
  norm_neg (x : V) : ‖-x‖ = ‖x‖
  /-- The triangle inequality. -/
  norm_add_le (x y : V) : ‖x + y‖ ≤ ‖x‖ + ‖y‖

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

/-! ### Topology.Limit -/

section

universe u v w

/-- `f x → l` as `x → a`, the value at `a` itself playing no part:
`∀ ε > 0, ∃ δ > 0, ∀ x, 0 < ‖x - a‖ < δ → ‖f x - l‖ < ε`. -/
@[expose] def Tendsto {V : Type u} {W : Type v} [Sub V] [Norm V] [Sub W] [Norm W]
    (f : V → W) (a : V) (l : W) : Prop :=
  ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧ ∀ x : V, 0 < ‖x - a‖ → ‖x - a‖ < δ → ‖f x - l‖ < ε

section Near

variable {V : Type u} [Sub V] [Norm V] {a : V} {p q : V → Prop}

/-- `p` holds for all points near `a`, `a` included: for some `δ > 0`, for all `x` with
`‖x - a‖ < δ`. -/
@[expose] def Near (a : V) (p : V → Prop) : Prop :=
  ∃ δ : ℝ, 0 < δ ∧ ∀ x : V, ‖x - a‖ < δ → p x

end Near

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

/-! ### Calculus.Derivative -/

/-- `f` has the derivative `d` at `x`: the difference quotient `(f (x + h) - f x) / h` tends to `d`
as `h → 0`. -/
@[expose] def HasDerivAt (f : ℝ → ℝ) (d x : ℝ) : Prop :=
  Tendsto (fun h => (f (x + h) - f x) / h) 0 d

/-! ### Calculus.OneSidedDerivative -/

section

variable {f f' : ℝ → ℝ} {a b d x : ℝ}

/-- `f` has the right derivative `d` at `x`: `(f (x + h) - f x) / h → d` as `h → 0` with `h > 0`. -/
@[expose] def HasRightDerivAt (f : ℝ → ℝ) (d x : ℝ) : Prop :=
  ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧ ∀ h : ℝ, 0 < h → h < δ → |(f (x + h) - f x) / h - d| < ε

/-- `f` has the left derivative `d` at `x`: `(f (x + h) - f x) / h → d` as `h → 0` with `h < 0`. -/
@[expose] def HasLeftDerivAt (f : ℝ → ℝ) (d x : ℝ) : Prop :=
  ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧ ∀ h : ℝ, -δ < h → h < 0 → |(f (x + h) - f x) / h - d| < ε

/-- `f` has the derivative `f'` on `[a, b]`: the right derivative at `a`, the left one at `b`, the
derivative at every point between. -/
structure HasDerivOn (f f' : ℝ → ℝ) (a b : ℝ) : Prop where
  /-- At the left end, from the right. -/
  left : HasRightDerivAt f (f' a) a
  /-- At the right end, from the left. -/
  right : HasLeftDerivAt f (f' b) b
  /-- At the points between. -/
  inside : ∀ t, a < t → t < b → HasDerivAt f (f' t) t

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

/-! ### Real.Factorial -/

/-- The factorial `n! = 1 · 2 ⋯ n`. -/
@[expose] def factorial : Nat → Nat
  | 0 => 1
  | n + 1 => (n + 1) * factorial n

/-! ### Calculus.TaylorPolynomial -/

/-- The Taylor polynomial of degree `n` at `x₀` of a function with the derivatives `F 0, F 1, …`, at
the point `x`: `T_n(x) = ∑ F k x₀ / k! * (x - x₀) ^ k`, `k = 0, …, n`. -/
@[expose] noncomputable def taylorPolynomial (F : Nat → ℝ → ℝ) (n : Nat) (x₀ x : ℝ) : ℝ :=
  ∑ k : Fin (n + 1), F k x₀ / factorial k * (x - x₀) ^ (k : Nat)

/-! ### Calculus.Differential -/

section

open scoped Matrix

variable {n : Nat}

/-- The differential of order `k` at `x`, for the increment `dx`, of a function `f` with the partial
derivatives `D [] = f`, `D [j] = ∂f/∂x_j`, `D [i, j] = ∂²f/∂x_i ∂x_j`, …:

`d⁰f = f`   and   `dᵏ⁺¹f = ∑ j, dx j * ∂(dᵏf)/∂x_j`,

where `∂/∂x_j` is applied to `dᵏf` by applying it to the partial derivatives of which it is made up:
`D l` becomes `D (j :: l)`. So `dᵏ` is the `k`-th power of the operator `∑ j, dx j * ∂/∂x_j`. -/
@[expose] noncomputable def differential (D : List (Fin n) → Vec n → ℝ) (k : Nat) (dx x : Vec n) :
    ℝ :=
  match k with
  | 0 => D [] x
  | k + 1 => ∑ j, dx j * differential (fun l => D (j :: l)) k dx x

end

/-! ### Calculus.Jacobian -/

section

open scoped Matrix

/-- `f : ℝⁿ → ℝᵐ` is differentiable at `a` with Jacobian matrix `A`: for every increment `h`,

  `f (a + h) - f a = A h + ‖h‖ α(h)`   with   `α(h) → 0` as `h → 0`.

`A` depends on neither the length nor the direction of `h`. Source: §2.2, equation (1), at the
point `x = a` and with `Δx = h`. -/
@[expose] def HasJacobianAt {n m : Nat} (f : Vec n → Vec m) (A : Matrix m n) (a : Vec n) : Prop :=
  ∃ α : Vec n → Vec m, Tendsto α 0 0 ∧ ∀ h : Vec n, f (a + h) - f a = A *ᵥ h + ‖h‖ • α h

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

/-! ### Calculus.PartialDerivative -/

section

variable {n : Nat} {f g : Vec n → ℝ} {a : Vec n} {j : Fin n} {d e : ℝ}

/-- `f` has the partial derivative `d` with respect to the variable `x_j` at `a`,
`∂f/∂x_j (a) = d`: with all variables but `x_j` held at their values in `a`, what remains is the
function `t ↦ f (a + t e_j)` of the single variable `x_j = a_j + t`, and `d` is its derivative at
`t = 0`. -/
@[expose] def HasPartialDerivAt (f : Vec n → ℝ) (j : Fin n) (d : ℝ) (a : Vec n) : Prop :=
  HasDerivAt (fun t : ℝ => f (a + t • Vec.basis j)) d 0

end

/-! ### Topology.Open -/

section

universe u

/-- `U` is open: every point of `U` has a ball around it that belongs to `U`. -/
@[expose] def IsOpen {V : Type u} [Sub V] [Norm V] (U : V → Prop) : Prop := ∀ x, U x → Near x U

end

/-! ### Calculus.IteratedPartials -/

section

variable {n k : Nat} {f : Vec n → ℝ} {D : List (Fin n) → Vec n → ℝ} {U W : Vec n → Prop}

/-- `f : ℝⁿ → ℝ` has on `U` the partial derivatives `D` up to order `k`, and those of order `k` are
continuous: `D [] = f`; for every list `l` of fewer than `k` variables, `D (j :: l)` is the partial
derivative of `D l` with respect to `x_j` at all points of `U`; and for every list `l` of `k`
variables, `D l` is continuous at all points of `U`. -/
structure HasContinuousPartials (f : Vec n → ℝ) (D : List (Fin n) → Vec n → ℝ) (k : Nat)
    (U : Vec n → Prop) : Prop where
  /-- The derivative of order zero is the function. -/
  nil : D [] = f
  /-- Up to order `k`, one variable more in front is one partial derivative more. -/
  hasPartialDerivAt : ∀ l : List (Fin n), l.length < k → ∀ (j : Fin n) (x : Vec n), U x →
    HasPartialDerivAt (D l) j (D (j :: l) x) x
  /-- The partial derivatives of order `k` are continuous. -/
  continuousAt : ∀ l : List (Fin n), l.length = k → ∀ x : Vec n, U x → ContinuousAt (D l) x

end

/-! ### Linear.Diagonal -/

namespace Matrix

open scoped Matrix

variable {n : Nat} {R : Type} [Lean.Grind.Ring R]

/-- The square matrix with the components of `d` on the diagonal and 0 elsewhere. -/
@[expose] noncomputable def diagonal (d : Vec n R) : Matrix n n R := fun i j =>
  if i = j then d i else 0

end Matrix

/-! ### Counterexamples.AbsNotDifferentiable -/

namespace Counterexamples

/-- The absolute value as a map from ℝ¹ to ℝ¹. -/
@[expose] noncomputable def vecAbs : Vec 1 → Vec 1 := fun x _ => |x 0|

end Counterexamples

/-! ### Differentiation.Network -/

section

open scoped Matrix

/-- A layer with `p` parameters, `n` inputs and `m` outputs: a function of parameters and input,
together with formulas for its Jacobian matrices. That the formulas are right is no part of the
definition; see `Layer.HasInputJacobian` and `Layer.HasParamJacobian`. -/
structure Layer (p n m : Nat) (R : Type := ℝ) where
  /-- The output, from the parameters and the input. -/
  eval : Vec p R → Vec n R → Vec m R
  /-- The Jacobian matrix with respect to the input, at given parameters and input. -/
  inputJacobian : Vec p R → Vec n R → Matrix m n R
  /-- The Jacobian matrix with respect to the parameters, at given parameters and input. -/
  paramJacobian : Vec p R → Vec n R → Matrix m p R

/-- A chain of layers from `n` inputs to `k` outputs; the first layer is the one that reads the
input. -/
inductive Network (R : Type) : Nat → Nat → Type
  /-- No layer: the output is the input. -/
  | nil {n : Nat} : Network R n n
  /-- A layer, and the rest of the network, which reads the layer's output. -/
  | cons {p n m k : Nat} (layer : Layer p n m R) (rest : Network R m k) : Network R n k

namespace Network

variable {R : Type}

/-- The parameters of a network: a vector for each layer, the first layer's first. -/
@[expose] def Params : {n k : Nat} → Network R n k → Type
  | _, _, nil => Unit
  | _, _, cons (p := p) _ rest => Vec p R × rest.Params

/-- The function that the network computes: every layer after the other. -/
@[expose] def eval : {n k : Nat} → (N : Network R n k) → N.Params → Vec n R → Vec k R
  | _, _, nil, _, x => x
  | _, _, cons layer rest, θ, x => rest.eval θ.2 (layer.eval θ.1 x)

/-- The number of layers. -/
@[expose] def depth : {n k : Nat} → Network R n k → Nat
  | _, _, nil => 0
  | _, _, cons _ rest => rest.depth + 1

/-- The number of parameters of layer `l`. -/
@[expose] def paramDim : {n k : Nat} → (N : Network R n k) → Fin N.depth → Nat
  | _, _, nil, l => l.elim0
  | _, _, cons (p := p) _ _, ⟨0, _⟩ => p
  | _, _, cons _ rest, ⟨l + 1, h⟩ => rest.paramDim ⟨l, sorry⟩

/-- The number of inputs of layer `l`. -/
@[expose] def inDim : {n k : Nat} → (N : Network R n k) → Fin N.depth → Nat
  | _, _, nil, l => l.elim0
  | n, _, cons _ _, ⟨0, _⟩ => n
  | _, _, cons _ rest, ⟨l + 1, h⟩ => rest.inDim ⟨l, sorry⟩

/-- The number of outputs of layer `l`. -/
@[expose] def outDim : {n k : Nat} → (N : Network R n k) → Fin N.depth → Nat
  | _, _, nil, l => l.elim0
  | _, _, cons (m := m) _ _, ⟨0, _⟩ => m
  | _, _, cons _ rest, ⟨l + 1, h⟩ => rest.outDim ⟨l, sorry⟩

/-- Layer `l` of the network. -/
@[expose] def layer : {n k : Nat} → (N : Network R n k) → (l : Fin N.depth) →
    Layer (N.paramDim l) (N.inDim l) (N.outDim l) R
  | _, _, nil, l => l.elim0
  | _, _, cons layer _, ⟨0, _⟩ => layer
  | _, _, cons _ rest, ⟨l + 1, h⟩ => rest.layer ⟨l, sorry⟩

/-- The parameters of layer `l`. -/
@[expose] def Params.get : {n k : Nat} → {N : Network R n k} → N.Params → (l : Fin N.depth) →
    Vec (N.paramDim l) R
  | _, _, nil, _, l => l.elim0
  | _, _, cons _ _, θ, ⟨0, _⟩ => θ.1
  | _, _, cons _ rest, θ, ⟨l + 1, h⟩ => get (N := rest) θ.2 ⟨l, sorry⟩

/-- The parameters with those of layer `l` replaced by `t`. -/
@[expose] def Params.set : {n k : Nat} → {N : Network R n k} → N.Params → (l : Fin N.depth) →
    Vec (N.paramDim l) R → N.Params
  | _, _, nil, _, l, _ => l.elim0
  | _, _, cons _ _, θ, ⟨0, _⟩, t => (t, θ.2)
  | _, _, cons _ rest, θ, ⟨l + 1, h⟩, t =>
    (θ.1, set (N := rest) θ.2 ⟨l, sorry⟩ t)

/-- What the forward sweep stores for the reverse sweep: the input of each layer. -/
@[expose] def Tape : {n k : Nat} → Network R n k → Type
  | _, _, nil => Unit
  | n, _, cons _ rest => Vec n R × rest.Tape

/-- The stored input of layer `l`. -/
@[expose] def Tape.get : {n k : Nat} → {N : Network R n k} → N.Tape → (l : Fin N.depth) →
    Vec (N.inDim l) R
  | _, _, nil, _, l => l.elim0
  | _, _, cons _ _, tape, ⟨0, _⟩ => tape.1
  | _, _, cons _ rest, tape, ⟨l + 1, h⟩ =>
    get (N := rest) tape.2 ⟨l, sorry⟩

/-- The result of the forward sweep. -/
structure Forward {n k : Nat} (N : Network R n k) where
  /-- The output of the network. -/
  output : Vec k R
  /-- The inputs of all layers. -/
  tape : N.Tape

/-- **The forward sweep**: evaluates every layer once, and stores its input. -/
@[expose] def forward : {n k : Nat} → (N : Network R n k) → N.Params → Vec n R → N.Forward
  | _, _, nil, _, x => ⟨x, ()⟩
  | _, _, cons layer rest, θ, x =>
    let after := rest.forward θ.2 (layer.eval θ.1 x)
    ⟨after.output, (x, after.tape)⟩

/-- The result of the reverse sweep: a vector of the shape of the input and one of the shape of each
layer's parameters. -/
structure Gradient {n k : Nat} (N : Network R n k) where
  /-- With respect to the input of the network. -/
  input : Vec n R
  /-- With respect to the parameters of each layer. -/
  params : N.Params

variable [Lean.Grind.Ring R]

/-- **The reverse sweep**: the vector `v` at the output is sent back through the layers, from the
last to the first. At each layer the vector `w` that arrives from behind is multiplied by the
transposed Jacobian matrix with respect to the parameters, which is the result for this layer, and
by the one with respect to the input, which goes on to the layer before. -/
@[expose] noncomputable def backward : {n k : Nat} → (N : Network R n k) → N.Params → N.Tape →
    Vec k R → N.Gradient
  | _, _, nil, _, _, v => ⟨v, ()⟩
  | _, _, cons layer rest, θ, tape, v =>
    let after := rest.backward θ.2 tape.2 v
    ⟨(layer.inputJacobian θ.1 tape.1)ᵀ *ᵥ after.input,
      ((layer.paramJacobian θ.1 tape.1)ᵀ *ᵥ after.input, after.params)⟩

/-- **Backpropagation**: the forward sweep at parameters `θ` and input `x`, then the reverse sweep,
started with the vector `v`. -/
@[expose] noncomputable def backprop {n k : Nat} (N : Network R n k) (θ : N.Params) (x : Vec n R)
    (v : Vec k R) : N.Gradient :=
  N.backward θ (N.forward θ x).tape v

/-- The product of the Jacobian matrices of all layers with respect to their inputs, at the points
that the input `x` visits, the last layer's to the left. -/
@[expose] noncomputable def jacobian : {n k : Nat} → (N : Network R n k) → N.Params → Vec n R →
    Matrix k n R
  | _, _, nil, _, _ => 1
  | _, _, cons layer rest, θ, x =>
    rest.jacobian θ.2 (layer.eval θ.1 x) * layer.inputJacobian θ.1 x

/-- The product of the Jacobian matrices of the layers after layer `l` with respect to their inputs,
and of layer `l` with respect to its parameters. -/
@[expose] noncomputable def paramJacobian : {n k : Nat} → (N : Network R n k) → N.Params →
    Vec n R → (l : Fin N.depth) → Matrix k (N.paramDim l) R
  | _, _, nil, _, _, l => l.elim0
  | _, _, cons layer rest, θ, x, ⟨0, _⟩ =>
    rest.jacobian θ.2 (layer.eval θ.1 x) * layer.paramJacobian θ.1 x
  | _, _, cons layer rest, θ, x, ⟨l + 1, h⟩ =>
    rest.paramJacobian θ.2 (layer.eval θ.1 x) ⟨l, sorry⟩

end Network

end

/-! ### Linear.Append -/

section

open scoped Matrix

namespace Vec

variable {m n : Nat} {R : Type}

/-- The components of `x`, and then those of `y`. -/
@[expose] noncomputable def append (x : Vec m R) (y : Vec n R) : Vec (m + n) R := Fin.addCases x y

/-- The first `m` components. -/
@[expose] def left (z : Vec (m + n) R) : Vec m R := fun i => z (Fin.castAdd n i)

/-- The last `n` components. -/
@[expose] def right (z : Vec (m + n) R) : Vec n R := fun i => z (Fin.natAdd m i)

end Vec

namespace Matrix

variable {k m n p : Nat} {R : Type}

/-- The matrix `(A | B)`, with the columns of `A` and then those of `B`. -/
@[expose] noncomputable def beside (A : Matrix k m R) (B : Matrix k n R) : Matrix k (m + n) R :=
  fun i => Vec.append (A.row i) (B.row i)

end Matrix

end

/-! ### Differentiation.Layers -/

section

open scoped Matrix

variable {n m : Nat} {R : Type}

namespace Layer

/-- The parameters of an affine layer as one vector: the entries of `W`, row after row, then those
of `b`. -/
@[expose] noncomputable def affineParams (W : Matrix m n R) (b : Vec m R) : Vec (m * n + m) R :=
  Vec.append W.flatten b

/-- The matrix `W` in the parameters of an affine layer. -/
@[expose] noncomputable def weights (t : Vec (m * n + m) R) : Matrix m n R :=
  Matrix.ofFlat t.left

/-- The vector `b` in the parameters of an affine layer. -/
@[expose] noncomputable def bias (t : Vec (m * n + m) R) : Vec m R := t.right

variable [Lean.Grind.CommRing R]

/-- The affine layer `x ↦ W x + b` with `n` inputs and `m` outputs. With respect to `x` its Jacobian
matrix is `W`. With respect to the parameters, row `i` has the component `x_s` in the place of
`W_{is}`, and 1 in that of `b_i`; the parameters of the other rows do not matter for output `i`. -/
@[expose] noncomputable def affine (n m : Nat) : Layer (m * n + m) n m R where
  eval t x := weights t *ᵥ x + bias t
  inputJacobian t _ := weights t
  paramJacobian _ x := fun i => affineParams (fun r s => if r = i then x s else 0) (Vec.basis i)

/-- The layer that applies a function `σ` to each component; `σ'` is to be its derivative. It has no
parameters, and its Jacobian matrix is diagonal. -/
@[expose] noncomputable def pointwise (σ σ' : R → R) : Layer 0 n n R where
  eval _ x := fun i => σ (x i)
  inputJacobian _ x := Matrix.diagonal fun i => σ' (x i)
  paramJacobian _ _ := 0

end Layer

namespace Network

variable {h k : Nat} [Lean.Grind.CommRing R]

/-- The network with one hidden layer of `h` units, `x ↦ W₂ σ(W₁ x + b₁) + b₂`. -/
@[expose] noncomputable def perceptron (σ σ' : R → R) (n h k : Nat) : Network R n k :=
  cons (.affine n h) (cons (.pointwise σ σ') (cons (.affine h k) nil))

/-- The parameters of a network with one hidden layer. -/
@[expose] noncomputable def perceptronParams (σ σ' : R → R) (W₁ : Matrix h n R) (b₁ : Vec h R)
    (W₂ : Matrix k h R) (b₂ : Vec k R) : (perceptron σ σ' n h k).Params :=
  (Layer.affineParams W₁ b₁, ((0 : Vec 0 R), (Layer.affineParams W₂ b₂, ())))

variable (σ σ' : R → R) (W₁ : Matrix h n R) (b₁ : Vec h R) (W₂ : Matrix k h R) (b₂ : Vec k R)

end Network

variable [Lean.Grind.CommRing R]

/-- The sum of the squared errors of `y` against the target `t`, `∑ (y_i - t_i)²`. -/
@[expose] noncomputable def squareLoss (t y : Vec n R) : R := (y - t).dot (y - t)

/-- The gradient of the square loss, `2 (y - t)`. -/
@[expose] noncomputable def squareLossGradient (t y : Vec n R) : Vec n R := (2 : R) • (y - t)

end

/-! ### Counterexamples.BackpropagationAtKink -/

namespace Counterexamples

open scoped Matrix

/-- The rectified linear unit. -/
@[expose] noncomputable def relu (s : ℝ) : ℝ := max s 0

/-- One input, two rectified linear units, one output. The function `relu'` is what is taken for the
derivative of `relu`. -/
@[expose] noncomputable def kinkNetwork (relu' : ℝ → ℝ) : Network ℝ 1 1 :=
  .perceptron relu relu' 1 2 1

/-- The column `(1, -1)`. -/
@[expose] noncomputable def split : Matrix 2 1 := fun i _ => if i = 0 then 1 else -1

/-- The parameters with which it computes `max(x, 0) - max(-x, 0)`. -/
@[expose] noncomputable def kinkParams (relu' : ℝ → ℝ) : (kinkNetwork relu').Params :=
  Network.perceptronParams relu relu' split 0 splitᵀ 0

/-- One input, two units with two rectified linear units one after the other, one output. -/
@[expose] noncomputable def doubleKinkNetwork (relu' : ℝ → ℝ) : Network ℝ 1 1 :=
  .cons (.affine 1 2) <| .cons (.pointwise relu relu') <| .cons (.pointwise relu relu') <|
    .cons (.affine 2 1) .nil

/-- The parameters with which it computes `max(max(x, 0), 0) - max(max(-x, 0), 0)`. -/
@[expose] noncomputable def doubleKinkParams (relu' : ℝ → ℝ) : (doubleKinkNetwork relu').Params :=
  (Layer.affineParams split 0, 0, 0, Layer.affineParams splitᵀ 0, ())

end Counterexamples

/-! ### Counterexamples.ChainRule -/

namespace Counterexamples

open scoped Matrix

/-- The point of ℝ¹ with the coordinate `t`. -/
@[expose] noncomputable def point (t : ℝ) : Vec 1 := fun _ => t

/-- The shift `x ↦ x - 1` on ℝ¹. -/
@[expose] noncomputable def shift (x : Vec 1) : Vec 1 := x - point 1

/-- The matrix with rows `(0, 1)` and `(0, 0)`. -/
@[expose] noncomputable def upperShift : Matrix 2 2 := fun i j => if i = 0 ∧ j = 1 then 1 else 0

end Counterexamples

/-! ### Counterexamples.TaylorNeedsContinuity -/

/-- The function that is `1` at `0` and `0` elsewhere. -/
@[expose] noncomputable def unitAtZero (x : ℝ) : ℝ := if x = 0 then 1 else 0

/-! ### Counterexamples.FundamentalTheorem -/

namespace Counterexamples

open scoped Real

variable {a x : ℝ}

/-- The sign of a number: -1 if it is negative, 1 if it is positive, and 0 at 0. -/
@[expose] noncomputable def sign (x : ℝ) : ℝ := if x < 0 then -1 else if x = 0 then 0 else 1

end Counterexamples

/-! ### Counterexamples.MeanValue -/

namespace Counterexamples

/-- The function `t`, with the value 0 at 1. -/
@[expose] noncomputable def fallAtOne (t : ℝ) : ℝ := if t = 1 then 0 else t

end Counterexamples

/-! ### Counterexamples.ContinuousPartialsNotNecessary -/

namespace Counterexamples

open Classical in
/-- The function `x⁴ y / (x⁴ + y²)` on ℝ², with the value 0 at the origin. -/
@[expose] noncomputable def quarticQuotient (x : Vec 2) : ℝ :=
  if x = 0 then 0 else x 0 ^ 4 * x 1 / (x 0 ^ 4 + x 1 ^ 2)

open Classical in
/-- The partial derivatives of `quarticQuotient`: `∂f/∂x = 4 x³ y³ / (x⁴ + y²)²` and
`∂f/∂y = x⁴ (x⁴ - y²) / (x⁴ + y²)²`, both 0 at the origin. -/
@[expose] noncomputable def quarticPartial (j : Fin 2) (x : Vec 2) : ℝ :=
  if x = 0 then 0
  else if j = 0 then 4 * x 0 ^ 3 * x 1 ^ 3 / (x 0 ^ 4 + x 1 ^ 2) ^ 2
  else x 0 ^ 4 * (x 0 ^ 4 - x 1 ^ 2) / (x 0 ^ 4 + x 1 ^ 2) ^ 2

/-- The point with its two coordinates exchanged. -/
@[expose] noncomputable def swap (x : Vec 2) : Vec 2 := fun i => x i.rev

/-- The function `f(x, y) + f(y, x)` with `f(x, y) = x⁴ y / (x⁴ + y²)`, that is
`x⁴ y / (x⁴ + y²) + x y⁴ / (x² + y⁴)`. -/
@[expose] noncomputable def symmetricQuartic (x : Vec 2) : ℝ :=
  quarticQuotient x + quarticQuotient (swap x)

end Counterexamples

/-! ### Counterexamples.DirectionalDerivatives -/

namespace Counterexamples

/-- The function `x³ y / (x⁶ + y²)` on ℝ²; its value at the origin is 0. -/
@[expose] noncomputable def sexticQuotient (x : Vec 2) : ℝ :=
  x 0 ^ 3 * x 1 / (x 0 ^ 6 + x 1 ^ 2)

end Counterexamples

/-! ### Counterexamples.TaylorVectorValued -/

namespace Counterexamples

/-- The curve `t ↦ (t², t³)` in ℝ². -/
@[expose] noncomputable def squareCube (t : ℝ) : Vec 2 := fun i => if i = 0 then t ^ 2 else t ^ 3

/-- The curve `t ↦ (t ^ (m + 2), t ^ (m + 3))` in ℝ². -/
@[expose] noncomputable def powerCurve (m : Nat) (t : ℝ) : Vec 2 := fun i => t ^ (m + 2 + i)

end Counterexamples

/-! ### Counterexamples.MixedPartialsDiffer -/

namespace Counterexamples

open Classical in
/-- The function `x y (x² - y²) / (x² + y²)` on ℝ², with the value 0 at the origin. -/
@[expose] noncomputable def peanoQuotient (x : Vec 2) : ℝ :=
  if x = 0 then 0 else x 0 * x 1 * (x 0 ^ 2 - x 1 ^ 2) / (x 0 ^ 2 + x 1 ^ 2)

open Classical in
/-- The partial derivatives of `peanoQuotient`: `∂f/∂x = y (x⁴ + 4 x² y² - y⁴) / (x² + y²)²` and
`∂f/∂y = x (x⁴ - 4 x² y² - y⁴) / (x² + y²)²`, both 0 at the origin. -/
@[expose] noncomputable def peanoPartial (j : Fin 2) (x : Vec 2) : ℝ :=
  if x = 0 then 0
  else if j = 0 then
    x 1 * (x 0 ^ 4 + 4 * x 0 ^ 2 * x 1 ^ 2 - x 1 ^ 4) / (x 0 ^ 2 + x 1 ^ 2) ^ 2
  else x 0 * (x 0 ^ 4 - 4 * x 0 ^ 2 * x 1 ^ 2 - x 1 ^ 4) / (x 0 ^ 2 + x 1 ^ 2) ^ 2

/-- The mixed second partial derivative of `peanoQuotient` outside the origin,
`(x⁶ + 9 x⁴ y² - 9 x² y⁴ - y⁶) / (x² + y²)³`. -/
@[expose] noncomputable def peanoMixed (x : Vec 2) : ℝ :=
  (x 0 ^ 6 + 9 * x 0 ^ 4 * x 1 ^ 2 - 9 * x 0 ^ 2 * x 1 ^ 4 - x 1 ^ 6) / (x 0 ^ 2 + x 1 ^ 2) ^ 3

end Counterexamples

/-! ### Counterexamples.PartialDerivativesNotSufficient -/

namespace Counterexamples

open Classical in
/-- The function `x y / (x² + y²)` on ℝ², with the value 0 at the origin. -/
@[expose] noncomputable def crossQuotient (x : Vec 2) : ℝ :=
  if x = 0 then 0 else x 0 * x 1 / (x 0 ^ 2 + x 1 ^ 2)

/-- The point `(t, t)`. -/
@[expose] noncomputable def diagonal (t : ℝ) : Vec 2 := fun _ => t

open Classical in
/-- The partial derivatives of `crossQuotient`: `∂f/∂x = y (y² - x²) / (x² + y²)²` and
`∂f/∂y = x (x² - y²) / (x² + y²)²`, both 0 at the origin. -/
@[expose] noncomputable def crossPartial (j : Fin 2) (x : Vec 2) : ℝ :=
  if x = 0 then 0
  else if j = 0 then x 1 * (x 1 ^ 2 - x 0 ^ 2) / (x 0 ^ 2 + x 1 ^ 2) ^ 2
  else x 0 * (x 0 ^ 2 - x 1 ^ 2) / (x 0 ^ 2 + x 1 ^ 2) ^ 2

end Counterexamples

/-! ### Counterexamples.TaylorProofStep -/

section

variable {f : ℝ → ℝ} {F : Nat → ℝ → ℝ} {n p : Nat} {x₀ x t d θ : ℝ}

/-- The auxiliary function printed in step 5, `f(t) - T_n(t) - (t - x₀)ᵖ M(t)`, where `M` may be a
constant function. -/
@[expose] noncomputable def printedAuxiliary (f : ℝ → ℝ) (F : Nat → ℝ → ℝ) (n p : Nat) (x₀ : ℝ)
    (M : ℝ → ℝ) (t : ℝ) : ℝ :=
  f t - taylorPolynomial F n x₀ t - (t - x₀) ^ p * M t

/-- The auxiliary function that leads to (3): `f(x) - T_n(x; t) - (x - t)ᵖ M`. The variable `t` is
the centre of the Taylor polynomial. -/
@[expose] noncomputable def workingAuxiliary (f : ℝ → ℝ) (F : Nat → ℝ → ℝ) (n p : Nat) (x M : ℝ)
    (t : ℝ) : ℝ :=
  f x - taylorPolynomial F n t x - (x - t) ^ p * M

/-- The derivatives of `t³`: `t³, 3 t², 6 t, 6, 0, 0, …`. -/
@[expose] noncomputable def cubeDerivs : Nat → ℝ → ℝ
  | 0, t => t ^ 3
  | 1, t => 3 * t ^ 2
  | 2, t => 6 * t
  | 3, _ => 6
  | _, _ => 0

end

/-! ### Differentiation.Backpropagation -/

section

open scoped Matrix

/-- At the parameters `t` and the input `x`, the layer is differentiable in its input, and its
formula for the Jacobian matrix is right. -/
@[expose] def Layer.HasInputJacobian {p n m : Nat} (layer : Layer p n m) (t : Vec p) (x : Vec n) :
    Prop :=
  HasJacobianAt (fun y => layer.eval t y) (layer.inputJacobian t x) x

/-- At the parameters `t` and the input `x`, the layer is differentiable in its parameters, and its
formula for the Jacobian matrix is right. -/
@[expose] def Layer.HasParamJacobian {p n m : Nat} (layer : Layer p n m) (t : Vec p) (x : Vec n) :
    Prop :=
  HasJacobianAt (fun s => layer.eval s x) (layer.paramJacobian t x) t

/-- The layer is differentiable everywhere, in its input and in its parameters, and its formulas
for the Jacobian matrices are right. -/
structure Layer.Differentiable {p n m : Nat} (layer : Layer p n m) : Prop where
  /-- Differentiable in the input. -/
  input (t : Vec p) (x : Vec n) : layer.HasInputJacobian t x
  /-- Differentiable in the parameters. -/
  params (t : Vec p) (x : Vec n) : layer.HasParamJacobian t x

namespace Network

variable {n k : Nat}

/-- At parameters `θ` and input `x` of the network: the formula of layer `l` for the Jacobian matrix
with respect to the layer's input is right at the point where the forward sweep evaluates it. -/
@[expose] def HasInputJacobian (N : Network ℝ n k) (θ : N.Params) (x : Vec n) (l : Fin N.depth) :
    Prop :=
  (N.layer l).HasInputJacobian (θ.get l) ((N.forward θ x).tape.get l)

/-- At parameters `θ` and input `x` of the network: the formula of layer `l` for the Jacobian matrix
with respect to the layer's parameters is right at the point where the forward sweep evaluates
it. -/
@[expose] def HasParamJacobian (N : Network ℝ n k) (θ : N.Params) (x : Vec n) (l : Fin N.depth) :
    Prop :=
  (N.layer l).HasParamJacobian (θ.get l) ((N.forward θ x).tape.get l)

end Network

end

/-! ### Differentiation.BackpropagationJoint -/

section

open scoped Matrix

/-- At the parameters `t` and the input `x`, the layer is differentiable in parameters and input
jointly, and its formulas give the Jacobian matrix `(P | J)`. -/
@[expose] def Layer.HasJacobian {p n m : Nat} (layer : Layer p n m) (t : Vec p) (x : Vec n) :
    Prop :=
  HasJacobianAt (fun z : Vec (p + n) => layer.eval z.left z.right)
    (Matrix.beside (layer.paramJacobian t x) (layer.inputJacobian t x)) (Vec.append t x)

namespace Network

variable {n k : Nat}

/-- The number of parameters of all layers together. -/
@[expose] def numParams {R : Type} : {n k : Nat} → Network R n k → Nat
  | _, _, nil => 0
  | _, _, cons (p := p) _ rest => p + rest.numParams

/-- The parameters of all layers, one after the other. -/
@[expose] noncomputable def Params.toVec {R : Type} : {n k : Nat} → {N : Network R n k} →
    N.Params → Vec N.numParams R
  | _, _, nil, _ => fun i => i.elim0
  | _, _, cons _ rest, θ => Vec.append θ.1 (toVec (N := rest) θ.2)

/-- One vector distributed among the layers. -/
@[expose] noncomputable def ofVec {R : Type} : {n k : Nat} → (N : Network R n k) →
    Vec N.numParams R → N.Params
  | _, _, nil, _ => ()
  | _, _, cons _ rest, z => (z.left, rest.ofVec z.right)

/-- At parameters `θ` and input `x` of the network: layer `l` is differentiable in its parameters
and its input jointly, at the point where the forward sweep evaluates it, and its formulas are
right. -/
@[expose] def HasJacobian (N : Network ℝ n k) (θ : N.Params) (x : Vec n) (l : Fin N.depth) : Prop :=
  (N.layer l).HasJacobian (θ.get l) ((N.forward θ x).tape.get l)

end Network

end

/-! ### Differentiation.BackpropagationExamples -/

namespace BackpropagationExample

open scoped Matrix

/-- The vector with the given components. -/
@[expose] noncomputable def vec (l : List Rat) : Vec l.length Rat := fun i => l[i]

/-- The activation `s ↦ s²`, which is rational where the usual ones are not. -/
@[expose] noncomputable def square : Layer 0 2 2 Rat :=
  .pointwise (fun s => s * s) (fun s => 2 * s)

/-- Two inputs, two hidden layers with two units each, one output. -/
@[expose] noncomputable def network : Network Rat 2 1 :=
  .cons (.affine 2 2) <| .cons square <| .cons (.affine 2 2) <| .cons square <|
    .cons (.affine 2 1) .nil

/-- Its parameters: in each affine layer the matrix, row after row, and then the vector,

  `W₁ = (1, -1; 2, 1/2)`,  `b₁ = (1/2, -1)`,  `W₂ = (2, 1/2; -4, 3/2)`,  `b₂ = (-1, -4)`,
  `W₃ = (4, -3)`,  `b₃ = 1/2`. -/
@[expose] noncomputable def params : network.Params :=
  (vec [1, -1, 2, 1/2, 1/2, -1], vec [], vec [2, 1/2, -4, 3/2, -1, -4], vec [],
    vec [4, -3, 1/2], ())

/-- The input. -/
@[expose] noncomputable def input : Vec 2 Rat := vec [1, 2]

/-- What the output ought to be. -/
@[expose] noncomputable def target : Vec 1 Rat := vec [5]

/-- What the reverse sweep is started with: the formula for the gradient of the square loss, at the
output of the network. -/
@[expose] noncomputable def outputGradient : Vec 1 Rat :=
  squareLossGradient target (network.eval params input)

/-- The result of the reverse sweep. -/
@[expose] noncomputable def gradient : network.Gradient :=
  network.backprop params input outputGradient

end BackpropagationExample

/-! ### Differentiation.NetworkMap -/

section

open scoped Matrix

variable {R S : Type} {p n m k : Nat}

/-- A vector, mapped component by component. -/
@[expose] def Vec.map (φ : R → S) (x : Vec n R) : Vec n S := fun i => φ (x i)

/-- A matrix, mapped entry by entry. -/
@[expose] def Matrix.map (φ : R → S) (A : Matrix m n R) : Matrix m n S := fun i j => φ (A i j)

/-- Under `φ`, the function of the layer `L` and its two matrices correspond to those of `L'`. -/
structure Layer.MapsTo (φ : R → S) (L : Layer p n m R) (L' : Layer p n m S) : Prop where
  /-- The outputs correspond. -/
  eval : ∀ t x, L'.eval (t.map φ) (x.map φ) = (L.eval t x).map φ
  /-- The Jacobian matrices with respect to the input correspond. -/
  inputJacobian : ∀ t x, L'.inputJacobian (t.map φ) (x.map φ) = (L.inputJacobian t x).map φ
  /-- The Jacobian matrices with respect to the parameters correspond. -/
  paramJacobian : ∀ t x, L'.paramJacobian (t.map φ) (x.map φ) = (L.paramJacobian t x).map φ

/-- Under `φ`, the layers of the network `N` correspond to those of `N'`, and the parameters `θ` to
`θ'`. -/
inductive Network.MapsTo (φ : R → S) : {n k : Nat} → (N : Network R n k) → N.Params →
    (N' : Network S n k) → N'.Params → Prop
  /-- No layers. -/
  | nil {n : Nat} : MapsTo φ (.nil : Network R n n) () .nil ()
  /-- Corresponding first layers with corresponding parameters, and corresponding rests. -/
  | cons {p n m k : Nat} {L : Layer p n m R} {L' : Layer p n m S} (hL : L.MapsTo φ L') (t : Vec p R)
      {N : Network R m k} {θ : N.Params} {N' : Network S m k} {θ' : N'.Params}
      (h : MapsTo φ N θ N' θ') : MapsTo φ (.cons L N) (t, θ) (.cons L' N') (t.map φ, θ')

end

/-! ### Differentiation.BackpropagationExampleReal -/

namespace BackpropagationExample

open Real (ofRat)

/-- The activation `s ↦ s²` over ℝ. -/
@[expose] noncomputable def realSquare : Layer 0 2 2 :=
  .pointwise (fun s => s * s) (fun s => 2 * s)

/-- The network over ℝ. -/
@[expose] noncomputable def realNetwork : Network ℝ 2 1 :=
  .cons (.affine 2 2) <| .cons realSquare <| .cons (.affine 2 2) <| .cons realSquare <|
    .cons (.affine 2 1) .nil

/-- Its parameters, the same numbers. -/
@[expose] noncomputable def realParams : realNetwork.Params :=
  (params.1.map ofRat, params.2.1.map ofRat, params.2.2.1.map ofRat, params.2.2.2.1.map ofRat,
    params.2.2.2.2.1.map ofRat, ())

end BackpropagationExample

/-! ### Differentiation.BackpropagationIntermediate -/

section

open scoped Matrix

namespace Network

variable {R : Type} {n k : Nat}

/-- The layers behind layer `l`, as a function of the output of layer `l`. -/
@[expose] noncomputable def evalBehind : {n k : Nat} → (N : Network R n k) → N.Params →
    (l : Fin N.depth) → Vec (N.outDim l) R → Vec k R
  | _, _, nil, _, l, _ => l.elim0
  | _, _, cons _ rest, θ, ⟨0, _⟩, y => rest.eval θ.2 y
  | _, _, cons _ rest, θ, ⟨l + 1, h⟩, y => rest.evalBehind θ.2 ⟨l, sorry⟩ y

/-- Layer `l` and the layers behind it, as a function of the input of layer `l`. -/
@[expose] noncomputable def evalFrom (N : Network R n k) (θ : N.Params) (l : Fin N.depth)
    (x : Vec (N.inDim l) R) : Vec k R :=
  N.evalBehind θ l ((N.layer l).eval (θ.get l) x)

variable [Lean.Grind.Ring R]

/-- The vector that reaches layer `l` from behind in the reverse sweep: what the layers behind it
return for their input. The last layer is reached by the vector that the sweep is started with. -/
@[expose] noncomputable def reaching : {n k : Nat} → (N : Network R n k) → N.Params → N.Tape →
    Vec k R → (l : Fin N.depth) → Vec (N.outDim l) R
  | _, _, nil, _, _, _, l => l.elim0
  | _, _, cons _ rest, θ, tape, v, ⟨0, _⟩ => (rest.backward θ.2 tape.2 v).input
  | _, _, cons _ rest, θ, tape, v, ⟨l + 1, h⟩ =>
    rest.reaching θ.2 tape.2 v ⟨l, sorry⟩

end Network

end

/-! ### Linear.MaxNorm -/

section

open Real

namespace Vec

variable {n : Nat}

/-- The maximum norm: the largest of `|x 0|, …, |x (n-1)|`, and `0` for `n = 0`. -/
@[expose] noncomputable def maxNorm : {n : Nat} → Vec n → ℝ
  | 0, _ => 0
  | n + 1, x => max (maxNorm fun i : Fin n => x i.castSucc) |x (Fin.last n)|

end Vec

end

/-! ### Differentiation.MaxNorm -/

section

open scoped Matrix

variable {n m : Nat} {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n}

/-- `f : ℝⁿ → ℝᵐ` is differentiable at `a` with Jacobian matrix `A`, all lengths being measured by
the maximum norm `|x|_∞ = max_i |x_i|`: for every increment `h`,

  `f (a + h) - f a = A h + |h|_∞ α(h)`,

where `∀ ε > 0, ∃ δ > 0, 0 < |h|_∞ < δ → |α(h)|_∞ < ε`. -/
@[expose] def HasJacobianAtMaxNorm {n m : Nat} (f : Vec n → Vec m) (A : Matrix m n) (a : Vec n) :
    Prop :=
  ∃ α : Vec n → Vec m,
    (∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧
      ∀ h : Vec n, 0 < h.maxNorm → h.maxNorm < δ → (α h).maxNorm < ε) ∧
    ∀ h : Vec n, f (a + h) - f a = A *ᵥ h + h.maxNorm • α h

end

/-! ### Linear.Convex -/

section

variable {n : Nat}

/-- With any two points `x` and `y`, `S` contains the segment between them, which consists of the
points `x + t (y - x)` with `0 ≤ t ≤ 1`. -/
@[expose] def Convex (S : Vec n → Prop) : Prop :=
  ∀ x y, S x → S y → ∀ t : ℝ, 0 ≤ t → t ≤ 1 → S (x + t • (y - x))

end

/-! ### Differentiation.Normalization -/

section

open scoped Matrix

variable {n : Nat}

/-- The vector `u` divided by the sum of its components, `u_i / ∑_j u_j`. -/
@[expose] noncomputable def Vec.normalize (u : Vec n) : Vec n := fun i => u i / ∑ j, u j

end

/-! ### Differentiation.OnASet -/

section

variable {n m k : Nat}

/-- `f : ℝⁿ → ℝᵐ` is differentiable in the set `U`, with the Jacobian matrices `J`: at every point
`x` of `U` it is differentiable with the Jacobian matrix `J x`. Source: §2.2, last sentence. -/
@[expose] def HasJacobianOn (f : Vec n → Vec m) (J : Vec n → Matrix m n) (U : Vec n → Prop) :
    Prop :=
  ∀ x, U x → HasJacobianAt f (J x) x

end

/-! ### Real.Completeness -/

namespace Real

variable {u : Nat → ℝ} {l m : ℝ}

/-- The sequence `u` converges to `l`: `∀ ε > 0, ∃ N, ∀ n ≥ N, |u n - l| < ε`. -/
@[expose] def IsLimitOfSeq (u : Nat → ℝ) (l : ℝ) : Prop :=
  ∀ ε : ℝ, 0 < ε → ∃ N : Nat, ∀ n, N ≤ n → |u n - l| < ε

/-- The sequence `u` is a Cauchy sequence: `∀ ε > 0, ∃ N, ∀ m n ≥ N, |u m - u n| < ε`. -/
@[expose] def IsCauchySeq (u : Nat → ℝ) : Prop :=
  ∀ ε : ℝ, 0 < ε → ∃ N : Nat, ∀ m n, N ≤ m → N ≤ n → |u m - u n| < ε

end Real

/-! ## The real numbers (§2.2) -/

namespace Real

variable {S : ℝ → Prop} {s t x y a b ε : ℝ}

/-- **Least upper bound property**: a nonempty set of reals that is bounded above has a least upper
bound. -/
theorem exists_isLUB (hne : ∃ x, S x) (hb : ∃ b, ∀ x, S x → x ≤ b) : ∃ s, IsLUB S s := sorry

/-- **Greatest lower bound property**: a nonempty set of reals that is bounded below has a greatest
lower bound. -/
theorem exists_isGLB (hne : ∃ x, S x) (hb : ∃ b, ∀ x, S x → b ≤ x) : ∃ s, IsGLB S s := sorry

end Real

namespace Real

variable {u : Nat → ℝ} {l m : ℝ}

/-- **Completeness**: a sequence of real numbers converges iff it is a Cauchy sequence. -/
theorem isCauchySeq_iff_exists_limit : IsCauchySeq u ↔ ∃ l, IsLimitOfSeq u l := sorry

end Real

namespace Real

variable {u : Nat → ℝ} {l m : ℝ}

/-- A sequence has at most one limit. -/
theorem IsLimitOfSeq.unique (hl : IsLimitOfSeq u l) (hm : IsLimitOfSeq u m) : l = m := sorry

/-- **The real numbers are an ordered field.** Addition and multiplication are associative and
commutative, with the neutral elements 0 and 1, `0 ≠ 1`; every number has an opposite, and every
number other than 0 an inverse; multiplication is distributive over addition; the order is total;
and sums and products respect it. -/
theorem orderedField_axioms :
    ((∀ x y z : ℝ, x + y + z = x + (y + z)) ∧ (∀ x y : ℝ, x + y = y + x) ∧
      (∀ x : ℝ, x + 0 = x) ∧ ∀ x : ℝ, x + -x = 0) ∧
    ((∀ x y z : ℝ, x * y * z = x * (y * z)) ∧ (∀ x y : ℝ, x * y = y * x) ∧
      (∀ x : ℝ, x * 1 = x) ∧ (∀ x : ℝ, x ≠ 0 → x * x⁻¹ = 1) ∧ (0 : ℝ) ≠ 1) ∧
    (∀ x y z : ℝ, x * (y + z) = x * y + x * z) ∧
    ((∀ x : ℝ, x ≤ x) ∧ (∀ x y z : ℝ, x ≤ y → y ≤ z → x ≤ z) ∧
      (∀ x y : ℝ, x ≤ y → y ≤ x → x = y) ∧ (∀ x y : ℝ, x ≤ y ∨ y ≤ x) ∧
      ∀ x y : ℝ, x < y ↔ x ≤ y ∧ x ≠ y) ∧
    (∀ x y z : ℝ, x ≤ y → x + z ≤ y + z) ∧ ∀ x y : ℝ, 0 ≤ x → 0 ≤ y → 0 ≤ x * y := sorry

end Real

namespace Real

variable {S : ℝ → Prop} {s t x y a b ε : ℝ}

/-- **Archimedean property**: every real number is exceeded by a natural one. -/
theorem exists_nat_gt (x : ℝ) : ∃ n : Nat, x < n := sorry

end Real

namespace Real

variable {S : ℝ → Prop} {s t x y a b ε : ℝ}

/-- **Density of the rationals**: between any two reals there is a rational number. -/
theorem exists_rat_btwn (h : x < y) : ∃ q : Rat, x < ofRat q ∧ ofRat q < y := sorry

end Real

namespace Counterexamples

open Real (ofRat)

open scoped Real

/-- **The rational numbers are not complete.** The rational numbers `q` with `q² < 2` are bounded
above, by 2, and there are such numbers, 0 for example; but no rational number `s` is their least
upper bound. -/
theorem rat_not_exists_least_upper_bound :
    ((0 : Rat) * 0 < 2 ∧ ∀ q : Rat, q * q < 2 → q ≤ 2) ∧
      ¬∃ s : Rat, (∀ q : Rat, q * q < 2 → q ≤ s) ∧
        ∀ b : Rat, (∀ q : Rat, q * q < 2 → q ≤ b) → s ≤ b := sorry

end Counterexamples

namespace Counterexamples

open Real (ofRat)

open scoped Real

/-- **2 is not the square of a rational number.** -/
theorem rat_mul_self_ne_two (q : Rat) : q * q ≠ 2 := sorry

/-- **The least upper bound property asks for an element and for an upper bound.** The empty set has
no least upper bound, every number being an upper bound, and ℝ has none, having no upper bound. -/
theorem isLUB_needs_element_and_bound :
    (¬∃ s, Real.IsLUB (fun _ => False) s) ∧ ¬∃ s, Real.IsLUB (fun _ => True) s := sorry

end Counterexamples

/-! ## The intermediate value theorem (§2.2) -/

section

variable {f : ℝ → ℝ} {a b y : ℝ}

/-- **Intermediate value theorem.** A continuous function on `[a, b]`, `a ≤ b`, takes every value
between `f a` and `f b`, whichever of the two is the smaller. -/
theorem ContinuousOn.intermediate_value (hab : a ≤ b) (hf : ContinuousOn f a b)
    (hy : min (f a) (f b) ≤ y) (hy' : y ≤ max (f a) (f b)) : ∃ c, a ≤ c ∧ c ≤ b ∧ f c = y := sorry

end

section

variable {f : ℝ → ℝ} {a b y : ℝ}

/-- **Intermediate value theorem**, rising form: if `f` is continuous on `[a, b]`, `a ≤ b`, and
`f a ≤ y ≤ f b`, then `f c = y` for some `c` in `[a, b]`. -/
theorem ContinuousOn.exists_eq_of_le (hab : a ≤ b) (hf : ContinuousOn f a b) (ha : f a ≤ y)
    (hb : y ≤ f b) : ∃ c, a ≤ c ∧ c ≤ b ∧ f c = y := sorry

/-- **Intermediate value theorem**, falling form: if `f` is continuous on `[a, b]`, `a ≤ b`, and
`f b ≤ y ≤ f a`, then `f c = y` for some `c` in `[a, b]`. -/
theorem ContinuousOn.exists_eq_of_ge (hab : a ≤ b) (hf : ContinuousOn f a b) (ha : y ≤ f a)
    (hb : f b ≤ y) : ∃ c, a ≤ c ∧ c ≤ b ∧ f c = y := sorry

end

/-- **Interval induction** (Cousin's lemma). Let `a ≤ b`, and let `p u v` be a property of the
intervals `[u, v] ⊆ [a, b]` such that

* if `[u, v]` and `[v, w]` have it then so has `[u, w]`;
* around every point `x` of `[a, b]` all short intervals have it: there is `δ > 0` such that
  `p u v` for all `u ≤ x ≤ v` in `[a, b]` with `v - u < δ`.

Then `[a, b]` has it. -/
theorem interval_induction {a b : ℝ} (hab : a ≤ b) {p : ℝ → ℝ → Prop}
    (join : ∀ u v w, a ≤ u → u ≤ v → v ≤ w → w ≤ b → p u v → p v w → p u w)
    (short : ∀ x, a ≤ x → x ≤ b → ∃ δ : ℝ, 0 < δ ∧
      ∀ u v, a ≤ u → u ≤ x → x ≤ v → v ≤ b → v - u < δ → p u v) :
    p a b := sorry

namespace Counterexamples

open Real (ofRat)

/-- **The intermediate value theorem needs continuity at every point.** The sign is continuous at
every point but 0, it is -1 at -1 and 1 at 1, and nowhere is it 1/2. -/
theorem intermediate_value_needs_continuity :
    (∀ x : ℝ, x ≠ 0 → ContinuousAt sign x) ∧ sign (-1) = -1 ∧ sign 1 = 1 ∧
      ∀ x : ℝ, sign x ≠ 1 / 2 := sorry

/-- **The intermediate value theorem needs the real numbers.** The function `x² - 2` is continuous,
-2 at 0 and 2 at 2, and so 0 somewhere between; but it is 0 at no rational number. -/
theorem intermediate_value_needs_completeness :
    (∃ c : ℝ, 0 ≤ c ∧ c ≤ 2 ∧ c ^ 2 - 2 = 0) ∧ ∀ q : Rat, ofRat q ^ 2 - 2 ≠ 0 := sorry

end Counterexamples

/-! ## The extreme value theorem, and uniform continuity (§2.2) -/

section

variable {f : ℝ → ℝ} {a b : ℝ}

/-- **Extreme value theorem.** A continuous function on `[a, b]`, `a ≤ b`, has a largest value: some
`c` in `[a, b]` has `f x ≤ f c` for all `x` in `[a, b]`. -/
theorem ContinuousOn.exists_max (hab : a ≤ b) (hf : ContinuousOn f a b) :
    ∃ c, a ≤ c ∧ c ≤ b ∧ ∀ x, a ≤ x → x ≤ b → f x ≤ f c := sorry

/-- **Extreme value theorem.** A continuous function on `[a, b]`, `a ≤ b`, has a smallest value:
some `c` in `[a, b]` has `f c ≤ f x` for all `x` in `[a, b]`. -/
theorem ContinuousOn.exists_min (hab : a ≤ b) (hf : ContinuousOn f a b) :
    ∃ c, a ≤ c ∧ c ≤ b ∧ ∀ x, a ≤ x → x ≤ b → f c ≤ f x := sorry

end

section

universe u

/-- **Boundedness theorem.** A continuous function on `[a, b]` is bounded there: `‖f x‖ ≤ C` for all
`x` in `[a, b]`, some `C`. -/
theorem ContinuousOn.bounded {W : Type u} [Lean.Grind.IntModule W] [Norm W] [LawfulNorm W]
    {f : ℝ → W} {a b : ℝ} (hf : ContinuousOn f a b) :
    ∃ C : ℝ, ∀ x, a ≤ x → x ≤ b → ‖f x‖ ≤ C := sorry

end

section

universe u

/-- **Heine–Cantor.** A continuous function on `[a, b]` is uniformly continuous there: for every
`ε > 0` there is `δ > 0` such that `|x - y| < δ` implies `‖f x - f y‖ < ε`, for all `x` and `y` in
`[a, b]`. -/
theorem ContinuousOn.uniform {W : Type u} [Lean.Grind.IntModule W] [Norm W] [LawfulNorm W]
    {f : ℝ → W} {a b : ℝ} (hf : ContinuousOn f a b) {ε : ℝ} (hε : 0 < ε) :
    ∃ δ : ℝ, 0 < δ ∧ ∀ x y, a ≤ x → x ≤ b → a ≤ y → y ≤ b → |x - y| < δ → ‖f x - f y‖ < ε := sorry

end

namespace Counterexamples

open Real (ofRat)

/-- **The extreme value theorem needs continuity at every point**, even for bounded functions. The
function that is `x` for `x ≠ 1` and 0 for `x = 1` is continuous at every point but 1 and has on
`[0, 1]` only values between 0 and 1, but no largest one. -/
theorem extreme_value_needs_continuity :
    (∀ x : ℝ, x ≠ 1 → ContinuousAt fallAtOne x) ∧
      (∀ x, 0 ≤ x → x ≤ 1 → 0 ≤ fallAtOne x ∧ fallAtOne x ≤ 1) ∧
      ∀ c, 0 ≤ c → c ≤ 1 → ∃ x, 0 ≤ x ∧ x ≤ 1 ∧ fallAtOne c < fallAtOne x := sorry

/-- **The extreme value theorem needs the ends of the interval.** On the open interval `(0, 1)` the
continuous function `x` has no largest value. -/
theorem extreme_value_needs_ends :
    (∀ x : ℝ, ContinuousAt (fun t : ℝ => t) x) ∧
      ∀ c : ℝ, 0 < c → c < 1 → ∃ x, 0 < x ∧ x < 1 ∧ c < x := sorry

/-- **Boundedness needs continuity at every point.** The function `1 / x`, with the value 0 at 0, is
continuous at every point but 0, and not bounded on `[0, 1]`. -/
theorem bounded_needs_continuity :
    (∀ x : ℝ, x ≠ 0 → ContinuousAt (fun t : ℝ => t⁻¹) x) ∧
      ∀ C : ℝ, ∃ x, 0 ≤ x ∧ x ≤ 1 ∧ C < x⁻¹ := sorry

/-- **Uniform continuity needs the ends of the interval.** On the open interval `(0, 1)` the
function `1 / x` is continuous, but arbitrarily close points `x`, `y` have values at least 1 apart.
-/
theorem uniform_needs_ends :
    (∀ x : ℝ, 0 < x → ContinuousAt (fun t : ℝ => t⁻¹) x) ∧
      ∀ δ : ℝ, 0 < δ → ∃ x y : ℝ, 0 < x ∧ x < 1 ∧ 0 < y ∧ y < 1 ∧ |x - y| < δ ∧
        1 ≤ |x⁻¹ - y⁻¹| := sorry

end Counterexamples

/-! ## Differentiability at a point (§2.2) -/

section

open scoped Matrix

variable {n m : Nat} {f g : Vec n → Vec m} {A B : Matrix m n} {a : Vec n}

/-- **Differentiability in ε–δ form.** For `f : ℝⁿ → ℝᵐ`, a matrix `A` and a point `a`: `f` is
differentiable at `a` with Jacobian matrix `A` if and only if the remainder of the linear
approximation is small against the increment,

  `∀ ε > 0, ∃ δ > 0, ∀ h, ‖h‖ < δ → ‖f (a + h) - f a - A h‖ ≤ ε ‖h‖`.

Source: §2.2, equation (1) and the explanation of `α` after it. -/
theorem hasJacobianAt_iff {n m : Nat} {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n} :
    HasJacobianAt f A a ↔ ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧
      ∀ h : Vec n, ‖h‖ < δ → ‖f (a + h) - f a - A *ᵥ h‖ ≤ ε * ‖h‖ := sorry

end

section

open scoped Matrix

variable {n m : Nat} {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n}

/-- **The Jacobian matrix is unique.** If `f : ℝⁿ → ℝᵐ` is differentiable at `a` with matrix `A` and
also with matrix `B`, then `A = B`. Source: §2.2, equation (1), where the matrix is called `A`
without saying that there is only one. -/
theorem HasJacobianAt.unique {n m : Nat} {f : Vec n → Vec m} {A B : Matrix m n} {a : Vec n}
    (hA : HasJacobianAt f A a) (hB : HasJacobianAt f B a) : A = B := sorry

end

section

open scoped Matrix

variable {n m : Nat} {f g : Vec n → Vec m} {A B : Matrix m n} {a : Vec n}

/-- **Differentiability is a local property.** If `f : ℝⁿ → ℝᵐ` is differentiable at `a` with
Jacobian matrix `A`, and `g` agrees with `f` on some ball around `a`,

  `∃ r > 0, ∀ x, ‖x - a‖ < r → f x = g x`,

then `g` is differentiable at `a` with the same matrix. Source: §2.2, last paragraph. -/
theorem HasJacobianAt.congr {n m : Nat} {f g : Vec n → Vec m} {A : Matrix m n} {a : Vec n}
    (hf : HasJacobianAt f A a)
    (hfg : ∃ r : ℝ, 0 < r ∧ ∀ x : Vec n, ‖x - a‖ < r → f x = g x) : HasJacobianAt g A a := sorry

end

section

open scoped Matrix

variable {n m : Nat} {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n}

/-- **The maximum norm makes no difference.** For `f : ℝⁿ → ℝᵐ`, a matrix `A` and a point
`a`: `f` is differentiable at `a` with Jacobian matrix `A` in the Euclidean norm,
`f (a + h) - f a = A h + ‖h‖ α(h)` with `‖α(h)‖ → 0`, if and only if it is so in the maximum norm,

  `f (a + h) - f a = A h + |h|_∞ α(h)`   with   `|α(h)|_∞ → 0` as `|h|_∞ → 0`.

Source: §2.2, equation (1), where `|Δx|` stands for either. -/
theorem hasJacobianAt_iff_maxNorm {n m : Nat} {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n} :
    HasJacobianAt f A a ↔ HasJacobianAtMaxNorm f A a := sorry

end

section

open scoped Matrix

variable {n m : Nat} {f g : Vec n → Vec m} {A B : Matrix m n} {a : Vec n}

/-- **An affine map has its matrix for a Jacobian**: `x ↦ A x + b` has the Jacobian matrix `A` at
every point, with no remainder at all. -/
theorem hasJacobianAt_affine {n m : Nat} (A : Matrix m n) (b : Vec m) (a : Vec n) :
    HasJacobianAt (fun x => A *ᵥ x + b) A a := sorry

end

section

open scoped Matrix

variable {n m : Nat} {f g : Vec n → Vec m} {A B : Matrix m n} {a : Vec n}

/-- **For n = m = 1 differentiability is the usual one.** For `f : ℝ → ℝ`, seen as a map
`ℝ¹ → ℝ¹`: it has the 1×1 Jacobian matrix `(d)` at `x` if and only if its difference quotient has
the limit `d`,

  `lim_{h → 0} (f (x + h) - f x) / h = d`.

Source: §2.2, equation (1), in the case n = m = 1. -/
theorem hasJacobianAt_one_iff_hasDerivAt {f : ℝ → ℝ} {d x : ℝ} :
    HasJacobianAt (n := 1) (m := 1) (fun y _ => f (y 0)) (fun _ _ => d) (fun _ => x) ↔
      HasDerivAt f d x := sorry

end

namespace Counterexamples

/-- **Derivatives in all directions do not suffice.** The function `f(x, y) = x³ y / (x⁶ + y²)`,
`f(0, 0) = 0`, has at the origin, along the line in any direction `v`, the derivative `0`, which is
`A v` for one and the same matrix `A = 0`; yet it is not continuous at the origin, and, as a map
from ℝ² to ℝ¹, it has no Jacobian matrix there. Source: §2.2, equation (1) and item 2. -/
theorem sexticQuotient_hasDerivAt_line_and_not_hasJacobianAt :
    (∀ v : Vec 2, HasDerivAt (fun t : ℝ => sexticQuotient (0 + t • v)) 0 0) ∧
    ¬ContinuousAt sexticQuotient 0 ∧
    ¬∃ A : Matrix 1 2, HasJacobianAt (fun x _ => sexticQuotient x) A 0 := sorry

end Counterexamples

/-! ## Partial derivatives of a differentiable function (§2.3) -/

section

open scoped Matrix

variable {n m : Nat} {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n}

/-- **Partial derivatives.** If `f : ℝⁿ → ℝᵐ` is differentiable at `a` with Jacobian matrix `A`,
then every component `f_i` has at `a` a partial derivative with respect to every variable `x_j`, and
it is the entry of the matrix in row `i` and column `j`,

  `∂f_i/∂x_j (a) = A i j`.

Source: §2.3, Theorem 2.1. -/
theorem HasJacobianAt.hasPartialDerivAt {n m : Nat} {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n}
    (h : HasJacobianAt f A a) (i : Fin m) (j : Fin n) :
    HasPartialDerivAt (fun x => f x i) j (A i j) a := sorry

end

section

open scoped Matrix

variable {n m : Nat} {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n}

/-- Derivatives along lines: if `f : ℝⁿ → ℝᵐ` is differentiable at the point `a + s v` with Jacobian
matrix `A`, then `t ↦ f_i (a + t v)` has the derivative `(A v)_i` at `t = s`. -/
theorem HasJacobianAt.hasDerivAt_line {v : Vec n} {s : ℝ} (hf : HasJacobianAt f A (a + s • v))
    (i : Fin m) : HasDerivAt (fun t => f (a + t • v) i) ((A *ᵥ v) i) s := sorry

end

namespace Matrix

variable {m n p q : Nat} {R : Type}

section Ring

variable [Lean.Grind.Ring R]

/-- Column `j` of a matrix is the image of the `j`-th basis vector. -/
theorem mulVec_basis (A : Matrix m n R) (i : Fin m) (j : Fin n) :
    (A *ᵥ Vec.basis j) i = A i j := sorry

end Ring

end Matrix

namespace Counterexamples

/-- **All partial derivatives may exist without differentiability.** The function
`f(x, y) = x y / (x² + y²)`, `f(0, 0) = 0`, has at the origin the partial derivatives

  `∂f/∂x (0, 0) = 0`   and   `∂f/∂y (0, 0) = 0`,

yet it is not continuous at the origin, and, as a map from ℝ² to ℝ¹, it has no Jacobian matrix
there. Source: §2.3, the converse of Theorem 2.1. -/
theorem crossQuotient_hasPartialDerivAt_and_not_hasJacobianAt :
    (∀ j : Fin 2, HasPartialDerivAt crossQuotient j 0 0) ∧
    ¬ContinuousAt crossQuotient 0 ∧
    ¬∃ A : Matrix 1 2, HasJacobianAt (fun x _ => crossQuotient x) A 0 := sorry

end Counterexamples

/-! ## Partial derivatives do not make a function differentiable (§2.3) -/

namespace Counterexamples

/-- **Partial derivatives everywhere do not suffice.** The function `f(x, y) = x y / (x² + y²)`,
`f(0, 0) = 0`, has at all points of ℝ² the partial derivatives

  `∂f/∂x (x, y) = y (y² - x²) / (x² + y²)²`   and   `∂f/∂y (x, y) = x (x² - y²) / (x² + y²)²`,

both 0 at the origin, but neither of them is continuous at the origin, and `f` is neither continuous
there nor, as a map from ℝ² to ℝ¹, has it a Jacobian matrix there. Source: §2.3, Theorem 2.3, whose
hypothesis that the partial derivatives are continuous is the one that fails. -/
theorem crossQuotient_hasPartialDerivAt_everywhere_and_not_hasJacobianAt :
    (∀ (j : Fin 2) (x : Vec 2), HasPartialDerivAt crossQuotient j (crossPartial j x) x) ∧
    (∀ j : Fin 2, ¬ContinuousAt (crossPartial j) 0) ∧
    ¬ContinuousAt crossQuotient 0 ∧
    ¬∃ A : Matrix 1 2, HasJacobianAt (fun x _ => crossQuotient x) A 0 := sorry

end Counterexamples

namespace Counterexamples

/-- On the axes the function vanishes. -/
theorem crossQuotient_of_mul_eq_zero {x : Vec 2} (h : x 0 * x 1 = 0) : crossQuotient x = 0 := sorry

/-- Both partial derivatives at the origin are zero. -/
theorem hasPartialDerivAt_crossQuotient (j : Fin 2) : HasPartialDerivAt crossQuotient j 0 0 := sorry

end Counterexamples

namespace Counterexamples

/-- On the diagonal, outside the origin, the function is `1/2`. -/
theorem crossQuotient_diagonal {t : ℝ} (ht : t ≠ 0) :
    crossQuotient (diagonal t) = 1 / 2 := sorry

end Counterexamples

/-! ## Differentiable functions are continuous (§2.3) -/

section

open scoped Matrix

variable {n m : Nat} {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n}

/-- **Continuity property.** If `f : ℝⁿ → ℝᵐ` is differentiable at `a`, then it is continuous at
`a`,

  `∀ ε > 0, ∃ δ > 0, ∀ x, ‖x - a‖ < δ → ‖f x - f a‖ < ε`.

Source: §2.3, Theorem 2.2. -/
theorem HasJacobianAt.continuousAt {n m : Nat} {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n}
    (hf : HasJacobianAt f A a) : ContinuousAt f a := sorry

end

section

universe u v w

section Group

variable {V : Type u} {W : Type v} [Lean.Grind.IntModule V] [Norm V] [LawfulNorm V]

variable [Lean.Grind.IntModule W] [Norm W] [LawfulNorm W] {f g : V → W} {a : V}

/-- `f` is continuous at `a` iff `f x → f a` as `x → a`. -/
theorem continuousAt_iff_tendsto : ContinuousAt f a ↔ Tendsto f a (f a) := sorry

end Group

end

section

open scoped Matrix

variable {n m : Nat} {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n}

/-- The increment of a differentiable function is at most a multiple of the increment of its
argument: some `C` has `‖f (a + h) - f a‖ ≤ C * ‖h‖` for all `h` near zero. -/
theorem HasJacobianAt.exists_norm_increment_le (hf : HasJacobianAt f A a) :
    ∃ C : ℝ, Near 0 fun h => ‖f (a + h) - f a‖ ≤ C * ‖h‖ := sorry

end

namespace Counterexamples

/-- **Continuity does not imply differentiability**, for maps between coordinate spaces: the map
`(x) ↦ (|x|)` from ℝ¹ to ℝ¹ is continuous at 0, and no matrix is its Jacobian matrix there.
Source: §2.3, the converse of Theorem 2.2. -/
theorem continuousAt_vecAbs_and_not_hasJacobianAt_vecAbs :
    ContinuousAt vecAbs 0 ∧ ¬∃ A : Matrix 1 1, HasJacobianAt vecAbs A 0 := sorry

end Counterexamples

/-! ## Continuous partial derivatives make a function differentiable (§2.3) -/

section

variable {n : Nat} {a : Vec n}

/-- **Differentiability from existing partial derivatives.** If all partial derivatives of
`f : ℝⁿ → ℝᵐ` exist in a neighbourhood of `a`, `∂f_i/∂x_j (x) = D i j x`, and are continuous at `a`,
then `f` is differentiable at `a` with the matrix of the partial derivatives,

  `f (a + h) - f a = A h + ‖h‖ α(h)`,   `A i j = ∂f_i/∂x_j (a)`,   `α(h) → 0` as `h → 0`.

Source: §2.3, Theorem 2.3. -/
theorem hasJacobianAt_of_continuousAt_partials {n m : Nat} {f : Vec n → Vec m}
    {D : Fin m → Fin n → Vec n → ℝ} {a : Vec n}
    (hD : ∀ i j, Near a fun x => HasPartialDerivAt (fun y => f y i) j (D i j x) x)
    (hcont : ∀ i j, ContinuousAt (D i j) a) :
    HasJacobianAt f (fun i j => D i j a) a := sorry

end

section

variable {n : Nat} {a : Vec n}

/-- **Differentiability from existing partial derivatives**, in its sharper form for real values.
Let `x_k` be one of the variables of `f : ℝⁿ → ℝ`. If `∂f/∂x_k` exists at `a`, and all other partial
derivatives exist in a neighbourhood of `a` and are continuous at `a`, then `f` is differentiable at
`a`, and its gradient is the vector of the partial derivatives,

  `f (a + h) - f a = ∑_j ∂f/∂x_j (a) h_j + ‖h‖ α(h)`   with   `α(h) → 0` as `h → 0`.

Source: §2.3, Theorem 2.3, which asks continuity of all partial derivatives. -/
theorem hasGradientAt_of_continuousAt_partials {n : Nat} {f : Vec n → ℝ}
    {D : Fin n → Vec n → ℝ} {a : Vec n} (k : Fin n) (hk : HasPartialDerivAt f k (D k a) a)
    (hD : ∀ j, j ≠ k → Near a fun x => HasPartialDerivAt f j (D j x) x)
    (hcont : ∀ j, j ≠ k → ContinuousAt (D j) a) :
    HasGradientAt f (fun j => D j a) a := sorry

end

/-! ## Differentiable with discontinuous partial derivatives (§2.3) -/

namespace Counterexamples

/-- **Continuous partial derivatives are not necessary** for differentiability. The function
`f(x, y) = x⁴ y / (x⁴ + y²)`, `f(0, 0) = 0`, is differentiable at the origin, as a map from ℝ² to
ℝ¹, with Jacobian matrix zero, and it has at all points of ℝ² the partial derivatives

  `∂f/∂x (x, y) = 4 x³ y³ / (x⁴ + y²)²`   and   `∂f/∂y (x, y) = x⁴ (x⁴ - y²) / (x⁴ + y²)²`,

both 0 at the origin; but `∂f/∂y` is not continuous at the origin: on the rest of the `x`-axis it
is 1. Source: §2.3, the converse of Theorem 2.3. -/
theorem quarticQuotient_hasJacobianAt_and_not_continuousAt_partial :
    HasJacobianAt (m := 1) (fun x _ => quarticQuotient x) 0 0 ∧
    (∀ (j : Fin 2) (x : Vec 2), HasPartialDerivAt quarticQuotient j (quarticPartial j x) x) ∧
    ¬ContinuousAt (quarticPartial 1) 0 := sorry

end Counterexamples

namespace Counterexamples

/-- `∂f/∂y` is 1 at all points of the `x`-axis but the origin. -/
theorem quarticPartial_one_axis {t : ℝ} (ht : t ≠ 0) :
    quarticPartial 1 (t • Vec.basis 0) = 1 := sorry

end Counterexamples

namespace Counterexamples

/-- The inequality between the means, `2 x² |y| ≤ x⁴ + y²`, bounds the function by `x² / 2`. -/
theorem abs_quarticQuotient_le (x : Vec 2) : |quarticQuotient x| ≤ x 0 ^ 2 / 2 := sorry

/-- **No partial derivative need be continuous** for differentiability. The function
`f(x, y) = x⁴ y / (x⁴ + y²) + x y⁴ / (x² + y⁴)`, `f(0, 0) = 0`, is differentiable at the origin, as
a map from ℝ² to ℝ¹, with Jacobian matrix zero, and has partial derivatives `D 0 = ∂f/∂x` and
`D 1 = ∂f/∂y` at all points of ℝ², but neither of them is continuous at the origin.
Source: §2.3, the converse of Theorem 2.3. -/
theorem symmetricQuartic_hasJacobianAt_and_not_continuousAt_partials :
    HasJacobianAt (m := 1) (fun x _ => symmetricQuartic x) 0 0 ∧
    ∃ D : Fin 2 → Vec 2 → ℝ,
      (∀ (j : Fin 2) (x : Vec 2), HasPartialDerivAt symmetricQuartic j (D j x) x) ∧
      ∀ j : Fin 2, ¬ContinuousAt (D j) 0 := sorry

end Counterexamples

/-! ## The chain rule (§2.3) -/

section

open scoped Matrix

variable {n m : Nat} {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n}

/-- **Chain rule.** If `f : ℝⁿ → ℝᵐ` is differentiable at `a` with Jacobian matrix `A`, and
`g : ℝᵐ → ℝᵖ` is differentiable at `b = f a` with Jacobian matrix `B`, then `g ∘ f` is
differentiable at `a` and its Jacobian matrix is the product,

  `(g ∘ f)'(a) = g'(f a) · f'(a) = B A`.

Source: §2.3, Theorem 2.4. -/
theorem HasJacobianAt.comp {n m p : Nat} {f : Vec n → Vec m} {g : Vec m → Vec p}
    {A : Matrix m n} {B : Matrix p m} {a : Vec n}
    (hg : HasJacobianAt g B (f a)) (hf : HasJacobianAt f A a) :
    HasJacobianAt (g ∘ f) (B * A) a := sorry

end

section

variable {n m k : Nat}

/-- **The chain rule in a set**: if `f` maps `U` into `W` and has the Jacobian matrices `A` in `U`,
and `g` has the Jacobian matrices `B` in `W`, then `g ∘ f` has the Jacobian matrices
`B (f x) A x` in `U`. -/
theorem HasJacobianOn.comp {f : Vec n → Vec m} {g : Vec m → Vec k} {A : Vec n → Matrix m n}
    {B : Vec m → Matrix k m} {U : Vec n → Prop} {W : Vec m → Prop} (hg : HasJacobianOn g B W)
    (hf : HasJacobianOn f A U) (h : ∀ x, U x → W (f x)) :
    HasJacobianOn (fun x => g (f x)) (fun x => B (f x) * A x) U := sorry

end

namespace Counterexamples

open scoped Matrix

/-- **The inner function has to be differentiable.** The outer function `g(x) = x` is differentiable
everywhere, the inner function `f(x) = |x|` is not differentiable at 0, and `g ∘ f` is not
differentiable at 0. Source: §2.3, Theorem 2.4, hypothesis 1. -/
theorem chainRule_needs_inner :
    HasJacobianAt (id : Vec 1 → Vec 1) 1 (vecAbs 0) ∧
      ¬∃ C : Matrix 1 1, HasJacobianAt (id ∘ vecAbs) C 0 := sorry

/-- **The outer function has to be differentiable.** The inner function `f(x) = x` is differentiable
at 0, the outer function `g(x) = |x|` is not differentiable at `f(0) = 0`, and `g ∘ f` is not
differentiable at 0. Source: §2.3, Theorem 2.4, hypothesis 2. -/
theorem chainRule_needs_outer :
    HasJacobianAt (id : Vec 1 → Vec 1) 1 0 ∧
      ¬∃ C : Matrix 1 1, HasJacobianAt (vecAbs ∘ id) C 0 := sorry

/-- **The outer function has to be differentiable at the image point.** Let `a = 1`. The inner
function `f(x) = x - 1` is differentiable at `a`, the outer function `g(x) = |x|` is differentiable
at `a` too, but not at `f(a) = 0`; and `g ∘ f` is not differentiable at `a`.
Source: §2.3, Theorem 2.4, hypothesis 3. -/
theorem chainRule_needs_image_point :
    HasJacobianAt shift 1 (point 1) ∧ HasJacobianAt vecAbs 1 (point 1) ∧
      ¬∃ C : Matrix 1 1, HasJacobianAt (vecAbs ∘ shift) C (point 1) := sorry

/-- **The factors may not change places.** For the linear maps `f(x) = A x` and `g(y) = Aᵀ y` with
`A` the matrix with rows `(0, 1)` and `(0, 0)`, the product `Aᵀ A` is the Jacobian matrix of `g ∘ f`
at 0, and `A Aᵀ` is not. Source: §2.3, Theorem 2.4, the product `g' · f'`. -/
theorem chainRule_order :
    HasJacobianAt ((fun y => upperShiftᵀ *ᵥ y) ∘ fun x => upperShift *ᵥ x)
        (upperShiftᵀ * upperShift) 0 ∧
      ¬HasJacobianAt ((fun y => upperShiftᵀ *ᵥ y) ∘ fun x => upperShift *ᵥ x)
        (upperShift * upperShiftᵀ) 0 := sorry

end Counterexamples

namespace Counterexamples

open scoped Matrix

/-- **The outer derivative is taken at the image point.** For `f(x) = x + 1` and `g(y) = y²`,
`f'(0) = 1`, `g'(0) = 0` and `g'(1) = 2`: `(g ∘ f)'(0)` is `2 = g'(1) f'(0)`, and not
`0 = g'(0) f'(0)`.
Source: §2.3, Theorem 2.4, the product `g' · f'`. -/
theorem chainRule_point :
    HasDerivAt (fun x => x + 1) 1 0 ∧ HasDerivAt (fun y => y ^ 2) 0 0 ∧
      HasDerivAt (fun y => y ^ 2) 2 (0 + 1) ∧ HasDerivAt (fun x => (x + 1) ^ 2) (2 * 1) 0 ∧
      ¬HasDerivAt (fun x => (x + 1) ^ 2) (0 * 1) 0 := sorry

end Counterexamples

/-! ## Backpropagation (§2.1) -/

section

open scoped Matrix

/-- **Backpropagation.** Let `N` be a network, a chain of layers `f_1, …, f_L` with parameters
`θ_1, …, θ_L`; let `φ` be a loss that has the gradient `v` at the output `N(θ, x)`. The forward
sweep at the input `x`, followed by the reverse sweep started with `v`, returns

  `∇_x φ(N(θ, x))`   and, for every layer `l`,   `∇_{θ_l} φ(N(θ, x))`.

For the first, every layer has to be differentiable in its input, at the point at which the forward
sweep evaluates it; for the second, layer `l` in its parameters and the layers behind it in their
inputs. Layers before layer `l` may be as rough as they like. Source: §2.1. -/
theorem backpropagation {n k : Nat} (N : Network ℝ n k) (θ : N.Params) (x : Vec n)
    {φ : Vec k → ℝ} {v : Vec k} (hφ : HasGradientAt φ v (N.eval θ x)) :
    ((∀ j, N.HasInputJacobian θ x j) →
      HasGradientAt (fun y => φ (N.eval θ y)) (N.backprop θ x v).input x) ∧
    ∀ l, N.HasParamJacobian θ x l → (∀ j, l < j → N.HasInputJacobian θ x j) →
      HasGradientAt (fun t => φ (N.eval (θ.set l t) x)) ((N.backprop θ x v).params.get l)
        (θ.get l) := sorry

end

section

open scoped Matrix

variable {n k : Nat}

/-- **Backpropagation, layer by layer.** Let `N` be a network, at the parameters `θ` and the input
`x`, and let the loss `φ` have the gradient `v` at the output. Let `x_l` be the input that the
forward sweep stores for layer `l`, `y_l = f_l(θ_l, x_l)` its output, and `w_l` the vector that
reaches layer `l` in the reverse sweep started with `v`. If the layers behind layer `l` are
differentiable in their inputs, where the forward sweep evaluates them, then

  `∇_{y_l} φ = w_l`;   if layer `l` is differentiable in its input,   `∇_{x_l} φ = J_lᵀ w_l`;

and if it is differentiable in its parameters, `∇_{θ_l} φ = P_lᵀ w_l`, which is what the sweep
returns. The loss is seen as a function of what enters the layers behind layer `l`, the layers from
`l` on, and layer `l` as parameters. Source: §2.1. -/
theorem backpropagation_intermediate (N : Network ℝ n k) (θ : N.Params) (x : Vec n)
    {φ : Vec k → ℝ} {v : Vec k} (hφ : HasGradientAt φ v (N.eval θ x)) (l : Fin N.depth)
    {x' : Vec (N.inDim l)} (hx' : x' = (N.forward θ x).tape.get l) {w : Vec (N.outDim l)}
    (hw : w = N.reaching θ (N.forward θ x).tape v l)
    (h : ∀ j, l < j → N.HasInputJacobian θ x j) :
    HasGradientAt (fun y => φ (N.evalBehind θ l y)) w ((N.layer l).eval (θ.get l) x') ∧
    (N.HasInputJacobian θ x l → HasGradientAt (fun y => φ (N.evalFrom θ l y))
      (((N.layer l).inputJacobian (θ.get l) x')ᵀ *ᵥ w) x') ∧
    (N.HasParamJacobian θ x l → HasGradientAt (fun t => φ (N.eval (θ.set l t) x))
      (((N.layer l).paramJacobian (θ.get l) x')ᵀ *ᵥ w) (θ.get l)) ∧
    (N.backprop θ x v).params.get l = ((N.layer l).paramJacobian (θ.get l) x')ᵀ *ᵥ w := sorry

end

section

open scoped Matrix

namespace Network

variable {R : Type} {n k : Nat}

/-- From the input that the forward sweep stores for layer `l`, the layers from `l` on compute the
output of the network. -/
theorem evalFrom_tape (N : Network R n k) (θ : N.Params) (x : Vec n R) (l : Fin N.depth) :
    N.evalFrom θ l ((N.forward θ x).tape.get l) = N.eval θ x := sorry

end Network

end

section

open scoped Matrix

/-- **Backpropagation**, for a network all of whose layers are differentiable everywhere: the
reverse sweep started with the gradient of the loss returns its gradients with respect to the input
and to the parameters of every layer. -/
theorem backpropagation_of_differentiable {n k : Nat} {N : Network ℝ n k}
    (hN : ∀ l, (N.layer l).Differentiable) (θ : N.Params) (x : Vec n) {φ : Vec k → ℝ} {v : Vec k}
    (hφ : HasGradientAt φ v (N.eval θ x)) :
    HasGradientAt (fun y => φ (N.eval θ y)) (N.backprop θ x v).input x ∧
    ∀ l, HasGradientAt (fun t => φ (N.eval (θ.set l t) x)) ((N.backprop θ x v).params.get l)
      (θ.get l) := sorry

end

section

open scoped Matrix

/-- **Backpropagation, all parameters at once.** If every layer is differentiable in parameters and
input jointly, at the point that the forward sweep visits, and the loss `φ` has the gradient `v` at
the output, then what the reverse sweep returns for the parameters, as one vector, is the gradient
of the loss as a function of one vector of all parameters,

  `∇_θ φ(N(θ, x))`. -/
theorem backpropagation_all {n k : Nat} (N : Network ℝ n k) (θ : N.Params) (x : Vec n)
    {φ : Vec k → ℝ} {v : Vec k} (hN : ∀ l, N.HasJacobian θ x l)
    (hφ : HasGradientAt φ v (N.eval θ x)) :
    HasGradientAt (fun z => φ (N.eval (N.ofVec z) x)) (N.backprop θ x v).params.toVec θ.toVec := sorry

end

section

open scoped Matrix

/-- **Backpropagation with parameters that are functions of others.** Let all parameters of the
network, as one vector, be a function `F` of `u ∈ ℝᵈ` with the Jacobian matrix `B` at `a`, and the
input a function `X` with the Jacobian matrix `C`; let every layer be differentiable in parameters
and input jointly, at the point that the forward sweep visits. If `(g_θ, g_x)` is what the reverse
sweep returns, started with the gradient of the loss `φ` at the output, then `u ↦ φ(N(F(u), X(u)))`
has at `a` the gradient

  `Bᵀ g_θ + Cᵀ g_x`.

Parameters that several layers share are the case in which `F` repeats components: `Bᵀ` adds up what
comes from each of the layers. -/
theorem backpropagation_shared {n k d : Nat} (N : Network ℝ n k) {F : Vec d → Vec N.numParams}
    {X : Vec d → Vec n} {B : Matrix N.numParams d} {C : Matrix n d} {a : Vec d} {φ : Vec k → ℝ}
    {v : Vec k} (hF : HasJacobianAt F B a) (hX : HasJacobianAt X C a)
    (hN : ∀ l, N.HasJacobian (N.ofVec (F a)) (X a) l)
    (hφ : HasGradientAt φ v (N.eval (N.ofVec (F a)) (X a))) :
    HasGradientAt (fun u => φ (N.eval (N.ofVec (F u)) (X u)))
      (Bᵀ *ᵥ (N.backprop (N.ofVec (F a)) (X a) v).params.toVec +
        Cᵀ *ᵥ (N.backprop (N.ofVec (F a)) (X a) v).input) a := sorry

/-- **A small step of gradient descent decreases the loss**, all parameters being moved at once: if
`g`, what the reverse sweep returns for the parameters, is not zero, then

  `φ(N(θ - s g, x)) < φ(N(θ, x))`

for all sufficiently small `s > 0`. -/
theorem backpropagation_descent {n k : Nat} (N : Network ℝ n k) (θ : N.Params) (x : Vec n)
    {φ : Vec k → ℝ} {v : Vec k} (hN : ∀ l, N.HasJacobian θ x l)
    (hφ : HasGradientAt φ v (N.eval θ x)) {g : Vec N.numParams}
    (hg : (N.backprop θ x v).params.toVec = g) (h₀ : g ≠ 0) :
    ∃ η : ℝ, 0 < η ∧ ∀ s : ℝ, 0 < s → s < η →
      φ (N.eval (N.ofVec (θ.toVec - s • g)) x) < φ (N.eval θ x) := sorry

end

section

open scoped Matrix

section CommRing

variable {R : Type} [Lean.Grind.CommRing R] {n k : Nat}

/-- **The reverse sweep, with respect to the input** (over any commutative ring): it returns `Jᵀ v`,
where `J = J_L ⋯ J_2 J_1` is the product of the layers' Jacobian matrices. Source: §2.1. -/
theorem Network.backprop_input (N : Network R n k) (θ : N.Params) (x : Vec n R) (v : Vec k R) :
    (N.backprop θ x v).input = (N.jacobian θ x)ᵀ *ᵥ v := sorry

/-- **The reverse sweep, with respect to the parameters** (over any commutative ring): for every
layer `l` it returns `Jᵀ v`, where `J = J_L ⋯ J_{l+1} P_l` is the product of the Jacobian matrices
of the later layers with respect to their inputs and of layer `l` with respect to its parameters.
Source: §2.1. -/
theorem Network.backprop_params (N : Network R n k) (θ : N.Params) (x : Vec n R) (v : Vec k R)
    (l : Fin N.depth) :
    (N.backprop θ x v).params.get l = (N.paramJacobian θ x l)ᵀ *ᵥ v := sorry

end CommRing

end

section

open scoped Matrix

variable {R S : Type} {p n m k : Nat}

namespace Network.MapsTo

variable {φ : R → S} {N : Network R n k} {θ : N.Params} {N' : Network S n k} {θ' : N'.Params}

/-- **Corresponding networks have corresponding outputs.** -/
theorem eval (h : MapsTo φ N θ N' θ') (x : Vec n R) :
    N'.eval θ' (x.map φ) = (N.eval θ x).map φ := sorry

variable [Lean.Grind.Ring R] [Lean.Grind.Ring S]

/-- **Ring homomorphisms commute with the reverse sweep.** If two networks correspond under a ring
homomorphism `φ`, then so do the vectors that the reverse sweep returns for the inputs, and those
that it returns for the parameters. -/
theorem backprop (zero : φ 0 = 0) (add : ∀ a b, φ (a + b) = φ a + φ b)
    (mul : ∀ a b, φ (a * b) = φ a * φ b) (h : MapsTo φ N θ N' θ') (x : Vec n R) (v : Vec k R) :
    (N'.backprop θ' (x.map φ) (v.map φ)).input = (N.backprop θ x v).input.map φ ∧
      MapsTo φ N (N.backprop θ x v).params N' (N'.backprop θ' (x.map φ) (v.map φ)).params := sorry

end Network.MapsTo

end

section

open scoped Matrix

variable {R S : Type} {p n m k : Nat}

namespace Network.MapsTo

variable {φ : R → S} {N : Network R n k} {θ : N.Params} {N' : Network S n k} {θ' : N'.Params}

/-- Corresponding parameters of corresponding layers: what the relation says about the parameters of
layer `l`, component by component. -/
theorem params_get (h : MapsTo φ N θ N' θ') :
    ∃ same : N'.depth = N.depth, ∀ (l : Fin N'.depth) (i : Fin (N'.paramDim l)),
      ∃ dim : N'.paramDim l = N.paramDim (l.cast same),
        θ'.get l i = φ (θ.get (l.cast same) (i.cast dim)) := sorry

end Network.MapsTo

end

namespace BackpropagationExample

open scoped Matrix

/-- What the reverse sweep returns for the parameters of the five layers; the second and the fourth
have none. -/
theorem gradient_params (l : Fin 5) :
    List.ofFn (gradient.params.get l) =
      [[-144, -288, -36, -72, -144, -36], [], [9, 144, -9/2, -72, 36, -18], [],
        [27/4, 3, 3]][l] := sorry

end BackpropagationExample

namespace BackpropagationExample

open Real (ofRat)

/-- **The gradient of the loss with respect to the input**, over ℝ: at the input `(1, 2)` the square
loss of the network with the target 5 has the gradient `(-216, 126)`. -/
theorem hasGradientAt_input : HasGradientAt
    (fun x => squareLoss (target.map ofRat) (realNetwork.eval realParams x))
    (fun i => if i = 0 then -216 else 126) (input.map ofRat) := sorry

/-- **The gradient of the loss with respect to all parameters**, over ℝ: the reverse sweep over ℝ
returns it, and what it returns corresponds to what the sweep over ℚ returns, the numbers that
`gradient_params` lists. -/
theorem hasGradientAt_params :
    HasGradientAt
      (fun z => squareLoss (target.map ofRat)
        (realNetwork.eval (realNetwork.ofVec z) (input.map ofRat)))
      (realNetwork.backprop realParams (input.map ofRat) (outputGradient.map ofRat)).params.toVec
      realParams.toVec ∧
    Network.MapsTo ofRat network gradient.params realNetwork
      (realNetwork.backprop realParams (input.map ofRat) (outputGradient.map ofRat)).params := sorry

end BackpropagationExample

section

open scoped Matrix

variable {n : Nat}

/-- **The Jacobian matrix of softmax**, as far as it does not need the exponential function. If
`e : ℝ → ℝ` has the derivative `e(z_i)` at every `z_i`, and `S = ∑_j e(z_j)` is not zero, then the
map `z ↦ s` with the components `s_i = e(z_i) / S` has at `z` the Jacobian matrix with the entries

  `∂s_i/∂z_j = s_i (δ_ij - s_j)`. -/
theorem hasJacobianAt_normalize_comp {n : Nat} {e : ℝ → ℝ} {z s : Vec n}
    (he : ∀ i, HasDerivAt e (e (z i)) (z i)) (hz : ∑ j, e (z j) ≠ 0)
    (hs : ∀ i, s i = e (z i) / ∑ j, e (z j)) :
    HasJacobianAt (fun x => Vec.normalize fun i => e (x i))
      (fun i j => s i * ((if i = j then 1 else 0) - s j)) z := sorry

end

namespace Counterexamples

open scoped Matrix

/-- **Whatever is taken for the derivative of the rectified linear unit at 0, the reverse sweep is
wrong for some network** of affine layers and rectified linear units that computes the identity. For
`max(x, 0) - max(-x, 0)` it returns `2 c`, `c = relu'(0)`, at 0, and for
`max(max(x, 0), 0) - max(max(-x, 0), 0)` it returns `2 c²`; the gradient of either is 1, and no
number `c` has `2 c = 2 c² = 1`. -/
theorem backpropagation_wrong_at_kink (relu' : ℝ → ℝ) :
    (∀ x, (kinkNetwork relu').eval (kinkParams relu') x = x) ∧
    (∀ x, (doubleKinkNetwork relu').eval (doubleKinkParams relu') x = x) ∧
    (¬HasGradientAt (fun x => (kinkNetwork relu').eval (kinkParams relu') x 0)
        ((kinkNetwork relu').backprop (kinkParams relu') 0 (fun _ => 1)).input 0 ∨
      ¬HasGradientAt (fun x => (doubleKinkNetwork relu').eval (doubleKinkParams relu') x 0)
        ((doubleKinkNetwork relu').backprop (doubleKinkParams relu') 0 (fun _ => 1)).input 0) := sorry

end Counterexamples

namespace Counterexamples

open scoped Matrix

/-- **Backpropagation needs differentiable layers**, not only a differentiable network. Whatever
number other than 1/2 is taken for the derivative of the rectified linear unit at 0, there is a
network of affine layers and rectified linear units, namely one for `x = max(x, 0) - max(-x, 0)`,
that computes the identity on ℝ¹ and so has the gradient 1, while the reverse sweep at 0 returns
something else. -/
theorem backpropagation_needs_differentiable_layers (relu' : ℝ → ℝ) (h : relu' 0 ≠ 1 / 2) :
    (∀ x, (kinkNetwork relu').eval (kinkParams relu') x = x) ∧
    HasGradientAt (fun x => (kinkNetwork relu').eval (kinkParams relu') x 0) (fun _ => 1) 0 ∧
    ¬HasGradientAt (fun x => (kinkNetwork relu').eval (kinkParams relu') x 0)
      ((kinkNetwork relu').backprop (kinkParams relu') 0 (fun _ => 1)).input 0 := sorry

/-- **Backpropagation needs a differentiable loss.** For a network without layers the reverse sweep
returns what it was started with; with the loss `|x|`, at 0, that is no gradient, whatever it is. -/
theorem backpropagation_needs_differentiable_loss (v : Vec 1) :
    ((Network.nil : Network ℝ 1 1).backprop () 0 v).input = v ∧
      ¬HasGradientAt (fun x => |(Network.nil : Network ℝ 1 1).eval () x 0|)
        ((Network.nil : Network ℝ 1 1).backprop () 0 v).input 0 := sorry

end Counterexamples

namespace Counterexamples

open scoped Matrix

/-- The rectified linear unit has no derivative at 0: `|s| = 2 max(s, 0) - s` would have one. -/
theorem not_hasDerivAt_relu (d : ℝ) : ¬HasDerivAt relu d 0 := sorry

end Counterexamples

/-! ## Rolle's theorem and the mean value theorem (§2.4) -/

section

variable {f f' g g' : ℝ → ℝ} {a b c d x y : ℝ}

/-- **Mean value theorem** (Lagrange). If `f` is continuous on `[a, b]`, `a < b`, and has the
derivative `f'` on `(a, b)`, then for some `c` in `(a, b)`

`f b - f a = f' c * (b - a)`. -/
theorem mean_value (hab : a < b) (hf : ContinuousOn f a b)
    (hf' : ∀ x, a < x → x < b → HasDerivAt f (f' x) x) :
    ∃ c, a < c ∧ c < b ∧ f b - f a = f' c * (b - a) := sorry

end

section

variable {f f' g g' : ℝ → ℝ} {a b c d x y : ℝ}

/-- **Rolle's theorem.** If `f` is continuous on `[a, b]`, `a < b`, has the derivative `f'` on
`(a, b)`, and `f a = f b`, then `f' c = 0` for some `c` in `(a, b)`. -/
theorem rolle (hab : a < b) (hf : ContinuousOn f a b)
    (hf' : ∀ x, a < x → x < b → HasDerivAt f (f' x) x) (h : f a = f b) :
    ∃ c, a < c ∧ c < b ∧ f' c = 0 := sorry

/-- **Cauchy's mean value theorem.** If `f` and `g` are continuous on `[a, b]`, `a < b`, and have
the derivatives `f'` and `g'` on `(a, b)`, then for some `c` in `(a, b)`

`(f b - f a) * g' c = (g b - g a) * f' c`. -/
theorem cauchy_mean_value (hab : a < b) (hf : ContinuousOn f a b) (hg : ContinuousOn g a b)
    (hf' : ∀ x, a < x → x < b → HasDerivAt f (f' x) x)
    (hg' : ∀ x, a < x → x < b → HasDerivAt g (g' x) x) :
    ∃ c, a < c ∧ c < b ∧ (f b - f a) * g' c = (g b - g a) * f' c := sorry

/-- **Mean value theorem** (Lagrange) between two points in either order. If `f` is continuous on
the closed interval between `x` and `y` and has the derivative `f'` on the open one, then for some
`θ` in `(0, 1)`

`f y - f x = f' (x + θ * (y - x)) * (y - x)`. -/
theorem mean_value_segment (hf : ContinuousOn f (min x y) (max x y))
    (hf' : ∀ t, min x y < t → t < max x y → HasDerivAt f (f' t) t) :
    ∃ θ : ℝ, 0 < θ ∧ θ < 1 ∧ f y - f x = f' (x + θ * (y - x)) * (y - x) := sorry

end

section

variable {f f' g g' : ℝ → ℝ} {a b c d x y : ℝ}

/-- **Fermat's theorem** on a local maximum: if `f x ≤ f c` for all `x` near `c` and `f` has the
derivative `d` at `c`, then `d = 0`. -/
theorem HasDerivAt.eq_zero_of_max (hf : HasDerivAt f d c) (hmax : Near c fun x => f x ≤ f c) :
    d = 0 := sorry

/-- **Fermat's theorem** on a local minimum: if `f c ≤ f x` for all `x` near `c` and `f` has the
derivative `d` at `c`, then `d = 0`. -/
theorem HasDerivAt.eq_zero_of_min (hf : HasDerivAt f d c) (hmin : Near c fun x => f c ≤ f x) :
    d = 0 := sorry

end

namespace Counterexamples

/-- **The mean value theorem needs the derivative at every inner point.** The absolute value is
continuous on `[-1, 2]` and has a derivative at every `t ≠ 0`; but nowhere has it a derivative `d`
with `|2| - |-1| = d (2 - (-1))`. -/
theorem mean_value_needs_derivative :
    ContinuousOn Real.abs (-1) 2 ∧ (∀ t : ℝ, t ≠ 0 → HasDerivAt Real.abs (t / |t|) t) ∧
      ∀ c d : ℝ, HasDerivAt Real.abs d c → |(2 : ℝ)| - |(-1 : ℝ)| ≠ d * (2 - (-1)) := sorry

end Counterexamples

namespace Counterexamples

/-- **Rolle's theorem needs the derivative at every inner point.** The absolute value is continuous
on `[-1, 1]`, has a derivative at every `t ≠ 0`, and the same value at both ends; but nowhere is 0
its derivative. -/
theorem rolle_needs_derivative :
    ContinuousOn Real.abs (-1) 1 ∧ (∀ t : ℝ, t ≠ 0 → HasDerivAt Real.abs (t / |t|) t) ∧
      |(-1 : ℝ)| = |(1 : ℝ)| ∧ ∀ c : ℝ, ¬HasDerivAt Real.abs 0 c := sorry

/-- **Rolle's theorem needs continuity at the ends.** The function that is `t` for `t ≠ 1` and 0 for
`t = 1` has the derivative 1 at every point of `(0, 1)`, is continuous at 0, and has the value 0 at
both ends of `[0, 1]`; but inside its derivative is nowhere 0. -/
theorem rolle_needs_continuity :
    (∀ t : ℝ, t ≠ 1 → HasDerivAt fallAtOne 1 t) ∧ fallAtOne 0 = 0 ∧ fallAtOne 1 = 0 ∧
      ∀ c : ℝ, 0 < c → c < 1 → ¬HasDerivAt fallAtOne 0 c := sorry

/-- **Rolle's theorem needs equal values at the ends.** The function `t` is continuous and has the
derivative 1 everywhere, so nowhere the derivative 0. -/
theorem rolle_needs_equal_values :
    ContinuousOn (fun t : ℝ => t) 0 1 ∧ (∀ t : ℝ, HasDerivAt (fun t => t) 1 t) ∧
      ∀ c : ℝ, ¬HasDerivAt (fun t => t) 0 c := sorry

/-- **Fermat's theorem needs an inner point.** On `[0, 1]` the function `t` has its largest value at
1, and there the derivative 1. -/
theorem fermat_needs_inner_point :
    (∀ t : ℝ, 0 ≤ t → t ≤ 1 → t ≤ 1) ∧ HasDerivAt (fun t => t) 1 1 := sorry

end Counterexamples

/-! ## Taylor's theorem with the remainder of Schlömilch and Roche (§2.4) -/

section

variable {f : ℝ → ℝ} {F : Nat → ℝ → ℝ} {n p : Nat} {a b x₀ x : ℝ}

/-- **Taylor's theorem with the remainder of Schlömilch and Roche.** Let `n ≥ 0` and `p ≥ 1`, and
let `f` have `n` continuous derivatives on the closed interval between `x₀` and `x`, and an
`(n + 1)`-st on the open one: `F 1, …, F n` and `F (n + 1)`. Then there is `θ` with `0 < θ < 1` and

`f(x) = ∑ f⁽ᵏ⁾(x₀) / k! · (x - x₀)ᵏ
  + (x - x₀)ⁿ⁺¹ (1 - θ)ⁿ⁺¹⁻ᵖ / (p n!) · f⁽ⁿ⁺¹⁾(x₀ + θ (x - x₀))`,

the sum over `k = 0, …, n`. The point `x` may lie on either side of `x₀`, and the exponent
`n + 1 - p` is an integer, negative if `p > n + 1`. (For `x = x₀` the formula is trivial.)
Source §2.4, equations (2) and (3). -/
theorem taylor (hp : 1 ≤ p) (hf : HasDerivsOn f F n (min x₀ x) (max x₀ x)) :
    ∃ θ : ℝ, 0 < θ ∧ θ < 1 ∧
      f x = ∑ k : Fin (n + 1), F k x₀ / factorial k * (x - x₀) ^ (k : Nat) +
        (x - x₀) ^ (n + 1) * (1 - θ) ^ ((n : Int) + 1 - p) / (p * factorial n) *
          F (n + 1) (x₀ + θ * (x - x₀)) := sorry

/-- **Taylor's theorem** on an interval: if `f` has `n` continuous derivatives on `[a, b]` and an
`(n + 1)`-st on `(a, b)` then the formula of `taylor` holds for any two points `x₀` and `x` of
`[a, b]`. -/
theorem taylor_of_mem (hp : 1 ≤ p) (hf : HasDerivsOn f F n a b) (hax₀ : a ≤ x₀) (hx₀b : x₀ ≤ b)
    (hax : a ≤ x) (hxb : x ≤ b) :
    ∃ θ : ℝ, 0 < θ ∧ θ < 1 ∧
      f x = ∑ k : Fin (n + 1), F k x₀ / factorial k * (x - x₀) ^ (k : Nat) +
        (x - x₀) ^ (n + 1) * (1 - θ) ^ ((n : Int) + 1 - p) / (p * factorial n) *
          F (n + 1) (x₀ + θ * (x - x₀)) := sorry

end

section

variable {f : ℝ → ℝ} {F : Nat → ℝ → ℝ} {n p : Nat} {a b x₀ x : ℝ}

/-- **Taylor's theorem with a remainder of general form.** Let `n ≥ 0`, let `f` have `n` continuous
derivatives on the closed interval between `x₀` and `x ≠ x₀`, and an `(n + 1)`-st on the open one:
`F 1, …, F n` and `F (n + 1)`; and let `g` be continuous on the closed interval, with a derivative
`g'` on the open one that is nowhere zero. Then there is `θ` with `0 < θ < 1` and, for
`c = x₀ + θ (x - x₀)`,

`f(x) = ∑ f⁽ᵏ⁾(x₀) / k! · (x - x₀)ᵏ
  + (g(x) - g(x₀)) / g'(c) · f⁽ⁿ⁺¹⁾(c) / n! · (x - c)ⁿ`,

the sum over `k = 0, …, n`. For `g(t) = (x - t)ᵖ` it is the remainder of Schlömilch and Roche.
Source §2.4, equations (2) and (3). -/
theorem taylor_general {g g' : ℝ → ℝ} (hx : x ≠ x₀) (hf : HasDerivsOn f F n (min x₀ x) (max x₀ x))
    (hg : ContinuousOn g (min x₀ x) (max x₀ x))
    (hg' : ∀ t, min x₀ x < t → t < max x₀ x → HasDerivAt g (g' t) t)
    (hne : ∀ t, min x₀ x < t → t < max x₀ x → g' t ≠ 0) :
    ∃ θ c : ℝ, 0 < θ ∧ θ < 1 ∧ c = x₀ + θ * (x - x₀) ∧
      f x = ∑ k : Fin (n + 1), F k x₀ / factorial k * (x - x₀) ^ (k : Nat) +
        (g x - g x₀) / g' c * (F (n + 1) c / factorial n * (x - c) ^ n) := sorry

end

section

variable {f : ℝ → ℝ} {F : Nat → ℝ → ℝ} {n : Nat} {a b c d : ℝ}

/-- **The textbook's hypothesis.** For `a < b`, `HasDerivsOn f F n a b` says that `F 1, …, F n` are
the derivatives of `f` on the closed interval `[a, b]`, one-sided at the ends, the last of them
continuous there, and that `F (n + 1)` is the derivative of `F n` on the open interval. -/
theorem hasDerivsOn_iff (hab : a < b) : HasDerivsOn f F n a b ↔
    F 0 = f ∧ (∀ k, k < n → HasDerivOn (F k) (F (k + 1)) a b) ∧ ContinuousOn (F n) a b ∧
      ∀ t, a < t → t < b → HasDerivAt (F n) (F (n + 1) t) t := sorry

end

/-- **Taylor's theorem needs continuity on the closed interval.** The function that is `1` at `0`
and `0` elsewhere has the derivative `0` at every `t ≠ 0`, but for `x₀ = 0`, `x = 1`, `n = 0`,
`p = 1` no `θ` satisfies Taylor's formula, `f(1) = f(0) + f'(θ)`. -/
theorem taylor_needs_continuity : ∃ F : Nat → ℝ → ℝ, F 0 = unitAtZero ∧
    (∀ t, t ≠ 0 → HasDerivAt (F 0) (F 1 t) t) ∧ ∀ θ : ℝ, 0 < θ → θ < 1 →
      unitAtZero 1 ≠ ∑ k : Fin (0 + 1), F k 0 / factorial k * (1 - 0) ^ (k : Nat) +
        (1 - 0) ^ (0 + 1) * (1 - θ) ^ (((0 : Nat) : Int) + 1 - (1 : Nat)) /
          ((1 : Nat) * factorial 0) * F (0 + 1) (0 + θ * (1 - 0)) := sorry

namespace Counterexamples

/-- **Taylor's theorem needs the derivative of order `n + 1` at every inner point**, here for
`n = 0` and `p = 1`, with `x₀ = -1`, `x = 2`: `|t|` is continuous and has a derivative at every
`t ≠ 0`, but formula (3), `|2| = |-1| + d (2 - (-1))`, holds for no `θ` in `(0, 1)` at which the
derivative `d` exists. -/
theorem taylor_needs_derivative :
    ContinuousOn Real.abs (-1) 2 ∧ (∀ t : ℝ, t ≠ 0 → HasDerivAt Real.abs (t / |t|) t) ∧
      ∀ θ d : ℝ, 0 < θ → θ < 1 → HasDerivAt Real.abs d (-1 + θ * (2 - (-1))) →
        |(2 : ℝ)| ≠ |(-1 : ℝ)| + (2 - (-1)) ^ (0 + 1) *
          (1 - θ) ^ (((0 : Nat) : Int) + 1 - (1 : Nat)) / ((1 : Nat) * factorial 0) * d := sorry

/-- **The remainder of Schlömilch and Roche needs `p > 0`.** For `f(t) = t`, `n = 0`, `x₀ = 0`,
`x = 1` formula (3), multiplied by its denominator, reads `p (f(1) - f(0)) = (1 - θ)¹⁻ᵖ f'(θ)`, and
for no integer `p ≤ 0` does any `θ` in `(0, 1)` satisfy it. -/
theorem taylor_needs_pos (p : Int) (hp : p ≤ 0) :
    (∀ t : ℝ, HasDerivAt (fun t => t) 1 t) ∧ ∀ θ : ℝ, 0 < θ → θ < 1 →
      (p * factorial 0 : ℝ) * (1 - 0) ≠ (1 - 0) ^ (0 + 1) * (1 - θ) ^ (0 + 1 - p) * 1 := sorry

end Counterexamples

/-! ## Lagrange's remainder (§2.4) -/

section

variable {f : ℝ → ℝ} {F : Nat → ℝ → ℝ} {n : Nat} {x₀ x M : ℝ}

/-- **Taylor's theorem with Lagrange's remainder**, the case `p = n + 1` of `taylor`. Let `f` have
`n` continuous derivatives on the closed interval between `x₀` and `x`, and an `(n + 1)`-st on the
open one. Then there is `θ` with `0 < θ < 1` and

`f(x) = ∑ f⁽ᵏ⁾(x₀) / k! · (x - x₀)ᵏ + f⁽ⁿ⁺¹⁾(x₀ + θ (x - x₀)) / (n + 1)! · (x - x₀)ⁿ⁺¹`,

the sum over `k = 0, …, n`. Source §2.4, "Various residuals", item 1. -/
theorem taylor_lagrange (hf : HasDerivsOn f F n (min x₀ x) (max x₀ x)) :
    ∃ θ : ℝ, 0 < θ ∧ θ < 1 ∧
      f x = ∑ k : Fin (n + 1), F k x₀ / factorial k * (x - x₀) ^ (k : Nat) +
        F (n + 1) (x₀ + θ * (x - x₀)) / factorial (n + 1) * (x - x₀) ^ (n + 1) := sorry

/-- **Bound on the remainder.** If moreover `|f⁽ⁿ⁺¹⁾| ≤ M` strictly between `x₀` and `x`, then

`|f(x) - ∑ f⁽ᵏ⁾(x₀) / k! · (x - x₀)ᵏ| ≤ M |x - x₀|ⁿ⁺¹ / (n + 1)!`. -/
theorem abs_sub_taylor_le (hf : HasDerivsOn f F n (min x₀ x) (max x₀ x))
    (hM : ∀ t, min x₀ x < t → t < max x₀ x → |F (n + 1) t| ≤ M) :
    |f x - ∑ k : Fin (n + 1), F k x₀ / factorial k * (x - x₀) ^ (k : Nat)| ≤
      M * |x - x₀| ^ (n + 1) / factorial (n + 1) := sorry

/-- **Where the `(n + 1)`-st derivative is zero, the Taylor polynomial is exact**: if it is zero
strictly between `x₀` and `x`, then `f(x)` is the value at `x` of the Taylor polynomial at `x₀`. -/
theorem eq_taylor_of_deriv_eq_zero (hf : HasDerivsOn f F n (min x₀ x) (max x₀ x))
    (h₀ : ∀ t, min x₀ x < t → t < max x₀ x → F (n + 1) t = 0) :
    f x = ∑ k : Fin (n + 1), F k x₀ / factorial k * (x - x₀) ^ (k : Nat) := sorry

end

/-! ## Cauchy's remainder (§2.4) -/

section

variable {f : ℝ → ℝ} {F : Nat → ℝ → ℝ} {n : Nat} {x₀ x M : ℝ}

/-- **Taylor's theorem with Cauchy's remainder**, the case `p = 1` of `taylor`. Let `f` have `n`
continuous derivatives on the closed interval between `x₀` and `x`, and an `(n + 1)`-st on the open
one. Then there is `θ` with `0 < θ < 1` and

`f(x) = ∑ f⁽ᵏ⁾(x₀) / k! · (x - x₀)ᵏ + f⁽ⁿ⁺¹⁾(x₀ + θ (x - x₀)) / n! · (1 - θ)ⁿ (x - x₀)ⁿ⁺¹`,

the sum over `k = 0, …, n`. Source §2.4, "Various residuals", item 2. -/
theorem taylor_cauchy (hf : HasDerivsOn f F n (min x₀ x) (max x₀ x)) :
    ∃ θ : ℝ, 0 < θ ∧ θ < 1 ∧
      f x = ∑ k : Fin (n + 1), F k x₀ / factorial k * (x - x₀) ^ (k : Nat) +
        F (n + 1) (x₀ + θ * (x - x₀)) / factorial n * ((1 - θ) ^ n * (x - x₀) ^ (n + 1)) := sorry

end

/-! ## Peano's remainder (§2.4) -/

section

variable {f g g' : ℝ → ℝ} {F : Nat → ℝ → ℝ} {n : Nat} {x₀ x δ : ℝ}

/-- **Taylor's theorem with Peano's remainder.** Let `f` have `n ≥ 1` derivatives at `x₀`: near `x₀`
the derivatives `F 1, …, F (n - 1)`, and at `x₀` alone one more, `F n x₀`. Then

`(f(x) - ∑ f⁽ᵏ⁾(x₀) / k! · (x - x₀)ᵏ) / (x - x₀)ⁿ → 0` as `x → x₀`,

the sum over `k = 0, …, n`; that is, `R_n(x) = o((x - x₀)ⁿ)`.
Source §2.4, "Various residuals", item 3. -/
theorem taylor_peano (hn : 1 ≤ n) (h₀ : F 0 = f)
    (hnear : ∀ k, k + 1 < n → Near x₀ fun t => HasDerivAt (F k) (F (k + 1) t) t)
    (hlast : HasDerivAt (F (n - 1)) (F n x₀) x₀) :
    Tendsto (fun x => (f x - taylorPolynomial F n x₀ x) / (x - x₀) ^ n) x₀ 0 := sorry

/-- **Peano's remainder of order zero**: `f(x) - f(x₀) → 0` says that `f` is continuous at `x₀`. -/
theorem taylor_peano_zero (h₀ : F 0 = f) :
    Tendsto (fun x => (f x - taylorPolynomial F 0 x₀ x) / (x - x₀) ^ 0) x₀ 0 ↔
      ContinuousAt f x₀ := sorry

end

namespace Counterexamples

/-- **Continuity does not imply differentiability.** The absolute value is continuous at 0, and no
number is its derivative there. Source: §2.3, the converse of Theorem 2.2. -/
theorem continuousAt_abs_and_not_hasDerivAt_abs :
    ContinuousAt Real.abs 0 ∧ ¬∃ d : ℝ, HasDerivAt Real.abs d 0 := sorry

end Counterexamples

/-! ## A step in the source's proof of Taylor's theorem (§2.4) -/

section

variable {f : ℝ → ℝ} {F : Nat → ℝ → ℝ} {n p : Nat} {x₀ x t d θ : ℝ}

/-- **Erratum to §2.4, steps 5 to 7**: that the printed function has derivative zero at
`c = x₀ + θ (x - x₀)` does not imply (3) with this `θ`. -/
theorem taylor_printed_step_erratum :
    ¬ ∀ (f : ℝ → ℝ) (F : Nat → ℝ → ℝ) (n p : Nat) (x₀ x M θ : ℝ), 1 ≤ p → x ≠ x₀ →
      HasDerivsOn f F n (min x₀ x) (max x₀ x) →
      f x = taylorPolynomial F n x₀ x + (x - x₀) ^ p * M → 0 < θ → θ < 1 →
      HasDerivAt (printedAuxiliary f F n p x₀ fun _ => M) 0 (x₀ + θ * (x - x₀)) →
      f x = taylorPolynomial F n x₀ x +
        (x - x₀) ^ (n + 1) * (1 - θ) ^ ((n : Int) + 1 - p) / (p * factorial n) *
          F (n + 1) (x₀ + θ * (x - x₀)) := sorry

end

section

variable {f : ℝ → ℝ} {F : Nat → ℝ → ℝ} {n p : Nat} {x₀ x t d θ : ℝ}

/-- **The printed step fails.** For `f(t) = t³`, `x₀ = 0`, `x = 1`, `n = 1`, `p = 2`, formula (3) is
false for *every* `θ` that the printed step can give: the step gives `θ = 2/3`, and (3) needs
`θ = 1/3`. -/
theorem taylor_printed_step_fails {M θ : ℝ} (hθ₀ : 0 < θ)
    (hM : (1 : ℝ) ^ 3 = taylorPolynomial cubeDerivs 1 0 1 + (1 - 0) ^ 2 * M)
    (hc : HasDerivAt (printedAuxiliary (fun t => t ^ 3) cubeDerivs 1 2 0 fun _ => M) 0
      (0 + θ * (1 - 0))) :
    (1 : ℝ) ^ 3 ≠ taylorPolynomial cubeDerivs 1 0 1 +
        (1 - 0) ^ (1 + 1) * (1 - θ) ^ (((1 : Nat) : Int) + 1 - (2 : Nat)) /
          ((2 : Nat) * factorial 1) * cubeDerivs (1 + 1) (0 + θ * (1 - 0)) := sorry

end

section

variable {f : ℝ → ℝ} {F : Nat → ℝ → ℝ} {n p : Nat} {x₀ x t d θ : ℝ}

/-- For `f(t) = t³`, `x₀ = 0`, `x = 1`, `n = 1`, `p = 2`, hence `M = 1`, the printed function is
`t³ - t²`; its derivative is zero at `2/3` and at no other `c > 0`. -/
theorem hasDerivAt_printedAuxiliary_cube_iff {c : ℝ} (hc : 0 < c) :
    HasDerivAt (printedAuxiliary (fun t => t ^ 3) cubeDerivs 1 2 0 fun _ => 1) 0 c ↔ c = 2 / 3 := sorry

/-- For the same `f`, `x₀`, `x`, `n`, `p`, formula (2) with the remainder (3) reads `1 = 3 θ`. -/
theorem taylor_cube_iff {θ : ℝ} :
    (1 : ℝ) ^ 3 = taylorPolynomial cubeDerivs 1 0 1 +
        (1 - 0) ^ (1 + 1) * (1 - θ) ^ (((1 : Nat) : Int) + 1 - (2 : Nat)) /
          ((2 : Nat) * factorial 1) * cubeDerivs (1 + 1) (0 + θ * (1 - 0)) ↔ θ = 1 / 3 := sorry

end

section

variable {f : ℝ → ℝ} {F : Nat → ℝ → ℝ} {n p : Nat} {x₀ x t d θ : ℝ}

/-- **What the printed step leads to.** Let `f` be continuous on the closed interval between `x₀`
and `x ≠ x₀`, with the derivative `f'` on the open one, let `F 0 x₀ = f x₀`, `p ≥ 1`, and `M` be the
constant with `f(x) = T_n(x) + (x - x₀)ᵖ M`. Then Rolle's theorem gives `c = x₀ + θ (x - x₀)` with
`0 < θ < 1` at which the derivative of the printed function is zero, and there

`R_n(x) = (x - x₀)ᵖ (f'(c) - T_n'(c)) / (p (c - x₀)ᵖ⁻¹)`,

where `T_n'(c) = ∑ f⁽ᵏ⁺¹⁾(x₀) / k! (c - x₀)ᵏ` over `k = 0, …, n - 1`. Source §2.4, steps 4 to 6. -/
theorem taylor_printed_step {f' : ℝ → ℝ} {M : ℝ} (hp : 1 ≤ p) (hx : x ≠ x₀)
    (hf : ContinuousOn f (min x₀ x) (max x₀ x))
    (hf' : ∀ t, min x₀ x < t → t < max x₀ x → HasDerivAt f (f' t) t) (h₀ : F 0 x₀ = f x₀)
    (hM : f x = taylorPolynomial F n x₀ x + (x - x₀) ^ p * M) :
    ∃ θ c : ℝ, 0 < θ ∧ θ < 1 ∧ c = x₀ + θ * (x - x₀) ∧
      HasDerivAt (printedAuxiliary f F n p x₀ fun _ => M) 0 c ∧
      f x - taylorPolynomial F n x₀ x = (x - x₀) ^ p *
        (f' c - ∑ k : Fin n, F (k + 1) x₀ / factorial k * (c - x₀) ^ (k : Nat)) /
          (p * (c - x₀) ^ (p - 1)) := sorry

/-- With `M` a function such that `f(t) = T_n(t) + (t - x₀)ᵖ M(t)` at *every* `t`, the printed
function is zero, hence so is its derivative at every point: nothing follows for any particular
`c`. -/
theorem printedAuxiliary_eq_zero {M : ℝ → ℝ}
    (hM : ∀ t, f t = taylorPolynomial F n x₀ t + (t - x₀) ^ p * M t) :
    printedAuxiliary f F n p x₀ M = fun _ => 0 := sorry

/-- **The step that works.** If the derivative of the working function is zero at
`c = x₀ + θ (x - x₀)`, `0 < θ < 1`, as it is for some `θ` by Rolle's theorem, then (3) holds with
this `θ`. -/
theorem taylor_working_step {M : ℝ} (hp : 1 ≤ p) (hx : x ≠ x₀)
    (hf : HasDerivsOn f F n (min x₀ x) (max x₀ x))
    (hM : f x = taylorPolynomial F n x₀ x + (x - x₀) ^ p * M) (hθ₀ : 0 < θ) (hθ₁ : θ < 1)
    (hc : HasDerivAt (workingAuxiliary f F n p x M) 0 (x₀ + θ * (x - x₀))) :
    f x = taylorPolynomial F n x₀ x +
      (x - x₀) ^ (n + 1) * (1 - θ) ^ ((n : Int) + 1 - p) / (p * factorial n) *
        F (n + 1) (x₀ + θ * (x - x₀)) := sorry

end

section

variable {f : ℝ → ℝ} {F : Nat → ℝ → ℝ} {n p : Nat} {x₀ x t d θ : ℝ}

/-- The working function is zero at `x`: there the Taylor polynomial is expanded at its argument. -/
theorem workingAuxiliary_self {M : ℝ} (hp : 1 ≤ p) (h₀ : F 0 = f) :
    workingAuxiliary f F n p x M x = 0 := sorry

/-- The working function is zero at `x₀`, by the choice of `M`. -/
theorem workingAuxiliary_center {M : ℝ}
    (hM : f x = taylorPolynomial F n x₀ x + (x - x₀) ^ p * M) :
    workingAuxiliary f F n p x M x₀ = 0 := sorry

end

/-! ## Taylor's theorem in several variables (§2.5) -/

section

open scoped Matrix

variable {n m : Nat} {f : Vec n → ℝ} {D : List (Fin n) → Vec n → ℝ} {a dx : Vec n}

/-- **Taylor's theorem in several variables.** Let `f : ℝⁿ → ℝ` have continuous partial derivatives
up to order `m + 1` on an open set that contains the segment from `a` to `a + dx`. Then for some `ν`
in `(0, 1)`

`f(a + dx) = ∑ dᵏf(a) / k! + dᵐ⁺¹f(a + ν dx) / (m + 1)!`,   `k = 0, …, m`,

where `dᵏ` is the `k`-th power of the operator `∑ j, dx_j ∂/∂x_j`. Source §2.5, equations (4) and
(5); for the `f(x + dx)` and `dᵏf(x)` in (4) read `f(a + dx)` and `dᵏf(a)`. -/
theorem taylor_multivariate {n m : Nat} {f : Vec n → ℝ} {D : List (Fin n) → Vec n → ℝ}
    {U : Vec n → Prop} {a dx : Vec n} (hU : IsOpen U) (hf : HasContinuousPartials f D (m + 1) U)
    (hseg : ∀ t : ℝ, 0 ≤ t → t ≤ 1 → U (a + t • dx)) :
    ∃ ν : ℝ, 0 < ν ∧ ν < 1 ∧
      f (a + dx) = ∑ k : Fin (m + 1), differential D k dx a / factorial k +
        differential D (m + 1) dx (a + ν • dx) / factorial (m + 1) := sorry

end

section

open scoped Matrix

variable {n m : Nat} {f : Vec n → ℝ} {D : List (Fin n) → Vec n → ℝ} {a dx : Vec n}

/-- **Taylor's theorem in several variables, from what happens on the segment alone.** Let `D` be a
family of functions with `D [] = f` such that for every list `l` of at most `m` variables `D l` is
continuous along the segment from `a` to `a + dx`, and differentiable at its inner points with the
gradient `(D (j :: l))_j`. Then for some `ν` in `(0, 1)`

`f(a + dx) = ∑ dᵏf(a) / k! + dᵐ⁺¹f(a + ν dx) / (m + 1)!`,   `k = 0, …, m`.

Source §2.5, equation (4). -/
theorem taylor_multivariate_of_hasGradientAt {n m : Nat} {f : Vec n → ℝ}
    {D : List (Fin n) → Vec n → ℝ} {a dx : Vec n} (hf : D [] = f)
    (hcont : ∀ l : List (Fin n), l.length ≤ m → ContinuousOn (fun t : ℝ => D l (a + t • dx)) 0 1)
    (hgrad : ∀ l : List (Fin n), l.length ≤ m → ∀ t : ℝ, 0 < t → t < 1 →
      HasGradientAt (D l) (fun j => D (j :: l) (a + t • dx)) (a + t • dx)) :
    ∃ ν : ℝ, 0 < ν ∧ ν < 1 ∧
      f (a + dx) = ∑ k : Fin (m + 1), differential D k dx a / factorial k +
        differential D (m + 1) dx (a + ν • dx) / factorial (m + 1) := sorry

/-- **Bound on the remainder.** If moreover all partial derivatives of order `m + 1` are at most `M`
in absolute value between `a` and `a + dx`, then

`|f(a + dx) - ∑ dᵏf(a) / k!| ≤ M (∑ |dx_j|)ᵐ⁺¹ / (m + 1)!`,   `k = 0, …, m`. -/
theorem abs_sub_taylor_multivariate_le {U : Vec n → Prop} {M : ℝ} (hU : IsOpen U)
    (hf : HasContinuousPartials f D (m + 1) U)
    (hseg : ∀ t : ℝ, 0 ≤ t → t ≤ 1 → U (a + t • dx))
    (hM : ∀ l : List (Fin n), l.length = m + 1 → ∀ t : ℝ, 0 < t → t < 1 → |D l (a + t • dx)| ≤ M) :
    |f (a + dx) - ∑ k : Fin (m + 1), differential D k dx a / factorial k| ≤
      M * (∑ j, |dx j|) ^ (m + 1) / factorial (m + 1) := sorry

end

section

open scoped Matrix

variable {n : Nat}

variable (D : List (Fin n) → Vec n → ℝ) (k : Nat) (dx x : Vec n)

/-- **The power multiplied out.** The differential of order `k` is the sum over all tuples of `k`
indices,

`dᵏf(x) = ∑ dx_{i₁} ⋯ dx_{i_k} * ∂ᵏf / ∂x_{i₁} ⋯ ∂x_{i_k} (x)`,   `i₁, …, i_k = 1, …, n`.

Source §2.5, equation (5). -/
theorem differential_eq_tupleSum {n : Nat} (D : List (Fin n) → Vec n → ℝ) (k : Nat) (dx x : Vec n) :
    differential D k dx x =
      tupleSum fun i : Fin k → Fin n => prod (fun r => dx (i r)) * D (List.ofFn i) x := sorry

end

section

variable {n : Nat} {D E : List (Fin n) → Vec n → ℝ} {k : Nat} {a dx x : Vec n} {j : Fin n}

/-- **The recursion in the definition of `dᵏf` is the application of the operator.** If the partial
derivatives of `f` of order `k` have in their turn partial derivatives at `x`, then so has `dᵏf`:
those that its definition takes for them, so that

`dᵏ⁺¹f(x) = ∑ j, dx j * ∂(dᵏf)/∂x_j (x)`. -/
theorem hasPartialDerivAt_differential
    (h : ∀ l : List (Fin n), l.length = k → HasPartialDerivAt (D l) j (D (j :: l) x) x) :
    HasPartialDerivAt (fun y => differential D k dx y) j
      (differential (fun l => D (j :: l)) k dx x) x := sorry

/-- **The differentials are the derivatives along the increment**: if the partial derivatives of `f`
of order `k` are differentiable at `a + t dx`, then

`d/dt dᵏf(a + t dx) = dᵏ⁺¹f(a + t dx)`.

So, order by order, the `k`-th derivative of `g(t) = f(a + t dx)` is `dᵏf(a + t dx)`, where the
partial derivatives of all lower orders are differentiable. Source §2.5, step 3. -/
theorem hasDerivAt_differential {t : ℝ}
    (h : ∀ l : List (Fin n), l.length = k →
      HasGradientAt (D l) (fun j => D (j :: l) (a + t • dx)) (a + t • dx)) :
    HasDerivAt (fun s : ℝ => differential D k dx (a + s • dx))
      (differential D (k + 1) dx (a + t • dx)) t := sorry

end

section

open scoped Matrix

variable {n m : Nat} {f : Vec n → ℝ} {D : List (Fin n) → Vec n → ℝ} {a dx : Vec n}

/-- **Mean value theorem in several variables**, the case `m = 0`. If `f : ℝⁿ → ℝ` is continuous
along the segment from `a` to `a + dx`, and has at its inner points `x` the gradient `g x`, then for
some `ν` in `(0, 1)`

`f(a + dx) - f(a) = ∇f(a + ν dx) · dx`. -/
theorem mean_value_multivariate {n : Nat} {f : Vec n → ℝ} {g : Vec n → Vec n} {a dx : Vec n}
    (hcont : ContinuousOn (fun t : ℝ => f (a + t • dx)) 0 1)
    (hgrad : ∀ t : ℝ, 0 < t → t < 1 → HasGradientAt f (g (a + t • dx)) (a + t • dx)) :
    ∃ ν : ℝ, 0 < ν ∧ ν < 1 ∧ f (a + dx) - f a = (g (a + ν • dx)).dot dx := sorry

/-- **The expansion of order two**, the case `m = 1`, with the gradient and the Hessian matrix at
inner points of the segment only. Let `f : ℝⁿ → ℝ` be continuous along the segment from `a` to
`a + dx`, with the gradient `g x` at its inner points `x`; let `g` be continuous along the segment,
with the Jacobian matrix `H x` at its inner points. Then for some `ν` in `(0, 1)`

`f(a + dx) = f(a) + ∇f(a) · dx + ½ dx · H(a + ν dx) dx`,   where `∇f(a)` is `g(a)`. -/
theorem taylor_second_order_of_inner {n : Nat} {f : Vec n → ℝ} {g : Vec n → Vec n}
    {H : Vec n → Matrix n n} {a dx : Vec n}
    (hfc : ContinuousOn (fun t : ℝ => f (a + t • dx)) 0 1)
    (hgc : ∀ i, ContinuousOn (fun t : ℝ => g (a + t • dx) i) 0 1)
    (hg : ∀ t : ℝ, 0 < t → t < 1 → HasGradientAt f (g (a + t • dx)) (a + t • dx))
    (hH : ∀ t : ℝ, 0 < t → t < 1 → HasJacobianAt g (H (a + t • dx)) (a + t • dx)) :
    ∃ ν : ℝ, 0 < ν ∧ ν < 1 ∧
      f (a + dx) = f a + (g a).dot dx + 1 / 2 * dx.dot (H (a + ν • dx) *ᵥ dx) := sorry

/-- **The expansion of order two**, the case `m = 1`, with the gradient and the Hessian matrix. If
`f : ℝⁿ → ℝ` has the gradient `g x`, and `g` in its turn the Jacobian matrix `H x`, at all points
`x` of the segment from `a` to `a + dx`, then for some `ν` in `(0, 1)`

`f(a + dx) = f(a) + ∇f(a) · dx + ½ dx · H(a + ν dx) dx`. -/
theorem taylor_second_order {n : Nat} {f : Vec n → ℝ} {g : Vec n → Vec n}
    {H : Vec n → Matrix n n} {a dx : Vec n}
    (hg : ∀ t : ℝ, 0 ≤ t → t ≤ 1 → HasGradientAt f (g (a + t • dx)) (a + t • dx))
    (hH : ∀ t : ℝ, 0 ≤ t → t ≤ 1 → HasJacobianAt g (H (a + t • dx)) (a + t • dx)) :
    ∃ ν : ℝ, 0 < ν ∧ ν < 1 ∧
      f (a + dx) = f a + (g a).dot dx + 1 / 2 * dx.dot (H (a + ν • dx) *ᵥ dx) := sorry

end

section

open scoped Matrix

variable {n : Nat} {f Di Dj Dij : Vec n → ℝ} {a : Vec n} {i j : Fin n}

/-- **Schwarz's theorem** (in the form of Peano). If `∂f/∂x_i`, `∂f/∂x_j` and
`∂/∂x_j (∂f/∂x_i)` exist in a neighbourhood of `a`, and the last of them is continuous at `a`, then
`∂/∂x_i (∂f/∂x_j)` exists at `a` too, and

  `∂/∂x_i (∂f/∂x_j) (a) = ∂/∂x_j (∂f/∂x_i) (a)`.

Here `Di`, `Dj` and `Dij` are the derivatives that are supposed to exist. On its account the powers
of the operator in §2.5, equation (5), may be multiplied out as usual, where the partial derivatives
are continuous. -/
theorem HasPartialDerivAt.schwarz {n : Nat} {f Di Dj Dij : Vec n → ℝ} {a : Vec n} {i j : Fin n}
    (hDi : Near a fun x => HasPartialDerivAt f i (Di x) x)
    (hDj : Near a fun x => HasPartialDerivAt f j (Dj x) x)
    (hDij : Near a fun x => HasPartialDerivAt Di j (Dij x) x) (hcont : ContinuousAt Dij a) :
    HasPartialDerivAt Dj i (Dij a) a := sorry

/-- **The Hessian matrix is symmetric** at every point where the gradient is differentiable: if `f`
has the gradient `G x` at all `x` near `a`, and `G` the Jacobian matrix `H` at `a`, then
`Hᵀ = H`. -/
theorem HasJacobianAt.transpose_eq_of_hasGradientAt {n : Nat} {f : Vec n → ℝ} {G : Vec n → Vec n}
    {H : Matrix n n} {a : Vec n} (hG : Near a fun x => HasGradientAt f (G x) x)
    (hH : HasJacobianAt G H a) : Hᵀ = H := sorry

end

section

variable {n k : Nat} {f : Vec n → ℝ} {D : List (Fin n) → Vec n → ℝ} {U : Vec n → Prop}

/-- **The order of partial derivatives does not matter.** If `f : ℝⁿ → ℝ` has continuous partial
derivatives up to order `k` on the open set `U`, and the lists `l` and `l'`, of at most `k`
variables, differ in their order only, then at all points of `U`

`∂f / ∂x_{l₁} ∂x_{l₂} ⋯ = ∂f / ∂x_{l'₁} ∂x_{l'₂} ⋯`. -/
theorem HasContinuousPartials.eq_of_perm {n k : Nat} {f : Vec n → ℝ}
    {D : List (Fin n) → Vec n → ℝ} {U : Vec n → Prop} {l l' : List (Fin n)} {x : Vec n}
    (hf : HasContinuousPartials f D k U) (hU : IsOpen U) (h : l.Perm l')
    (hl : l.length ≤ k) (hx : U x) : D l x = D l' x := sorry

end

namespace Counterexamples

/-- **Formula (4) needs more than partial derivatives.** The function `f(x, y) = x y / (x² + y²)`,
`f(0, 0) = 0`, has partial derivatives at all points of ℝ²; but for `m = 0`, `a = 0`, `dx = (1, 1)`
no `ν` in `(0, 1)` satisfies `f(a + dx) = f(a) + d¹f(a + ν dx)`: the left-hand side is 1/2 and the
right-hand side 0. Here `D` is any family with `D [] = f` and the partial derivatives `D [j]`.
Source: §2.5, equation (4). -/
theorem crossQuotient_not_taylor :
    (∀ (j : Fin 2) (x : Vec 2), HasPartialDerivAt crossQuotient j (crossPartial j x) x) ∧
    ∀ D : List (Fin 2) → Vec 2 → ℝ, D [] = crossQuotient →
      (∀ (j : Fin 2) (x : Vec 2), HasPartialDerivAt crossQuotient j (D [j] x) x) →
      ¬∃ ν : ℝ, 0 < ν ∧ ν < 1 ∧ crossQuotient (0 + diagonal 1) =
        ∑ k : Fin (0 + 1), differential D k (diagonal 1) 0 / factorial k +
          differential D (0 + 1) (diagonal 1) (0 + ν • diagonal 1) / factorial (0 + 1) := sorry

end Counterexamples

namespace Counterexamples

/-- **Mixed partial derivatives may differ** where they are not continuous. The function
`f(x, y) = x y (x² - y²) / (x² + y²)`, `f(0, 0) = 0`, has at all points of ℝ² the partial
derivatives `∂f/∂x` and `∂f/∂y`, and these have at all points the partial derivatives
`∂/∂y (∂f/∂x)` and `∂/∂x (∂f/∂y)`, which are equal outside the origin; but at the origin

  `∂/∂y (∂f/∂x) (0, 0) = -1`   and   `∂/∂x (∂f/∂y) (0, 0) = 1`. -/
theorem peanoQuotient_mixed_partials_differ :
    (∀ (j : Fin 2) (x : Vec 2), HasPartialDerivAt peanoQuotient j (peanoPartial j x) x) ∧
    (∀ x : Vec 2, x ≠ 0 → HasPartialDerivAt (peanoPartial 0) 1 (peanoMixed x) x ∧
      HasPartialDerivAt (peanoPartial 1) 0 (peanoMixed x) x) ∧
    HasPartialDerivAt (peanoPartial 0) 1 (-1) 0 ∧
    HasPartialDerivAt (peanoPartial 1) 0 1 0 := sorry

end Counterexamples

namespace Counterexamples

/-- **Formula (4) fails for vector values**, whatever the order `m`. The map
`f(x) = (x ^ (m + 2), x ^ (m + 3))` from ℝ¹ to ℝ² has continuous derivatives of all orders
everywhere, so that each component satisfies the hypotheses of `taylor_multivariate`; but for no `ν`
in `(0, 1)` does (4) hold for both components. Source §2.5, equation (4) and last sentence. -/
theorem not_taylor_multivariate_of_vector_valued (m : Nat) :
    ∃ (f : Vec 1 → Vec 2) (D : Fin 2 → List (Fin 1) → Vec 1 → ℝ) (a dx : Vec 1),
      (∀ (i : Fin 2) (k : Nat),
        HasContinuousPartials (fun x => f x i) (D i) k fun _ => True) ∧
      ¬∃ ν : ℝ, 0 < ν ∧ ν < 1 ∧ ∀ i : Fin 2, f (a + dx) i =
        ∑ k : Fin (m + 1), differential (D i) k dx a / factorial k +
          differential (D i) (m + 1) dx (a + ν • dx) / factorial (m + 1) := sorry

end Counterexamples

/-! ## Lagrange's remainder fails for vector values (§2.5) -/

namespace Counterexamples

/-- **The mean value theorem fails for vector values.** The curve `c(t) = (t², t³)` in ℝ² has the
derivative `c'(t) = (2 t, 3 t²)`, but for no `ν` in `(0, 1)` is `c(1) = c(0) + c'(ν)`: the first
component forces `ν = 1/2`, the second `ν² = 1/3`. Source §2.5, last sentence, for `m = 0`, `a = 0`
and `dx = 1`. -/
theorem squareCube_not_mean_value :
    (∀ t : ℝ, HasDerivAt (fun s => squareCube s 0) (2 * t) t ∧
      HasDerivAt (fun s => squareCube s 1) (3 * t ^ 2) t) ∧
    ¬∃ ν : ℝ, 0 < ν ∧ ν < 1 ∧ squareCube 1 0 = squareCube 0 0 + 2 * ν ∧
      squareCube 1 1 = squareCube 0 1 + 3 * ν ^ 2 := sorry

/-- **Taylor's theorem with the remainder of Lagrange fails for vector values**, whatever the order
`m`. The curve `c(t) = (t ^ (m + 2), t ^ (m + 3))` in ℝ² has derivatives of all orders, `F 0 = c`
and `F (k + 1) = (F k)'`, but for no `ν` in `(0, 1)` is

`c(1) = ∑ c⁽ᵏ⁾(0) / k! + c⁽ᵐ⁺¹⁾(ν) / (m + 1)!`,   `k = 0, …, m`.

Source §2.5, last sentence, for `a = 0` and `dx = 1`. -/
theorem powerCurve_not_taylor (m : Nat) : ∃ F : Nat → ℝ → Vec 2,
    F 0 = powerCurve m ∧
    (∀ (k : Nat) (i : Fin 2) (t : ℝ), HasDerivAt (fun s => F k s i) (F (k + 1) t i) t) ∧
    ¬∃ ν : ℝ, 0 < ν ∧ ν < 1 ∧ ∀ i : Fin 2, powerCurve m 1 i =
      ∑ k : Fin (m + 1), F k 0 i / factorial k + F (m + 1) ν i / factorial (m + 1) := sorry

end Counterexamples

section

open scoped Matrix

variable {n m : Nat}

/-- **Mean value inequality** for a curve. If `γ : ℝ → ℝᵐ` is continuous on `[a, b]`, `a ≤ b`, and
has on `(a, b)` the derivative `γ'`, coordinate by coordinate, with `‖γ'‖ ≤ C`, then

  `‖γ b - γ a‖ ≤ C (b - a)`. -/
theorem norm_sub_le_of_norm_deriv_le {γ γ' : ℝ → Vec m} {a b C : ℝ} (hab : a ≤ b)
    (hcont : ContinuousOn γ a b)
    (hderiv : ∀ t, a < t → t < b → ∀ i, HasDerivAt (fun s => γ s i) (γ' t i) t)
    (hC : ∀ t, a < t → t < b → ‖γ' t‖ ≤ C) : ‖γ b - γ a‖ ≤ C * (b - a) := sorry

/-- **Mean value inequality** on a segment. If `f : ℝⁿ → ℝᵐ` is continuous on the segment from `x`
to `y` and has, at its points other than the ends, Jacobian matrices `D` with `‖D (y - x)‖ ≤ C`,
then

  `‖f y - f x‖ ≤ C`. -/
theorem norm_sub_le_of_segment {n m : Nat} {f : Vec n → Vec m} {D : Vec n → Matrix m n}
    {x y : Vec n} {C : ℝ} (hcont : ContinuousOn (fun t : ℝ => f (x + t • (y - x))) 0 1)
    (hf : ∀ t : ℝ, 0 < t → t < 1 → HasJacobianAt f (D (x + t • (y - x))) (x + t • (y - x)))
    (hC : ∀ t : ℝ, 0 < t → t < 1 → ‖D (x + t • (y - x)) *ᵥ (y - x)‖ ≤ C) : ‖f y - f x‖ ≤ C := sorry

/-- **Mean value inequality** on a convex set. If `f : ℝⁿ → ℝᵐ` has at every point `z` of a convex
set `S` the Jacobian matrix `D z`, and these stretch by at most `M`, `‖D z v‖ ≤ M ‖v‖`, then for all
`x` and `y` in `S`

  `‖f y - f x‖ ≤ M ‖y - x‖`. -/
theorem Convex.norm_sub_le {n m : Nat} {S : Vec n → Prop} {f : Vec n → Vec m}
    {D : Vec n → Matrix m n} {M : ℝ} {x y : Vec n} (hS : Convex S)
    (hf : ∀ z, S z → HasJacobianAt f (D z) z) (hM : ∀ z, S z → ∀ v, ‖D z *ᵥ v‖ ≤ M * ‖v‖)
    (hx : S x) (hy : S y) : ‖f y - f x‖ ≤ M * ‖y - x‖ := sorry

end

end Fundamentals
