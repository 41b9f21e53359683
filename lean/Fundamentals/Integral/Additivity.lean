/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Riemann
import Fundamentals.Integral.Bounded
import Fundamentals.Integral.Cauchy

/-!
# Adjacent intervals

## Main statements
- `HasIntegralOn.join`: `∫_a^c f = ∫_a^b f + ∫_b^c f`, if the integrals on the right exist.
- `IntegrableOn.mono`: an integrable function is integrable over every part of the interval.
- `HasIntegralOn.exists_split`: if the integral on the left exists, so do those on the right.
- `HasIntegralOn.sub_left`, `.sub_right`: the integral over what remains of an interval.
- `HasIntegralOn.chain`: finitely many intervals, each beginning where the last one ended.

## Implementation notes
A partition of `[a, c]` is cut at `b` by moving its points and tags into `[a, b]`, and into
`[b, c]`, each to the next point of the interval: no index has to be found at which to cut. Only the
piece around `b` then contributes something else to the Riemann sums, and little.
-/

public section

namespace Fundamentals

variable {f g : ℝ → ℝ} {a b c d u v I J K δ M : ℝ}

/-! ### Joining partitions -/

section Glue

variable {m n : Nat}

/-- Two sequences joined: the last term of the first gives way to the first term of the second. -/
private noncomputable def glue (x : Fin (m + 1) → ℝ) (y : Fin (n + 1) → ℝ) (k : Fin (m + n + 1)) :
    ℝ :=
  if h : k.val < m then x ⟨k.val, by omega⟩ else y ⟨k.val - m, by omega⟩

variable {x : Fin (m + 1) → ℝ} {y : Fin (n + 1) → ℝ}

private theorem glue_of_le (h : x (Fin.last m) = y 0) {k : Fin (m + n + 1)} {i : Fin (m + 1)}
    (hk : k.val = i.val) : glue x y k = x i := by
  obtain hlt | heq : i.val < m ∨ i.val = m := by lia
  · rw [glue, dif_pos (by lia)]
    exact congrArg x (Fin.ext hk)
  · have hlast : x i = y 0 := (congrArg x (Fin.ext heq)).trans h
    rw [glue, dif_neg (by lia), hlast]
    exact congrArg y (Fin.ext (show k.val - m = 0 by lia))

private theorem glue_of_ge {k : Fin (m + n + 1)} {j : Fin (n + 1)} (hk : k.val = m + j.val) :
    glue x y k = y j := by
  rw [glue, dif_neg (by lia)]
  exact congrArg y (Fin.ext (Nat.sub_eq_of_eq_add' hk))

end Glue

namespace TaggedPartition

private theorem glue_castAdd (P : TaggedPartition a b) (Q : TaggedPartition b c)
    (i : Fin P.size) :
    glue P.point Q.point (Fin.castAdd Q.size i).castSucc = P.point i.castSucc ∧
      glue P.point Q.point (Fin.castAdd Q.size i).succ = P.point i.succ :=
  have h : P.point (Fin.last P.size) = Q.point 0 := P.point_last.trans Q.point_zero.symm
  ⟨glue_of_le h rfl, glue_of_le h rfl⟩

private theorem glue_natAdd (P : TaggedPartition a b) (Q : TaggedPartition b c)
    (j : Fin Q.size) :
    glue P.point Q.point (Fin.natAdd P.size j).castSucc = Q.point j.castSucc ∧
      glue P.point Q.point (Fin.natAdd P.size j).succ = Q.point j.succ :=
  ⟨glue_of_ge rfl, glue_of_ge rfl⟩

/-- A partition of `[a, b]` followed by one of `[b, c]`. -/
private noncomputable def append (P : TaggedPartition a b) (Q : TaggedPartition b c) :
    TaggedPartition a c where
  size := P.size + Q.size
  point := glue P.point Q.point
  tag := Fin.addCases P.tag Q.tag
  point_zero := by
    rw [glue_of_le (i := 0) (P.point_last.trans Q.point_zero.symm) rfl, P.point_zero]
  point_last := by rw [glue_of_ge (j := Fin.last Q.size) rfl, Q.point_last]
  point_le_tag i := by
    refine Fin.addCases (fun i => ?_) (fun j => ?_) i
    · rw [(glue_castAdd P Q i).1, Fin.addCases_left]
      exact P.point_le_tag i
    · rw [(glue_natAdd P Q j).1, Fin.addCases_right]
      exact Q.point_le_tag j
  tag_le_point i := by
    refine Fin.addCases (fun i => ?_) (fun j => ?_) i
    · rw [(glue_castAdd P Q i).2, Fin.addCases_left]
      exact P.tag_le_point i
    · rw [(glue_natAdd P Q j).2, Fin.addCases_right]
      exact Q.tag_le_point j

section Append

variable (P : TaggedPartition a b) (Q : TaggedPartition b c)

private theorem length_append_left (i : Fin P.size) :
    (P.append Q).length (Fin.castAdd Q.size i) = P.length i := by
  rw [length_def, length_def, ← (glue_castAdd P Q i).1, ← (glue_castAdd P Q i).2]
  rfl

private theorem length_append_right (j : Fin Q.size) :
    (P.append Q).length (Fin.natAdd P.size j) = Q.length j := by
  rw [length_def, length_def, ← (glue_natAdd P Q j).1, ← (glue_natAdd P Q j).2]
  rfl

private theorem finerThan_append (hP : P.FinerThan δ) (hQ : Q.FinerThan δ) :
    (P.append Q).FinerThan δ := by
  refine Fin.addCases (fun i => ?_) (fun j => ?_)
  · rw [length_append_left]
    exact hP i
  · rw [length_append_right]
    exact hQ j

private theorem riemannSum_append (f : ℝ → ℝ) :
    riemannSum f (P.append Q) = riemannSum f P + riemannSum f Q := by
  have hleft (i : Fin P.size) : (P.append Q).tag (Fin.castAdd Q.size i) = P.tag i := by
    simp only [append, Fin.addCases_left]
  have hright (j : Fin Q.size) : (P.append Q).tag (Fin.natAdd P.size j) = Q.tag j := by
    simp only [append, Fin.addCases_right]
  refine (sum_append (m := P.size) (n := Q.size) _).trans ?_
  simp only [hleft, hright, length_append_left, length_append_right, riemannSum_def]

end Append

/-! ### Cutting partitions -/

/-- The points and tags of a partition of `[a, b]`, moved into the part `[u, v]`, each to the next
point of it. -/
private noncomputable def restrict (P : TaggedPartition a b) (hau : a ≤ u) (huv : u ≤ v)
    (hvb : v ≤ b) : TaggedPartition u v where
  size := P.size
  point i := max u (min v (P.point i))
  tag i := max u (min v (P.tag i))
  point_zero := by
    rw [P.point_zero]
    exact Real.clamp_of_le hau
  point_last := by
    rw [P.point_last]
    exact Real.clamp_of_ge huv hvb
  point_le_tag i := Real.clamp_le_clamp (P.point_le_tag i)
  tag_le_point i := Real.clamp_le_clamp (P.tag_le_point i)

private theorem finerThan_restrict {P : TaggedPartition a b} (hau : a ≤ u) (huv : u ≤ v)
    (hvb : v ≤ b) (hP : P.FinerThan δ) : (P.restrict hau huv hvb).FinerThan δ := fun i =>
  have shorter : Real.clamp u v (P.point i.succ) - Real.clamp u v (P.point i.castSucc) ≤
      P.length i := Real.clamp_sub_clamp_le (P.castSucc_le_succ i)
  Real.lt_of_le_of_lt shorter (hP i)

/-- Moving the tag of a piece changes its term in a Riemann sum by at most `2 M` times its
length. -/
private theorem abs_sub_mul_le {p q l : ℝ} (hp : |p| ≤ M) (hq : |q| ≤ M) (hl : 0 ≤ l) :
    |(p - q) * l| ≤ 2 * M * l := by
  rw [Real.abs_mul, Real.abs_of_nonneg hl, Real.two_mul]
  exact Real.mul_le_mul_of_nonneg_right
    (Real.le_trans (Real.abs_sub_le_abs_add_abs p q) (Real.add_le_add hp hq)) hl

/-- Moving the tags of the two parts of a piece changes its term in a Riemann sum by at most
`2 M` times its length. -/
private theorem abs_mul_add_sub_le {p q r l m : ℝ} (hp : |p| ≤ M) (hq : |q| ≤ M) (hr : |r| ≤ M)
    (hl : 0 ≤ l) (hm : 0 ≤ m) : |p * (l + m) - (q * l + r * m)| ≤ 2 * M * (l + m) := by
  have hparts : p * (l + m) - (q * l + r * m) = (p - q) * l + (p - r) * m := by grobner
  rw [hparts, Real.mul_add]
  exact Real.le_trans (Real.abs_add_le _ _)
    (Real.add_le_add (abs_sub_mul_le hp hq hl) (abs_sub_mul_le hp hr hm))

/-- The part of a partition to the left of `b`. -/
private noncomputable def cutLeft (P : TaggedPartition a c) (hab : a ≤ b) (hbc : b ≤ c) :
    TaggedPartition a b :=
  P.restrict (Real.le_refl a) hab hbc

/-- The part of a partition to the right of `b`. -/
private noncomputable def cutRight (P : TaggedPartition a c) (hab : a ≤ b) (hbc : b ≤ c) :
    TaggedPartition b c :=
  P.restrict hab hbc (Real.le_refl c)

/-- What the piece `i` contributes to the Riemann sum over `P`, less what its two parts contribute
after a cut at `b`. -/
private noncomputable def cutError (f : ℝ → ℝ) (P : TaggedPartition a c) (hab : a ≤ b)
    (hbc : b ≤ c) (i : Fin P.size) : ℝ :=
  f (P.tag i) * P.length i - (f ((P.cutLeft hab hbc).tag i) * (P.cutLeft hab hbc).length i +
    f ((P.cutRight hab hbc).tag i) * (P.cutRight hab hbc).length i)

/-- A cut at `b` makes a difference for the piece around `b` only, and there at most `2 M` times
its length. -/
private theorem cutError_eq_zero_or {P : TaggedPartition a c} (hab : a ≤ b) (hbc : b ≤ c)
    (hP : P.FinerThan δ) (hM : ∀ x, a ≤ x → x ≤ c → |f x| ≤ M) (i : Fin P.size) :
    cutError f P hab hbc i = 0 ∨ b - δ ≤ P.point i.castSucc ∧ P.point i.succ ≤ b + δ ∧
      |cutError f P hab hbc i| ≤ 2 * M * P.length i := by
  let L := P.cutLeft hab hbc
  let R := P.cutRight hab hbc
  have hL : L.length i =
    Real.clamp a b (P.point i.succ) - Real.clamp a b (P.point i.castSucc) := rfl
  have hR : R.length i =
    Real.clamp b c (P.point i.succ) - Real.clamp b c (P.point i.castSucc) := rfl
  have ha := P.le_point i.castSucc
  have hc := P.point_le i.succ
  have hle := P.castSucc_le_succ i
  have herror : cutError f P hab hbc i =
    f (P.tag i) * P.length i - (f (L.tag i) * L.length i + f (R.tag i) * R.length i) := rfl
  obtain h | h := Real.le_total (P.point i.succ) b
  · -- the piece is to the left of `b`
    have hleft : L.length i = P.length i := by
      rw [hL, Real.clamp_of_mem (Real.le_trans ha hle) h,
        Real.clamp_of_mem ha (Real.le_trans hle h), P.length_def]
    have hright : R.length i = 0 := by
      rw [hR, Real.clamp_of_le h, Real.clamp_of_le (Real.le_trans hle h), Real.sub_self]
    have htag : L.tag i = P.tag i :=
      Real.clamp_of_mem (P.le_tag i) (Real.le_trans (P.tag_le_point i) h)
    exact Or.inl (by rw [herror, htag, hleft, hright, Real.mul_zero, Real.add_zero, Real.sub_self])
  obtain h' | h' := Real.le_total b (P.point i.castSucc)
  · -- the piece is to the right of `b`
    have hleft : L.length i = 0 := by
      rw [hL, Real.clamp_of_ge hab h, Real.clamp_of_ge hab h', Real.sub_self]
    have hright : R.length i = P.length i := by
      rw [hR, Real.clamp_of_mem h hc, Real.clamp_of_mem h' (Real.le_trans hle hc), P.length_def]
    have htag : R.tag i = P.tag i :=
      Real.clamp_of_mem (Real.le_trans h' (P.point_le_tag i)) (P.tag_le i)
    exact Or.inl (by rw [herror, htag, hleft, hright, Real.mul_zero, Real.zero_add, Real.sub_self])
  · -- the piece is cut
    have hlength := P.length_def i
    have hshort := hP i
    have hsum : P.length i = L.length i + R.length i := by
      rw [hL, hR, Real.clamp_of_ge hab h, Real.clamp_of_mem ha h', Real.clamp_of_mem h hc,
        Real.clamp_of_le h', hlength]
      grobner
    refine Or.inr ⟨by grind only, by grind only, ?_⟩
    rw [herror, hsum]
    exact abs_mul_add_sub_le (hM _ (P.le_tag i) (P.tag_le i))
      (hM _ (L.le_tag i) (Real.le_trans (L.tag_le i) hbc))
      (hM _ (Real.le_trans hab (R.le_tag i)) (R.tag_le i)) (L.length_nonneg i) (R.length_nonneg i)

/-- Cutting a partition at `b` changes the Riemann sum little. -/
private theorem abs_riemannSum_sub_cut_le {P : TaggedPartition a c} (hab : a ≤ b) (hbc : b ≤ c)
    (hδ : 0 < δ) (hP : P.FinerThan δ) (hM : ∀ x, a ≤ x → x ≤ c → |f x| ≤ M) :
    |riemannSum f P - (riemannSum f (P.cutLeft hab hbc) + riemannSum f (P.cutRight hab hbc))| ≤
      4 * M * δ := by
  have hM₀ : 0 ≤ M := Real.le_trans (Real.abs_nonneg _) (hM b hab hbc)
  have herror : riemannSum f P - (riemannSum f (P.cutLeft hab hbc) +
      riemannSum f (P.cutRight hab hbc)) = ∑ i, cutError f P hab hbc i := by
    simp only [cutError, sum_sub, sum_add]
    rfl
  have hsum := P.abs_sum_le_of_local (Real.mul_nonneg (Real.le_of_lt Real.zero_lt_two) hM₀)
    (by grind only) (cutError_eq_zero_or hab hbc hP hM)
  rw [← herror] at hsum
  exact Real.le_trans hsum (Real.le_of_eq (by grobner))

end TaggedPartition

/-! ### Two adjacent intervals -/

/-- **Additivity over adjacent intervals**: if `f` has the integral `I` over `[a, b]` and `J` over
`[b, c]`, then it has the integral `I + J` over `[a, c]`. -/
theorem HasIntegralOn.join (hI : HasIntegralOn f a b I) (hJ : HasIntegralOn f b c J) :
    HasIntegralOn f a c (I + J) := by
  have hab := hI.ends_le
  have hbc := hJ.ends_le
  obtain ⟨M, hM⟩ : ∃ M, ∀ x, a ≤ x → x ≤ c → |f x| ≤ M := by
    obtain ⟨M, hM⟩ := hI.integrableOn.bounded
    obtain ⟨N, hN⟩ := hJ.integrableOn.bounded
    refine ⟨max M N, fun x ha hc => ?_⟩
    obtain h | h := Real.le_total x b
    · exact Real.le_trans (hM x ha h) (Real.le_max_left M N)
    · exact Real.le_trans (hN x h hc) (Real.le_max_right M N)
  have hM₀ : 0 ≤ M := Real.le_trans (Real.abs_nonneg _) (hM b hab hbc)
  refine ⟨Real.le_trans hab hbc, fun ε hε => ?_⟩
  obtain ⟨δ, hδ, hI⟩ := hI.exists_delta (ε := ε / 3) (by grind)
  obtain ⟨η, hη, hJ⟩ := hJ.exists_delta (ε := ε / 3) (by grind)
  obtain ⟨θ, hθ, hsmall⟩ : ∃ θ, 0 < θ ∧ θ * (12 * M + 1) = ε := by
    have hpos : 0 < 12 * M + 1 := by grind only
    exact ⟨ε / (12 * M + 1), Real.div_pos hε hpos, Real.div_mul_cancel ε (Real.ne_of_gt hpos)⟩
  refine ⟨min (min δ η) θ, Real.lt_min (Real.lt_min hδ hη) hθ, fun P hP => ?_⟩
  have hcut := TaggedPartition.abs_riemannSum_sub_cut_le hab hbc hθ
    (hP.mono (Real.min_le_right _ _)) hM
  have hδη := hP.mono (Real.min_le_left _ _)
  have hleft := hI (P.cutLeft hab hbc) (TaggedPartition.finerThan_restrict (Real.le_refl a) hab hbc
    (hδη.mono (Real.min_le_left δ η)))
  have hright := hJ (P.cutRight hab hbc) (TaggedPartition.finerThan_restrict hab hbc
    (Real.le_refl c) (hδη.mono (Real.min_le_right δ η)))
  rw [Real.abs_le] at hcut
  rw [Real.abs_lt] at hleft hright ⊢
  grind only

/-- A function that is integrable over `[a, b]` and over `[b, c]` is integrable over `[a, c]`. -/
theorem IntegrableOn.join (hf : IntegrableOn f a b) (hg : IntegrableOn f b c) :
    IntegrableOn f a c :=
  hf.elim fun _ hI => hg.elim fun _ hJ => (hI.join hJ).integrableOn

/-- Integrability over the left part of an interval. -/
private theorem IntegrableOn.left (hf : IntegrableOn f a c) (hab : a ≤ b) (hbc : b ≤ c) :
    IntegrableOn f a b := by
  refine (integrableOn_iff_cauchy hab).2 fun ε hε => ?_
  obtain ⟨δ, hδ, hclose⟩ := (integrableOn_iff_cauchy hf.ends_le).1 hf ε hε
  obtain ⟨R, hR⟩ := TaggedPartition.exists_finerThan hbc hδ
  refine ⟨δ, hδ, fun P Q hP hQ => ?_⟩
  have h := hclose _ _ (P.finerThan_append R hP hR) (Q.finerThan_append R hQ hR)
  rw [TaggedPartition.riemannSum_append, TaggedPartition.riemannSum_append, Real.abs_lt] at h
  rw [Real.abs_lt]
  grind only

/-- Integrability over the right part of an interval. -/
private theorem IntegrableOn.right (hf : IntegrableOn f a c) (hab : a ≤ b) (hbc : b ≤ c) :
    IntegrableOn f b c := by
  refine (integrableOn_iff_cauchy hbc).2 fun ε hε => ?_
  obtain ⟨δ, hδ, hclose⟩ := (integrableOn_iff_cauchy hf.ends_le).1 hf ε hε
  obtain ⟨R, hR⟩ := TaggedPartition.exists_finerThan hab hδ
  refine ⟨δ, hδ, fun P Q hP hQ => ?_⟩
  have h := hclose _ _ (R.finerThan_append P hR hP) (R.finerThan_append Q hR hQ)
  rw [TaggedPartition.riemannSum_append, TaggedPartition.riemannSum_append, Real.abs_lt] at h
  rw [Real.abs_lt]
  grind only

/-- **Restriction**: a function that is integrable over `[a, b]` is integrable over every part
`[c, d]` of it. -/
theorem IntegrableOn.mono (hf : IntegrableOn f a b) (hac : a ≤ c) (hcd : c ≤ d) (hdb : d ≤ b) :
    IntegrableOn f c d :=
  (hf.right hac (Real.le_trans hcd hdb)).left hcd hdb

/-- An integral over `[a, c]` is the sum of the integrals over `[a, b]` and `[b, c]`, which
exist. -/
theorem HasIntegralOn.exists_split (h : HasIntegralOn f a c K) (hab : a ≤ b) (hbc : b ≤ c) :
    ∃ I J, HasIntegralOn f a b I ∧ HasIntegralOn f b c J ∧ I + J = K := by
  obtain ⟨I, hI⟩ := h.integrableOn.left hab hbc
  obtain ⟨J, hJ⟩ := h.integrableOn.right hab hbc
  exact ⟨I, J, hI, hJ, (hI.join hJ).unique h⟩

/-- The integral over `[b, c]` is the integral over `[a, c]` less that over `[a, b]`. -/
theorem HasIntegralOn.sub_left (h : HasIntegralOn f a c K) (hI : HasIntegralOn f a b I)
    (hbc : b ≤ c) : HasIntegralOn f b c (K - I) := by
  obtain ⟨I', J, hI', hJ, rfl⟩ := h.exists_split hI.ends_le hbc
  have hJ' : I' + J - I = J := by
    rw [hI.unique hI']
    grobner
  rwa [hJ']

/-- The integral over `[a, b]` is the integral over `[a, c]` less that over `[b, c]`. -/
theorem HasIntegralOn.sub_right (h : HasIntegralOn f a c K) (hJ : HasIntegralOn f b c J)
    (hab : a ≤ b) : HasIntegralOn f a b (K - J) := by
  obtain ⟨I, J', hI, hJ', rfl⟩ := h.exists_split hab hJ.ends_le
  have hI' : I + J' - J = I := by
    rw [hJ.unique hJ']
    grobner
  rwa [hI']

/-- The integral of a nonnegative function over a part of an interval is at most that over the
whole. -/
theorem HasIntegralOn.le_of_subinterval (hI : HasIntegralOn f c d I) (hJ : HasIntegralOn f a b J)
    (hac : a ≤ c) (hdb : d ≤ b) (h : ∀ x, a ≤ x → x ≤ b → 0 ≤ f x) : I ≤ J := by
  have hcd := hI.ends_le
  obtain ⟨K, L, hK, hL, hKL⟩ := hJ.exists_split hac (Real.le_trans hcd hdb)
  obtain ⟨I', N, hI', hN, hIN⟩ := hL.exists_split hcd hdb
  have hK₀ := hK.nonneg fun x hx hx' => h x hx (Real.le_trans hx' (Real.le_trans hcd hdb))
  have hN₀ := hN.nonneg fun x hx hx' => h x (Real.le_trans (Real.le_trans hac hcd) hx) hx'
  have hII' := hI.unique hI'
  grind only

/-! ### Finitely many adjacent intervals -/

/-- **Additivity over finitely many adjacent intervals**: integrals over `[x₀, x₁]`, `[x₁, x₂]`, …,
`[xₙ₋₁, xₙ]` add up to the integral over `[x₀, xₙ]`. -/
theorem HasIntegralOn.chain {n : Nat} {x : Fin (n + 1) → ℝ} {K : Fin n → ℝ}
    (h : ∀ i : Fin n, HasIntegralOn f (x i.castSucc) (x i.succ) (K i)) :
    HasIntegralOn f (x 0) (x (Fin.last n)) (∑ i, K i) := by
  induction n with
  | zero => exact hasIntegralOn_self f (x 0)
  | succ n ih =>
    have init := ih (x := fun i => x i.castSucc) fun i => h i.castSucc
    exact HasIntegralOn.join init (h (Fin.last n))

end Fundamentals
