module

public import Samples.Base

public section

namespace Samples

/-- **Four times.** -/
theorem four_times (n : Nat) : twice (twice n) = 4 * n := by
  rw [twice_eq, twice_eq]; omega

theorem by_choice (α : Type) (h : Nonempty α) : ∃ _ : α, True :=
  ⟨Classical.choice h, trivial⟩

theorem uses_leaf : (Tree.leaf : Tree Nat).size + large = large := by
  rw [Tree.size_leaf, Nat.zero_add]

end Samples
