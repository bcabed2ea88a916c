import type { ConsentMedium } from '@/server/domain/consent/consent-fact';
import type { MediumConsent } from '@/server/domain/consent/fold-consent';
import { MEDIA } from '@/server/domain/notice/medium';
import { readProofs, type ShownProof } from '@/server/store/consent';
import { readContact } from '@/server/store/contact';
import type { Context } from '@/server/store/context';
import { readOrderById } from '@/server/store/order';
import { readPreference } from '@/server/store/preference';
import { readReach } from '@/server/store/reach';
import { readyChannels } from '../channel/ready-channels';

/** How a customer may be written to on one medium, as the console shows it. */
export interface MediumStand extends MediumConsent {
  medium: Exclude<ConsentMedium, 'any'>;
  /** There is an address; without one nothing can be said there. */
  isReached: boolean;
  /** Some channel of ours carries it. */
  isSetUp: boolean;
  /** What the newest statement about the medium as a whole rests on; null where nobody ever said anything. */
  why: Pick<ShownProof, 'way' | 'evidence'> | null;
  /** What a colleague may note. A provider that was told to stop asks the person alone to begin again. */
  mayNote: ('in' | 'out' | 'unblocked')[];
  /** Single messages that were agreed to and not sent yet. */
  agreedOnce: number;
}

export interface ConsentPage {
  media: MediumStand[];
  topicsOff: string[];
  /** Newest first. */
  proofs: ShownProof[];
}

const SHOWN = 200;

/** How the customer of an order may be written to, and the proofs of it; null where no phone is known. */
export async function readConsents(ctx: Context, { orderId }: { orderId: string }): Promise<ConsentPage | null> {
  const order = await readOrderById(ctx.db, orderId);
  if (!order?.phoneHash) return null;
  const [proofs, reach, { preference }, contact, ready] = await Promise.all([
    readProofs(ctx.db, order.phoneHash, SHOWN),
    readReach(ctx.db, order.phoneHash),
    readPreference(ctx.db, order.phoneHash),
    readContact(ctx.db, orderId),
    readyChannels(ctx.db),
  ]);
  const setUp = new Set([...ready.values()].map(({ channel }) => channel.medium));
  const media = MEDIA.flatMap((medium): MediumStand[] => {
    if (medium === 'robot') return [];
    const own = reach.find((one) => one.medium === medium);
    const { consent = 'in', since = null, topicsOff = [], agreedOnce = [] } = own ?? {};
    const isReached = medium === 'sms' ? Boolean(contact?.phone) : Boolean(own?.address) || (medium === 'mail' && Boolean(contact?.email));
    const newest = proofs.find((one) => one.medium === medium && one.topic === 'all' && one.says === consent);
    const why = newest ? { way: newest.way, evidence: newest.evidence } : null;
    const stand = { consent, since, topicsOff, isReached, isSetUp: setUp.has(medium), why, agreedOnce: agreedOnce.length };
    return [{ medium, ...stand, mayNote: mayNote(consent, why) }];
  });
  return { media, topicsOff: preference.topicsOff, proofs };
}

/** What a colleague may note where it stands so. */
function mayNote(consent: MediumConsent['consent'], why: Pick<ShownProof, 'way'> | null): MediumStand['mayNote'] {
  if (consent === 'in') return ['out'];
  if (consent === 'blocked') return ['unblocked', 'out'];
  return why?.way === 'provider' ? [] : ['in'];
}
