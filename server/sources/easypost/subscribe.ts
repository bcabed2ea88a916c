import { MINUTE } from '@/server/domain/shared/instant';
import { oneByOne } from '../one-by-one';
import type { Puller } from '../puller';
import type { SourceAccount } from '../source';
import type { Coverage, Subscriber } from '../subscriber';
import { createTracker, easypostCarrier } from './create-tracker';
import { parseWebhook } from './parse-webhook';

const asking = {
  perCall: 1,
  /** Five calls a second. */
  paceMs: 220,
  missing: (account: SourceAccount) => (account.secrets.apiKey ? null : 'the account has no apiKey'),
  covers: (carrier: string): Coverage => (easypostCarrier(carrier) ? 'knows' : 'no'),
  needsPhone: () => false,
};

/** Creating trackers with EasyPost. Where it pushes is set up in its console; its watching ends by itself. */
export const easypostSubscriber: Subscriber = {
  ...asking,
  start: (account, watches) =>
    oneByOne(watches, async (watch) => {
      const said = await createTracker(account, watch);
      return 'tracker' in said ? { outcome: 'done' } : said;
    }),
  stop: null,
};

/** Asking EasyPost: a tracker that is created once more is the one there is. */
export const easypostPuller: Puller = {
  ...asking,
  restMs: 30 * MINUTE,
  ask: (account, watches) =>
    oneByOne(watches, async (watch) => {
      const said = await createTracker(account, watch);
      if ('tracker' in said) return { outcome: 'told', body: said.tracker };
      return said.outcome === 'refused' || said.outcome === 'done' ? { outcome: 'nothing' } : said;
    }),
  /** The answer is what an event holds under `result`. */
  read: (delivery, account) => {
    const event = `{"object":"Event","description":"tracker.updated","result":${delivery.body.toString('utf8')}}`;
    return parseWebhook({ ...delivery, body: Buffer.from(event) }, account);
  },
};
