/-
Convolution: the statements of the catalog, and what they speak of, without proofs.

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

noncomputable instance instInv : Inv ℝ := ⟨Real.inv⟩

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

/-- The sum that defines `conv f g n` is finite. -/
@[expose] def ConvExistsAt (f g : Int → R) (n : Int) : Prop :=
  FiniteSupport fun k => f k * g (n - k)

/-- The sequence moved to the right by `b`: `shift b f n = f (n - b)`. -/
@[expose] def shift (b : Int) (f : Int → R) (n : Int) : R := f (n - b)

/-- The unit impulse at `a`: 1 at `a`, 0 elsewhere. -/
@[expose] noncomputable def delta (a : Int) : Int → R := fun n => if n = a then 1 else 0

/-- The values `v 0, …, v (n-1)` at the places `0, …, n-1`, and 0 elsewhere. -/
@[expose] noncomputable def ofFin {n : Nat} (v : Fin n → R) : Int → R :=
  fun k => if h : 0 ≤ k ∧ k < n then v ⟨k.toNat, sorry⟩ else 0

end Semiring

end Sequence

/-! ### Linear.Vec -/

/-- Vectors with `n` components, `x 0, …, x (n-1)`; real ones unless another ring is named. -/
@[expose] def Vec (n : Nat) (R : Type := ℝ) : Type := Fin n → R

namespace Vec

variable {n : Nat} {R : Type}

variable [Lean.Grind.Ring R]

noncomputable instance : Zero (Vec n R) := ⟨fun _ => 0⟩

noncomputable instance : Sub (Vec n R) := ⟨fun x y i => x i - y i⟩

noncomputable instance : SMul R (Vec n R) := ⟨fun c x i => c * x i⟩

end Vec

/-! ### Linear.Matrix -/

/-- Matrices with `m` rows and `n` columns; `A i j` is the entry in row `i`, column `j`. -/
@[expose] def Matrix (m n : Nat) (R : Type := ℝ) : Type := Fin m → Fin n → R

namespace Matrix

variable {m n p q : Nat} {R : Type}

section Ring

variable [Lean.Grind.Ring R]

noncomputable instance : SMul R (Matrix m n R) := ⟨fun c A i j => c * A i j⟩

/-- Rows times columns: `(B * A) i k = ∑ j, B i j * A j k`. -/
@[expose] noncomputable def mul (B : Matrix m n R) (A : Matrix n p R) : Matrix m p R :=
  fun i k => ∑ j, B i j * A j k

noncomputable instance : HMul (Matrix m n R) (Matrix n p R) (Matrix m p R) := ⟨mul⟩

/-- The identity matrix: 1 on the diagonal, 0 elsewhere. -/
noncomputable instance : One (Matrix n n R) := ⟨fun i j => if i = j then 1 else 0⟩

end Ring

end Matrix

/-! ### Real.MinMax -/

namespace Real

variable {a b c d : ℝ}

noncomputable instance instMin : Min ℝ := ⟨fun a b => if a ≤ b then a else b⟩

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

/-! ### Real.Interval -/

namespace Real

variable {a b c x y : ℝ}

/-- The point of `[a, b]`, `a ≤ b`, next to `x`: `a` to the left of the interval, `b` to the right
of it. -/
@[expose] noncomputable def clamp (a b x : ℝ) : ℝ := max a (min b x)

end Real

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

namespace TaggedPartition

variable (P : TaggedPartition a b) {δ η u v : ℝ}

/-- `t` is another choice of tags: each `tᵢ` lies in the piece `[xᵢ, xᵢ₊₁]`. -/
@[expose] def IsTagging (t : Fin P.size → ℝ) : Prop :=
  ∀ i : Fin P.size, P.point i.castSucc ≤ t i ∧ t i ≤ P.point i.succ

end TaggedPartition

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

/-! ### Topology.ContinuousOn -/

section

universe u v

/-- `f` is continuous on the closed interval `[a, b]`: for all `x` in `[a, b]` and `ε > 0` there is
`δ > 0` such that all `y` in `[a, b]` with `|y - x| < δ` have `‖f y - f x‖ < ε`. -/
@[expose] def ContinuousOn {W : Type u} [Sub W] [Norm W] (f : ℝ → W) (a b : ℝ) : Prop :=
  ∀ x, a ≤ x → x ≤ b → ∀ ε : ℝ, 0 < ε →
    ∃ δ : ℝ, 0 < δ ∧ ∀ y, a ≤ y → y ≤ b → |y - x| < δ → ‖f y - f x‖ < ε

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

noncomputable instance : Mul ContinuousMap :=
  ⟨fun φ ψ => ⟨fun x => φ x * ψ x, sorry⟩⟩

variable (φ ψ : ContinuousMap) (c x y : ℝ)

/-- The function `y ↦ f (x - y)`. -/
@[expose] noncomputable def compSub (f : ContinuousMap) (x : ℝ) : ContinuousMap where
  toFun y := f (x - y)
  continuous := sorry

/-- The function `y ↦ f (x + y)`. -/
@[expose] noncomputable def compAdd (f : ContinuousMap) (x : ℝ) : ContinuousMap where
  toFun y := f (x + y)
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

/-- The functional `φ ↦ ∫ f φ` of a continuous function `f` with compact support. -/
@[expose] noncomputable def ofFunction (f : ℝ → ℝ) (hf : HasCompactSupport f)
    (hfc : ∀ x, ContinuousAt f x) : CompactFunctional where
  toFun φ := integral fun y => f y * φ y
  map_add := sorry
  map_smul := sorry
  bounded := sorry

/-- The convolution of a functional with a continuous function, `(T * f) x = T (y ↦ f (x - y))`; a
continuous function again. -/
@[expose] noncomputable def convFun (T : CompactFunctional) (f : ContinuousMap) :
    ContinuousMap where
  toFun x := T (f.compSub x)
  continuous := sorry

/-- The cross-correlation of a functional with a continuous function,
`(T ⋆ φ) x = T (y ↦ φ (x + y))`; a continuous function again. -/
@[expose] noncomputable def xcorrFun (T : CompactFunctional) (φ : ContinuousMap) :
    ContinuousMap where
  toFun x := T (φ.compAdd x)
  continuous := sorry

/-- The convolution of two functionals, `(S * T) φ = S (x ↦ T (y ↦ φ (x + y)))`. -/
@[expose] noncomputable def conv (S T : CompactFunctional) : CompactFunctional where
  toFun φ := S (T.xcorrFun φ)
  map_add := sorry
  map_smul := sorry
  bounded := sorry

end CompactFunctional

/-! ### Calculus.Derivative -/

/-- `f` has the derivative `d` at `x`: the difference quotient `(f (x + h) - f x) / h` tends to `d`
as `h → 0`. -/
@[expose] def HasDerivAt (f : ℝ → ℝ) (d x : ℝ) : Prop :=
  Tendsto (fun h => (f (x + h) - f x) / h) 0 d

/-! ### Integral.UniformLimit -/

/-- The functions `F n` tend to `f` uniformly on `[a, b]`: for every `ε > 0` there is `N` such that
`|F n x - f x| < ε` for all `n ≥ N` and all `x` in `[a, b]`. -/
@[expose] def TendstoUniformlyOn (F : Nat → ℝ → ℝ) (f : ℝ → ℝ) (a b : ℝ) : Prop :=
  ∀ ε : ℝ, 0 < ε → ∃ N : Nat, ∀ n, N ≤ n → ∀ x, a ≤ x → x ≤ b → |F n x - f x| < ε

/-! ### Integral.Parameter -/

/-- `f` is continuous on the rectangle `[a, b] × [c, d]`: for all `(x, y)` in it and `ε > 0` there
is `δ > 0` such that `|f x' y' - f x y| < ε` for all `(x', y')` in it with `|x' - x| < δ` and
`|y' - y| < δ`. -/
@[expose] def ContinuousOnRect (f : ℝ → ℝ → ℝ) (a b c d : ℝ) : Prop :=
  ∀ x y, a ≤ x → x ≤ b → c ≤ y → y ≤ d → ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧
    ∀ x' y', a ≤ x' → x' ≤ b → c ≤ y' → y' ≤ d → |x' - x| < δ → |y' - y| < δ →
      |f x' y' - f x y| < ε

/-! ### Convolution.GridSum -/

/-- The points of ℤᵈ. -/
@[expose] def Grid (d : Nat) : Type := Fin d → Int

namespace Grid

variable {d : Nat}

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

end Semiring

end GridSequence

/-! ### Calculus.ContDerivs -/

section

variable {g : ℝ → ℝ} {G : Nat → ℝ → ℝ} {k : Nat}

/-- `g` is of class `C^k` on `ℝ` with the derivatives `G 1, …, G k`: `G 0 = g`, each `G j`, `j < k`,
has the derivative `G (j + 1)` everywhere, and `G k` is continuous. -/
structure HasContDerivs (g : ℝ → ℝ) (G : Nat → ℝ → ℝ) (k : Nat) : Prop where
  /-- The derivative of order zero is the function. -/
  zero : G 0 = g
  /-- Each has the next for its derivative. -/
  hasDerivAt : ∀ j, j < k → ∀ x, HasDerivAt (G j) (G (j + 1) x) x
  /-- The last is continuous. -/
  continuousAt_last : ∀ x, ContinuousAt (G k) x

end

/-! ### Convolution.Tent -/

/-- The tent of height 1 over `[-1, 1]`: `tent x = max 0 (1 - |x|)`. -/
@[expose] noncomputable def tent (x : ℝ) : ℝ := max 0 (1 - |x|)

/-! ### Convolution.ApproximateIdentity -/

section

variable {f φ : ℝ → ℝ} {η : ℝ → ℝ → ℝ} {x ε e : ℝ}

/-- A family of functions `η ε`, `ε > 0`, is an approximate identity if each has the integral 1, the
integrals of `|η ε|` exist and are at most some constant `C`, and the supports shrink to 0: for
every `δ > 0`, all `η ε` with small `ε` vanish outside `[-δ, δ]`. -/
structure IsApproximateIdentity (η : ℝ → ℝ → ℝ) : Prop where
  hasIntegral : ∀ ε, 0 < ε → HasIntegral (η ε) 1
  bounded : ∃ C, ∀ ε, 0 < ε → ∃ J, HasIntegral (fun y => |η ε y|) J ∧ J ≤ C
  supportedOn : ∀ δ, 0 < δ → ∃ ε₀ : ℝ, 0 < ε₀ ∧ ∀ ε, 0 < ε → ε < ε₀ → SupportedOn (η ε) (-δ) δ

/-- The functions `F ε` tend to `f` locally uniformly as `ε → 0`, `ε > 0`: for all `R` and `e > 0`,
all `F ε` with small `ε` differ from `f` by less than `e` on `[-R, R]`. -/
@[expose] def TendstoLocallyUniformly (F : ℝ → ℝ → ℝ) (f : ℝ → ℝ) : Prop :=
  ∀ R e : ℝ, 0 < e → ∃ ε₀ : ℝ, 0 < ε₀ ∧ ∀ ε, 0 < ε → ε < ε₀ → ∀ x, |x| ≤ R → |F ε x - f x| < e

/-- The function `η` made narrower by the factor `ε` and higher by the factor `ε⁻¹`:
`rescale η ε y = ε⁻¹ * η (ε⁻¹ * y)`. -/
@[expose] noncomputable def rescale (η : ℝ → ℝ) (ε y : ℝ) : ℝ := ε⁻¹ * η (ε⁻¹ * y)

end

/-! ### Convolution.Box -/

/-- The box of height 1 over `[-1/2, 1/2]`. -/
@[expose] noncomputable def box (x : ℝ) : ℝ := if |x| ≤ 1 / 2 then 1 else 0

/-! ### Convolution.Circular -/

section

open scoped Matrix

open Sequence (conv ofFin SupportedOn)

variable {R : Type} {n : Nat}

/-- The circular convolution of two vectors, `(x ⊛ y) k = ∑ j, x j * y (k - j)` with `k - j` taken
modulo `n`. -/
@[expose] noncomputable def circConv [Lean.Grind.Semiring R] (x y : Vec n R) : Vec n R :=
  fun k => ∑ j, x j * y (k - j)

/-- The circulant matrix of a vector: its entry in row `k` and column `j` is `y (k - j)`, so that
each column is the one before, rotated by one place. -/
@[expose] def circulant (y : Vec n R) : Matrix n n R := fun k j => y (k - j)

end

/-! ### Convolution.Dirac -/

namespace CompactFunctional

/-- The Dirac delta at `a`: the functional `φ ↦ φ a`. -/
@[expose] noncomputable def dirac (a : ℝ) : CompactFunctional where
  toFun φ := φ a
  map_add := sorry
  map_smul := sorry
  bounded := sorry

end CompactFunctional

/-! ### Convolution.Periodization -/

section

variable {f g : ℝ → ℝ} {p x R S : ℝ} {n : Nat}

/-- The periodization of a function with compact support:
`periodization p f x = ∑_k f (x - k p)`, `k ∈ ℤ`; 0 at every `x` where infinitely many terms are
not 0. -/
@[expose] noncomputable def periodization (p : ℝ) (f : ℝ → ℝ) (x : ℝ) : ℝ :=
  Sequence.sumInt fun k : Int => f (x - k * p)

end

/-! ### Convolution.RadonMeasure -/

/-- A continuous function on ℝ with compact support. -/
structure CompactlySupportedMap extends ContinuousMap where
  /-- It vanishes outside some interval. -/
  hasCompactSupport : HasCompactSupport toFun

namespace CompactlySupportedMap

instance : CoeFun CompactlySupportedMap fun _ => ℝ → ℝ := ⟨fun φ => φ.toFun⟩

noncomputable instance : Add CompactlySupportedMap :=
  ⟨fun φ ψ => ⟨φ.toContinuousMap + ψ.toContinuousMap, sorry⟩⟩

noncomputable instance : SMul ℝ CompactlySupportedMap :=
  ⟨fun c φ => ⟨c • φ.toContinuousMap, sorry⟩⟩

/-- The product of `φ` with a continuous function. -/
@[expose] noncomputable def mul (φ : CompactlySupportedMap) (f : ContinuousMap) :
    CompactlySupportedMap :=
  ⟨φ.toContinuousMap * f, sorry⟩

/-- The function `y ↦ f (x - y)`. -/
@[expose] noncomputable def compSub (f : CompactlySupportedMap) (x : ℝ) : CompactlySupportedMap :=
  ⟨f.toContinuousMap.compSub x, sorry⟩

variable (φ ψ f : CompactlySupportedMap) (g : ContinuousMap) (c x y : ℝ)

end CompactlySupportedMap

/-- A Radon measure on ℝ: a linear functional `T` on the continuous functions with compact support
that is bounded on each interval: for every `R` there is `C` such that `|T φ| ≤ C * M` for all `φ`
that vanish outside `[-R, R]` and have `|φ| ≤ M`. -/
structure RadonMeasure where
  /-- The number assigned to a continuous function with compact support. -/
  toFun : CompactlySupportedMap → ℝ
  /-- It is additive. -/
  map_add : ∀ φ ψ, toFun (φ + ψ) = toFun φ + toFun ψ
  /-- It is homogeneous. -/
  map_smul : ∀ (c : ℝ) φ, toFun (c • φ) = c * toFun φ
  /-- It is bounded by the size of the function, among those that vanish outside `[-R, R]`. -/
  bounded : ∀ R : ℝ, ∃ C : ℝ, ∀ (φ : CompactlySupportedMap) (M : ℝ),
    SupportedOn φ (-R) R → (∀ x, |φ x| ≤ M) → |toFun φ| ≤ C * M

namespace RadonMeasure

instance : CoeFun RadonMeasure fun _ => CompactlySupportedMap → ℝ := ⟨toFun⟩

variable (T : RadonMeasure) (f φ : CompactlySupportedMap) (g : ContinuousMap) (x : ℝ)

/-- The functional `φ ↦ ∫ φ g` of a continuous function `g`. -/
@[expose] noncomputable def ofFunction (g : ContinuousMap) : RadonMeasure where
  toFun φ := integral fun y => φ y * g y
  map_add := sorry
  map_smul := sorry
  bounded := sorry

/-- The convolution of a Radon measure with a continuous function with compact support,
`(T * f) x = T (y ↦ f (x - y))`; a continuous function. -/
@[expose] noncomputable def convFun (T : RadonMeasure) (f : CompactlySupportedMap) :
    ContinuousMap where
  toFun x := T (f.compSub x)
  continuous := sorry

/-- The product of a Radon measure with a continuous function: `(T · f) φ = T (f φ)`. -/
@[expose] noncomputable def mul (T : RadonMeasure) (f : ContinuousMap) : RadonMeasure where
  toFun φ := T (φ.mul f)
  map_add := sorry
  map_smul := sorry
  bounded := sorry

/-- The product of a Radon measure with a continuous function with compact support, as a compactly
supported functional: `(T · f) φ = T (f φ)` for every continuous `φ`. -/
@[expose] noncomputable def mulCompact (T : RadonMeasure) (f : CompactlySupportedMap) :
    CompactFunctional where
  toFun φ := T (f.mul φ)
  map_add := sorry
  map_smul := sorry
  bounded := sorry

end RadonMeasure

/-! ### Convolution.DiracComb -/

section

open CompactFunctional (dirac)

variable {p : ℝ} {hp : 0 < p} (f φ : CompactlySupportedMap) (g : ContinuousMap) (x : ℝ)

/-- The Dirac comb `Ш_p = ∑_k δ_{kp}`, `k ∈ ℤ`, of the period `p > 0`: the functional
`φ ↦ ∑_k φ (k p)` on the continuous functions with compact support. -/
@[expose] noncomputable def comb (p : ℝ) (hp : 0 < p) : RadonMeasure where
  toFun φ := Sequence.sumInt fun k : Int => dirac (k * p) φ.toContinuousMap
  map_add := sorry
  map_smul := sorry
  bounded := sorry

end

/-! ### Linear.Diagonal -/

namespace Matrix

open scoped Matrix

variable {n : Nat} {R : Type} [Lean.Grind.Ring R]

/-- The square matrix with the components of `d` on the diagonal and 0 elsewhere. -/
@[expose] noncomputable def diagonal (d : Vec n R) : Matrix n n R := fun i j =>
  if i = j then d i else 0

end Matrix

/-! ### Convolution.Fourier -/

section

open scoped Matrix

variable {R F : Type} {n : Nat}

/-- The discrete Fourier transform of a vector, for a root of unity `ω`:
`dft ω x k = ∑ j, x j * ω ^ (j * k)`. -/
@[expose] noncomputable def dft [Lean.Grind.Semiring R] (ω : R) (x : Vec n R) : Vec n R :=
  fun k => ∑ j, x j * ω ^ (j.val * k.val)

/-- The matrix of the transform. -/
@[expose] noncomputable def dftMatrix [Lean.Grind.Semiring R] (n : Nat) (ω : R) : Matrix n n R :=
  fun k j => ω ^ (j.val * k.val)

/-- The vector of the powers of a root of unity, `j ↦ ω ^ (j * k)`. -/
@[expose] noncomputable def dftBasis [Lean.Grind.Semiring R] (ω : R) (k : Fin n) : Vec n R :=
  fun j => ω ^ (j.val * k.val)

/-- A primitive `n`-th root of unity: `ω ^ n = 1`, and no smaller positive power is 1. -/
structure IsPrimitiveRoot [Lean.Grind.Semiring R] (ω : R) (n : Nat) : Prop where
  /-- A root of unity. -/
  pow_eq_one : ω ^ n = 1
  /-- Of no smaller order. -/
  pow_ne_one (m : Nat) : 0 < m → m < n → ω ^ m ≠ 1

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

end CommRing

section Field

variable [Lean.Grind.Field F] {ω : F}

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- The inverse discrete Fourier transform: `idft ω x j = 1/n ∑ k, x k * ω ^ (-(k * j))`. -/
@[expose] noncomputable def idft (ω : F) (x : Vec n F) : Vec n F := (n : F)⁻¹ • dft ω⁻¹ x

end Field

end

/-! ### Convolution.GridRing -/

section

open GridSequence

/-- The functions on ℤᵈ of finite support. -/
@[expose] def FinGrid (d : Nat) (R : Type) [Lean.Grind.Semiring R] : Type :=
  {f : Grid d → R // FiniteSupport f}

namespace FinGrid

variable {R : Type} {d : Nat}

section Semiring

variable [Lean.Grind.Semiring R]

/-- A function of finite support is used as a function. -/
instance : CoeFun (FinGrid d R) fun _ => Grid d → R := ⟨fun f => f.1⟩

open Classical in
/-- `c` at 0, and 0 elsewhere. -/
@[expose] noncomputable def const (c : R) : FinGrid d R :=
  ⟨fun k => if k = 0 then c else 0, 0, sorry⟩

noncomputable instance : Add (FinGrid d R) := ⟨fun f g => ⟨fun k => f k + g k, sorry⟩⟩

/-- The product is convolution. -/
noncomputable instance : Mul (FinGrid d R) := ⟨fun f g => ⟨GridSequence.conv f g, sorry⟩⟩

/-- Powers: the unit impulse, multiplied `n` times with `f`. -/
@[expose] noncomputable def npow (f : FinGrid d R) : Nat → FinGrid d R
  | 0 => const 1
  | n + 1 => npow f n * f

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **The semiring of functions of finite support on ℤᵈ.** -/
noncomputable instance instSemiring : Lean.Grind.Semiring (FinGrid d R) where
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

section Ring

variable [Lean.Grind.Ring R]

noncomputable instance : Neg (FinGrid d R) := ⟨fun f => ⟨fun k => -f k, sorry⟩⟩

end Ring

end FinGrid

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
noncomputable instance : Mul (FinSeq R) := ⟨fun f g => ⟨Sequence.conv f g, sorry⟩⟩

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

section Ring

variable [Lean.Grind.Ring R]

noncomputable instance : Neg (FinSeq R) := ⟨fun f => ⟨fun k => -f k, sorry⟩⟩

end Ring

end FinSeq

end

/-! ### Counterexamples.ApproximateIdentity -/

namespace Counterexamples

variable {η : ℝ → ℝ} {I : ℝ}

/-- The step with the value `c` at the jump. -/
@[expose] noncomputable def stepAt (c x : ℝ) : ℝ := if x < 0 then 0 else if x = 0 then c else 1

/-- A narrow tent and the difference quotient of narrow tents, with `k ε = rescale tent ε`:
`k ε y + (k ε (y + ε) - k ε y) / ε`. -/
@[expose] noncomputable def unboundedPeak (ε y : ℝ) : ℝ :=
  rescale tent ε y + ε⁻¹ * (rescale tent ε (y + ε) - rescale tent ε y)

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

/-! ### Counterexamples.RiemannIntegral -/

namespace Counterexamples

open Real (ofRat)

open scoped Real

variable {a b x y : ℝ}

open Classical in
/-- Dirichlet's function: 1 at the rational numbers, 0 at the irrational ones. -/
@[expose] noncomputable def dirichlet (x : ℝ) : ℝ := if ∃ q, x = ofRat q then 1 else 0

end Counterexamples

/-! ### Counterexamples.ConvolutionAssociativity -/

namespace Counterexamples

/-- The ramp: 0 up to 0, then rising to 1 at 1, and 1 from there on. -/
@[expose] noncomputable def ramp (x : ℝ) : ℝ := Real.clamp 0 1 x

/-- The tent over `[-1, 1]` less the tent over `[0, 2]`. -/
@[expose] noncomputable def tentDifference (x : ℝ) : ℝ := tent x - translate 1 tent x

end Counterexamples

/-! ### Counterexamples.ConvolutionDerivative -/

namespace Counterexamples

/-- The smooth step: 0 up to -1, rising to 1 at 1, and 1 from there on; in between it consists of
two parabolas. -/
@[expose] noncomputable def smoothStep (x : ℝ) : ℝ :=
  1 / 2 + ((x + 1) * |x + 1| - 2 * (x * |x|) + (x - 1) * |x - 1|) / 4

end Counterexamples

/-! ### Counterexamples.ConvolutionExistence -/

namespace Counterexamples

/-- 1 at the rational numbers of `[0, 1]`, -1 at the irrational ones, and 0 outside of `[0, 1]`. -/
@[expose] noncomputable def signs (x : ℝ) : ℝ :=
  if 0 ≤ x ∧ x ≤ 1 then 2 * dirichlet x - 1 else 0

end Counterexamples

/-! ### Counterexamples.CrossCorrelationNotAssociative -/

namespace Sequence

/-- 1 at 0, -1 at 1, and 0 elsewhere: convolution with it takes differences. -/
@[expose] def difference : Int → Int := fun k => if k = 0 then 1 else if k = 1 then -1 else 0

/-- 1 from 0 on, 0 before. -/
@[expose] def step : Int → Int := fun k => if 0 ≤ k then 1 else 0

end Sequence

/-! ### Counterexamples.DiracComb -/

namespace Counterexamples

/-- The tent over `[0, 2]`. -/
@[expose] noncomputable def tentAtOne : CompactlySupportedMap where
  toFun x := tent (x - 1)
  continuous := sorry
  hasCompactSupport := sorry

end Counterexamples

/-! ### Counterexamples.FourierInversion -/

namespace Counterexamples

/-- The vector (5, 10) modulo 15. -/
@[expose] def fiveTen : Vec 2 (Fin 15) := fun j => if j = 0 then 5 else 10

end Counterexamples

/-! ### Counterexamples.FubiniContinuity -/

namespace Counterexamples

open Real (ofRat)

open Classical in
/-- 1 for rational `x`, and `2 y` for irrational `x`. -/
@[expose] noncomputable def fubiniExample (x y : ℝ) : ℝ := if ∃ q, x = ofRat q then 1 else 2 * y

end Counterexamples

/-! ### Counterexamples.FubiniContinuityAtPoint -/

namespace Counterexamples

variable {x y : ℝ}

/-- The function `x y (x² - y²) / (x² + y²)³`; its value at the origin is 0. -/
@[expose] noncomputable def oddQuotient (x y : ℝ) : ℝ :=
  x * y * (x ^ 2 - y ^ 2) / (x ^ 2 + y ^ 2) ^ 3

end Counterexamples

/-! ### Counterexamples.ParameterIntegral -/

namespace Counterexamples

variable {x y : ℝ}

/-- The function `x³ y / (x² + y²)²`; its value at the origin is 0. -/
@[expose] noncomputable def slopeQuotient (x y : ℝ) : ℝ := x ^ 3 * y / (x ^ 2 + y ^ 2) ^ 2

/-- Its partial derivative with respect to `x`, `x² y (3 y² - x²) / (x² + y²)³`; it is 0 at the
origin. -/
@[expose] noncomputable def slopeQuotientDeriv (x y : ℝ) : ℝ :=
  x ^ 2 * y * (3 * y ^ 2 - x ^ 2) / (x ^ 2 + y ^ 2) ^ 3

end Counterexamples

/-! ## The Riemann integral (§3.1) -/

section

variable {f g : ℝ → ℝ} {a b I J : ℝ}

/-- **Continuous functions are integrable**: a function that is continuous on `[a, b]`, `a ≤ b`, has
an integral over `[a, b]`. -/
theorem ContinuousOn.integrableOn (hf : ContinuousOn f a b) (hab : a ≤ b) :
    IntegrableOn f a b := sorry

end

section

variable {f g : ℝ → ℝ} {a b c I J M ε : ℝ}

/-- **The integral is unique**: a function has at most one integral over `[a, b]`. -/
theorem HasIntegralOn.unique (hI : HasIntegralOn f a b I) (hJ : HasIntegralOn f a b J) :
    I = J := sorry

end

section

variable {f : ℝ → ℝ} {a b : ℝ}

/-- **Cauchy criterion.** `f` is integrable over `[a, b]`, `a ≤ b`, iff for every `ε > 0` there is
`δ > 0` such that any two Riemann sums over tagged partitions finer than `δ` differ by less than
`ε`. -/
theorem integrableOn_iff_cauchy (hab : a ≤ b) : IntegrableOn f a b ↔
    ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧ ∀ P Q : TaggedPartition a b,
      P.FinerThan δ → Q.FinerThan δ → |riemannSum f P - riemannSum f Q| < ε := sorry

end

section

variable {f g : ℝ → ℝ} {a b C ε : ℝ}

/-- **Riemann's criterion.** `f` is integrable over `[a, b]`, `a ≤ b`, iff for every `ε > 0` there
is `δ > 0` such that for all tagged partitions finer than `δ`, with tags `ξᵢ`, and every other
choice `tᵢ` of tags,

`∑ |f (ξᵢ) - f (tᵢ)| (xᵢ₊₁ - xᵢ) < ε`. -/
theorem integrableOn_iff_oscillation (hab : a ≤ b) : IntegrableOn f a b ↔
    ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧ ∀ P : TaggedPartition a b, P.FinerThan δ →
      ∀ t : Fin P.size → ℝ, P.IsTagging t → ∑ i, |f (P.tag i) - f (t i)| * P.length i < ε := sorry

end

section

variable {f g : ℝ → ℝ} {a b I J : ℝ}

/-- **Monotone functions are integrable**: a function that increases, not necessarily strictly, on
`[a, b]`, `a ≤ b`, has an integral over `[a, b]`. -/
theorem integrableOn_of_monotone (hab : a ≤ b)
    (h : ∀ x y, a ≤ x → x ≤ y → y ≤ b → f x ≤ f y) : IntegrableOn f a b := sorry

/-- **Monotone functions are integrable**: a function that decreases, not necessarily strictly, on
`[a, b]`, `a ≤ b`, has an integral over `[a, b]`. -/
theorem integrableOn_of_antitone (hab : a ≤ b)
    (h : ∀ x y, a ≤ x → x ≤ y → y ≤ b → f y ≤ f x) : IntegrableOn f a b := sorry

end

section

variable {f g : ℝ → ℝ} {a b c I : ℝ}

variable {n : Nat} {x : Fin (n + 1) → ℝ}

/-- **Piecewise continuous functions are integrable**: if on each open interval `(xᵢ, xᵢ₊₁)`, where
`x₀ ≤ x₁ ≤ … ≤ xₙ`, the function `f` agrees with a function that is continuous on `[xᵢ, xᵢ₊₁]`, then
it is integrable over `[x₀, xₙ]`. -/
theorem integrableOn_of_piecewise (hx : ∀ i : Fin n, x i.castSucc ≤ x i.succ)
    {g : Fin n → ℝ → ℝ} (hg : ∀ i : Fin n, ContinuousOn (g i) (x i.castSucc) (x i.succ))
    (h : ∀ (i : Fin n) (t : ℝ), x i.castSucc < t → t < x i.succ → f t = g i t) :
    IntegrableOn f (x 0) (x (Fin.last n)) := sorry

end

section

variable {f : ℝ → ℝ} {a b C : ℝ}

/-- **A function that is integrable over `[a, b]` is bounded on `[a, b]`**: there is `M` with
`|f x| ≤ M` for all `x` in `[a, b]`. -/
theorem IntegrableOn.bounded (hf : IntegrableOn f a b) :
    ∃ M, ∀ x, a ≤ x → x ≤ b → |f x| ≤ M := sorry

end

section

variable {f g : ℝ → ℝ} {a b c I J M ε : ℝ}

/-- **The integral is additive in the function**: `∫ (f + g) = ∫ f + ∫ g`, if the integrals on the
right exist. -/
theorem HasIntegralOn.add (hf : HasIntegralOn f a b I) (hg : HasIntegralOn g a b J) :
    HasIntegralOn (fun x => f x + g x) a b (I + J) := sorry

/-- **The integral is homogeneous**: `∫ c f = c ∫ f`, if the integral on the right exists. -/
theorem HasIntegralOn.const_mul (c : ℝ) (hf : HasIntegralOn f a b I) :
    HasIntegralOn (fun x => c * f x) a b (c * I) := sorry

/-- **The integral is monotone**: if `f ≤ g` on `[a, b]`, then `∫ f ≤ ∫ g`. -/
theorem HasIntegralOn.le (hf : HasIntegralOn f a b I) (hg : HasIntegralOn g a b J)
    (h : ∀ x, a ≤ x → x ≤ b → f x ≤ g x) : I ≤ J := sorry

end

section

variable {f g : ℝ → ℝ} {a b I J : ℝ}

/-- **The product of integrable functions is integrable.** -/
theorem IntegrableOn.mul (hf : IntegrableOn f a b) (hg : IntegrableOn g a b) :
    IntegrableOn (fun x => f x * g x) a b := sorry

end

section

variable {f g : ℝ → ℝ} {a b I J : ℝ}

/-- The absolute value of an integrable function is integrable. -/
theorem IntegrableOn.abs (hf : IntegrableOn f a b) : IntegrableOn (fun x => |f x|) a b := sorry

/-- The absolute value of an integral is at most the integral of the absolute value:
`|∫ f| ≤ ∫ |f|`. -/
theorem HasIntegralOn.abs_le_integral_abs (hf : HasIntegralOn f a b I)
    (hg : HasIntegralOn (fun x => |f x|) a b J) : |I| ≤ J := sorry

end

section

variable {f g : ℝ → ℝ} {a b c d u v I J K δ M : ℝ}

/-- **Additivity over adjacent intervals**: if `f` has the integral `I` over `[a, b]` and `J` over
`[b, c]`, then it has the integral `I + J` over `[a, c]`. -/
theorem HasIntegralOn.join (hI : HasIntegralOn f a b I) (hJ : HasIntegralOn f b c J) :
    HasIntegralOn f a c (I + J) := sorry

/-- An integral over `[a, c]` is the sum of the integrals over `[a, b]` and `[b, c]`, which
exist. -/
theorem HasIntegralOn.exists_split (h : HasIntegralOn f a c K) (hab : a ≤ b) (hbc : b ≤ c) :
    ∃ I J, HasIntegralOn f a b I ∧ HasIntegralOn f b c J ∧ I + J = K := sorry

end

section

variable {F : Nat → ℝ → ℝ} {f g : ℝ → ℝ} {a b ε I J : ℝ}

/-- **The integral of a uniform limit is the limit of the integrals.** If the `F n` have the
integrals `I n` over `[a, b]` and tend to `f` uniformly on `[a, b]`, then `f` is integrable over
`[a, b]`, and `I n → ∫_a^b f`: for every `ε > 0` there is `N` with `|I n - ∫_a^b f| < ε` for all
`n ≥ N`. -/
theorem TendstoUniformlyOn.hasIntegralOn {I : Nat → ℝ} (hf : TendstoUniformlyOn F f a b)
    (hF : ∀ n, HasIntegralOn (F n) a b (I n)) :
    ∃ J, HasIntegralOn f a b J ∧
      ∀ ε : ℝ, 0 < ε → ∃ N : Nat, ∀ n, N ≤ n → |I n - J| < ε := sorry

end

section

variable {f g w : ℝ → ℝ} {a b A B C : ℝ}

/-- **The Cauchy–Schwarz inequality for integrals**: if `f²`, `f g` and `g²` are integrable over
`[a, b]`, then

`(∫_a^b f g)² ≤ ∫_a^b f² · ∫_a^b g²`. -/
theorem HasIntegralOn.cauchy_schwarz (hB : HasIntegralOn (fun x => f x * g x) a b B)
    (hA : HasIntegralOn (fun x => f x * f x) a b A)
    (hC : HasIntegralOn (fun x => g x * g x) a b C) : B * B ≤ A * C := sorry

end

section

variable {f g : ℝ → ℝ} {I J : ℝ}

/-- **Uniqueness of the improper integral.** -/
theorem HasIntegral.unique (hI : HasIntegral f I) (hJ : HasIntegral f J) : I = J := sorry

end

section

variable {f g : ℝ → ℝ} {C : ℝ}

/-- **Cauchy's criterion** for improper integrals: `∫_{-∞}^{+∞} f` exists iff for every `ε > 0`
there is `R` such that the integrals of `f` over any two intervals `[a, b]` and `[a', b']` with
`a, a' ≤ -R` and `b, b' ≥ R` exist and differ by less than `ε`. -/
theorem integrable_iff_cauchy : Integrable f ↔ ∀ ε : ℝ, 0 < ε → ∃ R : ℝ, ∀ a a' b b' : ℝ,
    a ≤ -R → a' ≤ -R → R ≤ b → R ≤ b' →
      ∃ J J', HasIntegralOn f a b J ∧ HasIntegralOn f a' b' J' ∧ |J - J'| < ε := sorry

/-- **A function without negative values** has an improper integral if it is integrable over every
interval and these integrals have a common bound. -/
theorem integrable_of_nonneg (h : ∀ x, 0 ≤ f x) (hf : ∀ a b : ℝ, a ≤ b → IntegrableOn f a b)
    (hC : ∀ a b J, HasIntegralOn f a b J → J ≤ C) : Integrable f := sorry

/-- **Comparison**: if `f` is integrable over every interval, `|f| ≤ g`, and `∫_{-∞}^{+∞} g` exists,
then `∫_{-∞}^{+∞} f` exists. -/
theorem Integrable.of_abs_le (hg : Integrable g) (hf : ∀ a b : ℝ, a ≤ b → IntegrableOn f a b)
    (h : ∀ x, |f x| ≤ g x) : Integrable f := sorry

end

section

variable {f g : ℝ → ℝ} {I J : ℝ}

/-- **Translation invariance**: `∫ f (x + c) dx` exists with the value `I` iff `∫ f` does. -/
theorem hasIntegral_comp_add (f : ℝ → ℝ) (c I : ℝ) :
    HasIntegral (fun x => f (x + c)) I ↔ HasIntegral f I := sorry

/-- Invariance under `x ↦ c - x`. -/
theorem hasIntegral_comp_sub (f : ℝ → ℝ) (c I : ℝ) :
    HasIntegral (fun x => f (c - x)) I ↔ HasIntegral f I := sorry

end

section

variable {f : ℝ → ℝ} {c I : ℝ}

/-- **Scaling**: for `c ≠ 0`, `∫ f (c x) dx` exists with the value `I / |c|` iff `∫ f` exists with
the value `I`. -/
theorem hasIntegral_comp_mul (hc : c ≠ 0) (f : ℝ → ℝ) (I : ℝ) :
    HasIntegral (fun x => f (c * x)) (I / |c|) ↔ HasIntegral f I := sorry

/-- **Scaling** of the integral, for every function and `c ≠ 0`:
`∫ f (c x) dx = ∫ f (x) dx / |c|`. -/
theorem integral_comp_mul (hc : c ≠ 0) (f : ℝ → ℝ) :
    integral (fun x => f (c * x)) = integral f / |c| := sorry

end

namespace Counterexamples

open Real (ofRat)

open scoped Real

variable {a b x y : ℝ}

/-- **Bounded functions need not be integrable**: Dirichlet's function, bounded by 1
(`abs_dirichlet_le_one`), is not integrable over any interval `[a, b]` with `a < b`. -/
theorem not_integrableOn_dirichlet (hab : a < b) : ¬IntegrableOn dirichlet a b := sorry

end Counterexamples

/-- **Not every function is integrable**: `1 / x`, with the value 0 at `0`, is not integrable over
`[0, 1]`; it is not bounded there. -/
theorem not_integrableOn_inv : ¬IntegrableOn (fun x => x⁻¹) 0 1 := sorry

namespace Counterexamples

variable {a b : ℝ}

/-- **The ends go to infinity independently**: the integrals of `x` over all `[-R, R]` are 0, but
the improper integral of `x` does not exist. -/
theorem hasIntegralOn_id_symmetric_and_not_integrable :
    (∀ R : ℝ, 0 ≤ R → HasIntegralOn (fun x => x) (-R) R 0) ∧ ¬Integrable fun x => x := sorry

end Counterexamples

/-! ## The fundamental theorem of calculus (§3.2) -/

section

variable {f F : ℝ → ℝ} {a b c u v x I M ε : ℝ}

/-- **Fundamental theorem of calculus, first part.** If `F x = ∫_a^x f` for all `x` in `[a, b]`,
then at every point `x` inside `[a, b]` at which `f` is continuous,

`F' x = f x`. -/
theorem HasIntegralOn.hasDerivAt_primitive
    (hF : ∀ t, a ≤ t → t ≤ b → HasIntegralOn f a t (F t)) (ha : a < x) (hb : x < b)
    (hf : ContinuousAt f x) : HasDerivAt F (f x) x := sorry

/-- **Fundamental theorem of calculus, second part.** If `F` is continuous on `[a, b]`, has the
derivative `f` at every point inside, and `f` is integrable over `[a, b]`, then

`∫_a^b f = F b - F a`.

Continuity of `f` is not needed. -/
theorem hasIntegralOn_of_hasDerivAt (hf : IntegrableOn f a b) (hF : ContinuousOn F a b)
    (hF' : ∀ x, a < x → x < b → HasDerivAt F (f x) x) : HasIntegralOn f a b (F b - F a) := sorry

end

section

variable {f F : ℝ → ℝ} {a b c u v x I M ε : ℝ}

/-- **The integral is a continuous function of its upper limit**: if `F x = ∫_a^x f` for all `x` in
`[a, b]`, then `F` is continuous on `[a, b]`. -/
theorem HasIntegralOn.continuousOn_primitive
    (hF : ∀ t, a ≤ t → t ≤ b → HasIntegralOn f a t (F t)) : ContinuousOn F a b := sorry

/-- **A continuous function has an antiderivative**, its integral with a variable upper limit:
`F x = ∫_a^x f`, `F' = f` inside `[a, b]`, and `F` is continuous on `[a, b]`. -/
theorem ContinuousOn.exists_primitive (hf : ContinuousOn f a b) (hab : a ≤ b) :
    ∃ F : ℝ → ℝ, (∀ x, a ≤ x → x ≤ b → HasIntegralOn f a x (F x)) ∧ ContinuousOn F a b ∧
      ∀ x, a < x → x < b → HasDerivAt F (f x) x := sorry

end

section

variable {f g g' : ℝ → ℝ} {a b c d u v I : ℝ}

/-- **Integration by substitution.** Let `g` be continuous on `[a, b]` with a derivative `g'` inside
that is integrable over `[a, b]`, let its values lie in `[c, d]`, and let `f` be continuous on
`[c, d]`. If `g a ≤ g b`, then

`∫_a^b f (g x) g' x dx = ∫_{g a}^{g b} f (y) dy`. -/
theorem HasIntegralOn.substitution (hI : HasIntegralOn f (g a) (g b) I)
    (hg : ContinuousOn g a b) (hg' : ∀ x, a < x → x < b → HasDerivAt g (g' x) x)
    (hgi : IntegrableOn g' a b) (hmem : ∀ x, a ≤ x → x ≤ b → c ≤ g x ∧ g x ≤ d)
    (hf : ContinuousOn f c d) : HasIntegralOn (fun x => f (g x) * g' x) a b I := sorry

/-- **Integration by substitution**, where `g b ≤ g a`, under the other hypotheses of
`HasIntegralOn.substitution`:

`∫_a^b f (g x) g' x dx = -∫_{g b}^{g a} f (y) dy`. -/
theorem HasIntegralOn.substitution_of_ge (hI : HasIntegralOn f (g b) (g a) I)
    (hg : ContinuousOn g a b) (hg' : ∀ x, a < x → x < b → HasDerivAt g (g' x) x)
    (hgi : IntegrableOn g' a b) (hmem : ∀ x, a ≤ x → x ≤ b → c ≤ g x ∧ g x ≤ d)
    (hf : ContinuousOn f c d) : HasIntegralOn (fun x => f (g x) * g' x) a b (-I) := sorry

end

section

variable {u v u' v' : ℝ → ℝ} {a b I : ℝ}

/-- **Integration by parts.** Let `u` and `v` be continuous on `[a, b]` and have inside the
derivatives `u'` and `v'`, which are integrable over `[a, b]`. Then

`∫_a^b u v' = u b v b - u a v a - ∫_a^b u' v`. -/
theorem HasIntegralOn.by_parts (hI : HasIntegralOn (fun x => u' x * v x) a b I)
    (hu : ContinuousOn u a b) (hv : ContinuousOn v a b)
    (hu' : ∀ x, a < x → x < b → HasDerivAt u (u' x) x)
    (hv' : ∀ x, a < x → x < b → HasDerivAt v (v' x) x) (hui : IntegrableOn u' a b)
    (hvi : IntegrableOn v' a b) :
    HasIntegralOn (fun x => u x * v' x) a b (u b * v b - u a * v a - I) := sorry

end

section

variable {f g : ℝ → ℝ} {a b p q y I J : ℝ}

/-- **The mean value theorem for integrals.** If `f` is continuous on `[a, b]`, `g` has no negative
values there, and `f g` and `g` are integrable, then some `c` in `[a, b]` has

`∫_a^b f g = f c ∫_a^b g`. -/
theorem HasIntegralOn.exists_mean_value (hI : HasIntegralOn (fun x => f x * g x) a b I)
    (hJ : HasIntegralOn g a b J) (hf : ContinuousOn f a b) (hg : ∀ x, a ≤ x → x ≤ b → 0 ≤ g x) :
    ∃ c, a ≤ c ∧ c ≤ b ∧ I = f c * J := sorry

end

namespace Counterexamples

open scoped Real

variable {a x : ℝ}

/-- **An integral with a variable upper limit need not have a derivative where the function jumps.**
Whatever the lower limit `a < 0`, and whatever the function `F` with `F x = ∫_a^x sign` for all
`x ≥ a`: no number is the derivative of `F` at 0. -/
theorem not_hasDerivAt_integral_sign (ha : a < 0) {F : ℝ → ℝ}
    (hF : ∀ x, a ≤ x → HasIntegralOn sign a x (F x)) : ¬∃ d, HasDerivAt F d 0 := sorry

end Counterexamples

namespace Counterexamples

open scoped Real

variable {a x : ℝ}

/-- **The integral of the sign is the absolute value**: `∫_a^x sign = |x| - |a|`, `a ≤ x`. -/
theorem hasIntegralOn_sign (hax : a ≤ x) : HasIntegralOn sign a x (|x| - |a|) := sorry

/-- **The second part of the fundamental theorem needs continuity at the ends.** The function that
is 1 at 0 and 0 elsewhere has the derivative 0 inside `(0, 1)`, which is integrable over `[0, 1]`,
and the integral 0 is not the difference of the values at the ends, `0 - 1`. -/
theorem integral_deriv_ne_unitAtZero :
    (∀ x, 0 < x → x < 1 → HasDerivAt unitAtZero 0 x) ∧ HasIntegralOn (fun _ => 0) 0 1 0 ∧
      unitAtZero 1 - unitAtZero 0 = -1 := sorry

/-- **The second part of the fundamental theorem needs an integrable derivative.** The square root
is continuous on `[0, 1]` and differentiable inside, but its derivative is not integrable: no
function that agrees with it on `(0, 1)` is integrable over `[0, 1]`. -/
theorem not_integrableOn_deriv_sqrt : ContinuousOn Real.sqrt 0 1 ∧
    (∀ x, 0 < x → x < 1 → HasDerivAt Real.sqrt (1 / (2 * √x)) x) ∧
    ∀ f : ℝ → ℝ, (∀ x, 0 < x → x < 1 → HasDerivAt Real.sqrt (f x) x) → ¬IntegrableOn f 0 1 := sorry

end Counterexamples

/-! ## Double integrals, and integrals that depend on a parameter (§3.4) -/

section

variable {f : ℝ → ℝ → ℝ} {g G H : ℝ → ℝ} {a b c d ε δ I : ℝ}

/-- **Fubini's theorem**, with the existence of all integrals: for `f` continuous on
`[a, b] × [c, d]`, `a ≤ b`, `c ≤ d`, there are functions `G x = ∫_c^d f (x, y) dy` and
`H y = ∫_a^b f (x, y) dx`, continuous on `[a, b]` and `[c, d]`, and they have the same integral,
`∫_a^b G = ∫_c^d H`. -/
theorem ContinuousOnRect.fubini (hf : ContinuousOnRect f a b c d) (hab : a ≤ b) (hcd : c ≤ d) :
    ∃ (G H : ℝ → ℝ) (I : ℝ), (∀ x, a ≤ x → x ≤ b → HasIntegralOn (f x) c d (G x)) ∧
      (∀ y, c ≤ y → y ≤ d → HasIntegralOn (fun x => f x y) a b (H y)) ∧ ContinuousOn G a b ∧
      ContinuousOn H c d ∧ HasIntegralOn G a b I ∧ HasIntegralOn H c d I := sorry

end

section

variable {f f' : ℝ → ℝ → ℝ} {G : ℝ → ℝ} {a b c d x y ε I : ℝ}

/-- **An integral is a continuous function of a parameter.** If `f` is continuous on the rectangle
`[a, b] × [c, d]` and `G x = ∫_c^d f (x, y) dy` for all `x` in `[a, b]`, then `G` is continuous on
`[a, b]`. -/
theorem ContinuousOnRect.continuousOn_integral (hf : ContinuousOnRect f a b c d)
    (hG : ∀ x, a ≤ x → x ≤ b → HasIntegralOn (f x) c d (G x)) : ContinuousOn G a b := sorry

/-- **Differentiation under the integral sign.** For all `x` inside `[a, b]` let `f (x, y)` have, at
all `y` in `[c, d]`, the partial derivative `f' (x, y)` with respect to `x`, and let
`G x = ∫_c^d f (x, y) dy`. If `f'` is continuous on the rectangle `[a, b] × [c, d]`, then for `x`
inside `[a, b]`

`G' x = ∫_c^d f' (x, y) dy`. -/
theorem ContinuousOnRect.hasDerivAt_integral (hf' : ContinuousOnRect f' a b c d)
    (hf : ∀ x y, a < x → x < b → c ≤ y → y ≤ d → HasDerivAt (fun t => f t y) (f' x y) x)
    (hG : ∀ x, a < x → x < b → HasIntegralOn (f x) c d (G x)) (ha : a < x) (hb : x < b)
    (hI : HasIntegralOn (f' x) c d I) : HasDerivAt G I x := sorry

end

section

variable {f f' : ℝ → ℝ → ℝ} {G : ℝ → ℝ} {a b c d x y ε I : ℝ}

namespace ContinuousOnRect

/-- **Uniform continuity in one variable.** A continuous function on a rectangle is uniformly
continuous in `x`, with one `δ` for all `y`: for every `ε > 0` there is `δ > 0` such that
`|x - x'| < δ` implies `|f x y - f x' y| < ε` for all `x`, `x'` in `[a, b]` and all `y` in
`[c, d]`. -/
theorem uniform_left (hf : ContinuousOnRect f a b c d) (hε : 0 < ε) :
    ∃ δ : ℝ, 0 < δ ∧ ∀ x x', a ≤ x → x ≤ b → a ≤ x' → x' ≤ b → |x - x'| < δ →
      ∀ y, c ≤ y → y ≤ d → |f x y - f x' y| < ε := sorry

end ContinuousOnRect

end

namespace Counterexamples

variable {x y : ℝ}

/-- **Fubini's theorem needs continuity at every point.** The function
`f(x, y) = x y (x² - y²) / (x² + y²)³`, `f(0, 0) = 0`, is continuous at every point of the plane but
the origin, and on every line parallel to an axis; for all `x` and `y`

  `∫_0^1 f (x, y) dy = x / (2 (x² + 1)²)`   and   `∫_0^1 f (x, y) dx = -y / (2 (y² + 1)²)`;

but `∫_0^1 ∫_0^1 f (x, y) dy dx = 1/8`, and `∫_0^1 ∫_0^1 f (x, y) dx dy = -1/8`. -/
theorem fubini_needs_continuity_at_point :
    (∀ p : Vec 2, p ≠ 0 → ContinuousAt (fun q : Vec 2 => oddQuotient (q 0) (q 1)) p) ∧
      (∀ x y, ContinuousAt (oddQuotient x) y ∧ ContinuousAt (fun s => oddQuotient s y) x) ∧
      (∀ x, HasIntegralOn (oddQuotient x) 0 1 (x / (2 * (x ^ 2 + 1) ^ 2))) ∧
      (∀ y, HasIntegralOn (fun x => oddQuotient x y) 0 1 (-(y / (2 * (y ^ 2 + 1) ^ 2)))) ∧
      HasIntegralOn (fun x => x / (2 * (x ^ 2 + 1) ^ 2)) 0 1 (1 / 8) ∧
      HasIntegralOn (fun y => -(y / (2 * (y ^ 2 + 1) ^ 2))) 0 1 (-(1 / 8)) := sorry

end Counterexamples

namespace Counterexamples

variable {x y : ℝ}

/-- Near the origin it is not bounded: on the line `x = 2 y` it is `6 / (125 y²)`. -/
theorem oddQuotient_line (hy : y ≠ 0) : oddQuotient (2 * y) y = 6 / (125 * y ^ 2) := sorry

end Counterexamples

namespace Counterexamples

open Real (ofRat)

/-- **Iterated integrals may exist in one order only**: for the function that is 1 for rational `x`
and `2 y` for irrational `x`, bounded by 2 on the unit square, `∫_0^1 f (x, y) dy = 1` for every
`x`, so that `∫_0^1 ∫_0^1 f (x, y) dy dx = 1`; but `∫_0^1 f (x, y) dx` exists for no `y` but
`1 / 2`. -/
theorem fubini_needs_continuity :
    (∀ x y, 0 ≤ y → y ≤ 1 → |fubiniExample x y| ≤ 2) ∧
      (∀ x, HasIntegralOn (fubiniExample x) 0 1 1) ∧ HasIntegralOn (fun _ => 1) 0 1 1 ∧
      ∀ y, y ≠ 1 / 2 → ¬IntegrableOn (fun x => fubiniExample x y) 0 1 := sorry

end Counterexamples

namespace Counterexamples

variable {x y : ℝ}

/-- **Differentiation under the integral sign needs a continuous partial derivative.** The function
`f(x, y) = x³ y / (x² + y²)²`, `f(0, 0) = 0`, has at every point of the plane the partial derivative
`∂f/∂x (x, y) = x² y (3 y² - x²) / (x² + y²)³`, 0 at the origin, which is continuous at every point
but the origin; and `G(x) = ∫_0^1 f (x, y) dy = x / (2 (x² + 1))` for all `x`. But

  `G'(0) = 1/2`,   and   `∫_0^1 ∂f/∂x (0, y) dy = 0`. -/
theorem hasDerivAt_integral_needs_continuity :
    (∀ x y, HasDerivAt (fun t => slopeQuotient t y) (slopeQuotientDeriv x y) x) ∧
      (∀ p : Vec 2, p ≠ 0 → ContinuousAt (fun q : Vec 2 => slopeQuotientDeriv (q 0) (q 1)) p) ∧
      (∀ x, HasIntegralOn (slopeQuotient x) 0 1 (x / (2 * (x ^ 2 + 1)))) ∧
      HasDerivAt (fun x => x / (2 * (x ^ 2 + 1))) (1 / 2) 0 ∧
      HasIntegralOn (slopeQuotientDeriv 0) 0 1 0 := sorry

end Counterexamples

/-! ## Convolution (§3.1) -/

section

variable {f g : ℝ → ℝ} {a b x : ℝ}

/-- **Existence of the convolution** (§3.1, eq. (6)). If `f` is continuous with compact support and
`g` is continuous, then for every `x` the improper integral exists:
`conv f g x = ∫_{-∞}^{+∞} f y * g (x - y) dy`. -/
theorem hasIntegral_conv (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y)
    (hgc : ∀ y, ContinuousAt g y) (x : ℝ) :
    HasIntegral (fun y => f y * g (x - y)) (conv f g x) := sorry

end

section

variable {f g : ℝ → ℝ} {a b x : ℝ}

/-- **Existence of a convolution** of Riemann integrable functions, everywhere: `f` has compact
support and is integrable, and `g` is integrable over every bounded interval. -/
theorem HasCompactSupport.convExistsAt_of_integrable (hf : HasCompactSupport f)
    (hfi : Integrable f) (hg : ∀ a b, a ≤ b → IntegrableOn g a b) (x : ℝ) : ConvExistsAt f g x := sorry

end

section

variable {f g : ℝ → ℝ} {a b c d I x : ℝ}

/-- **Convolution over a finite interval** (§3.1, the sentence after eq. (6)). If `f` vanishes
outside `[a, b]`, `a ≤ b`, then for every `g` and `x`
`∫_{-∞}^{+∞} f y * g (x - y) dy = ∫_a^b f y * g (x - y) dy`; one of the two exists iff the other
does. -/
theorem SupportedOn.hasIntegral_conv_iff (hf : SupportedOn f a b) (hab : a ≤ b) (g : ℝ → ℝ)
    (x : ℝ) :
    HasIntegral (fun y => f y * g (x - y)) I ↔ HasIntegralOn (fun y => f y * g (x - y)) a b I := sorry

end

section

variable {f g : ℝ → ℝ} {a b x : ℝ}

/-- **Existence and value over a finite interval** (§3.1, the sentence after eq. (6)). If `f`
vanishes outside `[a, b]` and is integrable over it, and `g` is integrable over `[x - b, x - a]`,
then `conv f g x = ∫_a^b f y * g (x - y) dy`, and this integral exists. -/
theorem SupportedOn.hasIntegralOn_conv (hf : SupportedOn f a b) (hfi : IntegrableOn f a b)
    (hgi : IntegrableOn g (x - b) (x - a)) :
    HasIntegralOn (fun y => f y * g (x - y)) a b (Fundamentals.conv f g x) := sorry

end

section

variable {f g : ℝ → ℝ} {a b c d I x : ℝ}

/-- **Convolution on the half-line** (§3.1, the sentence after eq. (6)). If `f` and `g` vanish on
the negative half-line, then for `x ≥ 0`
`∫_{-∞}^{+∞} f y * g (x - y) dy = ∫_0^x f y * g (x - y) dy`; one of the two exists iff the other
does. -/
theorem hasIntegral_conv_iff_of_halfLine (hf : ∀ y, y < 0 → f y = 0) (hg : ∀ y, y < 0 → g y = 0)
    (hx : 0 ≤ x) :
    HasIntegral (fun y => f y * g (x - y)) I ↔ HasIntegralOn (fun y => f y * g (x - y)) 0 x I := sorry

end

section

variable {f g : ℝ → ℝ} {a b x : ℝ}

/-- **Existence and value on the half-line** (§3.1, the sentence after eq. (6)). If `f` and `g`
vanish on the negative half-line and are integrable over `[0, x]`, then
`conv f g x = ∫_0^x f y * g (x - y) dy`, and this integral exists. -/
theorem hasIntegralOn_conv_of_halfLine (hf : ∀ y, y < 0 → f y = 0) (hg : ∀ y, y < 0 → g y = 0)
    (hfi : IntegrableOn f 0 x) (hgi : IntegrableOn g 0 x) :
    HasIntegralOn (fun y => f y * g (x - y)) 0 x (conv f g x) := sorry

end

section

variable {f g : ℝ → ℝ} {a b c d I x : ℝ}

/-- If `f` and `g` vanish on the negative half-line, so does `conv f g`. -/
theorem conv_eq_zero_of_halfLine (hf : ∀ y, y < 0 → f y = 0) (hg : ∀ y, y < 0 → g y = 0)
    (hx : x < 0) : conv f g x = 0 := sorry

end

section

variable {f g : ℝ → ℝ} {a b x : ℝ}

/-- **Existence of a convolution without compact support**: `f` and `g` are integrable over every
bounded interval, the improper integral of `|f|` exists, and `|g| ≤ M`. -/
theorem convExistsAt_of_bounded (hf : ∀ a b, a ≤ b → IntegrableOn f a b)
    (hg : ∀ a b, a ≤ b → IntegrableOn g a b) (size : Integrable fun y => |f y|) {M : ℝ}
    (hM : ∀ y, |g y| ≤ M) (x : ℝ) : ConvExistsAt f g x := sorry

/-- **Existence of a convolution of square-integrable functions**: `f` and `g` are integrable over
every bounded interval, and the improper integrals of `f²` and `g²` exist. -/
theorem convExistsAt_of_sq (hf : ∀ a b, a ≤ b → IntegrableOn f a b)
    (hg : ∀ a b, a ≤ b → IntegrableOn g a b) (hf₂ : Integrable fun y => f y ^ 2)
    (hg₂ : Integrable fun y => g y ^ 2) (x : ℝ) : ConvExistsAt f g x := sorry

end

section

variable {f g : ℝ → ℝ}

/-- **Continuity of the convolution.** If `f` is continuous with compact support and `g` is
continuous, then `conv f g` is continuous. -/
theorem continuousAt_conv (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y)
    (hgc : ∀ y, ContinuousAt g y) (x : ℝ) : ContinuousAt (conv f g) x := sorry

end

section

variable {f g g' h : ℝ → ℝ} {G : Nat → ℝ → ℝ} {k : Nat} {x : ℝ}

/-- **Continuity of the convolution**: if `f` is Riemann integrable with compact support, and `g` is
continuous, then `conv f g` is continuous. -/
theorem continuousAt_conv_of_integrable (hf : HasCompactSupport f) (hfi : Integrable f)
    (hgc : ∀ y, ContinuousAt g y) (x : ℝ) : ContinuousAt (conv f g) x := sorry

end

section

variable {f g : ℝ → ℝ} {a b c d I x : ℝ}

/-- **Support of a convolution.** If `f` vanishes outside `[a, b]` and `g` outside `[c, d]`, then
`conv f g` vanishes outside `[a + c, b + d]`. -/
theorem SupportedOn.conv (hf : SupportedOn f a b) (hg : SupportedOn g c d) :
    SupportedOn (conv f g) (a + c) (b + d) := sorry

end

section

variable {f g : ℝ → ℝ}

/-- **The integral of a convolution is the product of the integrals**: for continuous `f` and `g`
with compact support, `∫ conv f g = ∫ f * ∫ g`, and the integral on the left exists. -/
theorem hasIntegral_conv_integral (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x)
    (hg : HasCompactSupport g) (hgc : ∀ x, ContinuousAt g x) :
    HasIntegral (conv f g) (integral f * integral g) := sorry

end

/-- **Box with box is tent**: `conv box box = tent`. -/
theorem conv_box_box : conv box box = tent := sorry

section

variable {f g : ℝ → ℝ} {a b x : ℝ}

/-- **Not every convolution exists**: that of two constants other than 0 exists at no `x`,
continuous though they are. -/
theorem not_convExistsAt_const {c d : ℝ} (hc : c ≠ 0) (hd : d ≠ 0) (x : ℝ) :
    ¬ConvExistsAt (fun _ => c) (fun _ => d) x := sorry

end

namespace Counterexamples

/-- **The other function must be integrable where the two meet** (§3.1, eq. (6)): the tent is
continuous with compact support, but at every `x` with `|x| < 1` its convolution with `y ↦ y⁻¹` does
not exist: the integrand is not bounded around `x`. -/
theorem not_convExistsAt_tent_inv {x : ℝ} (hx : |x| < 1) :
    ¬ConvExistsAt tent (fun y => y⁻¹) x := sorry

end Counterexamples

namespace Counterexamples

variable {v : Nat → ℝ → ℝ}

/-- **A convolution that exists everywhere and is not continuous** (§3.4, eq. (12), as printed).
There are continuously differentiable `f` and `g` such that the convolutions `conv f g` and
`conv f g'` exist at every `x`, but `conv f g` is not continuous at 0, so that it has no derivative
there, and in particular not `conv f g' 0`. -/
theorem conv_not_continuousAt : ∃ f f' g g' : ℝ → ℝ,
    (∀ x, HasDerivAt f (f' x) x) ∧ (∀ x, ContinuousAt f' x) ∧
    (∀ x, HasDerivAt g (g' x) x) ∧ (∀ x, ContinuousAt g' x) ∧
      (∀ x, ConvExistsAt f g x) ∧ (∀ x, ConvExistsAt f g' x) ∧
        ¬ContinuousAt (conv f g) 0 ∧ ∀ d, ¬HasDerivAt (conv f g) d 0 := sorry

end Counterexamples

/-! ## Convolution is commutative (§3.2) -/

section

variable {f g : ℝ → ℝ}

/-- **Commutativity** (§3.2, eq. (7), and §3.4, eq. (9)), for all functions `f` and `g`:
`conv f g = conv g f`. No hypothesis. -/
theorem conv_comm (f g : ℝ → ℝ) : conv f g = conv g f := sorry

end

section

variable {f g : ℝ → ℝ}

/-- The integral that defines `conv f g x` exists with the value `I` iff the one that defines
`conv g f x` does. -/
theorem hasIntegral_conv_comm (f g : ℝ → ℝ) (x I : ℝ) :
    HasIntegral (fun y => f y * g (x - y)) I ↔ HasIntegral (fun y => g y * f (x - y)) I := sorry

/-- One of the two convolutions exists at a point iff the other does. -/
theorem convExistsAt_comm (f g : ℝ → ℝ) (x : ℝ) : ConvExistsAt f g x ↔ ConvExistsAt g f x := sorry

/-- The integral that defines `conv (reflect f) (reflect g) x` exists with the value `I` iff the one
that defines `conv f g (-x)` does. -/
theorem hasIntegral_reflect_conv (f g : ℝ → ℝ) (x I : ℝ) :
    HasIntegral (fun y => reflect f y * reflect g (x - y)) I ↔
      HasIntegral (fun y => f y * g (-x - y)) I := sorry

/-- Reflection is a homomorphism for convolution: `reflect (conv f g)` is
`conv (reflect f) (reflect g)`, for all functions. -/
theorem reflect_conv (f g : ℝ → ℝ) : reflect (conv f g) = conv (reflect f) (reflect g) := sorry

end

namespace Sequence

section CommSemiring

variable {R : Type} [Lean.Grind.CommSemiring R]

/-- **Commutativity**, for all sequences: `conv f g = conv g f`. No hypothesis. -/
theorem conv_comm (f g : Int → R) : conv f g = conv g f := sorry

end CommSemiring

end Sequence

namespace Sequence

section CommSemiring

variable {R : Type} [Lean.Grind.CommSemiring R]

/-- The sum that defines `conv f g n` is finite iff the one that defines `conv g f n` is. -/
theorem convExistsAt_comm (f g : Int → R) (n : Int) : ConvExistsAt f g n ↔ ConvExistsAt g f n := sorry

end CommSemiring

end Sequence

/-! ## Convolution commutes with translation (§3.3) -/

/-- **Convolution is invariant under translations** (§3.3, eq. (8)): moving either factor moves the
convolution, for all functions `f` and `g`. No hypothesis.
`translate b (conv f g) = conv f (translate b g)` and
`translate b (conv f g) = conv (translate b f) g`. -/
theorem translate_conv_eq (b : ℝ) (f g : ℝ → ℝ) :
    translate b (conv f g) = conv f (translate b g) ∧
      translate b (conv f g) = conv (translate b f) g := sorry

/-- The integral that defines `conv f (translate b g) x` is the one that defines
`conv f g (x - b)`. -/
theorem hasIntegral_conv_translate (b : ℝ) (f g : ℝ → ℝ) (x I : ℝ) :
    HasIntegral (fun y => f y * translate b g (x - y)) I ↔
      HasIntegral (fun y => f y * g (x - b - y)) I := sorry

/-- The integral that defines `conv (translate b f) g x` exists with the value `I` iff the one that
defines `conv f g (x - b)` does. -/
theorem hasIntegral_translate_conv (b : ℝ) (f g : ℝ → ℝ) (x I : ℝ) :
    HasIntegral (fun y => translate b f y * g (x - y)) I ↔
      HasIntegral (fun y => f y * g (x - b - y)) I := sorry

/-- `conv f (translate b g)` exists at `x` iff `conv f g` exists at `x - b`. -/
theorem convExistsAt_conv_translate (b : ℝ) (f g : ℝ → ℝ) (x : ℝ) :
    ConvExistsAt f (translate b g) x ↔ ConvExistsAt f g (x - b) := sorry

/-- `conv (translate b f) g` exists at `x` iff `conv f g` exists at `x - b`. -/
theorem convExistsAt_translate_conv (b : ℝ) (f g : ℝ → ℝ) (x : ℝ) :
    ConvExistsAt (translate b f) g x ↔ ConvExistsAt f g (x - b) := sorry

/-- **Translation of the right factor** (§3.3, eq. (8)), for all functions `f` and `g`:
`conv f (translate b g) = translate b (conv f g)`. No hypothesis. -/
theorem conv_translate (b : ℝ) (f g : ℝ → ℝ) : conv f (translate b g) = translate b (conv f g) := sorry

/-- **Translation of the left factor** (§3.3, eq. (8)), for all functions `f` and `g`:
`conv (translate b f) g = translate b (conv f g)`. No hypothesis. -/
theorem translate_conv (b : ℝ) (f g : ℝ → ℝ) : conv (translate b f) g = translate b (conv f g) := sorry

/-- Moving both factors moves the convolution by the sum. -/
theorem translate_conv_translate (b c : ℝ) (f g : ℝ → ℝ) :
    conv (translate b f) (translate c g) = translate (b + c) (conv f g) := sorry

namespace Counterexamples

/-- **Moving both factors is not moving the convolution**: for the box and every `b ≠ 0` all the
convolutions exist, but `translate b (conv box box)` is not
`conv (translate b box) (translate b box)`; they differ at `b`. What holds instead is
`translate_conv_translate`. -/
theorem translate_both_ne {b : ℝ} (hb : b ≠ 0) :
    (∀ x, ConvExistsAt box box x) ∧ (∀ x, ConvExistsAt (translate b box) (translate b box) x) ∧
      translate b (conv box box) ≠ conv (translate b box) (translate b box) := sorry

end Counterexamples

/-! ## Convolution is associative (§3.4) -/

section

variable {f g h : ℝ → ℝ} {a b c d s x : ℝ}

/-- **Convolution is associative** (§3.4, eq. (10)). If `f`, `g` and `h` are continuous, and `f` and
`h` have compact support, then

`conv (conv f g) h = conv f (conv g h)`. -/
theorem conv_assoc (hf : HasCompactSupport f) (hh : HasCompactSupport h)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    conv (conv f g) h = conv f (conv g h) := sorry

/-- **Convolution is associative** (§3.4, eq. (10)), where the first two functions have compact
support, and all three are continuous. -/
theorem conv_assoc_of_left (hf : HasCompactSupport f) (hg : HasCompactSupport g)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    conv (conv f g) h = conv f (conv g h) := sorry

/-- **Convolution is associative** (§3.4, eq. (10)), where the last two functions have compact
support, and all three are continuous. -/
theorem conv_assoc_of_right (hg : HasCompactSupport g) (hh : HasCompactSupport h)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    conv (conv f g) h = conv f (conv g h) := sorry

/-- The convolutions in `conv_assoc` exist, at every `x`. -/
theorem convExistsAt_assoc (hf : HasCompactSupport f) (hh : HasCompactSupport h)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y)
    (x : ℝ) : ConvExistsAt f g x ∧ ConvExistsAt g h x ∧ ConvExistsAt (conv f g) h x ∧
      ConvExistsAt f (conv g h) x := sorry

/-- The convolutions in `conv_assoc_of_left` exist, at every `x`. -/
theorem convExistsAt_assoc_of_left (hf : HasCompactSupport f) (hg : HasCompactSupport g)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y)
    (x : ℝ) : ConvExistsAt f g x ∧ ConvExistsAt g h x ∧ ConvExistsAt (conv f g) h x ∧
      ConvExistsAt f (conv g h) x := sorry

/-- The convolutions in `conv_assoc_of_right` exist, at every `x`. -/
theorem convExistsAt_assoc_of_right (hg : HasCompactSupport g) (hh : HasCompactSupport h)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y)
    (x : ℝ) : ConvExistsAt f g x ∧ ConvExistsAt g h x ∧ ConvExistsAt (conv f g) h x ∧
      ConvExistsAt f (conv g h) x := sorry

end

section

variable {f g g' h : ℝ → ℝ} {G : Nat → ℝ → ℝ} {k : Nat} {x : ℝ}

/-- **Convolution is associative** (§3.4, eq. (10)), where the outer two functions are Riemann
integrable with compact support, and the middle one is continuous:

`conv (conv f g) h = conv f (conv g h)`. -/
theorem conv_assoc_of_integrable (hf : HasCompactSupport f) (hfi : Integrable f)
    (hh : HasCompactSupport h) (hhi : Integrable h) (hgc : ∀ y, ContinuousAt g y) :
    conv (conv f g) h = conv f (conv g h) := sorry

/-- The convolutions in `conv_assoc_of_integrable` exist, at every `x`. -/
theorem convExistsAt_assoc_of_integrable (hf : HasCompactSupport f) (hfi : Integrable f)
    (hh : HasCompactSupport h) (hhi : Integrable h) (hgc : ∀ y, ContinuousAt g y) (x : ℝ) :
    ConvExistsAt f g x ∧ ConvExistsAt g h x ∧ ConvExistsAt (conv f g) h x ∧
      ConvExistsAt f (conv g h) x := sorry

end

namespace Counterexamples

/-- **For associativity, a compact support of the middle function is not enough.** There are
continuous functions, `g` with compact support, such that all the convolutions exist, at every `x`,
but `conv (conv f g) h` is 0 and `conv f (conv g h)` is 1 everywhere: the constant 1, the difference
of two tents, the ramp (`conv_one_tentDifference_ramp`). -/
theorem conv_assoc_needs_compact_supports :
    ∃ f g h : ℝ → ℝ, (∀ x, ContinuousAt f x) ∧ (∀ x, ContinuousAt g x) ∧ (∀ x, ContinuousAt h x) ∧
      HasCompactSupport g ∧ (∀ x, ConvExistsAt f g x) ∧ (∀ x, ConvExistsAt g h x) ∧
      (∀ x, ConvExistsAt (conv f g) h x) ∧ (∀ x, ConvExistsAt f (conv g h) x) ∧
      (∀ x, conv (conv f g) h x = 0) ∧ ∀ x, conv f (conv g h) x = 1 := sorry

end Counterexamples

/-! ## Associativity can fail with one compact support (§3.4) -/

namespace Counterexamples

/-- **Associativity fails, though all convolutions exist**: for the constant 1, the difference
of the tents and the ramp, all the convolutions exist, at every `x`, but
`conv (conv 1 tentDifference) ramp` is 0 and `conv 1 (conv tentDifference ramp)` is 1. -/
theorem conv_one_tentDifference_ramp (x : ℝ) :
    ConvExistsAt (fun _ => 1) tentDifference x ∧ ConvExistsAt tentDifference ramp x ∧
      ConvExistsAt (conv (fun _ => 1) tentDifference) ramp x ∧
      ConvExistsAt (fun _ => 1) (conv tentDifference ramp) x ∧
      conv (conv (fun _ => 1) tentDifference) ramp x = 0 ∧
      conv (fun _ => 1) (conv tentDifference ramp) x = 1 := sorry

end Counterexamples

namespace Counterexamples

/-- The convolution of the constant 1 with the difference of the tents is 0. -/
theorem one_conv_tentDifference : conv (fun _ => 1) tentDifference = fun _ => 0 := sorry

/-- The convolution of the difference of the tents with the ramp is that of two tents. -/
theorem tentDifference_conv_ramp : conv tentDifference ramp = conv tent (translate 1 tent) := sorry

end Counterexamples

namespace Counterexamples

theorem continuousAt_tentDifference (x : ℝ) : ContinuousAt tentDifference x := sorry

theorem hasCompactSupport_tentDifference : HasCompactSupport tentDifference := sorry

end Counterexamples

namespace Counterexamples

theorem continuousAt_ramp (x : ℝ) : ContinuousAt ramp x := sorry

end Counterexamples

/-! ## Convolution is distributive (§3.4) -/

section

variable {f g h : ℝ → ℝ} {x : ℝ}

/-- **Distributivity** (§3.4, eq. (11)), at every `x` where both convolutions on the right exist:
`conv f (g + h) x = conv f g x + conv f h x`. -/
theorem conv_add (hg : ConvExistsAt f g x) (hh : ConvExistsAt f h x) :
    conv f (fun y => g y + h y) x = conv f g x + conv f h x := sorry

end

section

variable {f g h : ℝ → ℝ} {x : ℝ}

/-- If the integrals that define `conv f g x` and `conv f h x` exist, so does that of
`conv f (g + h) x`. -/
theorem ConvExistsAt.add (hg : ConvExistsAt f g x) (hh : ConvExistsAt f h x) :
    ConvExistsAt f (fun y => g y + h y) x := sorry

/-- **Distributivity** (§3.4, eq. (11)), of the left factor, at every `x` where both convolutions on
the right exist: `conv (f + g) h x = conv f h x + conv g h x`. -/
theorem add_conv (hf : ConvExistsAt f h x) (hg : ConvExistsAt g h x) :
    conv (fun y => f y + g y) h x = conv f h x + conv g h x := sorry

end

section

variable {f g h : ℝ → ℝ} {x : ℝ}

/-- If the integrals that define `conv f h x` and `conv g h x` exist, so does that of
`conv (f + g) h x`. -/
theorem ConvExistsAt.add_left (hf : ConvExistsAt f h x) (hg : ConvExistsAt g h x) :
    ConvExistsAt (fun y => f y + g y) h x := sorry

/-- **Distributivity** (§3.4, eq. (11)), as an equation of functions: if `f` is continuous with
compact support, and `g` and `h` are continuous, then
`conv f (g + h) = conv f g + conv f h`. -/
theorem conv_add_of_hasCompactSupport (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y)
    (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    conv f (fun y => g y + h y) = fun x => conv f g x + conv f h x := sorry

/-- **A scalar on the left is taken out**, for all functions:
`conv (c f) g = c * conv f g`. Nothing is asked, because what does not exist counts as 0; by
`convExistsAt_mul_left_iff` the left side exists where the right one does, and for `c = 0`. -/
theorem mul_conv (c : ℝ) (f g : ℝ → ℝ) : conv (fun y => c * f y) g = fun x => c * conv f g x := sorry

end

section

variable {f g h : ℝ → ℝ} {x : ℝ}

/-- A factor other than 0 on the left changes nothing about the existence of a convolution; if the
factor is 0, it always exists. -/
theorem convExistsAt_mul_left_iff (c : ℝ) :
    ConvExistsAt (fun y => c * f y) g x ↔ c = 0 ∨ ConvExistsAt f g x := sorry

/-- **A scalar on the right is taken out**, for all functions:
`conv f (c g) = c * conv f g`. Nothing is asked, because what does not exist counts as 0; by
`convExistsAt_mul_right_iff` the left side exists where the right one does, and for `c = 0`. -/
theorem conv_mul (c : ℝ) (f g : ℝ → ℝ) : conv f (fun y => c * g y) = fun x => c * conv f g x := sorry

end

section

variable {f g h : ℝ → ℝ} {x : ℝ}

/-- A factor other than 0 on the right changes nothing about the existence of a convolution; if the
factor is 0, it always exists. -/
theorem convExistsAt_mul_right_iff (c : ℝ) :
    ConvExistsAt f (fun y => c * g y) x ↔ c = 0 ∨ ConvExistsAt f g x := sorry

end

namespace Counterexamples

/-- **Distributivity needs existence** (§3.4, eq. (11)): with `f = 1`, `g = 1` and `h = tent - 1`,
the convolution `conv f (g + h)` exists everywhere and is the constant 1, but neither `conv f g` nor
`conv f h` exists anywhere; the sum of the values 0 that they then get is not 1. -/
theorem conv_one_add (x : ℝ) :
    ¬ConvExistsAt (fun _ => 1) (fun _ => 1) x ∧
      ¬ConvExistsAt (fun _ => 1) (fun y => tent y - 1) x ∧
      ConvExistsAt (fun _ => 1) (fun y => 1 + (tent y - 1)) x ∧
      conv (fun _ => 1) (fun y => 1 + (tent y - 1)) x = 1 ∧
      conv (fun _ => 1) (fun _ => 1) x + conv (fun _ => 1) (fun y => tent y - 1) x = 0 := sorry

end Counterexamples

/-! ## The derivative of a convolution (§3.4) -/

section

variable {f g g' : ℝ → ℝ} {F G : Nat → ℝ → ℝ} {k : Nat} {c d x : ℝ}

/-- **The derivatives of a convolution** (§3.4, eq. (12)). If `f` is continuous with compact support
and `g` is of class `C^k` with the derivatives `G 1, …, G k`, then `conv f g` is of class `C^k` with
the derivatives `conv f (G 1), …, conv f (G k)`:

`(conv f g)⁽ʲ⁾ = conv f g⁽ʲ⁾`, `j = 0, …, k`. -/
theorem HasContDerivs.conv (hg : HasContDerivs g G k) (hf : HasCompactSupport f)
    (hfc : ∀ y, ContinuousAt f y) :
    HasContDerivs (Fundamentals.conv f g) (fun j => Fundamentals.conv f (G j)) k := sorry

end

section

variable {f g g' : ℝ → ℝ} {F G : Nat → ℝ → ℝ} {k : Nat} {c d x : ℝ}

/-- **The derivative of a convolution**, `k = 1`: if `f` is continuous with compact support and `g`
has the continuous derivative `g'`, then `conv f g` has the derivative `conv f g'`. -/
theorem hasDerivAt_conv (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y)
    (hg : ∀ y, HasDerivAt g (g' y) y) (hgc : ∀ y, ContinuousAt g' y) (x : ℝ) :
    HasDerivAt (conv f g) (conv f g' x) x := sorry

end

section

variable {f g g' h : ℝ → ℝ} {G : Nat → ℝ → ℝ} {k : Nat} {x : ℝ}

/-- **The derivatives of a convolution** (§3.4, eq. (12)), where `f` is Riemann integrable with
compact support: if `g` is of class `C^k` with the derivatives `G 1, …, G k`, then `conv f g` is of
class `C^k` with the derivatives `conv f (G 1), …, conv f (G k)`. -/
theorem HasContDerivs.conv_of_integrable (hg : HasContDerivs g G k) (hf : HasCompactSupport f)
    (hfi : Integrable f) :
    HasContDerivs (Fundamentals.conv f g) (fun j => Fundamentals.conv f (G j)) k := sorry

end

section

variable {f g g' h : ℝ → ℝ} {G : Nat → ℝ → ℝ} {k : Nat} {x : ℝ}

/-- **The derivative of a convolution**, `k = 1`: if `f` is Riemann integrable with compact support,
and `g` has the continuous derivative `g'`, then `conv f g` has the derivative `conv f g'`. -/
theorem hasDerivAt_conv_of_integrable (hf : HasCompactSupport f) (hfi : Integrable f)
    (hg : ∀ y, HasDerivAt g (g' y) y) (hgc : ∀ y, ContinuousAt g' y) (x : ℝ) :
    HasDerivAt (conv f g) (conv f g' x) x := sorry

end

section

variable {f g g' : ℝ → ℝ} {F G : Nat → ℝ → ℝ} {k : Nat} {c d x : ℝ}

/-- **The derivatives of a convolution** (§3.4, eq. (12)), where `g` has the compact support: `f` is
continuous and `g` is of class `C^k` with compact support. -/
theorem HasContDerivs.conv_of_right (hg : HasContDerivs g G k) (hgs : HasCompactSupport g)
    (hfc : ∀ y, ContinuousAt f y) :
    HasContDerivs (Fundamentals.conv f g) (fun j => Fundamentals.conv f (G j)) k := sorry

/-- **The derivatives of a convolution**, taken of the left factor: if `f` is of class `C^k` with
compact support and the derivatives `F 1, …, F k`, and `g` is continuous, then `conv f g` is of
class `C^k`, with `(conv f g)⁽ʲ⁾ = conv f⁽ʲ⁾ g`. -/
theorem HasContDerivs.conv_left (hf : HasContDerivs f F k) (hfs : HasCompactSupport f)
    (hgc : ∀ y, ContinuousAt g y) :
    HasContDerivs (Fundamentals.conv f g) (fun j => Fundamentals.conv (F j) g) k := sorry

/-- **The derivatives of a convolution of two smooth functions**: if `f` is of class `C^j` with
compact support and `g` of class `C^k`, then `conv f g` is of class `C^(j + k)`, and for `i ≤ j` and
`l ≤ k`

`(conv f g)⁽ⁱ⁺ˡ⁾ = conv f⁽ⁱ⁾ g⁽ˡ⁾`. -/
theorem HasContDerivs.conv_of_both {j : Nat} (hf : HasContDerivs f F j) (hfs : HasCompactSupport f)
    (hg : HasContDerivs g G k) :
    ∃ H : Nat → ℝ → ℝ, HasContDerivs (Fundamentals.conv f g) H (j + k) ∧
      ∀ i l, i ≤ j → l ≤ k → H (i + l) = Fundamentals.conv (F i) (G l) := sorry

end

namespace Counterexamples

/-- **The derivative of a convolution needs existence** (§3.4, eq. (12), as printed): with `f = 1`
and the smooth step `g`, whose derivative is the tent, at every `x` the convolution `conv f g'`
exists and is 1, but `conv f g` does not exist; counted as 0, as everything that does not exist, it
has the derivative 0, and `(conv f g)' = conv f g'` fails. -/
theorem conv_one_smoothStep (x : ℝ) :
    ¬ConvExistsAt (fun _ => 1) smoothStep x ∧ ConvExistsAt (fun _ => 1) tent x ∧
      conv (fun _ => 1) tent x = 1 ∧ HasDerivAt (conv (fun _ => 1) smoothStep) 0 x ∧
      ¬HasDerivAt (conv (fun _ => 1) smoothStep) (conv (fun _ => 1) tent x) x := sorry

end Counterexamples

namespace Counterexamples

/-- The derivative of the smooth step is the tent. -/
theorem hasDerivAt_smoothStep (x : ℝ) : HasDerivAt smoothStep (tent x) x := sorry

end Counterexamples

/-! ## Young's inequality (§3.4) -/

section

variable {f g : ℝ → ℝ}

/-- **Young's inequality** for the exponents 1, 1 and 1: for continuous `f` and `g` with compact
support, `∫ |conv f g| ≤ ∫ |f| * ∫ |g|`. -/
theorem integral_abs_conv_le (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x)
    (hg : HasCompactSupport g) (hgc : ∀ x, ContinuousAt g x) :
    integral (fun x => |conv f g x|) ≤
      integral (fun x => |f x|) * integral (fun x => |g x|) := sorry

end

section

variable {f g : ℝ → ℝ} {a b c d I R x : ℝ}

/-- **A continuous function with compact support is integrable.** -/
theorem HasCompactSupport.integrable (hf : HasCompactSupport f) (hc : ∀ x, ContinuousAt f x) :
    Integrable f := sorry

end

section

variable {f g : ℝ → ℝ} {a b c d I x : ℝ}

/-- The convolution of functions with compact support has compact support. -/
theorem HasCompactSupport.conv (hf : HasCompactSupport f) (hg : HasCompactSupport g) :
    HasCompactSupport (conv f g) := sorry

end

section

variable {f g : ℝ → ℝ} {a b c d I R x : ℝ}

theorem HasCompactSupport.abs (hf : HasCompactSupport f) : HasCompactSupport fun x => |f x| := sorry

theorem HasCompactSupport.pow (hf : HasCompactSupport f) {n : Nat} (hn : n ≠ 0) :
    HasCompactSupport fun x => f x ^ n := sorry

end

section

variable {f g : ℝ → ℝ}

/-- **Young's inequality** for the exponents 1, ∞ and ∞: a bound for one factor bounds the
convolution. If `f` is continuous with compact support, and `g` is continuous with `|g| ≤ M`, then
`|conv f g x| ≤ ∫ |f| * M`. -/
theorem abs_conv_le (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x)
    (hgc : ∀ x, ContinuousAt g x) {M : ℝ} (hM : ∀ x, |g x| ≤ M) (x : ℝ) :
    |conv f g x| ≤ integral (fun y => |f y|) * M := sorry

/-- **Young's inequality** for the exponents 1, ∞ and ∞, without compact support: if `f` and `g` are
integrable over every bounded interval, the improper integral of `|f|` exists, and `|g| ≤ M`, then
`conv f g` exists at every `x`, and `|conv f g x| ≤ ∫ |f| * M`. -/
theorem abs_conv_le_of_bounded (hf : ∀ a b, a ≤ b → IntegrableOn f a b)
    (hg : ∀ a b, a ≤ b → IntegrableOn g a b) (size : Integrable fun y => |f y|) {M : ℝ}
    (hM : ∀ y, |g y| ≤ M) (x : ℝ) :
    ConvExistsAt f g x ∧ |conv f g x| ≤ integral (fun y => |f y|) * M := sorry

end

section

variable {f g : ℝ → ℝ}

/-- **Young's inequality** for the exponents 1, 2 and 2: for continuous `f` and `g` with compact
support,

`∫ (conv f g)² ≤ (∫ |f|)² * ∫ g²`. -/
theorem integral_conv_sq_le (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x)
    (hg : HasCompactSupport g) (hgc : ∀ x, ContinuousAt g x) :
    integral (fun x => conv f g x ^ 2) ≤
      integral (fun x => |f x|) ^ 2 * integral fun x => g x ^ 2 := sorry

end

section

variable {f g : ℝ → ℝ}

/-- **Young's inequality** for the exponents 2, 2 and ∞, with existence: if `f` and `g` are
integrable over every bounded interval, and the improper integrals of `f²` and `g²` exist, then
`conv f g` exists at every `x`, and

`(conv f g x)² ≤ ∫ f² * ∫ g²`. -/
theorem conv_sq_le_of_sq (hf : ∀ a b, a ≤ b → IntegrableOn f a b)
    (hg : ∀ a b, a ≤ b → IntegrableOn g a b) (hf₂ : Integrable fun y => f y ^ 2)
    (hg₂ : Integrable fun y => g y ^ 2) (x : ℝ) :
    ConvExistsAt f g x ∧
      conv f g x ^ 2 ≤ integral (fun y => f y ^ 2) * integral fun y => g y ^ 2 := sorry

end

section

variable {f g : ℝ → ℝ}

/-- **Young's inequality** for the exponents 2, 2 and ∞: if `f²` and `g²` are integrable, then at
every `x`

`(conv f g x)² ≤ ∫ f² * ∫ g²`.

Nothing else is asked of `f` and `g`; where the convolution does not exist, its value is 0. -/
theorem conv_sq_le (hf : Integrable fun y => f y ^ 2) (hg : Integrable fun y => g y ^ 2) (x : ℝ) :
    conv f g x ^ 2 ≤ integral (fun y => f y ^ 2) * integral fun y => g y ^ 2 := sorry

end

section

variable {f g : ℝ → ℝ}

/-- `|f * g| ≤ |f| * |g|`, if `f` is continuous with compact support and `g` is continuous. -/
theorem abs_conv_le_conv_abs (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x)
    (hgc : ∀ x, ContinuousAt g x) (x : ℝ) :
    |conv f g x| ≤ conv (fun y => |f y|) (fun y => |g y|) x := sorry

end

namespace Counterexamples

/-- **Integrable squares are not enough** for the existence of a convolution: the squares of `signs`
and of the box have improper integrals, but their convolution does not exist at 1/2. Compare
`convExistsAt_of_sq`. -/
theorem not_convExistsAt_signs_box :
    Integrable (fun y => signs y ^ 2) ∧ Integrable (fun y => box y ^ 2) ∧
      ¬ConvExistsAt signs box (1 / 2) := sorry

end Counterexamples

/-! ## The Dirac delta is the identity of convolution (§3.5) -/

namespace CompactFunctional

variable (a b x : ℝ) (T : CompactFunctional) (f φ : ContinuousMap)

/-- **Convolution with `δ_a`** (§3.5, eq. (14)) at a point: for continuous `f`,
`(δ_a * f) x = f (x - a)`. -/
theorem dirac_convFun_apply : (dirac a).convFun f x = f (x - a) := sorry

/-- **`δ` is the identity of convolution** (§3.5, eq. (14)): `δ_0 * f = f` for continuous `f`. -/
theorem dirac_zero_convFun : (dirac 0).convFun f = f := sorry

end CompactFunctional

section

variable {f φ : ℝ → ℝ} {η : ℝ → ℝ → ℝ} {x ε e : ℝ}

namespace IsApproximateIdentity

/-- **Approximate identities approximate the identity** (§3.5, what eq. (14) stands for). If `f` is
continuous and `η` is an approximate identity, then, as `ε → 0`,
`conv f (η ε) → f` locally uniformly.
The convolutions exist by `IsApproximateIdentity.convExistsAt`. -/
theorem tendstoLocallyUniformly_conv (hη : IsApproximateIdentity η) (hf : ∀ x, ContinuousAt f x) :
    TendstoLocallyUniformly (fun ε => conv f (η ε)) f := sorry

end IsApproximateIdentity

end

section

variable {f φ : ℝ → ℝ} {η : ℝ → ℝ → ℝ} {x ε e : ℝ}

namespace IsApproximateIdentity

/-- The convolutions of an approximate identity with a continuous function exist everywhere, as soon
as the supports are bounded: for all small `ε`. -/
theorem convExistsAt (hη : IsApproximateIdentity η) (hf : ∀ x, ContinuousAt f x) :
    ∃ ε₀ : ℝ, 0 < ε₀ ∧ ∀ ε, 0 < ε → ε < ε₀ → ∀ x, ConvExistsAt f (η ε) x := sorry

/-- **An approximate identity at a point.** If `f` is continuous at `x`, and integrable over some
interval around `x`, then `conv f (η ε) x` exists for small `ε` and tends to `f x` as `ε → 0`. -/
theorem conv_tends (hη : IsApproximateIdentity η) (hf : ContinuousAt f x) {r : ℝ} (hr : 0 < r)
    (integrable : IntegrableOn f (x - r) (x + r)) (he : 0 < e) :
    ∃ ε₀ : ℝ, 0 < ε₀ ∧ ∀ ε, 0 < ε → ε < ε₀ →
      ConvExistsAt f (η ε) x ∧ |conv f (η ε) x - f x| < e := sorry

/-- **An approximate identity tends to δ** as a functional (§3.5, eq. (14)): if `φ` is continuous at
0, and integrable over some interval around 0, then `∫ η ε φ` exists for small `ε` and tends to
`φ 0` as `ε → 0`. -/
theorem integral_mul_tends (hη : IsApproximateIdentity η) (hφ : ContinuousAt φ 0) {r : ℝ}
    (hr : 0 < r) (integrable : IntegrableOn φ (-r) r) (he : 0 < e) :
    ∃ ε₀ : ℝ, 0 < ε₀ ∧ ∀ ε, 0 < ε → ε < ε₀ →
      Integrable (fun y => η ε y * φ y) ∧ |integral (fun y => η ε y * φ y) - φ 0| < e := sorry

end IsApproximateIdentity

/-- **Every bump of integral 1 gives an approximate identity**: if `η` has compact support and
`∫ η = 1`, then the family `η_ε y = ε⁻¹ η (ε⁻¹ y)` is one. Nothing else is asked of `η`. -/
theorem isApproximateIdentity_rescale {η : ℝ → ℝ} (hη : HasCompactSupport η)
    (one : HasIntegral η 1) : IsApproximateIdentity (rescale η) := sorry

end

section

variable {f φ : ℝ → ℝ} {η : ℝ → ℝ → ℝ} {x ε e : ℝ}

/-- A family of functions that are nowhere negative and have the integral 1 is an approximate
identity if the supports shrink to 0. -/
theorem isApproximateIdentity_of_nonneg (nonneg : ∀ ε, 0 < ε → ∀ y, 0 ≤ η ε y)
    (hη : ∀ ε, 0 < ε → HasIntegral (η ε) 1)
    (support : ∀ δ, 0 < δ → ∃ ε₀ : ℝ, 0 < ε₀ ∧ ∀ ε, 0 < ε → ε < ε₀ → SupportedOn (η ε) (-δ) δ) :
    IsApproximateIdentity η := sorry

end

section

variable {f φ : ℝ → ℝ} {η : ℝ → ℝ → ℝ} {x ε e : ℝ}

/-- **How far `conv f η` is from `f`**, for a function `η` of integral 1: if `η` vanishes outside
`[-δ, δ]`, and the values of `f` at the points within `δ` of `x` differ from `f x` by at most `e`,
then `|conv f η x - f x| ≤ e ∫ |η|`, provided that the integrals exist. -/
theorem abs_conv_sub_le {η : ℝ → ℝ} {δ J : ℝ} (hη : HasIntegral η 1)
    (hJ : HasIntegral (fun y => |η y|) J) (support : SupportedOn η (-δ) δ)
    (exists' : ConvExistsAt f η x) (close : ∀ y, |y - x| ≤ δ → |f y - f x| ≤ e) :
    |conv f η x - f x| ≤ e * J := sorry

end

namespace Counterexamples

/-- **No function is a unit of the convolution** (§3.5, eq. (14)): there is no `δ : ℝ → ℝ` with
`conv f δ = f` for all continuous `f` with compact support. -/
theorem not_exists_conv_eq_self :
    ¬∃ δ : ℝ → ℝ, ∀ f : ℝ → ℝ, HasCompactSupport f → (∀ x, ContinuousAt f x) → conv f δ = f := sorry

end Counterexamples

namespace Counterexamples

variable {f : ℝ → ℝ} {a ε : ℝ}

/-- **The Dirac delta is not a function** (§3.5, eq. (14)): whatever `f : ℝ → ℝ` and `a`, it is not
true that `∫ f φ = φ a` for all continuous `φ` with compact support. -/
theorem not_exists_integral_eq_apply (a : ℝ) :
    ¬∃ f : ℝ → ℝ, ∀ φ : ContinuousMap, HasCompactSupport φ →
      HasIntegral (fun x => f x * φ x) (φ a) := sorry

end Counterexamples

namespace Counterexamples

variable {η : ℝ → ℝ} {I : ℝ}

/-- **Approximate identities need a bound for `∫ |η ε|`** (§3.5, eq. (14)). The functions `η ε`,
`unboundedPeak`, have the integral 1, and their supports shrink to 0; the integrals of `|η ε|`
exist, but are not bounded; and for the continuous function `f x = x` and all `ε > 0`, the
convolution exists everywhere and is not near `f`: `conv f (η ε) x = x + 1`. The difference quotient
of peaks contributes the derivative of `f`. -/
theorem approximateIdentity_needs_bound :
    (∀ ε, 0 < ε → HasIntegral (unboundedPeak ε) 1) ∧
      (∀ δ, 0 < δ → ∃ ε₀ : ℝ, 0 < ε₀ ∧
        ∀ ε, 0 < ε → ε < ε₀ → SupportedOn (unboundedPeak ε) (-δ) δ) ∧
      ((∀ ε, 0 < ε → Integrable fun y => |unboundedPeak ε y|) ∧
        ¬∃ C : ℝ, ∀ ε, 0 < ε → integral (fun y => |unboundedPeak ε y|) ≤ C) ∧
      ∀ ε, 0 < ε → ∀ x, ConvExistsAt (fun x => x) (unboundedPeak ε) x ∧
        conv (fun x => x) (unboundedPeak ε) x = x + 1 := sorry

end Counterexamples

namespace Counterexamples

variable {η : ℝ → ℝ} {I : ℝ}

/-- **At a jump, convolutions with an approximate identity need not tend to the function**, whatever
its value there (§3.5, eq. (14)): for every value `c` of the step at its jump there are an
approximate identity `η` and a number `d ≠ c` such that at the jump the convolution of the step with
`η ε` exists and is `d`, for every `ε > 0`. -/
theorem exists_conv_stepAt_ne (c : ℝ) : ∃ η : ℝ → ℝ → ℝ, IsApproximateIdentity η ∧
    ∃ d : ℝ, d ≠ c ∧ ∀ ε, 0 < ε →
      ConvExistsAt (stepAt c) (η ε) 0 ∧ conv (stepAt c) (η ε) 0 = d := sorry

end Counterexamples

namespace Counterexamples

variable {η : ℝ → ℝ} {I : ℝ}

/-- **The value at the jump does not matter**: if `η` is an approximate identity of even functions,
then for every value `c` of the step at its jump, the convolution with `η ε` at the jump exists and
is `1/2`, for every `ε > 0`. -/
theorem conv_stepAt_approximateIdentity {η : ℝ → ℝ → ℝ} (hη : IsApproximateIdentity η)
    (even : ∀ ε y, η ε (-y) = η ε y) (c : ℝ) {ε : ℝ} (hε : 0 < ε) :
    ConvExistsAt (stepAt c) (η ε) 0 ∧ conv (stepAt c) (η ε) 0 = 1 / 2 := sorry

end Counterexamples

namespace Counterexamples

variable {f : ℝ → ℝ} {a ε : ℝ}

/-- **`f * δ_a` is not the constant `f a`** (§3.5, eq. (14), as it may be read): for the tent and
every `a`, `δ_a * tent` is no constant function at all; its value is 1 at `a`, and 0 at `a + 1`. -/
theorem dirac_convFun_ne_const (a : ℝ) :
    (CompactFunctional.dirac a).convFun ⟨tent, sorry⟩ a = 1 ∧
      (CompactFunctional.dirac a).convFun ⟨tent, sorry⟩ (a + 1) = 0 := sorry

end Counterexamples

/-! ## Dirac deltas convolve by adding their places (§3.5) -/

namespace CompactFunctional

variable (a b x : ℝ) (T : CompactFunctional) (f φ : ContinuousMap)

/-- **Translations add up** (§3.5, eq. (15)): `δ_a * δ_b = δ_{a+b}`, as functionals. -/
theorem dirac_conv_dirac : (dirac a).conv (dirac b) = dirac (a + b) := sorry

end CompactFunctional

namespace IsApproximateIdentity

variable {η ζ : ℝ → ℝ → ℝ} {φ : ℝ → ℝ} {a b : ℝ}

/-- **`δ_a * δ_b = δ_{a+b}` in the limit** (§3.5, what eq. (15) stands for): let `η` and `ζ` be
approximate identities of continuous functions with compact support, and `φ` continuous at `a + b`
and integrable over some interval around it. Then, as `ε → 0`, the integral of `φ` times the
convolution of the peak `η ε`, moved to `a`, with the peak `ζ ε`, moved to `b`, exists for small `ε`
and tends to `φ (a + b)`:

`∫ conv (τ_a (η ε)) (τ_b (ζ ε)) φ → φ (a + b)`. -/
theorem integral_conv_translate_mul_tends (hη : IsApproximateIdentity η)
    (hζ : IsApproximateIdentity ζ) (hηs : ∀ ε, 0 < ε → HasCompactSupport (η ε))
    (hηc : ∀ ε, 0 < ε → ∀ x, ContinuousAt (η ε) x) (hζs : ∀ ε, 0 < ε → HasCompactSupport (ζ ε))
    (hζc : ∀ ε, 0 < ε → ∀ x, ContinuousAt (ζ ε) x) (hφ : ContinuousAt φ (a + b)) {r : ℝ}
    (hr : 0 < r) (integrable : IntegrableOn φ (a + b - r) (a + b + r)) {e : ℝ} (he : 0 < e) :
    ∃ ε₀ : ℝ, 0 < ε₀ ∧ ∀ ε, 0 < ε → ε < ε₀ →
      Integrable (fun y =>
          Fundamentals.conv (translate a (η ε)) (translate b (ζ ε)) y * φ y) ∧
        |integral (fun y =>
          Fundamentals.conv (translate a (η ε)) (translate b (ζ ε)) y * φ y) - φ (a + b)| < e := sorry

end IsApproximateIdentity

namespace IsApproximateIdentity

variable {η ζ : ℝ → ℝ → ℝ} {φ : ℝ → ℝ} {a b : ℝ}

/-- **Approximate identities convolve to an approximate identity**: if `η` and `ζ` are approximate
identities of continuous functions with compact support, then so is `ε ↦ conv (η ε) (ζ ε)`. -/
theorem conv (hη : IsApproximateIdentity η) (hζ : IsApproximateIdentity ζ)
    (hηs : ∀ ε, 0 < ε → HasCompactSupport (η ε)) (hηc : ∀ ε, 0 < ε → ∀ x, ContinuousAt (η ε) x)
    (hζs : ∀ ε, 0 < ε → HasCompactSupport (ζ ε)) (hζc : ∀ ε, 0 < ε → ∀ x, ContinuousAt (ζ ε) x) :
    IsApproximateIdentity fun ε => Fundamentals.conv (η ε) (ζ ε) := sorry

end IsApproximateIdentity

namespace CompactFunctional

variable (S T U : CompactFunctional) (φ ψ : ContinuousMap) (a b c x : ℝ)

section Function

variable {f g : ℝ → ℝ} (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x)
  (hg : HasCompactSupport g) (hgc : ∀ x, ContinuousAt g x)

/-- **The convolution of functionals extends that of functions** (§3.5, what eq. (15) rests on): if
`f` and `g` are continuous with compact support, the convolution of their functionals is the
functional of their convolution,

`ofFunction f * ofFunction g = ofFunction (conv f g)`. -/
theorem ofFunction_conv_ofFunction :
    (ofFunction f hf hfc).conv (ofFunction g hg hgc) =
      ofFunction (Fundamentals.conv f g) sorry sorry := sorry

end Function

end CompactFunctional

namespace CompactFunctional

variable (S T U : CompactFunctional) (φ ψ : ContinuousMap) (a b c x : ℝ)

/-- **The convolution of functionals is forced**: a functional `U` that does to every continuous
function with compact support what `T` and then `S` do to it, `U * f = S * (T * f)`, is `S * T`. -/
theorem eq_conv_of_convFun (U : CompactFunctional)
    (h : ∀ f : ContinuousMap, HasCompactSupport f → U.convFun f = S.convFun (T.convFun f)) :
    U = S.conv T := sorry

section Function

variable {f g : ℝ → ℝ} (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x)
  (hg : HasCompactSupport g) (hgc : ∀ x, ContinuousAt g x)

/-- **A function is determined by its functional**: if continuous functions `f` and `g` with compact
support have the same functional, then `f = g`. Nothing is lost when functions are taken for
functionals. -/
theorem ofFunction_injective (h : ofFunction f hf hfc = ofFunction g hg hgc) : f = g := sorry

end Function

end CompactFunctional

namespace CompactFunctional

variable (S T U : CompactFunctional) (φ ψ : ContinuousMap) (a b c x : ℝ)

section Function

variable {f g : ℝ → ℝ} (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x)
  (hg : HasCompactSupport g) (hgc : ∀ x, ContinuousAt g x)

/-- **The convolution with a functional extends that with a function** (§3.1, eq. (6)): if `f` is
continuous with compact support, then for every continuous `φ` and every `x`
`(ofFunction f * φ) x = (f * φ) x`, the right side being the convolution of functions. -/
theorem ofFunction_convFun : (ofFunction f hf hfc).convFun φ x = Fundamentals.conv f φ x := sorry

end Function

end CompactFunctional

namespace CompactFunctional

variable (T : CompactFunctional) {f g : ContinuousMap}

/-- **A functional convolved with a function is a function**: if `f` is continuous with compact
support, then the convolution of `T` with the functional of `f` is the functional of the function
`T * f`. -/
theorem conv_ofFunction (hf : HasCompactSupport f) :
    T.conv (ofFunction f hf sorry) =
      ofFunction (T.convFun f) sorry sorry := sorry

end CompactFunctional

namespace CompactFunctional

variable (S T U : CompactFunctional) (φ ψ : ContinuousMap) (a b c x : ℝ)

/-- **Convolving twice**: for functionals `S`, `T` and a continuous function `f`,
`(S * T) * f = S * (T * f)`. -/
theorem conv_convFun (f : ContinuousMap) : (S.conv T).convFun f = S.convFun (T.convFun f) := sorry

/-- **The convolution of functionals is associative**: `(S * T) * U = S * (T * U)`. -/
theorem conv_assoc : (S.conv T).conv U = S.conv (T.conv U) := sorry

end CompactFunctional

namespace CompactFunctional

/-- **The convolution of functionals is commutative** (§3.2, eq. (7), for functionals):
`S * T = T * S`. -/
theorem conv_comm (S T : CompactFunctional) : S.conv T = T.conv S := sorry

end CompactFunctional

namespace CompactFunctional

variable (a b x : ℝ) (T : CompactFunctional) (f φ : ContinuousMap)

/-- **`δ_0` is a unit on the left**: `δ_0 * T = T`. -/
theorem dirac_zero_conv : (dirac 0).conv T = T := sorry

/-- **Convolution with `δ_a`** (§3.5, eq. (14)) for functions as functionals: for continuous `f`
with compact support, `δ_a * f`, the convolution of two functionals, is the functional of `f` moved
to the right by `a`. -/
theorem dirac_conv_ofFunction {f : ℝ → ℝ} (hf : HasCompactSupport f)
    (hfc : ∀ x, ContinuousAt f x) :
    (dirac a).conv (ofFunction f hf hfc) =
      ofFunction (translate a f) sorry sorry := sorry

end CompactFunctional

/-! ## The Dirac comb makes periodic, and samples (§3.5) -/

section

open CompactFunctional (dirac)

variable {p : ℝ} {hp : 0 < p} (f φ : CompactlySupportedMap) (g : ContinuousMap) (x : ℝ)

/-- **Convolution with the Dirac comb** (§3.5, eq. (16)): if `f` is continuous with compact support
and `p > 0`, then `(Ш_p * f) x = ∑_k f (x - k p)`, `k ∈ ℤ`. Only finitely many terms are not 0, by
`HasCompactSupport.finiteSupport_sample`. -/
theorem comb_convFun_apply :
    (comb p hp).convFun f x = Sequence.sumInt fun k : Int => f (x - k * p) := sorry

end

section

variable {f g : ℝ → ℝ} {p x R S : ℝ} {n : Nat}

/-- Only finitely many terms of a periodization are not 0. -/
theorem HasCompactSupport.finiteSupport_sample (hf : HasCompactSupport f) (hp : 0 < p) (x : ℝ) :
    Sequence.FiniteSupport fun k : Int => f (x - k * p) := sorry

end

section

variable {f g : ℝ → ℝ} {p x R S : ℝ} {n : Nat}

/-- **A negative period** gives the same sum, in the reverse order; for every function. -/
theorem periodization_neg (p : ℝ) (f : ℝ → ℝ) : periodization (-p) f = periodization p f := sorry

end

section

open CompactFunctional (dirac)

variable {p : ℝ} {hp : 0 < p} (f φ : CompactlySupportedMap) (g : ContinuousMap) (x : ℝ)

/-- `Ш_p * f` is the sum of the convolutions of the single deltas with `f`:
`(Ш_p * f) x = ∑_k (δ_{kp} * f) x`. -/
theorem comb_convFun_eq_sumInt_dirac : (comb p hp).convFun f x =
    Sequence.sumInt fun k : Int => (dirac (k * p)).convFun f.toContinuousMap x := sorry

/-- **`Ш_p * f` has the period `p`** (§3.5, eq. (16)). -/
theorem comb_convFun_add_period : (comb p hp).convFun f (x + p) = (comb p hp).convFun f x := sorry

end

section

open CompactFunctional (dirac)

variable {p : ℝ} {hp : 0 < p} (f φ : CompactlySupportedMap) (g : ContinuousMap) (x : ℝ)

/-- **`Ш_p * f` is continuous** (§3.5, eq. (16)), everywhere. -/
theorem continuousAt_comb_convFun : ContinuousAt ((comb p hp).convFun f) x := sorry

/-- **The integral of `Ш_p * f` over a period is the integral of `f`** (§3.5, eq. (16)):
`∫_0^p (Ш_p * f) = ∫ f`. -/
theorem hasIntegralOn_comb_convFun :
    HasIntegralOn ((comb p hp).convFun f) 0 p (integral f) := sorry

/-- **Sampling** (§3.5): the product of the Dirac comb with a continuous function is
`Ш_p · f = ∑_k f (k p) δ_{kp}`, that is, `(Ш_p · f) φ = ∑_k f (k p) φ (k p)` for every continuous
`φ` with compact support. -/
theorem comb_mul_apply : (comb p hp).mul g φ =
    Sequence.sumInt fun k : Int => g (k * p) * dirac (k * p) φ.toContinuousMap := sorry

/-- **What sampling keeps**: the products of the comb with two continuous functions are the same iff
the functions agree at all multiples of `p`. -/
theorem comb_mul_eq_iff (f g : ContinuousMap) :
    (comb p hp).mul f = (comb p hp).mul g ↔ ∀ k : Int, f (k * p) = g (k * p) := sorry

/-- **Sampling a function with compact support** (§3.5): if `f` is continuous and vanishes outside
`[-R, R]`, then `Ш_p · f` is a finite sum of Dirac deltas: for `R < n p` and every continuous `φ`,
`(Ш_p · f) φ = ∑_{-n ≤ k < n} f (k p) δ_{kp} φ`. -/
theorem comb_mulCompact_apply {R : ℝ} {n : Nat} (hf : SupportedOn f (-R) R) (hn : R < n * p)
    (φ : ContinuousMap) :
    (comb p hp).mulCompact f φ = ∑ i : Fin (2 * n),
      f (((-n + i : Int) : ℝ) * p) * dirac (((-n + i : Int) : ℝ) * p) φ := sorry

/-- **The Dirac comb as a limit** (§3.5, what eq. (16) stands for): if `η` is an approximate
identity and `f` is continuous with compact support, then, as `ε → 0`,
`(y ↦ ∑_k η ε (y - k p)) * f → Ш_p * f` locally uniformly. -/
theorem tendstoLocallyUniformly_comb_convFun {η : ℝ → ℝ → ℝ} (hη : IsApproximateIdentity η) :
    TendstoLocallyUniformly (fun ε => conv (periodization p (η ε)) f) ((comb p hp).convFun f) := sorry

/-- **The Dirac comb as a limit**, as a functional: if `η` is an approximate identity and `φ` is
continuous with compact support, then, as `ε → 0`, the integral of `φ` times the comb of narrow
peaks `∑_k η ε (y - k p)` exists for small `ε` and tends to `Ш_p φ = ∑_k φ (k p)`. -/
theorem integral_periodization_mul_tends {η : ℝ → ℝ → ℝ} (hη : IsApproximateIdentity η) {e : ℝ}
    (he : 0 < e) : ∃ ε₀ : ℝ, 0 < ε₀ ∧ ∀ ε, 0 < ε → ε < ε₀ →
      Integrable (fun y => periodization p (η ε) y * φ y) ∧
        |integral (fun y => periodization p (η ε) y * φ y) - comb p hp φ| < e := sorry

end

namespace RadonMeasure

variable (T : RadonMeasure) (f φ : CompactlySupportedMap) (g : ContinuousMap) (x : ℝ)

/-- **The convolution of functions is a special case**: that of a continuous function `g`, taken for
a Radon measure, with a continuous function `f` with compact support is `conv g f`. -/
theorem ofFunction_convFun : (ofFunction g).convFun f x = conv g f x := sorry

end RadonMeasure

namespace Counterexamples

/-- **Without compact support the sum may have infinitely many terms** (§3.5, eq. (16)): for a
constant other than 0, infinitely many terms of `∑_k f (x - k p)` are not 0, for every `p` and `x`. -/
theorem not_finiteSupport_sample_const {c : ℝ} (hc : c ≠ 0) (p x : ℝ) :
    ¬Sequence.FiniteSupport fun k : Int => (fun _ : ℝ => c) (x - k * p) := sorry

/-- **The sum over the translates needs `p ≠ 0`** (§3.5, eq. (16)): for `p = 0`, infinitely many
terms of `∑_k f (x - k p)` are not 0, wherever `f x ≠ 0`. -/
theorem not_finiteSupport_sample_zero {f : ℝ → ℝ} {x : ℝ} (hx : f x ≠ 0) :
    ¬Sequence.FiniteSupport fun k : Int => f (x - k * 0) := sorry

/-- **Convolution with the comb is not sampling** (§3.5, eq. (16) under the title of the section):
the tent over `[0, 2]` vanishes at all multiples of 2, so that `Ш_2 · f` is 0; but `Ш_2 * f` is 1 at
1. -/
theorem comb_mul_eq_zero_convFun_ne :
    (∀ φ, (comb 2 sorry).mul tentAtOne.toContinuousMap φ = 0) ∧
      (comb 2 sorry).convFun tentAtOne 1 = 1 := sorry

end Counterexamples

/-! ## Sequences of finite support form a ring (§3.4) -/

section

open Sequence

namespace FinSeq

variable {R : Type}

/-- **The laws of the ring of sequences of finite support**, over any commutative ring, as
equations: convolution is commutative, associative and distributes over the sum, and the unit
impulse at 0 is its unit; the sum is commutative and associative, with a zero and with
negatives. -/
theorem commRing_laws [Lean.Grind.CommRing R] (f g h : FinSeq R) :
    f * g = g * f ∧ f * g * h = f * (g * h) ∧ f * (g + h) = f * g + f * h ∧ impulse 0 * f = f ∧
      f + g = g + f ∧ f + g + h = f + (g + h) ∧ 0 + f = f ∧ -f + f = 0 := sorry

end FinSeq

end

section

open Sequence

namespace FinSeq

variable {R : Type}

section Semiring

variable [Lean.Grind.Semiring R]

/-- **The product is convolution**: `(f * g) n = ∑ k, f k * g (n - k)`. -/
theorem mul_apply (f g : FinSeq R) (n : Int) : (f * g) n = Sequence.conv f g n := sorry

/-- **Sequences of finite support are Laurent polynomials**: a sequence that vanishes outside the
window `lo, …, lo + len - 1` is `∑ i, c i * z ^ (lo + i)`, where `c i` is its value at `lo + i` and
`z ^ a` the unit impulse at `a`; these multiply by `z ^ a * z ^ b = z ^ (a + b)`
(`impulse_mul_impulse`). -/
theorem eq_sum_impulse (f : FinSeq R) {lo : Int} {len : Nat} (hf : Sequence.SupportedOn f lo len) :
    f = ∑ i : Fin len, const (f (lo + i)) * impulse (lo + i) := sorry

end Semiring

end FinSeq

end

section

open Sequence

namespace FinSeq

variable {R : Type}

section Semiring

variable [Lean.Grind.Semiring R]

/-- Unit impulses multiply by adding their places, `z^a * z^b = z^(a+b)`. -/
theorem impulse_mul_impulse (a b : Int) : impulse a * impulse b = (impulse (a + b) : FinSeq R) := sorry

end Semiring

end FinSeq

end

namespace Sequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R]

/-- **Associativity, from existence**: if `f` has finite support, and all sums in `conv g h` are
finite, then `conv (conv f g) h = conv f (conv g h)`; nothing else is asked of `g` and `h`. The sums
on the left are finite by `convExistsAt_of_exists`. -/
theorem conv_assoc_of_exists {f g h : Int → R} (hf : FiniteSupport f)
    (hgh : ∀ n, ConvExistsAt g h n) : conv (conv f g) h = conv f (conv g h) := sorry

/-- The sums of `conv_assoc_of_exists`: if `f` has finite support, and all sums in `conv g h` are
finite, then so are all sums in `conv f g`, `conv (conv f g) h` and `conv f (conv g h)`. -/
theorem convExistsAt_of_exists {f g h : Int → R} (hf : FiniteSupport f)
    (hgh : ∀ n, ConvExistsAt g h n) (n : Int) :
    ConvExistsAt f g n ∧ ConvExistsAt (conv f g) h n ∧ ConvExistsAt f (conv g h) n := sorry

/-- **Associativity, from existence**, the other side: if `h` has finite support, and all sums in
`conv f g` are finite, then `conv (conv f g) h = conv f (conv g h)`. The sums on the right are
finite by `convExistsAt_of_exists_right`. -/
theorem conv_assoc_of_exists_right {f g h : Int → R} (hh : FiniteSupport h)
    (hfg : ∀ n, ConvExistsAt f g n) : conv (conv f g) h = conv f (conv g h) := sorry

/-- The sums of `conv_assoc_of_exists_right`: if `h` has finite support, and all sums in `conv f g`
are finite, then so are all sums in `conv g h`, `conv (conv f g) h` and `conv f (conv g h)`. -/
theorem convExistsAt_of_exists_right {f g h : Int → R} (hh : FiniteSupport h)
    (hfg : ∀ n, ConvExistsAt f g n) (n : Int) :
    ConvExistsAt g h n ∧ ConvExistsAt (conv f g) h n ∧ ConvExistsAt f (conv g h) n := sorry

/-- **Associativity**, the outer two of finite support: for every `g`,
`conv (conv f g) h = conv f (conv g h)`. -/
theorem conv_assoc {f h : Int → R} (hf : FiniteSupport f) (hh : FiniteSupport h) (g : Int → R) :
    conv (conv f g) h = conv f (conv g h) := sorry

/-- **Associativity**, the left two of finite support: for every `h`,
`conv (conv f g) h = conv f (conv g h)`. -/
theorem conv_assoc_of_left {f g : Int → R} (hf : FiniteSupport f) (hg : FiniteSupport g)
    (h : Int → R) : conv (conv f g) h = conv f (conv g h) := sorry

/-- **Associativity**, the right two of finite support: for every `f`,
`conv (conv f g) h = conv f (conv g h)`. -/
theorem conv_assoc_of_right {g h : Int → R} (hg : FiniteSupport g) (hh : FiniteSupport h)
    (f : Int → R) : conv (conv f g) h = conv f (conv g h) := sorry

end Semiring

end Sequence

namespace Sequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R]

/-- `conv f (g + h) = conv f g + conv f h` at every `n` where both sums on the right are finite. -/
theorem conv_add {f g h : Int → R} {n : Int} (hg : FiniteSupport fun k => f k * g (n - k))
    (hh : FiniteSupport fun k => f k * h (n - k)) :
    conv f (fun k => g k + h k) n = conv f g n + conv f h n := sorry

end Semiring

end Sequence

namespace Sequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R]

/-- The unit impulse at `a` translates by `a`, for every sequence. -/
theorem delta_conv (a : Int) (f : Int → R) : conv (delta a) f = shift a f := sorry

/-- Unit impulses convolve by adding their places. -/
theorem delta_conv_delta (a b : Int) : conv (delta a) (delta b) = (delta (a + b) : Int → R) := sorry

end Semiring

end Sequence

namespace Sequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R]

/-- **Support of a convolution.** If `f` is supported on `m` indices from `a` on and `g` on `n`
indices from `b` on, then `conv f g` is supported on `m + n - 1` indices from `a + b` on. -/
theorem SupportedOn.conv {f g : Int → R} {a b : Int} {m n : Nat} (hf : SupportedOn f a m)
    (hg : SupportedOn g b n) : SupportedOn (Sequence.conv f g) (a + b) (m + n - 1) := sorry

end Semiring

end Sequence

section

open GridSequence

namespace FinGrid

variable {R : Type} {d : Nat}

/-- **The laws of the ring of functions of finite support on ℤᵈ**, over any commutative ring, as
equations: convolution is commutative, associative and distributes over the sum, and the unit
impulse, which is 1 here (`one_apply`), is its unit; the sum is commutative and associative, with
a zero and with negatives. -/
theorem commRing_laws [Lean.Grind.CommRing R] (f g h : FinGrid d R) :
    f * g = g * f ∧ f * g * h = f * (g * h) ∧ f * (g + h) = f * g + f * h ∧ 1 * f = f ∧
      f + g = g + f ∧ f + g + h = f + (g + h) ∧ 0 + f = f ∧ -f + f = 0 := sorry

end FinGrid

end

section

open GridSequence

namespace FinGrid

variable {R : Type} {d : Nat}

section Semiring

variable [Lean.Grind.Semiring R]

/-- **The product is convolution**: `(f * g) n = ∑_{k ∈ ℤᵈ} f k * g (n - k)`. -/
theorem mul_apply (f g : FinGrid d R) (n : Grid d) : (f * g) n = GridSequence.conv f g n := sorry

end Semiring

end FinGrid

end

namespace GridSequence

/-- **Commutativity** on ℤᵈ, for all functions: `conv f g = conv g f`. No hypothesis. -/
theorem conv_comm {R : Type} [Lean.Grind.CommSemiring R] {d : Nat} (f g : Grid d → R) :
    conv f g = conv g f := sorry

end GridSequence

namespace GridSequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R] {d : Nat}

/-- **Associativity** on ℤᵈ, the outer two of finite support: for every `g`,
`conv (conv f g) h = conv f (conv g h)`. -/
theorem conv_assoc {f h : Grid d → R} (hf : FiniteSupport f) (hh : FiniteSupport h)
    (g : Grid d → R) : conv (conv f g) h = conv f (conv g h) := sorry

end Semiring

end GridSequence

namespace Sequence

/-- **Associativity of convolution fails, though all sums are finite**: for the constant 1, the
difference `(1, -1)` and the unit step, every sum is finite, but `conv (conv 1 difference) step = 0`
and `conv 1 (conv difference step) = 1`. -/
theorem conv_one_difference_step (n : Int) :
    ConvExistsAt (fun _ => 1) difference n ∧ ConvExistsAt difference step n ∧
      ConvExistsAt (conv (fun _ => 1) difference) step n ∧
      ConvExistsAt (fun _ => 1) (conv difference step) n ∧
      conv (conv (fun _ => 1) difference) step n = 0 ∧
      conv (fun _ => 1) (conv difference step) n = 1 := sorry

end Sequence

/-! ## The Fourier transform diagonalises circular convolution (§3.4) -/

section

open scoped Matrix

variable {R F : Type} {n : Nat}

/-- **The convolution theorem.** If `ω ^ n = 1`, in any commutative ring, then the transform of a
circular convolution is the product of the transforms, component by component:

  `dft ω (x ⊛ y) k = dft ω x k * dft ω y k`. -/
theorem dft_circConv [Lean.Grind.CommSemiring R] {ω : R} (h : ω ^ n = 1) (x y : Vec n R)
    (k : Fin n) : dft ω (circConv x y) k = dft ω x k * dft ω y k := sorry

/-- **The convolution theorem needs `ω ^ n = 1`**: for `n ≥ 2` in a commutative ring, if the
transform of every circular convolution is the product of the transforms, then `ω ^ n = 1`; the unit
impulses at 1 and at `n - 1` convolve to the one at 0. -/
theorem pow_eq_one_of_dft_circConv [Lean.Grind.CommRing R] {ω : R} (hn : 1 < n)
    (h : ∀ (x y : Vec n R) (k : Fin n), dft ω (circConv x y) k = dft ω x k * dft ω y k) :
    ω ^ n = 1 := sorry

/-- **The Fourier transform and circulant matrices**: `F C = D F`, where `F` is the matrix of the
transform, `C` the circulant matrix of `y`, and `D` the diagonal matrix of the transform of `y`. -/
theorem dftMatrix_mul_circulant [Lean.Grind.CommRing R] {ω : R} (h : ω ^ n = 1) (y : Vec n R) :
    dftMatrix n ω * circulant y = Matrix.diagonal (dft ω y) * dftMatrix n ω := sorry

/-- **Eigenvectors of circular convolution**: the vectors of the powers of a root of unity. If
`ω ^ n = 1` and `ω * ω' = 1`, then convolution with `y` multiplies `e j = ω' ^ (j * k)` by component
`k` of the transform of `y`,

  `e ⊛ y = dft ω y k • e`. -/
theorem circConv_dftBasis [Lean.Grind.CommRing R] {ω ω' : R} (h : ω ^ n = 1) (inv : ω * ω' = 1)
    (y : Vec n R) (k : Fin n) :
    circConv (dftBasis ω' k) y = dft ω y k • dftBasis ω' k := sorry

section CommRing

variable [Lean.Grind.CommRing R] {ω ω' : R}

namespace IsPrincipalRoot

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **Inversion over a commutative ring** in which `n` is a unit, `n * N = 1`: for a principal
`n`-th root of unity `ω` and `ω * ω' = 1`,

  `x j = N ∑ k, dft ω x k * ω' ^ (k * j)`. -/
theorem smul_dft_dft (h : IsPrincipalRoot ω n) (inv : ω * ω' = 1) {N : R} (unit : (n : R) * N = 1)
    (x : Vec n R) : N • dft ω' (dft ω x) = x := sorry

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **Inversion over a commutative ring** in which `n` is a unit, from the other side. -/
theorem dft_smul_dft (h : IsPrincipalRoot ω n) (inv : ω * ω' = 1) {N : R} (unit : (n : R) * N = 1)
    (x : Vec n R) : dft ω (N • dft ω' x) = x := sorry

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **Circular convolution by three transforms**, over a commutative ring in which `n` is a unit:
`x ⊛ y` is `N` times the transform with `ω'` of the product of the transforms with `ω`, component by
component. -/
theorem circConv_eq_smul_dft (h : IsPrincipalRoot ω n) (inv : ω * ω' = 1) {N : R}
    (unit : (n : R) * N = 1) (x y : Vec n R) :
    circConv x y = N • dft ω' fun k => dft ω x k * dft ω y k := sorry

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- The matrix of the transform with a principal root has, where `n` is a unit, an inverse: `N`
times the matrix of the transform with `ω'`. -/
theorem dftMatrix_mul_smul_dftMatrix (h : IsPrincipalRoot ω n) (inv : ω * ω' = 1) {N : R}
    (unit : (n : R) * N = 1) :
    dftMatrix n ω * (N • dftMatrix n ω') = 1 ∧ N • dftMatrix n ω' * dftMatrix n ω = 1 := sorry

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **The Fourier transform diagonalises circular convolution**, over a commutative ring in which
`n` is a unit, with a principal root: `C = F⁻¹ D F`, where `C` is the circulant matrix of `y`, `F`
that of the transform, `F⁻¹` its inverse (`dftMatrix_mul_smul_dftMatrix`), and `D` the diagonal
matrix of the transform of `y`. -/
theorem circulant_eq (h : IsPrincipalRoot ω n) (inv : ω * ω' = 1) {N : R} (unit : (n : R) * N = 1)
    (y : Vec n R) :
    circulant y = N • dftMatrix n ω' * (Matrix.diagonal (dft ω y) * dftMatrix n ω) := sorry

end IsPrincipalRoot

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **When there is a way back**: for `ω ^ n = 1`, `n > 0`, in a commutative ring, the transform is
one-to-one and onto iff `ω` is principal and `n` is a unit. -/
theorem dft_bijective_iff (h : ω ^ n = 1) (hn : 0 < n) :
    ((∀ x y : Vec n R, dft ω x = dft ω y → x = y) ∧ ∀ y : Vec n R, ∃ x, dft ω x = y) ↔
      IsPrincipalRoot ω n ∧ ∃ N : R, (n : R) * N = 1 := sorry

end CommRing

end

section

open scoped Matrix

variable {R F : Type} {n : Nat}

section CommRing

variable [Lean.Grind.CommRing R] {ω ω' : R}

/-- If the transform loses nothing, the root of unity is principal: for `s = ∑ k, ω ^ (j * k)`, the
vectors with `s` at the place `j` and with `s` at the place 0 have the same transform, for
`ω ^ j * s = s`. -/
theorem isPrincipalRoot_of_dft_injective (h : ω ^ n = 1)
    (injective : ∀ x y : Vec n R, dft ω x = dft ω y → x = y) : IsPrincipalRoot ω n := sorry

end CommRing

section Field

variable [Lean.Grind.Field F] {ω : F}

namespace IsPrimitiveRoot

/-- **In a field a primitive root of unity is principal.** -/
theorem isPrincipalRoot (h : IsPrimitiveRoot ω n) : IsPrincipalRoot ω n := sorry

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **A field with a primitive `n`-th root of unity** has `n ≠ 0`: its characteristic does not
divide `n`. -/
theorem natCast_ne_zero (h : IsPrimitiveRoot ω n) (hn : 0 < n) : (n : F) ≠ 0 := sorry

end IsPrimitiveRoot

/-- **Inversion**: for a primitive `n`-th root of unity `ω` in a field,

  `x j = 1/n ∑ k, dft ω x k * ω ^ (-(k * j))`. -/
theorem IsPrimitiveRoot.idft_dft (h : IsPrimitiveRoot ω n) (x : Vec n F) :
    idft ω (dft ω x) = x := sorry

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **Inversion**, from the other side. -/
theorem IsPrimitiveRoot.dft_idft (h : IsPrimitiveRoot ω n) (x : Vec n F) :
    dft ω (idft ω x) = x := sorry

/-- **Circular convolution by three transforms**: for a primitive `n`-th root of unity in a field,
`x ⊛ y` is the inverse transform of the product of the transforms, component by component. -/
theorem IsPrimitiveRoot.circConv_eq_idft (h : IsPrimitiveRoot ω n) (x y : Vec n F) :
    circConv x y = idft ω fun k => dft ω x k * dft ω y k := sorry

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **The Fourier transform diagonalises circular convolution**, over a field with a primitive
`n`-th root of unity, `n > 0`: `C = F⁻¹ D F` with `F⁻¹ = n⁻¹ • dftMatrix n ω⁻¹`, which is the
inverse of `F = dftMatrix n ω`. -/
theorem IsPrimitiveRoot.circulant_eq (h : IsPrimitiveRoot ω n) (hn : 0 < n) (y : Vec n F) :
    (n : F)⁻¹ • dftMatrix n ω⁻¹ * dftMatrix n ω = 1 ∧
      circulant y = (n : F)⁻¹ • dftMatrix n ω⁻¹ *
        (Matrix.diagonal (dft ω y) * dftMatrix n ω) := sorry

end Field

end

section

open scoped Matrix

open Sequence (conv ofFin SupportedOn)

variable {R : Type} {n : Nat}

section Semiring

variable [Lean.Grind.Semiring R]

/-- **Circular convolution is convolution, wrapped around**: what lies beyond the last index comes
in again at the first,
`(x ⊛ y) k = (x ∗ y) k + (x ∗ y)(k + n)`, the vectors extended by zero on the right side. -/
theorem circConv_eq_conv_add_conv (x y : Vec n R) (k : Fin n) :
    circConv x y k = Sequence.conv (ofFin x) (ofFin y) k + Sequence.conv (ofFin x) (ofFin y) (k + n) := sorry

/-- **With enough zeros, circular convolution is convolution**: if `x` vanishes from index `p` on
and `y` from index `q` on, and `p + q ≤ n + 1`, then nothing is wrapped around. -/
theorem circConv_eq_conv {x y : Vec n R} {p q : Nat} (hx : ∀ j : Fin n, p ≤ j → x j = 0)
    (hy : ∀ j : Fin n, q ≤ j → y j = 0) (h : p + q ≤ n + 1) (k : Fin n) :
    circConv x y k = Sequence.conv (ofFin x) (ofFin y) k := sorry

end Semiring

end

namespace Counterexamples

/-- **A field is not needed**: modulo 15, with `ω = -1`, whose inverse is -1, and `2 * 8 = 1`, every
vector with two components is got back from its transform. -/
theorem smul_dft_dft_mod_fifteen (x : Vec 2 (Fin 15)) :
    (8 : Fin 15) • dft (-1) (dft (-1) x) = x := sorry

/-- Modulo 7, 2 is a primitive and principal third root of 1, and 3 is a unit. -/
theorem isPrincipalRoot_mod_seven :
    IsPrimitiveRoot (2 : Fin 7) 3 ∧ IsPrincipalRoot (2 : Fin 7) 3 ∧ (3 : Fin 7) * 5 = 1 := sorry

/-- Modulo 17, 2 is a primitive and principal eighth root of 1, and 8 is a unit. -/
theorem isPrincipalRoot_mod_seventeen :
    IsPrimitiveRoot (2 : Fin 17) 8 ∧ IsPrincipalRoot (2 : Fin 17) 8 ∧ (8 : Fin 17) * 15 = 1 := sorry

end Counterexamples

namespace Counterexamples

/-- **Inversion of the Fourier transform needs a principal root of unity**: with `ω = 1`, the
transform of a vector knows nothing but the sum of its components. -/
theorem dft_one {R : Type} [Lean.Grind.CommRing R] {n : Nat} (x : Vec n R) (k : Fin n) :
    dft 1 x k = ∑ j, x j := sorry

/-- **A primitive root of unity is not enough in a ring that is no field.** Modulo 15, 4 is a
primitive square root of 1, and 2 is a unit; but 4 is not principal, and the transform of the vector
(5, 10), which is not 0, is 0. -/
theorem primitive_not_principal :
    IsPrimitiveRoot (4 : Fin 15) 2 ∧ (2 : Fin 15) * 8 = 1 ∧ ¬IsPrincipalRoot (4 : Fin 15) 2 ∧
      fiveTen ≠ 0 ∧ dft 4 fiveTen = 0 := sorry

end Counterexamples

end Fundamentals
