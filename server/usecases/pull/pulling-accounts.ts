import type { Puller } from '@/server/sources/puller';
import { findSource, SOURCES } from '@/server/sources/registry';
import type { Source, SourceAccount } from '@/server/sources/source';
import { COVERAGES } from '@/server/sources/subscriber';
import type { Context } from '@/server/store/context';
import { readSources, type SourceRow } from '@/server/store/source';
import { openAccount } from '../source/open-account';

/** An account whose vendor can be asked what it knows. */
export interface PullingAccount {
  row: SourceRow;
  account: SourceAccount;
  source: Source;
  puller: Puller;
}

/** The enabled accounts that can ask, in the order in which they are preferred: as the registry names their vendors. */
export async function pullingAccounts(ctx: Context): Promise<PullingAccount[]> {
  const order = Object.keys(SOURCES);
  return (await readSources(ctx.db))
    .filter((row) => row.enabled)
    .flatMap((row) => {
      const source = findSource(row.adapter);
      const puller = source?.puller;
      if (!source || !puller) return [];
      const account = openAccount(row);
      return puller.missing(account) === null ? [{ row, account, source, puller }] : [];
    })
    .sort((a, b) => order.indexOf(a.row.adapter) - order.indexOf(b.row.adapter));
}

/** The account to ask about a shipment: the one that pushes it, else the one whose vendor knows the carrier best. */
export function chooseForPull(
  accounts: readonly PullingAccount[],
  shipment: { carrier: string; shop: string; pushedBy: readonly string[] },
): PullingAccount | undefined {
  const left = accounts.filter(({ row }) => row.shop === null || row.shop === shipment.shop);
  const pushing = left.find(({ row }) => shipment.pushedBy.includes(row.name));
  if (pushing) return pushing;
  const rank = ({ puller, account }: PullingAccount) => COVERAGES.indexOf(puller.covers(shipment.carrier, account));
  return left.filter((own) => rank(own) < COVERAGES.indexOf('no')).sort((a, b) => rank(a) - rank(b))[0];
}
