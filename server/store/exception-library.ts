import { DEFAULT_EXCEPTIONS } from '../domain/exception/default-exceptions';
import type { ExceptionType } from '../domain/exception/exception-type';
import { canonicalCause } from '../domain/wording/reasons';
import { singleton } from '../platform/singleton';
import type { Queryable } from './context';
import { readNewestVersion } from './knowledge-version';

const FRESH_MS = 2_000;

function cached(): { library: readonly ExceptionType[]; readAt: number } {
  return singleton('exception-library', () => ({ library: DEFAULT_EXCEPTIONS, readAt: Number.NEGATIVE_INFINITY }));
}

/** The library of exceptions in force; at most two seconds old in this process. */
export async function loadExceptions(db: Queryable): Promise<readonly ExceptionType[]> {
  const cache = cached();
  if (performance.now() - cache.readAt < FRESH_MS) return cache.library;
  cache.library = await readExceptions(db);
  cache.readAt = performance.now();
  return cache.library;
}

/** The library as the table has it now. */
export async function readExceptions(db: Queryable): Promise<readonly ExceptionType[]> {
  const kept = await readNewestVersion<ExceptionType[]>(db, 'exception');
  return kept ? kept.body.map(withCausesAsNamedNow) : DEFAULT_EXCEPTIONS;
}

/** A cause that was kept under another name of it stands once, under the name that lists offer. */
function withCausesAsNamedNow(type: ExceptionType): ExceptionType {
  const named = (causes: readonly string[]) => [...new Set(causes.map(canonicalCause))];
  return { ...type, causes: named(type.causes), signals: { ...type.signals, reasons: named(type.signals.reasons) } };
}

/** Makes this process read the library again at its next use. */
export function forgetExceptions(): void {
  cached().readAt = Number.NEGATIVE_INFINITY;
}
