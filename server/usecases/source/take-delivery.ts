import { storable } from '@/server/domain/shared/storable';
import { isInRanges } from '@/server/platform/address-range';
import type { Delivery, Reply, Source, Verification } from '@/server/sources/source';
import type { Context } from '@/server/store/context';
import type { RawBody } from '@/server/store/raw-payload';
import type { SourceRow } from '@/server/store/source';
import { keepUnsettled, settleRaw } from './keep-raw';
import { openAccount } from './open-account';
import { recordReport } from './record-report';
import { replayWaiting } from './replay-waiting';

/** A push and whose it is. */
export interface KeptDelivery {
  source: Source;
  row: SourceRow;
  delivery: Delivery;
  raw: RawBody;
  /** From where it came; absent when we asked for it ourselves. */
  remote?: string;
  /** Read again later: what it leaves out is older than what came since, and takes nothing back. */
  isReplay?: boolean;
  /** The vendor's answer to a question of ours: nothing is signed, and it says nothing about what the vendor pushes. */
  isPulled?: boolean;
}

const VERIFIED: Verification = { kind: 'ok' };
const NOT_LISTED: Verification = { kind: 'refused', reason: 'the address of the caller is not on the list of the account' };

/** Whether the account says from where it pushes, and this came from elsewhere. */
function isFromElsewhere({ row, remote }: KeptDelivery): boolean {
  if (!remote || row.allowedFrom.length === 0) return false;
  return !isInRanges(remote, row.allowedFrom);
}

/**
 * What becomes of a push: where it came from is checked and the signature is checked over the raw bytes, the push is read,
 * and what it says is recorded; the raw bytes are kept with the verdict in the same commit, unless they were kept before.
 * When reading or recording fails they are kept as `received`, to be tried again.
 */
export async function takeDelivery(ctx: Context, kept: KeptDelivery): Promise<Reply> {
  const { source, row, delivery, raw } = kept;
  const account = openAccount(row);
  const verified = kept.isPulled ? VERIFIED : isFromElsewhere(kept) ? NOT_LISTED : source.verify(delivery, account);
  if (verified.kind === 'refused') {
    await settleRaw({ raw, verdict: 'refused', detail: verified.reason });
    return { kind: 'bad_signature', reason: verified.reason };
  }

  try {
    const parsed = kept.isPulled && source.puller ? source.puller.read(delivery, account) : source.parse(delivery, account);
    if (parsed.kind !== 'report') {
      await settleRaw({ raw, verdict: parsed.kind, detail: parsed.reason });
      return parsed;
    }
    const report = { ...parsed.report, ...(kept.isReplay ? { snapshots: [] } : {}), ...(kept.isPulled ? { feeds: [] } : {}) };
    await recordReport(ctx, { raw, report, reporter: { source: row.name, kind: row.kind } });
    await replayWaiting(ctx, { source, row, account, aliases: report.aliases.map((a) => storable(a.alias)) });
    return { kind: 'taken' };
  } catch (error) {
    const rawId = typeof raw === 'number' ? raw : await keepUnsettled(raw);
    ctx.log.error({ err: error, source: row.name, rawId }, 'a push could not be recorded');
    return { kind: 'try_again', reason: 'it could not be recorded; please send it again' };
  }
}
