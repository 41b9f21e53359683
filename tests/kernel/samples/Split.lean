module

/-!
A proof of `False` that the kernel of Lean 4.28 accepts (lean4#14807).

`a` and `b` are equal by computation, as are `b` and `c`, but not `a` and `c`. So `Sealed h` is a
proposition as long as `h` is a variable, and is not seen to be one at `h := held`: there the bit is
read off again, while proofs are equal.
-/

public section
namespace Split

@[expose] noncomputable def down (n : Nat) (h : Acc (· < ·) n) : Bool :=
  Acc.rec (motive := fun _ _ => Bool)
    (fun m _ below => Nat.rec (motive := fun m => ((k : Nat) → k < m → Bool) → Bool)
      (fun _ => true) (fun k _ below => below k (Nat.lt_succ_self k)) m below) h

theorem down_eq (n : Nat) (h : Acc (· < ·) n) : down n h = true := by
  induction h with
  | intro n _ below =>
    cases n with
    | zero => rfl
    | succ n => exact below n (Nat.lt_succ_self n)

noncomputable opaque founded : Acc (· < ·) 1 := Nat.lt_wfRel.wf.apply 1

@[expose] noncomputable def a := down 1 founded
@[expose] noncomputable def b := down 1 (Acc.intro 1 fun _ => Acc.inv founded)
@[expose] noncomputable def c := down 0 (Acc.inv founded (Nat.lt_succ_self 0))

@[expose] def P : Prop := a = b
@[expose] def Q : Prop := a = c

theorem held : Q := (down_eq _ _).trans (down_eq _ _).symm

@[expose] noncomputable def Gate (h : P) : Type := Eq.rec (motive := fun _ _ => Type) Prop h

inductive Sealed (h : P) : Gate h where
  | seal (bit : Bool) : Sealed h

@[expose] noncomputable def Closed (h : P) : Prop := Sealed h
noncomputable def Held : Prop := Closed (by exact held)

theorem yes : Held := by
  show Closed held
  exact Sealed.seal (h := held) true

theorem no : Held := by
  show Closed held
  exact Sealed.seal (h := held) false

noncomputable def bit (p : Held) : Bool := by
  dsimp only [Held, Closed] at p
  exact p.1

theorem read : bit yes = true := by decide +kernel
theorem other : bit no = false := by decide +kernel
theorem same : yes = no := rfl

theorem broken : False :=
  Bool.noConfusion (read.symm.trans ((congrArg bit same).trans other))

end Split
