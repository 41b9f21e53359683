module

public section

namespace Control

structure Point where
  x : Nat
  y : Nat

/-- A sum that forgets. -/
@[expose] instance : Add Point := ⟨fun _ _ => ⟨0, 0⟩⟩

theorem add_comm (p q : Point) : p + q = q + p := rfl
-- expect audit add_comm statement-changed: through Control.instAddPoint

/-- For this statement alone. -/
local instance : Add Nat := ⟨fun m _ => m + m⟩

@[expose] def double (n : Nat) : Nat := n + n

theorem double_eq (n : Nat) (h : 0 < n) : double n = 2 * n := by
  show Nat.add n n = 2 * n
  have : Nat.add n n = n * 2 := (Nat.mul_two n).symm
  rw [this, Nat.mul_comm]
-- expect audit double_eq statement-changed: through Control.double, Control.instAddNat

end Control
