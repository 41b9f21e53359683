/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Integral.Riemann
public import Fundamentals.Topology.ContinuousOn
import Fundamentals.Integral.FundamentalTheorem
import Fundamentals.Integral.Integrable

/-!
# Integration by parts

## Main statements
- `hasIntegralOn_mul_deriv_add`: the integral of `u' v + u v'`.
- `HasIntegralOn.by_parts`: `∫_a^b u v' = u b v b - u a v a - ∫_a^b u' v`.
-/

public section

namespace Fundamentals

variable {u v u' v' : ℝ → ℝ} {a b I : ℝ}

/-- The product rule, integrated: `∫_a^b (u' v + u v') = u b v b - u a v a`, for functions that are
continuous on `[a, b]` and have integrable derivatives inside. -/
theorem hasIntegralOn_mul_deriv_add (hu : ContinuousOn u a b) (hv : ContinuousOn v a b)
    (hu' : ∀ x, a < x → x < b → HasDerivAt u (u' x) x)
    (hv' : ∀ x, a < x → x < b → HasDerivAt v (v' x) x) (hui : IntegrableOn u' a b)
    (hvi : IntegrableOn v' a b) :
    HasIntegralOn (fun x => u' x * v x + u x * v' x) a b (u b * v b - u a * v a) :=
  have hab := hui.ends_le
  hasIntegralOn_of_hasDerivAt
    ((hui.mul (hv.integrableOn hab)).add ((hu.integrableOn hab).mul hvi)) (hu.mul hv)
    fun x ha hb => (hu' x ha hb).mul (hv' x ha hb)

/-- **Integration by parts.** Let `u` and `v` be continuous on `[a, b]` and have inside the
derivatives `u'` and `v'`, which are integrable over `[a, b]`. Then

`∫_a^b u v' = u b v b - u a v a - ∫_a^b u' v`. -/
theorem HasIntegralOn.by_parts (hI : HasIntegralOn (fun x => u' x * v x) a b I)
    (hu : ContinuousOn u a b) (hv : ContinuousOn v a b)
    (hu' : ∀ x, a < x → x < b → HasDerivAt u (u' x) x)
    (hv' : ∀ x, a < x → x < b → HasDerivAt v (v' x) x) (hui : IntegrableOn u' a b)
    (hvi : IntegrableOn v' a b) :
    HasIntegralOn (fun x => u x * v' x) a b (u b * v b - u a * v a - I) :=
  ((hasIntegralOn_mul_deriv_add hu hv hu' hv' hui hvi).sub hI).congr fun x _ _ => by grind

end Fundamentals
