module

public section

namespace Control

/-- One more field, and sums mean something else. -/
structure Point where
  x : Nat
  y : Nat
  zero : x = 0 ∧ y = 0

@[expose] instance : Add Point :=
  ⟨fun p q => ⟨p.x + q.x, p.y + q.y, by rw [p.zero.1, q.zero.1, p.zero.2, q.zero.2]; exact ⟨rfl, rfl⟩⟩⟩

theorem add_comm (p q : Point) : p + q = q + p := by
  show Point.mk _ _ _ = Point.mk _ _ _
  simp [Nat.add_comm]
-- expect audit add_comm statement-changed: through Control.Point

end Control
