import type { ConnectorSettingsInput } from '@/server/domain/connector/connector-settings';
import { secretNames } from '@/server/domain/connector/secret-names';
import type { Instant } from '@/server/domain/shared/instant';
import type { SourceKind } from '@/server/domain/tracking/fact';
import { openSettings } from '@/server/sources/connector/open-settings';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { findSourceById } from '@/server/store/source';
import { hastenPull, readPull, startPull } from '@/server/store/source-pull';
import { openAccount } from './open-account';

/** A connector as its page shows it: everything but what its secrets are. */
export interface ConnectorReading {
  id: string;
  name: string;
  kind: SourceKind;
  shop: string | null;
  timeZone: string;
  enabled: boolean;
  settings: ConnectorSettingsInput;
  /** Secrets that its settings name, and whether each is there. */
  secrets: { name: string; isSet: boolean }[];
  pull: {
    nextAt: Instant;
    isAsking: boolean;
    okAt: Instant | null;
    error: string | null;
    failures: number;
    /** Everything changed before it has been asked for. */
    watermark: Instant | null;
    pages: number;
    rows: number;
    refused: number;
    /** Of a pull that is under way or was interrupted. */
    underWay: { pages: number; rows: number } | null;
  } | null;
}

/** Reads one connector; null for an account that is none. */
export async function readConnector(ctx: Context, input: { id: string }): Promise<ConnectorReading | null> {
  const row = await findSourceById(ctx.db, input.id);
  if (row?.adapter !== 'connector') return null;
  const account = openAccount(row);
  const settings = openSettings(account);
  const pull = await readPull(ctx.db, row.id);
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    shop: row.shop,
    timeZone: row.timeZone,
    enabled: row.enabled,
    settings: (settings ?? {}) as ConnectorSettingsInput,
    secrets: (settings ? secretNames(settings) : []).map((name) => ({ name, isSet: Boolean(account.secrets[name]) })),
    pull: pull && {
      nextAt: pull.nextAt,
      isAsking: pull.leasedUntil !== null && pull.leasedUntil > ctx.now(),
      okAt: pull.okAt,
      error: pull.error,
      failures: pull.failures,
      watermark: pull.watermark,
      pages: pull.pages,
      rows: pull.rows,
      refused: pull.refused,
      underWay: pull.progress && { pages: pull.progress.pages, rows: pull.progress.rows },
    },
  };
}

/** Has a connector asked at once rather than at its time; `isAnew` for everything again, as on the first day. */
export async function pullNow(ctx: Context, input: { id: string; isAnew: boolean; by: string }): Promise<{ kind: 'asked' | 'missing' }> {
  return inTransaction(ctx, async (tx) => {
    if (!(await hastenPull(tx.db, input.id, ctx.now()))) return { kind: 'missing' };
    if (input.isAnew) await startPull(tx.db, input.id, ctx.now(), true);
    const detail = { anew: input.isAnew };
    await writeAudit(tx.db, { actor: input.by, action: 'source.pull_asked', subject: `source:${input.id}`, detail });
    return { kind: 'asked' };
  });
}
