import { unseal } from '@/server/platform/crypto';
import type { SourceAccount } from '@/server/sources/source';
import type { SourceRow } from '@/server/store/source';

/** The account as its adapter sees it, with its secrets opened. */
export function openAccount(row: SourceRow): SourceAccount {
  const secrets = row.sealed ? (JSON.parse(unseal(row.sealed).toString('utf8')) as Record<string, string>) : {};
  return { name: row.name, shop: row.shop, timeZone: row.timeZone, secrets, settings: row.settings };
}
