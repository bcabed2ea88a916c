import { type Instant, SECOND } from '@/server/domain/shared/instant';
import { sha256Hex } from '@/server/platform/crypto';
import { singleton } from '@/server/platform/singleton';
import { type ApiKeyRow, findApiKey, touchApiKeys } from '@/server/store/api-key';
import type { Context } from '@/server/store/context';

/** How long an answer is believed without asking the database: a revoked key lives on this long at most. */
const CACHE_MS = 3 * SECOND;
const CACHE_SIZE = 1_000;
const TOUCH_EVERY_MS = 10 * SECOND;

export type ApiKey = ApiKeyRow;

interface KeyMemory {
  known: Map<string, { key: ApiKeyRow | null; until: Instant }>;
  /** Uses not yet written: key id → last use. */
  used: Map<string, Instant>;
  touchedAt: Instant;
}

function memory(): KeyMemory {
  return singleton('api-keys', () => ({ known: new Map(), used: new Map(), touchedAt: 0 }));
}

/** The key behind a token, revoked or live; null when it is unknown. When a live one was last used is written every few seconds. */
export async function authenticateApiKey(ctx: Context, token: string): Promise<ApiKeyRow | null> {
  const hash = sha256Hex(token);
  const mem = memory();
  const now = ctx.now();
  let entry = mem.known.get(hash);
  if (!entry || entry.until <= now) {
    entry = { key: await findApiKey(ctx.db, hash), until: now + CACHE_MS };
    if (mem.known.size >= CACHE_SIZE) mem.known.clear();
    mem.known.set(hash, entry);
  }
  if (entry.key?.revokedAt === null) await noteUse(ctx, mem, entry.key.id, now);
  return entry.key;
}

async function noteUse(ctx: Context, mem: KeyMemory, id: string, now: Instant): Promise<void> {
  mem.used.set(id, now);
  if (now - mem.touchedAt < TOUCH_EVERY_MS) return;
  mem.touchedAt = now;
  const uses = mem.used;
  mem.used = new Map();
  await touchApiKeys(ctx.db, uses);
}
