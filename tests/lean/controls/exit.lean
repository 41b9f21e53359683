module

public section

namespace Control

@[expose] def double (n : Nat) : Nat := n + n

end Control

#exit -- lint: exit

theorem Control.double_eq (n : Nat) (h : 0 < n) : double n = 3 * n := by
  omega
-- expect audit double_eq missing: no compiled file declares it
