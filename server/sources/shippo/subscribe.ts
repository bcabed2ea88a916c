import { MINUTE } from '@/server/domain/shared/instant';
import { oneByOne } from '../one-by-one';
import type { Puller } from '../puller';
import type { SourceAccount } from '../source';
import type { Coverage, Subscriber } from '../subscriber';
import { parseWebhook } from './parse-webhook';
import { registerTrack, shippoToken } from './register-track';

const asking = {
  perCall: 1,
  paceMs: 220,
  missing: (account: SourceAccount) => (account.secrets.apiKey ? null : 'the account has no apiKey'),
  covers: (carrier: string): Coverage => (shippoToken(carrier) ? 'knows' : 'no'),
  needsPhone: () => false,
};

/** Registering tracks with Shippo. Where it pushes is set up in its console; its watching ends by itself. */
export const shippoSubscriber: Subscriber = {
  ...asking,
  start: (account, watches) =>
    oneByOne(watches, async (watch) => {
      const said = await registerTrack(account, watch);
      return 'track' in said ? { outcome: 'done' } : said;
    }),
  stop: null,
};

/** Asking Shippo: a track that is registered once more answers what is known. */
export const shippoPuller: Puller = {
  ...asking,
  restMs: 30 * MINUTE,
  ask: (account, watches) =>
    oneByOne(watches, async (watch) => {
      const said = await registerTrack(account, watch);
      if ('track' in said) return { outcome: 'told', body: said.track };
      return said.outcome === 'refused' || said.outcome === 'done' ? { outcome: 'nothing' } : said;
    }),
  /** The answer is what a webhook holds under `data`. */
  read: (delivery, account) => {
    const webhook = `{"event":"track_updated","data":${delivery.body.toString('utf8')}}`;
    return parseWebhook({ ...delivery, body: Buffer.from(webhook) }, account);
  },
};
