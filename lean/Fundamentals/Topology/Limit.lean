/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Topology.Norm
import Fundamentals.Real.MinMax

/-!
# Limits at a point

The limit of a function at a point, in the ε–δ form of the textbooks, between any two normed groups;
the rules that need no multiplication are proved here once for ℝ and ℝⁿ.

## Main definitions
- `Tendsto f a l`: `f x → l` as `x → a`, where the value at `a` itself plays no part.
- `Near a p`, `NearNe a p`: `p` holds for all points near `a`, respectively for all but `a` itself.

## Main statements
- `Tendsto.unique`: a function has at most one limit at a point that others come close to.
- `Tendsto.congr`: a limit depends only on the values near the point.
- `Tendsto.add`, `Tendsto.sub`, `Tendsto.neg`: limits of sums, differences and opposites.
- `Tendsto.squeeze_norm`: what is bounded by a function that tends to `0` tends to `0`.
- `Tendsto.comp`: the limit of a composition.

## Implementation notes
Filters would unify the many kinds of limit. Here there is one kind, and its definition is to be
read in a minute; `Near` and `NearNe` take over the one thing that filters save in proofs, the
choice of the smaller of two `δ`.
-/

public section

namespace Fundamentals

universe u v w

/-- `f x → l` as `x → a`, the value at `a` itself playing no part:
`∀ ε > 0, ∃ δ > 0, ∀ x, 0 < ‖x - a‖ < δ → ‖f x - l‖ < ε`. -/
@[expose] def Tendsto {V : Type u} {W : Type v} [Sub V] [Norm V] [Sub W] [Norm W]
    (f : V → W) (a : V) (l : W) : Prop :=
  ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧ ∀ x : V, 0 < ‖x - a‖ → ‖x - a‖ < δ → ‖f x - l‖ < ε

/-! ### Near a point -/

section Near

variable {V : Type u} [Sub V] [Norm V] {a : V} {p q : V → Prop}

/-- `p` holds for all points near `a`, `a` included: for some `δ > 0`, for all `x` with
`‖x - a‖ < δ`. -/
@[expose] def Near (a : V) (p : V → Prop) : Prop :=
  ∃ δ : ℝ, 0 < δ ∧ ∀ x : V, ‖x - a‖ < δ → p x

/-- `p` holds for all points near `a` except possibly `a` itself. -/
@[expose] def NearNe (a : V) (p : V → Prop) : Prop :=
  ∃ δ : ℝ, 0 < δ ∧ ∀ x : V, 0 < ‖x - a‖ → ‖x - a‖ < δ → p x

theorem Near.and (hp : Near a p) (hq : Near a q) : Near a fun x => p x ∧ q x := by
  obtain ⟨δ, hδ, hp⟩ := hp
  obtain ⟨η, hη, hq⟩ := hq
  exact ⟨min δ η, Real.min_pos hδ hη, fun x hx =>
    ⟨hp x (Real.lt_min_iff.1 hx).1, hq x (Real.lt_min_iff.1 hx).2⟩⟩

theorem Near.mono (hp : Near a p) (h : ∀ x, p x → q x) : Near a q :=
  hp.imp fun _ ⟨hδ, hp⟩ => ⟨hδ, fun x hx => h x (hp x hx)⟩

theorem Near.nearNe (hp : Near a p) : NearNe a p :=
  hp.imp fun _ ⟨hδ, hp⟩ => ⟨hδ, fun x _ hx => hp x hx⟩

theorem NearNe.and (hp : NearNe a p) (hq : NearNe a q) : NearNe a fun x => p x ∧ q x := by
  obtain ⟨δ, hδ, hp⟩ := hp
  obtain ⟨η, hη, hq⟩ := hq
  exact ⟨min δ η, Real.min_pos hδ hη, fun x h₀ hx =>
    ⟨hp x h₀ (Real.lt_min_iff.1 hx).1, hq x h₀ (Real.lt_min_iff.1 hx).2⟩⟩

theorem NearNe.mono (hp : NearNe a p) (h : ∀ x, p x → q x) : NearNe a q :=
  hp.imp fun _ ⟨hδ, hp⟩ => ⟨hδ, fun x h₀ hx => h x (hp x h₀ hx)⟩

theorem near_of_forall (h : ∀ x, p x) : Near a p := ⟨1, Real.zero_lt_one, fun x _ => h x⟩

/-- Points near `a` and different from it have a positive distance from it. -/
theorem nearNe_norm_sub_pos : NearNe a fun x => 0 < ‖x - a‖ :=
  ⟨1, Real.zero_lt_one, fun _ h₀ _ => h₀⟩

/-- All points near `a` lie in a given ball around it. -/
theorem near_norm_sub_lt {r : ℝ} (hr : 0 < r) : Near a fun x => ‖x - a‖ < r :=
  ⟨r, hr, fun _ hx => hx⟩

end Near

section NearGroup

variable {V : Type u} [Lean.Grind.IntModule V] [Norm V] [LawfulNorm V] {a : V} {p : V → Prop}

/-- What holds near `a` holds at `a`. -/
theorem Near.self (hp : Near a p) : p a := by
  obtain ⟨δ, hδ, hp⟩ := hp
  exact hp a (by rwa [norm_sub_self])

/-- What holds at `a` and near `a` elsewhere holds near `a`. -/
theorem NearNe.near (hp : NearNe a p) (ha : p a) : Near a p := by
  obtain ⟨δ, hδ, hp⟩ := hp
  refine ⟨δ, hδ, fun x hx => ?_⟩
  by_cases hxa : x = a
  · exact hxa ▸ ha
  · exact hp x (norm_sub_pos_iff.2 hxa) hx

omit [LawfulNorm V] in
/-- The points near `a` are the `a + h` with `h` near `0`. -/
theorem near_iff_near_zero : Near a p ↔ Near 0 fun h => p (a + h) := by
  constructor
  · refine fun hp => hp.imp fun δ ⟨hδ, hp⟩ => ⟨hδ, fun h hh => hp (a + h) ?_⟩
    simpa only [norm_add_sub_cancel, norm_sub_zero] using hh
  · refine fun hp => hp.imp fun δ ⟨hδ, hp⟩ => ⟨hδ, fun x hx => ?_⟩
    have hax : a + (x - a) = x := by grind
    exact hax ▸ hp (x - a) (by simpa only [norm_sub_zero] using hx)

end NearGroup

section Local

variable {V : Type u} {W : Type v} [Sub V] [Norm V] [Sub W] [Norm W]
variable {f g : V → W} {a : V} {l : W} {ε : ℝ}

/-- Near a point where `f x → l`, the distance of `f x` from `l` is less than any given `ε > 0`. -/
theorem Tendsto.nearNe (hf : Tendsto f a l) (hε : 0 < ε) : NearNe a fun x => ‖f x - l‖ < ε :=
  hf ε hε

/-- A limit depends only on the values near the point: if `f x → l` and `f x = g x` for all `x ≠ a`
near `a`, then `g x → l`. -/
theorem Tendsto.congr (hf : Tendsto f a l) (h : NearNe a fun x => f x = g x) : Tendsto g a l :=
  fun _ hε => ((hf.nearNe hε).and h).mono fun _ ⟨hx, hfg⟩ => hfg ▸ hx

/-- **Squeeze.** If `‖f x - l‖ ≤ b x` for all `x ≠ a` near `a`, and `b x → 0`, then `f x → l`. -/
theorem Tendsto.squeeze_norm {b : V → ℝ} (hb : Tendsto b a 0)
    (h : NearNe a fun x => ‖f x - l‖ ≤ b x) : Tendsto f a l :=
  fun _ hε => ((hb.nearNe hε).and h).mono fun x ⟨hbx, hx⟩ => by
    rw [norm_sub_zero] at hbx
    exact Real.lt_of_le_of_lt hx (Real.lt_of_le_of_lt (Real.le_abs_self _) hbx)

theorem tendsto_id : Tendsto (fun x : V => x) a a := fun _ hε => (near_norm_sub_lt hε).nearNe

end Local

section Limit

variable {V : Type u} {W : Type v} [Sub V] [Norm V]
variable [Lean.Grind.IntModule W] [Norm W] [LawfulNorm W]
variable {f g : V → W} {a : V} {l m : W}

theorem tendsto_const : Tendsto (fun _ : V => l) a l :=
  fun _ _ => (near_of_forall fun _ => by grind [norm_sub_self l]).nearNe

/-- `f x → l` iff the distance `‖f x - l‖` tends to `0`. -/
theorem tendsto_iff_norm_sub_tendsto_zero :
    Tendsto f a l ↔ Tendsto (fun x => ‖f x - l‖) a 0 := by
  simp only [Tendsto, norm_sub_zero, Real.norm_eq_abs, Real.abs_of_nonneg, norm_nonneg]

omit [LawfulNorm W] in
/-- `f x → l` iff `f x - l → 0`. -/
theorem tendsto_iff_sub_tendsto_zero : Tendsto f a l ↔ Tendsto (fun x => f x - l) a 0 := by
  simp only [Tendsto, norm_sub_zero]

/-- A function has at most one limit at a point `a` that other points come close to: if for every
`δ > 0` some `x` has `0 < ‖x - a‖ < δ`, then `f x → l` and `f x → m` imply `l = m`. -/
theorem Tendsto.unique (hl : Tendsto f a l) (hm : Tendsto f a m)
    (ha : ∀ δ : ℝ, 0 < δ → ∃ x : V, 0 < ‖x - a‖ ∧ ‖x - a‖ < δ) : l = m := by
  refine eq_of_forall_norm_sub_lt fun ε hε => ?_
  obtain ⟨δ, hδ, h⟩ := (hl.nearNe (Real.half_pos hε)).and (hm.nearNe (Real.half_pos hε))
  obtain ⟨x, h₀, hx⟩ := ha δ hδ
  obtain ⟨hlx, hmx⟩ := h x h₀ hx
  rw [norm_sub_comm] at hlx
  exact Real.lt_of_le_of_lt (norm_sub_le l (f x) m)
    (Real.add_halves ε ▸ Real.add_lt_add hlx hmx)

/-! ### Sums and differences -/

theorem Tendsto.add (hf : Tendsto f a l) (hg : Tendsto g a m) :
    Tendsto (fun x => f x + g x) a (l + m) := by
  intro ε hε
  have hnear := (hf.nearNe (Real.half_pos hε)).and (hg.nearNe (Real.half_pos hε))
  refine hnear.mono fun x ⟨hfx, hgx⟩ => ?_
  calc ‖f x + g x - (l + m)‖ = ‖(f x - l) + (g x - m)‖ := by congr 1; grind
    _ ≤ ‖f x - l‖ + ‖g x - m‖ := norm_add_le _ _
    _ < ε := Real.add_halves ε ▸ Real.add_lt_add hfx hgx

theorem Tendsto.neg (hf : Tendsto f a l) : Tendsto (fun x => -f x) a (-l) := by
  refine fun ε hε => (hf.nearNe hε).mono fun x hx => ?_
  calc ‖-f x - -l‖ = ‖-(f x - l)‖ := by congr 1; grind
    _ = ‖f x - l‖ := norm_neg _
    _ < ε := hx

theorem Tendsto.sub (hf : Tendsto f a l) (hg : Tendsto g a m) :
    Tendsto (fun x => f x - g x) a (l - m) := by
  simpa only [Lean.Grind.AddCommGroup.sub_eq_add_neg] using hf.add hg.neg

/-- The length of a function that has a limit tends to the length of the limit. -/
theorem Tendsto.norm (hf : Tendsto f a l) : Tendsto (fun x => ‖f x‖) a ‖l‖ :=
  fun _ hε => (hf.nearNe hε).mono fun x hx => Std.lt_of_le_of_lt (abs_norm_sub_norm_le (f x) l) hx

/-! ### Bounds near the point -/

/-- A function that has a limit is bounded near the point, but possibly at it, by anything beyond
the limit's length. -/
theorem Tendsto.nearNe_norm_lt (hf : Tendsto f a l) {C : ℝ} (hC : ‖l‖ < C) :
    NearNe a fun x => ‖f x‖ < C :=
  (hf.nearNe (ε := C - ‖l‖) (by grind)).mono fun x hx => by grind [norm_le_add_norm_sub (f x) l]

/-- A function that has a limit other than zero stays away from zero near the point, but possibly
at it: its length exceeds everything below the limit's length. -/
theorem Tendsto.nearNe_lt_norm (hf : Tendsto f a l) {c : ℝ} (hc : c < ‖l‖) :
    NearNe a fun x => c < ‖f x‖ :=
  (hf.nearNe (ε := ‖l‖ - c) (by grind)).mono fun x hx => by
    grind [norm_le_add_norm_sub l (f x), norm_sub_comm l (f x)]

end Limit

/-! ### Composition, translation -/

section Composition

variable {U : Type u} {V : Type v} {W : Type w}
variable [Sub U] [Norm U] [Lean.Grind.IntModule V] [Norm V] [Sub W] [Norm W]

/-- The limit of a composition: if `f x → b` as `x → a`, `f x ≠ b` for all `x ≠ a` near `a`, and
`g y → m` as `y → b`, then `g (f x) → m` as `x → a`. -/
theorem Tendsto.comp [LawfulNorm V] {g : V → W} {f : U → V} {a : U} {b : V} {m : W}
    (hg : Tendsto g b m) (hf : Tendsto f a b) (hne : NearNe a fun x => f x ≠ b) :
    Tendsto (fun x => g (f x)) a m := by
  intro ε hε
  obtain ⟨δ, hδ, hg⟩ := hg ε hε
  exact ((hf.nearNe hδ).and hne).mono fun x ⟨hx, hne⟩ => hg (f x) (norm_sub_pos_iff.2 hne) hx

/-- Moving the point to the origin: `f x → l` as `x → a` iff `f (a + h) → l` as `h → 0`. -/
theorem tendsto_iff_tendsto_zero {f : V → W} {a : V} {l : W} :
    Tendsto f a l ↔ Tendsto (fun h => f (a + h)) 0 l := by
  constructor
  · refine fun hf ε hε => (hf ε hε).imp fun δ ⟨hδ, hlt⟩ => ⟨hδ, fun h => ?_⟩
    simpa only [norm_add_sub_cancel, norm_sub_zero] using hlt (a + h)
  · refine fun hf ε hε => (hf ε hε).imp fun δ ⟨hδ, hlt⟩ => ⟨hδ, fun x => ?_⟩
    have hx : a + (x - a) = x := by grind
    simpa only [norm_sub_zero, hx] using hlt (x - a)

end Composition

end Fundamentals
