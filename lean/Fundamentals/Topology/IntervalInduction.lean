/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Abs
import Fundamentals.Real.Supremum

/-!
# From short intervals to the whole interval

A property of intervals that passes from two intervals with a common end to their union, and that
every point's short intervals around it have, is a property of the whole interval `[a, b]`. The
theorems of this folder about continuous functions on `[a, b]` (intermediate values, boundedness,
largest values, uniform continuity) are instances of it, and it is where the completeness of `ℝ`
enters their proofs.

## Main statements
- `interval_induction`: the principle.

## Implementation notes
The principle stands for the compactness of `[a, b]`; it replaces the repeated choice of a supremum
(or of a subsequence, or of a finite cover) by an argument at one point and one of gluing.
-/

public section

namespace Fundamentals

/-- Above `s ≤ b` there is `v ≤ b` with `v - t < δ`, if `t` is close enough to `s`; unless `s = b`,
when `v = b` will do. -/
private theorem exists_above {s t b δ : ℝ} (hsb : s ≤ b) (hδ : 0 < δ) (hst : s - δ / 2 < t) :
    ∃ v, (v = b ∨ s < v) ∧ s ≤ v ∧ v ≤ b ∧ v - t < δ := by
  obtain h | h := Real.le_total b (s + δ / 3)
  · exact ⟨b, Or.inl rfl, hsb, Real.le_refl b, by grind⟩
  · exact ⟨s + δ / 3, Or.inr (by grind), by grind, h, by grind⟩

/-- **Interval induction** (Cousin's lemma). Let `a ≤ b`, and let `p u v` be a property of the
intervals `[u, v] ⊆ [a, b]` such that

* if `[u, v]` and `[v, w]` have it then so has `[u, w]`;
* around every point `x` of `[a, b]` all short intervals have it: there is `δ > 0` such that
  `p u v` for all `u ≤ x ≤ v` in `[a, b]` with `v - u < δ`.

Then `[a, b]` has it. -/
theorem interval_induction {a b : ℝ} (hab : a ≤ b) {p : ℝ → ℝ → Prop}
    (join : ∀ u v w, a ≤ u → u ≤ v → v ≤ w → w ≤ b → p u v → p v w → p u w)
    (short : ∀ x, a ≤ x → x ≤ b → ∃ δ : ℝ, 0 < δ ∧
      ∀ u v, a ≤ u → u ≤ x → x ≤ v → v ≤ b → v - u < δ → p u v) :
    p a b := by
  -- the least upper bound `s` of the points `t` such that `[a, t]` has the property
  have hne : ∃ t, a ≤ t ∧ t ≤ b ∧ p a t := by
    have ha := Real.le_refl a
    obtain ⟨δ, hδ, h⟩ := short a ha hab
    exact ⟨a, ha, hab, h a a ha ha ha hab (Real.sub_self a ▸ hδ)⟩
  obtain ⟨s, hs⟩ := Real.exists_isLUB hne ⟨b, fun t ht => ht.2.1⟩
  have has : a ≤ s := hne.elim fun t ht => Real.le_trans ht.1 (hs.le t ht)
  have hsb : s ≤ b := hs.least b fun t ht => ht.2.1
  -- some `t` just below `s` (or `s` itself) has it, and so has `v`, just above `s` or equal to `b`
  obtain ⟨δ, hδ, h⟩ := short s has hsb
  obtain ⟨t, ⟨hat, htb, ht⟩, hst⟩ := hs.exists_gt (b := s - δ / 2) (by grind)
  have hts : t ≤ s := hs.le t ⟨hat, htb, ht⟩
  obtain ⟨v, hv, hsv, hvb, hvδ⟩ := exists_above hsb hδ hst
  have hav : p a v := join a t v (Real.le_refl a) hat (Real.le_trans hts hsv) hvb ht
    (h t v hat hts hsv hvb hvδ)
  -- no point above `s` has it, so that `v = b`
  have hvs : v ≤ s := hs.le v ⟨Real.le_trans has hsv, hvb, hav⟩
  exact hv.elim (fun h => h ▸ hav) fun h => absurd hvs (Real.not_le.2 h)

end Fundamentals
