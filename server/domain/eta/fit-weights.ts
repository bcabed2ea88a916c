/** Rounds of reweighting; the fit has settled long before. */
const ROUNDS = 30;
/** Residuals below this (of a logarithm) count as this: what is nearly right is right. */
const LEAST_RESIDUAL = 1e-3;
/** Pull of every weight towards what is taken for granted, as a share of the data: keeps twins among the features apart. */
const RIDGE = 1e-3;
/** The same in rows, so that few rows cannot pull it far. */
const GRANTED_ROWS = 30;

/**
 * Weights w near `granted` with the least sum of weighted absolute errors |y - x·w|, by reweighted least squares. Rows of `xs` have
 * the length of `granted`; a column that never varies, but for the first, keeps the granted weight. Deterministic.
 */
export function fitWeights(
  xs: readonly (readonly number[])[],
  ys: readonly number[],
  importance: readonly number[],
  granted: readonly number[],
): number[] {
  const beyond = fitBeyond(
    xs,
    ys.map((y, i) => y - dot(xs[i]!, granted)),
    importance,
  );
  return granted.map((weight, i) => weight + beyond[i]!);
}

/** Weights near 0. */
function fitBeyond(xs: readonly (readonly number[])[], ys: readonly number[], importance: readonly number[]): number[] {
  const width = xs[0]!.length;
  const spread = spreads(xs, width);
  const columns = packed(xs, width);
  const total = importance.reduce((sum, one) => sum + one, 0);
  let weights = new Array<number>(width).fill(0);
  let rows = importance.slice();
  for (let round = 0; round < ROUNDS; round += 1) {
    const { matrix, vector } = normalEquations(columns, ys, rows, width);
    const scale = round === 0 ? total : xs.length;
    for (let i = 0; i < width; i += 1) {
      // what never varied says nothing of those in which it does
      if (i > 0 && spread[i] === 0) leaveOut(matrix, vector, i);
      matrix[i]![i]! += (RIDGE * scale + GRANTED_ROWS) * spread[i]! ** 2 + 1e-9;
    }
    const next = solve(matrix, vector);
    const moved = Math.max(...next.map((w, i) => Math.abs(w - weights[i]!)));
    weights = next;
    if (moved < 1e-5) break;
    rows = xs.map((x, i) => importance[i]! / Math.max(LEAST_RESIDUAL, Math.abs(ys[i]! - dot(x, weights))));
  }
  return weights;
}

export function dot(x: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i += 1) sum += x[i]! * weights[i]!;
  return sum;
}

/** Standard deviation of each column; 0 where it is nothing but rounding. */
function spreads(xs: readonly (readonly number[])[], width: number): number[] {
  return Array.from({ length: width }, (_, i) => {
    const mean = xs.reduce((sum, x) => sum + x[i]!, 0) / xs.length;
    const spread = Math.sqrt(xs.reduce((sum, x) => sum + (x[i]! - mean) ** 2, 0) / xs.length);
    return spread <= 1e-9 * Math.max(1, Math.abs(mean)) ? 0 : spread;
  });
}

/** Makes the weight of a column 0. */
function leaveOut(matrix: number[][], vector: number[], column: number): void {
  for (let i = 0; i < vector.length; i += 1) matrix[i]![column] = matrix[column]![i] = 0;
  matrix[column]![column] = 1;
  vector[column] = 0;
}

/** Rows that are added at a time: what each adds is not written back one by one, which makes a fit twice as fast. */
const AT_A_TIME = 4;

/** All rows one behind the other, for they are read some thirty times, and empty ones to the last few that are added together. */
function packed(xs: readonly (readonly number[])[], width: number): Float64Array {
  const all = new Float64Array(Math.ceil(xs.length / AT_A_TIME) * AT_A_TIME * width);
  for (let r = 0; r < xs.length; r += 1) all.set(xs[r]!, r * width);
  return all;
}

function normalEquations(xs: Float64Array, ys: readonly number[], rows: readonly number[], width: number) {
  const flat = new Float64Array(width * width);
  const vector = new Array<number>(width).fill(0);
  for (let r = 0; r < ys.length; r += AT_A_TIME) {
    const a = r * width;
    const b = a + width;
    const c = b + width;
    const d = c + width;
    for (let i = 0; i < width; i += 1) {
      const ofA = xs[a + i]! * rows[r]!;
      const ofB = xs[b + i]! * (rows[r + 1] ?? 0);
      const ofC = xs[c + i]! * (rows[r + 2] ?? 0);
      const ofD = xs[d + i]! * (rows[r + 3] ?? 0);
      vector[i]! += ofA * ys[r]! + ofB * (ys[r + 1] ?? 0) + ofC * (ys[r + 2] ?? 0) + ofD * (ys[r + 3] ?? 0);
      for (let j = i; j < width; j += 1) flat[i * width + j]! += ofA * xs[a + j]! + ofB * xs[b + j]! + ofC * xs[c + j]! + ofD * xs[d + j]!;
    }
  }
  const matrix = Array.from({ length: width }, (_, i) =>
    Array.from({ length: width }, (_, j) => flat[Math.min(i, j) * width + Math.max(i, j)]!),
  );
  return { matrix, vector };
}

/** Solution of a symmetric positive system by elimination; changes its arguments. */
function solve(matrix: number[][], vector: number[]): number[] {
  const n = vector.length;
  for (let i = 0; i < n; i += 1) {
    const pivot = matrix[i]![i]!;
    for (let r = i + 1; r < n; r += 1) {
      const factor = matrix[r]![i]! / pivot;
      if (factor === 0) continue;
      for (let c = i; c < n; c += 1) matrix[r]![c]! -= factor * matrix[i]![c]!;
      vector[r]! -= factor * vector[i]!;
    }
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    for (let c = i + 1; c < n; c += 1) vector[i]! -= matrix[i]![c]! * vector[c]!;
    vector[i]! /= matrix[i]![i]!;
  }
  return vector;
}
