import type { Instant } from '../domain/shared/instant';
import { seal, unseal } from '../platform/crypto';
import { singleton } from '../platform/singleton';
import type { Queryable } from './context';

/** A switch that somebody turns holds everywhere within a second. */
const FRESH_MS = 400;

/** How a channel is used here, as somebody set it in the console. */
export interface ChannelSetting {
  code: string;
  /** Fields of the account; null takes those of the environment. */
  account: Readonly<Record<string, string>> | null;
  isOn: boolean;
  /** Messages within a stretch at most; null takes the provider's own limit. */
  cap: { count: number; perMs: number } | null;
  /** Price of a message, or of a part of one, in millionths of `currency`. */
  priceMicros: number;
  currency: string;
  /** What may be spent in a day, in millionths of `currency`; null is no ceiling. */
  ceilingMicros: number | null;
  version: number;
  changedAt: Instant;
  changedBy: string;
}

interface Row extends Omit<ChannelSetting, 'account' | 'cap'> {
  sealed: Buffer | null;
  capCount: number | null;
  capPerMs: number | null;
}

interface Cached {
  byCode: Promise<ReadonlyMap<string, ChannelSetting>>;
  readAt: number;
}

function cached(): Cached {
  return singleton('channel-settings', () => ({ byCode: Promise.resolve(new Map()), readAt: Number.NEGATIVE_INFINITY }));
}

/** Settings by channel, without those that nobody has set; less than half a second old in this process. Whoever asks meanwhile waits for the same reading. */
export function loadChannelSettings(db: Queryable): Promise<ReadonlyMap<string, ChannelSetting>> {
  const cache = cached();
  if (performance.now() - cache.readAt >= FRESH_MS) {
    const reading = readChannelSettings(db).then((settings) => new Map(settings.map((one) => [one.code, one])));
    cache.byCode = reading;
    cache.readAt = performance.now();
    // what could not be read is asked for again
    reading.catch(() => {
      if (cache.byCode === reading) cache.readAt = Number.NEGATIVE_INFINITY;
    });
  }
  return cache.byCode;
}

export async function readChannelSettings(db: Queryable): Promise<ChannelSetting[]> {
  const { rows } = await db.query<Row>({
    name: 'channel-settings',
    text: `select code, account as sealed, is_on as "isOn", cap_count as "capCount", cap_per_ms as "capPerMs", price_micros as "priceMicros",
             currency, ceiling_micros as "ceilingMicros", version, changed_at as "changedAt", changed_by as "changedBy"
           from channel_setting order by code`,
  });
  return rows.map(({ sealed, capCount, capPerMs, ...row }) => ({
    ...row,
    account: sealed ? (JSON.parse(unseal(sealed).toString('utf8')) as ChannelSetting['account']) : null,
    cap: capCount !== null && capPerMs !== null ? { count: capCount, perMs: capPerMs } : null,
  }));
}

/** Puts a setting in force; the caller holds the name of the settings, so that versions follow each other. */
export async function writeChannelSetting(db: Queryable, setting: ChannelSetting): Promise<void> {
  const { code, account, isOn, cap, priceMicros, currency, ceilingMicros, version, changedAt, changedBy } = setting;
  await db.query(
    `insert into channel_setting (code, account, is_on, cap_count, cap_per_ms, price_micros, currency, ceiling_micros, version, changed_at, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (code) do update set account = excluded.account, is_on = excluded.is_on, cap_count = excluded.cap_count,
       cap_per_ms = excluded.cap_per_ms, price_micros = excluded.price_micros, currency = excluded.currency,
       ceiling_micros = excluded.ceiling_micros, version = excluded.version, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [
      code,
      account ? seal(JSON.stringify(account)) : null,
      isOn,
      cap?.count ?? null,
      cap?.perMs ?? null,
      priceMicros,
      currency,
      ceilingMicros,
      version,
      new Date(changedAt),
      changedBy,
    ],
  );
}

/** Makes this process read them again at their next use. */
export function forgetChannelSettings(): void {
  cached().readAt = Number.NEGATIVE_INFINITY;
}
