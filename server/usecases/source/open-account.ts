import { unseal } from '@/server/platform/crypto';
import type { SourceAccount } from '@/server/sources/source';
import type { SourceRow } from '@/server/store/source';

/** Opened once for each row that was read: what is known of an account lives as long as its row does. */
const opened = new WeakMap<SourceRow, SourceAccount>();

/** The account as its adapter sees it, with its secrets opened; whoever gets it changes nothing in it. */
export function openAccount(row: SourceRow): Readonly<SourceAccount> {
  const known = opened.get(row);
  if (known) return known;
  const account = open(row);
  opened.set(row, account);
  return account;
}

function open(row: SourceRow): SourceAccount {
  const secrets = row.sealed ? (JSON.parse(unseal(row.sealed).toString('utf8')) as Record<string, string>) : {};
  return { name: row.name, shop: row.shop, timeZone: row.timeZone, secrets, settings: row.settings };
}
