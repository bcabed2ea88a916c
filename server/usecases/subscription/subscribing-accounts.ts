import { isTaken } from '@/server/domain/subscription/subscription';
import { singleton } from '@/server/platform/singleton';
import { findSource, SOURCES } from '@/server/sources/registry';
import type { SourceAccount } from '@/server/sources/source';
import { COVERAGES, type Subscriber } from '@/server/sources/subscriber';
import type { Context } from '@/server/store/context';
import { readSources, type SourceRow } from '@/server/store/source';
import type { HeldSubscription } from '@/server/store/subscription';
import { openAccount } from '../source/open-account';

/** An account whose vendor can be asked to push numbers. */
export interface SubscribingAccount {
  row: SourceRow;
  account: SourceAccount;
  subscriber: Subscriber;
}

/** The enabled accounts that can subscribe, in the order in which they are preferred: as the registry names their vendors. */
export async function subscribingAccounts(ctx: Context): Promise<SubscribingAccount[]> {
  const order = Object.keys(SOURCES);
  const rows = (await readSources(ctx.db)).filter((row) => row.enabled);
  return rows
    .flatMap((row) => {
      const subscriber = findSource(row.adapter)?.subscriber;
      if (!subscriber) return [];
      const account = openAccount(row);
      const missing = account.secrets.subscribe === 'no' ? 'somebody else subscribes' : subscriber.missing(account);
      if (missing === null) return [{ row, account, subscriber }];
      sayOnce(ctx, row.name, missing);
      return [];
    })
    .sort((a, b) => order.indexOf(a.row.adapter) - order.indexOf(b.row.adapter));
}

/**
 * The one account to ask for a shipment: of its shop or of every shop, the vendor that knows the carrier before one that
 * recognises or guesses it, and none that refused it. Undefined when nobody is left, or one has it already and is switched on.
 */
export function chooseAccount(
  accounts: readonly SubscribingAccount[],
  shipment: { carrier: string; shop: string },
  before: readonly HeldSubscription[],
): SubscribingAccount | undefined {
  if (before.some((s) => isTaken(s) && !s.isLeft)) return undefined;
  const refusedBy = new Set(before.filter((s) => s.state === 'refused').map((s) => s.source));
  const left = accounts.filter(({ row }) => (row.shop === null || row.shop === shipment.shop) && !refusedBy.has(row.name));
  const rank = ({ subscriber }: SubscribingAccount) => COVERAGES.indexOf(subscriber.covers(shipment.carrier));
  return left.filter((own) => rank(own) < COVERAGES.indexOf('no')).sort((a, b) => rank(a) - rank(b))[0];
}

/** Once a process for each account and cause: rounds follow each other within seconds. */
function sayOnce(ctx: Context, source: string, missing: string): void {
  const said = singleton('subscribing-said', () => new Set<string>());
  if (said.has(`${source}|${missing}`)) return;
  said.add(`${source}|${missing}`);
  ctx.log.info({ source, missing }, 'this account subscribes no numbers');
}
