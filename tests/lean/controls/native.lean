module

public section

namespace Control

/-- The axiom sits in an auxiliary `_proof_1_1`. -/
theorem double_eq : 2 ^ 10 = 1024 := by native_decide -- lint: native-decide
-- expect audit double_eq axiom: Lean.ofReduceBool

theorem add_comm : 2 ^ 11 = 2048 := by decide +native -- lint: native-decide
-- expect audit add_comm axiom: Lean.ofReduceBool

end Control
