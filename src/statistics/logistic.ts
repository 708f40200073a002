// Logistic regression by Newton's method with a ridge: small enough to read, exact enough for 20 signals.
import { probability, type LinearModel } from './odds.ts'

export interface Example {
  readonly row: readonly number[]
  /** 0..1: 1 or 0, or the share of annotators who said 1. */
  readonly label: number
  /** Weight of the example in the fit, > 0. */
  readonly weight: number
}

/** Solves `matrix · x = vector` by Gaussian elimination with pivoting. Both arguments are used up. */
function solve(matrix: number[][], vector: number[]): number[] {
  const size = vector.length
  for (let column = 0; column < size; column++) {
    let pivot = column
    for (let row = column + 1; row < size; row++) if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row
    ;[matrix[column], matrix[pivot]] = [matrix[pivot]!, matrix[column]!]
    ;[vector[column], vector[pivot]] = [vector[pivot]!, vector[column]!]
    for (let row = column + 1; row < size; row++) {
      const factor = matrix[row]![column]! / matrix[column]![column]!
      for (let at = column; at < size; at++) matrix[row]![at]! -= factor * matrix[column]![at]!
      vector[row]! -= factor * vector[column]!
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let at = row + 1; at < size; at++) vector[row]! -= matrix[row]![at]! * vector[at]!
    vector[row]! /= matrix[row]![row]!
  }
  return vector
}

/** Fits bias and weights; `ridge` is the penalty per unit of total example weight. */
export function fitLogistic(examples: readonly Example[], ridge = 1e-3, rounds = 12): LinearModel {
  const width = (examples[0]?.row.length ?? 0) + 1
  let beta = new Array<number>(width).fill(0)
  const total = examples.reduce((sum, example) => sum + example.weight, 0)
  for (let round = 0; round < rounds; round++) {
    const gradient = beta.map((value, index) => (index === 0 ? 0 : -ridge * total * value))
    const hessian = beta.map((_, i) => beta.map((__, j) => (i === j ? (i === 0 ? 1e-9 : ridge * total) : 0)))
    for (const { row, label, weight } of examples) {
      const p = probability(beta[0]! + row.reduce((sum, value, index) => sum + value * beta[index + 1]!, 0))
      const slope = weight * (label - p)
      const curve = weight * Math.max(1e-6, p * (1 - p))
      for (let i = 0; i < width; i++) {
        const xi = i === 0 ? 1 : row[i - 1]!
        gradient[i]! += slope * xi
        const hi = hessian[i]!
        for (let j = 0; j < width; j++) hi[j]! += curve * xi * (j === 0 ? 1 : row[j - 1]!)
      }
    }
    const step = solve(hessian, gradient)
    beta = beta.map((value, index) => value + step[index]!)
  }
  return { bias: round(beta[0]!), weights: beta.slice(1).map(round) }
}

const round = (value: number): number => Number(value.toPrecision(5))
