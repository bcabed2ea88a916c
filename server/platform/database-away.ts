/** Of the socket (Node's names) and of Postgres: shutting down, starting, out of connections, disk full (appendix A). */
const AWAY_CODES =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT|08\w{3}|57P0[123]|53\w{3}|25006|P10\d\d|P2024)$/;
/** What the driver and its pool say without any code. */
const AWAY_WORDS = /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/;
const SYSCALLS = new Set(['connect', 'read', 'write', 'getaddrinfo']);

/** Whether an error says that Postgres cannot be reached or take work at the moment: the same call may succeed later. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall, errors } = error as Error & { code?: string; syscall?: string; errors?: unknown[] };
  // a missing file and a client that hangs up have the codes of a missing server, but none of its calls
  const isOurs = !code?.startsWith('E') || SYSCALLS.has(syscall ?? '');
  if (code && AWAY_CODES.test(code) && isOurs) return true;
  return AWAY_WORDS.test(error.message) || isDatabaseAway(error.cause) || (errors?.some(isDatabaseAway) ?? false);
}
