/-
A library in small, with what the real one has: proofs inside definitions, private parts, choices.
-/
module

public section

namespace Fundamentals

universe u

/-- An even number. -/
structure Even where
  /-- The number. -/
  value : Nat
  /-- It is even. -/
  isEven : value % 2 = 0

namespace Even

/-- Written as a number. -/
noncomputable instance : CoeFun Even fun _ => Nat → Nat := ⟨fun e n => e.value + n⟩

@[expose] noncomputable def zero : Even where
  value := 0
  isEven := by decide

theorem add_mod {a b : Nat} (ha : a % 2 = 0) (hb : b % 2 = 0) : (a + b) % 2 = 0 := by omega

@[expose] noncomputable def add (x y : Even) : Even := ⟨x.value + y.value, add_mod x.isEven y.isEven⟩

noncomputable instance : Add Even := ⟨add⟩

@[simp] theorem add_value (x y : Even) : (x + y).value = x.value + y.value := rfl

/-- The order does not matter. -/
theorem add_comm (x y : Even) : (x + y).value = (y + x).value := Nat.add_comm _ _

end Even

/-- A number whose representation nobody sees. -/
structure Hidden where
  private hide ::
  private inside : Nat

namespace Hidden

noncomputable def make (n : Nat) : Hidden := ⟨n⟩

noncomputable def read : Hidden → Nat
  | ⟨n⟩ => n

theorem read_make (n : Nat) : (make n).read = n := by rfl

end Hidden

theorem exists_greater (n : Nat) : ∃ m, n < m := ⟨n + 1, Nat.lt_succ_self n⟩

open Classical in
/-- Some number above `n`. -/
noncomputable def above (n : Nat) : Nat := choose (exists_greater n)

/-- The length of `n`, for which the sign `‖n‖` is written. -/
@[expose] def size (n : Nat) : Nat := n

scoped macro:max atomic("‖" noWs) x:term noWs "‖" : term => `(size $x)

theorem lt_above (n : Nat) :
    ‖n‖ < above n := by
  unfold size above
  exact Classical.choose_spec (exists_greater n)

section

variable {α : Type u} (f : α → Nat) (R : α → α → Prop)

/-- Everywhere the same. -/
@[expose] def IsConst : Prop := ∀ x y, f x = f y

theorem isConst_of_eq (c : Nat) (h : ∀ x, f x = c) : IsConst f := fun x y =>
  (h x).trans (h y).symm

theorem coerced (e : Even) (n : Nat) : e n = e.value + n := rfl

/-- Places from the far end. -/
@[expose] noncomputable def back {n : Nat} (i : Fin n) : Fin n := ⟨n - 1 - i.val, by omega⟩

theorem back_zero {n : Nat} (h : 0 < n) : back ⟨0, h⟩ = ⟨n - 1, by omega⟩ := rfl

end

end Fundamentals
