module

public section

namespace Control

@[expose] def double (n : Nat) : Nat := n + n

/-- Nobody can use it. -/
private theorem double_eq (n : Nat) (h : 0 < n) : double n = 2 * n := by
  unfold double; omega
-- expect audit double_eq missing: private

def by_definition (n : Nat) : double n = n + n := rfl
-- expect audit by_definition not-a-theorem: definition

example (n : Nat) : n + 0 = n := rfl
-- expect audit add_comm missing: no compiled file declares it

end Control
