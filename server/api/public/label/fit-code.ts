import { MODULE_DOTS } from './label-size';
import { type DarkRun, darkRuns, QUIET_MODULES, qrMatrix } from './qr-matrix';

/** A code with its quiet zone, not placed yet; lengths in dots. */
export interface FittedCode {
  /** Side of a module. */
  module: number;
  /** Modules on a side, quiet zone included. */
  modules: number;
  side: number;
  /** Width of the quiet zone, which two codes may share. */
  quiet: number;
  runs: readonly DarkRun[];
}

/** Modules may be this much smaller for a code that bears more damage; below that, unsharp pictures cost more than it saves. */
const WORTH = 0.85;

/** The code of an address for some room, in dots. */
export type CodeFitter = (room: number, blank?: number) => FittedCode;

/**
 * Fits the code of an address into rooms: as large as whole dots a module allow, with four at least; with the highest correction
 * that leaves its modules near the size they could have. `blank` modules of its quiet zone take part of the room: eight, or four
 * where another code's quiet zone serves as well.
 */
export function codeFitter(url: string): CodeFitter {
  const [high, better, medium] = (['H', 'Q', 'M'] as const).map((correction) => qrMatrix(url, correction)) as [Matrix, Matrix, Matrix];
  return (room, blank = 2 * QUIET_MODULES) => {
    const moduleOf = (matrix: Matrix) => Math.floor(room / (matrix.length + blank));
    const least = Math.max(MODULE_DOTS, moduleOf(medium) * WORTH);
    const isGood = (matrix: Matrix) => matrix.length === medium.length || moduleOf(matrix) >= least;
    const matrix = [high, better].find(isGood) ?? medium;
    const module = Math.max(MODULE_DOTS, moduleOf(matrix));
    const modules = matrix.length + 2 * QUIET_MODULES;
    return { module, modules, side: module * modules, quiet: module * QUIET_MODULES, runs: darkRuns(matrix) };
  };
}

type Matrix = ReturnType<typeof qrMatrix>;
