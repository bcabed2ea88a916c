import { SECOND } from '@/server/domain/shared/instant';
import type { VendorAnswer } from '@/server/domain/subscription/vendor-answer';
import type { Subscriber } from '../subscriber';
import { call17track, type ItemAnswer } from './call-api';
import { carrierNumber } from './carriers';

/** Registered already; not stopped, so that there is nothing to track anew. */
const HAS_IT = [-18019901, -18019904];
/** Not registered at all; not watched any more. */
const HAS_IT_NOT = [-18019902, -18019906];
/** The format is wrong; the carrier cannot be recognised, is wrong, or is not known. */
const BAD_NUMBER = [-18010012, -18019903, -18019910, -18019911];

/**
 * Registering with 17TRACK: forty numbers a call, three calls a second. A number that was given up is asked for by `retrack`,
 * which the vendor grants once.
 */
export const track17Subscriber: Subscriber = {
  perCall: 40,
  paceMs: SECOND / 3 + 20,
  missing: (account) => (account.secrets.key ? null : 'the account has no key'),
  covers: (carrier) => (carrierNumber(carrier) ? 'knows' : 'recognises'),
  needsPhone: () => false,
  async start(account, watches) {
    const answers: VendorAnswer[] = watches.map(() => ({ outcome: 'retry', detail: 'not asked' }));
    for (const path of ['register', 'retrack'] as const) {
      const places = watches.flatMap((w, i) => (w.isRenewal === (path === 'retrack') ? [i] : []));
      if (places.length === 0) continue;
      const items = places.map((i) => watches[i]!);
      for (const [n, said] of (await call17track(account, path, items)).entries()) answers[places[n]!] = startAnswer(said);
    }
    return answers;
  },
  stop: async (account, watches) => (await call17track(account, 'stoptrack', watches)).map(stopAnswer),
};

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
