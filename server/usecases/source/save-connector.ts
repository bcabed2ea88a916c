import type { ConnectorSettings } from '@/server/domain/connector/connector-settings';
import { hostsCalled } from '@/server/domain/connector/hosts-called';
import type { SourceKind } from '@/server/domain/tracking/fact';
import { seal, sha256Hex } from '@/server/platform/crypto';
import { newId, newToken } from '@/server/platform/ids';
import { type SettingsFault, settingsFaults } from '@/server/sources/connector/settings-faults';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { findSourceByName, type SourceRow, upsertSource } from '@/server/store/source';
import { dropPull, startPull } from '@/server/store/source-pull';
import { openAccount } from './open-account';

/** An account of a system that has no folder of its own. */
export interface ConnectorInput {
  /** Stands in facts and on the timeline. */
  name: string;
  kind: SourceKind;
  shop: string | null;
  /** IANA zone of times that carry none. */
  timeZone: string;
  settings: ConnectorSettings;
  /** Secrets to set; those that are not named stay as they are, those set to '' are forgotten. */
  secrets?: Record<string, string>;
  /** Last segment of the webhook address of a new account; made at random when absent. */
  endpoint?: string;
  /** Actor of the audit log. */
  by: string;
}

export type SavedConnector =
  | { kind: 'saved'; id: string; path: string }
  /** The settings cannot be used: which field, and how to mend it. */
  | { kind: 'faulty'; faults: SettingsFault[] }
  /** A source of that name exists and is no connector. */
  | { kind: 'name_taken' };

/** Sets up a connector, or changes the one of that name; its address stays. It is asked at once, from where it was. */
export async function saveConnector(ctx: Context, input: ConnectorInput): Promise<SavedConnector> {
  return inTransaction(ctx, async (tx): Promise<SavedConnector> => {
    const before = await findSourceByName(tx.db, input.name);
    if (before && before.adapter !== 'connector') return { kind: 'name_taken' };
    const secrets = mergedSecrets(before, input.secrets);
    const faults = settingsFaults(input.settings, { shop: input.shop, secrets });
    if (faults.length > 0) return { kind: 'faulty', faults };
    const row = await upsertSource(tx.db, {
      id: before?.id ?? newId(),
      name: input.name,
      adapter: 'connector',
      kind: input.kind,
      endpoint: before?.endpoint ?? input.endpoint ?? newToken(24),
      sealed: Object.keys(secrets).length > 0 ? seal(JSON.stringify(secrets)) : null,
      settings: input.settings,
      shop: input.shop,
      timeZone: input.timeZone,
    });
    if (input.settings.pull) await startPull(tx.db, row.id, ctx.now(), false);
    else await dropPull(tx.db, row.id);
    const detail = {
      name: row.name,
      kind: row.kind,
      shop: row.shop,
      settings: sha256Hex(JSON.stringify(input.settings)).slice(0, 12),
      ...hostsCalled(input.settings),
      secrets: Object.keys(input.secrets ?? {}),
    };
    await writeAudit(tx.db, { actor: input.by, action: 'source.saved', subject: `source:${row.id}`, detail });
    return { kind: 'saved', id: row.id, path: `/api/webhooks/connector/${row.endpoint}` };
  });
}

/** The secrets an account has after some were set and some were emptied. */
export function mergedSecrets(before: SourceRow | null, given: Record<string, string> = {}): Record<string, string> {
  const merged = { ...(before ? openAccount(before).secrets : {}), ...given };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
}
