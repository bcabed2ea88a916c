import { DEFAULT_EXCEPTIONS } from '../domain/exception/default-exceptions';
import type { ExceptionType } from '../domain/exception/exception-type';
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
  return (await readNewestVersion<ExceptionType[]>(db, 'exception'))?.body ?? DEFAULT_EXCEPTIONS;
}

/** Makes this process read the library again at its next use. */
export function forgetExceptions(): void {
  cached().readAt = Number.NEGATIVE_INFINITY;
}
