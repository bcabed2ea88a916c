import { DAY, type Instant, SECOND } from '../shared/instant';

type ReadMachineTime = (text: string) => { at: Instant; isLocal: boolean } | null;

const READERS: Record<string, ReadMachineTime> = {
  epoch_s: (text) => epoch(text, SECOND),
  epoch_ms: (text) => epoch(text, 1),
  dotnet_date: dotNetDate,
  dotnet_ticks: dotNetTicks,
};

/** Moments written as one number: seconds or milliseconds since 1970, .NET's `/Date(…)/`, and .NET's ticks. */
export const MACHINE_FORMATS: readonly string[] = Object.keys(READERS);

/**
 * Reads a moment of one of MACHINE_FORMATS; null when the text is none. When `isLocal`, the answer is what a clock on a
 * wall shows, written as if that clock were UTC.
 */
export function readMachineTime(text: string, format: string): ReturnType<ReadMachineTime> {
  return READERS[format]!(text);
}

function epoch(text: string, unit: number): ReturnType<ReadMachineTime> {
  return /^\d{1,15}(\.\d+)?$/.test(text) ? { at: Math.round(Number(text) * unit), isLocal: false } : null;
}

/** Microsoft's JSON date: milliseconds since 1970 in UTC; an offset behind them only says what a clock there showed. */
function dotNetDate(text: string): ReturnType<ReadMachineTime> {
  const at = /^\\?\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\\?\/$/.exec(text)?.[1];
  return at === undefined ? null : { at: Number(at), isLocal: false };
}

/** Days from 0001-01-01, where .NET counts from, to 1970-01-01. */
const TICKS_BEGIN = 719_162 * DAY;
const TICKS_PER_MS = 10_000n;

/** `DateTime.Ticks`: units of 100 ns on the clock of whoever wrote them; they carry no zone. */
function dotNetTicks(text: string): ReturnType<ReadMachineTime> {
  return /^\d{18}$/.test(text) ? { at: Number(BigInt(text) / TICKS_PER_MS) - TICKS_BEGIN, isLocal: true } : null;
}
