import { type IngestCall, KEPT_CALLS, type KeyRefusal } from '@/server/domain/source/refused-call';
import type { ApiKeyRow } from '@/server/store/api-key';
import type { Context } from '@/server/store/context';
import { keepRefusedCall } from '@/server/store/refused-call';
import { registeredSources } from './registered-sources';
import { countCall, countRefusedCaller } from './traffic-counter';

/** Sources that one refused call is counted for at most. */
const MOST_SOURCES = 20;

/** As the health of a source says it; beside it stands the address of the caller. */
function inWords(key: ApiKeyRow, reason: KeyRefusal): string {
  const why = reason === 'revoked_key' ? 'was revoked' : 'lacks the scope ingest';
  return `the API key "${key.name}" ${why}`;
}

/** Counts a call of the ingest interface that is refused for its key: under the key where that is known, else as an unknown caller. Nothing of the key or the call is kept. */
export function countRefusedKey(ctx: Context, call: { key: ApiKeyRow | null; reason: KeyRefusal; address: string }): void {
  countRefusedCaller(ctx, { keyId: call.key?.id ?? '', address: call.address, reason: call.reason, at: ctx.now() });
}

/**
 * Keeps what a refused call with a known key said, so that it can be recorded once the system has a key that is right, and
 * counts it in the health of the sources that it speaks for. What is too large, or no longer has room, is counted alone.
 */
export async function noteRefusedCall(
  ctx: Context,
  input: { key: ApiKeyRow; reason: KeyRefusal; call: IngestCall; address: string; body: Buffer },
): Promise<void> {
  const { key, reason, call, address, body } = input;
  const at = ctx.now();
  const registered = await registeredSources(ctx);
  for (const source of sourcesIn(call, body).slice(0, MOST_SOURCES))
    if (registered.has(source)) countCall(ctx, { source, outcome: 'refused', at, tookMs: 0, reason: inWords(key, reason), address });
  if (body.length > 0 && body.length <= KEPT_CALLS.largest)
    await keepRefusedCall(ctx.db, { keyId: key.id, call, reason, address, receivedAt: at, body });
}

/** Names of the sources that a body speaks for; none where it cannot be read. */
function sourcesIn(call: IngestCall, body: Buffer): string[] {
  if (call === 'orders') return ['shop'];
  const said = readItems(call, body);
  const names = said.map((item) => (item as { source?: unknown } | null)?.source);
  return [...new Set(names.filter((name): name is string => typeof name === 'string'))];
}

/** The items of a kept body, unread; none where it is no batch. */
export function readItems(call: IngestCall, body: Buffer): unknown[] {
  try {
    const said: unknown = JSON.parse(body.toString('utf8'));
    const items = said !== null && typeof said === 'object' && Object.hasOwn(said, call) ? (said as Record<string, unknown>)[call] : [];
    return Array.isArray(items) ? items : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
