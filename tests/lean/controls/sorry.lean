module

public section

namespace Control

@[expose] def double (n : Nat) : Nat := n + n

private theorem helper (n : Nat) : double n = 2 * n := by
  admit -- lint: sorry

/-- Its own proof looks whole. -/
theorem double_eq (n : Nat) (h : 0 < n) : double n = 2 * n := helper n
-- expect audit double_eq sorry: incomplete

theorem add_comm : 1 + 1 = 3 := by
  first | rfl | exact sorry -- lint: sorry
-- expect audit add_comm sorry: incomplete

end Control
