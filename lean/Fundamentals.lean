/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Calculus.Differential
public import Fundamentals.Calculus.Gradient
public import Fundamentals.Calculus.HigherDerivatives
public import Fundamentals.Calculus.InverseFunction
public import Fundamentals.Calculus.IteratedPartials
public import Fundamentals.Calculus.Jacobian
public import Fundamentals.Calculus.MeanValue
public import Fundamentals.Calculus.MeanValueInequality
public import Fundamentals.Calculus.OneSidedDerivative
public import Fundamentals.Calculus.PartialDerivative
public import Fundamentals.Calculus.PartialDerivativeRules
public import Fundamentals.Calculus.PartialMeanValue
public import Fundamentals.Calculus.Sqrt
public import Fundamentals.Calculus.TaylorPolynomial
public import Fundamentals.Convolution.Sequence
public import Fundamentals.Convolution.SequenceDilation
public import Fundamentals.Convolution.SequenceRing
public import Fundamentals.Convolution.SequenceSum
public import Fundamentals.Counterexamples.AbsNotDifferentiable
public import Fundamentals.Counterexamples.BackpropagationAtKink
public import Fundamentals.Counterexamples.ChainRule
public import Fundamentals.Counterexamples.ContinuousPartialsNotNecessary
public import Fundamentals.Counterexamples.ConvLayer
public import Fundamentals.Counterexamples.CrossCorrelationNotAssociative
public import Fundamentals.Counterexamples.MixedPartialsDiffer
public import Fundamentals.Counterexamples.PartialDerivativesNotSufficient
public import Fundamentals.Counterexamples.TaylorNeedsContinuity
public import Fundamentals.Counterexamples.TaylorProofStep
public import Fundamentals.Counterexamples.TaylorVectorValued
public import Fundamentals.CrossCorrelation.ConvLayer
public import Fundamentals.CrossCorrelation.ConvLayerEquivariance
public import Fundamentals.CrossCorrelation.ConvLayerGradient
public import Fundamentals.CrossCorrelation.ConvLayerTransposed
public import Fundamentals.CrossCorrelation.Sequence
public import Fundamentals.CrossCorrelation.Toeplitz
public import Fundamentals.Differentiation.Backpropagation
public import Fundamentals.Differentiation.BackpropagationExamples
public import Fundamentals.Differentiation.BackpropagationJoint
public import Fundamentals.Differentiation.ChainRule
public import Fundamentals.Differentiation.Continuity
public import Fundamentals.Differentiation.ContinuousPartials
public import Fundamentals.Differentiation.Differentiability
public import Fundamentals.Differentiation.Differential
public import Fundamentals.Differentiation.Gradient
public import Fundamentals.Differentiation.InverseFunction
public import Fundamentals.Differentiation.IteratedPartials
public import Fundamentals.Differentiation.JacobianRules
public import Fundamentals.Differentiation.LayerJacobians
public import Fundamentals.Differentiation.Layers
public import Fundamentals.Differentiation.MaxNorm
public import Fundamentals.Differentiation.MeanValueInequality
public import Fundamentals.Differentiation.Network
public import Fundamentals.Differentiation.Normalization
public import Fundamentals.Differentiation.PartialDerivatives
public import Fundamentals.Differentiation.PartialsSymmetry
public import Fundamentals.Differentiation.Schwarz
public import Fundamentals.Differentiation.Taylor
public import Fundamentals.Differentiation.TaylorLagrangeCauchy
public import Fundamentals.Differentiation.TaylorMultivariate
public import Fundamentals.Differentiation.TaylorPeano
public import Fundamentals.Integral.Additivity
public import Fundamentals.Integral.Affine
public import Fundamentals.Integral.Bounded
public import Fundamentals.Integral.Cauchy
public import Fundamentals.Integral.Integrable
public import Fundamentals.Integral.Oscillation
public import Fundamentals.Integral.Partition
public import Fundamentals.Integral.Piecewise
public import Fundamentals.Integral.Positive
public import Fundamentals.Integral.Riemann
public import Fundamentals.Linear.Append
public import Fundamentals.Linear.Convex
public import Fundamentals.Linear.Diagonal
public import Fundamentals.Linear.Dot
public import Fundamentals.Linear.Flatten
public import Fundamentals.Linear.Matrix
public import Fundamentals.Linear.MaxNorm
public import Fundamentals.Linear.Norm
public import Fundamentals.Linear.Sum
public import Fundamentals.Linear.TupleSum
public import Fundamentals.Linear.Vec
public import Fundamentals.Real
public import Fundamentals.Real.Abs
public import Fundamentals.Real.Basic
public import Fundamentals.Real.CauchySequence
public import Fundamentals.Real.Defs
public import Fundamentals.Real.Factorial
public import Fundamentals.Real.Field
public import Fundamentals.Real.MinMax
public import Fundamentals.Real.NatCast
public import Fundamentals.Real.Order
public import Fundamentals.Real.Pow
public import Fundamentals.Real.Sqrt
public import Fundamentals.Real.Supremum
public import Fundamentals.Real.ZPow
public import Fundamentals.Topology.Continuity
public import Fundamentals.Topology.ContinuousOn
public import Fundamentals.Topology.Coordinates
public import Fundamentals.Topology.ExtremeValue
public import Fundamentals.Topology.IntermediateValue
public import Fundamentals.Topology.IntervalInduction
public import Fundamentals.Topology.Limit
public import Fundamentals.Topology.Norm
public import Fundamentals.Topology.Open
public import Fundamentals.Topology.RealLimit
public import Fundamentals.Topology.UniformContinuity

/-!
# Fundamentals

The mathematics under deep learning: differentiation and convolution, from the construction of the
real numbers to the theorems. The folders, in the order of the mathematics: `Real`, `Topology`,
`Linear`, `Calculus`; then `Differentiation`, `Convolution`, `CrossCorrelation`, the chapters of the
source; and `Counterexamples`, which show why hypotheses are there.
-/
