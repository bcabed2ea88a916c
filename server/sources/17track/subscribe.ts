import { SECOND } from '@/server/domain/shared/instant';
import type { VendorAnswer } from '@/server/domain/subscription/vendor-answer';
import type { SourceAccount } from '../source';
import type { Subscriber, Watch } from '../subscriber';
import { call17track, type ItemAnswer } from './call-api';
import { carrierNumber } from './carriers';

/** Registered already; not stopped, so that there is nothing to track anew. */
const HAS_IT = [-18019901, -18019904];
/** Not registered at all. */
const UNKNOWN = -18019902;
/** Nothing to stop: not registered, or not watched any more. */
const HAS_IT_NOT = [UNKNOWN, -18019906];
/** The format is wrong; the carrier cannot be recognised, is wrong, or is not known. */
const BAD_NUMBER = [-18010012, -18019903, -18019910, -18019911];

/**
 * Registering with 17TRACK: forty numbers a call, three calls a second. A number that was given up is asked for by `retrack`,
 * which the vendor grants once.
 */
export const track17Subscriber: Subscriber = {
  perCall: 40,
  // A turn may take two calls.
  paceMs: (SECOND * 2) / 3 + 20,
  missing: (account) => (account.secrets.key ? null : 'the account has no key'),
  covers: (carrier) => (carrierNumber(carrier) ? 'knows' : 'recognises'),
  needsPhone: () => false,
  async start(account, watches) {
    const renewed = watches.filter((w) => w.isRenewal);
    const again = await ask(account, 'retrack', renewed);
    // The vendor forgets numbers ninety days after the end; then they are new to it.
    const isForgotten = (said: ItemAnswer) => said.kind === 'rejected' && said.code === UNKNOWN;
    const fresh = watches.filter((w) => !w.isRenewal || isForgotten(again.get(w)!));
    const registered = await ask(account, 'register', fresh);
    return watches.map((w) => startAnswer(registered.get(w) ?? again.get(w)!));
  },
  stop: async (account, watches) => (await call17track(account, 'stoptrack', watches)).map(stopAnswer),
};

async function ask(account: SourceAccount, path: 'register' | 'retrack', watches: readonly Watch[]): Promise<Map<Watch, ItemAnswer>> {
  const answers = watches.length === 0 ? [] : await call17track(account, path, watches);
  return new Map(watches.map((watch, i) => [watch, answers[i]!]));
}

function startAnswer(said: ItemAnswer): VendorAnswer {
  if (said.kind === 'failed') return said.answer;
  if (said.kind === 'accepted' || HAS_IT.includes(said.code)) return { outcome: 'done' };
  return { outcome: 'refused', detail: `code ${said.code}`, isBadNumber: BAD_NUMBER.includes(said.code) };
}

function stopAnswer(said: ItemAnswer): VendorAnswer {
  if (said.kind === 'failed') return said.answer;
  if (said.kind === 'accepted' || HAS_IT_NOT.includes(said.code)) return { outcome: 'done' };
  return { outcome: 'refused', detail: `code ${said.code}`, isBadNumber: false };
}
