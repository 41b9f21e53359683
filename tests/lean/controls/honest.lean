module

/-! What the others pretend to be. Its statements are the pins; nothing is wrong with it.
It says sorry, axiom and native_decide where that means nothing. -/

public section

namespace Control

/-- Twice a number; no `sorry` in it. -/
@[expose] def double (n : Nat) : Nat := n + n

structure Point where
  x : Nat
  y : Nat

@[expose] instance : Add Point := ⟨fun p q => ⟨p.x + q.x, p.y + q.y⟩⟩

theorem double_eq (n : Nat) (h : 0 < n) : double n = 2 * n := by
  have : "axiom".length = 5 := by decide
  unfold double; omega

theorem add_comm (p q : Point) : p + q = q + p := by
  show Point.mk _ _ = Point.mk _ _
  rw [Nat.add_comm p.x, Nat.add_comm p.y]

example : double 2 = 4 := rfl

end Control
-- expect nothing
