import type { Tier } from '@/server/domain/access/tier';
import { wholeEta } from '@/server/domain/eta/told-arrival';
import type { Contact } from '@/server/domain/order/contact';
import type { OrderDocument } from '@/server/domain/order/order-document';
import { HOUR, type Instant, MINUTE } from '@/server/domain/shared/instant';
import { unseal } from '@/server/platform/crypto';
import { singleton } from '@/server/platform/singleton';
import type { Context } from '@/server/store/context';
import type { LookUpProof } from '@/server/usecases/access/look-up-order';
import { readShopZone } from '@/server/usecases/access/read-shop-zone';
import { noteShownWindow } from '@/server/usecases/promise/note-shown-window';
import { keepRendered, type RenderedBytes, readRendered } from './page-cache';

/** What a page or an answer is rendered from. The document is whole: the renderer redacts it by the tier. */
export interface OrderToRender {
  id: string;
  document: OrderDocument;
  tier: Tier;
  now: Instant;
  timeZone: string;
  /** Null at the parcel tier, which shows nothing of it. */
  contact: Contact | null;
}

/** An order as the look-ups answer it. */
interface OrderRead {
  id: string;
  shop: string;
  code: string;
  version: number;
  /** Null when the version named as known is still the newest. */
  doc: OrderDocument | null;
  contact: Buffer | null;
}

interface FoundOrder {
  kind: 'order';
  order: OrderRead;
  tier: Tier;
  /** Kept with the rendering. */
  proof?: LookUpProof;
}

export interface Rendering<Refusal> {
  /** Everything that the bytes depend on beside the order's version; one key stands for one tier. */
  key: string;
  read: (known: RenderedBytes | undefined) => Promise<FoundOrder | Refusal>;
  /** The answer in pieces: texts are its own, buffers are shared with other answers. */
  render: (order: OrderToRender) => Promise<readonly (string | Buffer)[]>;
}

/**
 * Bytes of one rendering of an order: those at hand when the database says that their version is the newest, new ones
 * otherwise; one read either way. Where `read` comes to no order, its answer is handed through.
 */
export async function renderOrder<Refusal extends { kind: string }>(
  ctx: Context,
  rendering: Rendering<Refusal>,
): Promise<{ kind: 'rendered'; bytes: RenderedBytes } | Exclude<Refusal, { kind: 'order' }>> {
  const now = ctx.now();
  const kept = readRendered(rendering.key, now);
  const found = await rendering.read(kept ?? undefined);
  if (!isOrder(found)) return found as Exclude<Refusal, { kind: 'order' }>;
  if (found.order.doc === null) {
    kept!.confirmedAt = now;
    return { kind: 'rendered', bytes: kept! };
  }
  return { kind: 'rendered', bytes: await renderOnce(ctx, rendering, found) };
}

/** Renders a version once, however many ask for it at the same moment: a change is asked for by every page that shows the order. */
export async function renderOnce(
  ctx: Context,
  { key, render }: Pick<Rendering<never>, 'key' | 'render'>,
  found: FoundOrder,
): Promise<RenderedBytes> {
  const begun = singleton('renderings-begun', () => new Map<string, Promise<RenderedBytes>>());
  const made = readRendered(key, ctx.now());
  if (!found.proof && made?.id === found.order.id && made.version >= found.order.version) return made;
  const name = `${found.order.id}|${found.order.version}|${key}`;
  const joined = found.proof ? undefined : begun.get(name);
  if (joined) return joined;
  const rendering = renderFresh(ctx, found, render).then((bytes) => {
    keepRendered(key, bytes);
    return bytes;
  });
  begun.set(name, rendering);
  try {
    return await rendering;
  } finally {
    begun.delete(name);
  }
}

/** Bytes of an order that was read whole; kept nowhere. */
export async function renderFresh(
  ctx: Context,
  { order, tier, proof }: FoundOrder,
  render: Rendering<never>['render'],
): Promise<RenderedBytes> {
  const now = ctx.now();
  const timeZone = await readShopZone(ctx, order.shop);
  const contact = tier === 0 || !order.contact ? null : (JSON.parse(unseal(order.contact).toString('utf8')) as Contact);
  // the row's version is the one that live streams tell
  const document = { ...order.doc!, version: order.version };
  noteShownWindow(ctx, { id: order.id, document, timeZone });
  const pieces = await render({ id: order.id, document, tier, now, timeZone, contact });
  const parts = pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece));
  const ownBytes = pieces.reduce((sum, piece, at) => sum + (typeof piece === 'string' ? parts[at]!.length : 0), 0);
  return {
    id: order.id,
    shop: order.shop,
    code: order.code,
    lifecycle: document.state.lifecycle,
    version: order.version,
    until: staysTrueUntil(document, now),
    confirmedAt: now,
    parts,
    ownBytes,
    proof,
  };
}

function isOrder(found: { kind: string }): found is FoundOrder {
  return found.kind === 'order';
}

/**
 * Until when words made now stay true: until the next moment they name comes, at most to the next ten minutes of the
 * clock (midnights of every zone are among them), and to the next minute while the news is told in minutes.
 */
export function staysTrueUntil(document: OrderDocument, now: Instant): Instant {
  const { state, attention } = document;
  const eta = document.eta && wholeEta(document.eta);
  const isFresh = state.lastEventAt !== null && now - state.lastEventAt < HOUR;
  const step = isFresh ? MINUTE : 10 * MINUTE;
  const named = [
    document.nextUpdateAt,
    eta?.from,
    eta?.p50,
    eta?.to,
    eta?.lateAt,
    eta?.notBefore,
    eta?.next?.to,
    state.promisedBy,
    ...attention.map((flag) => flag.nextUpdateAt),
    ...state.shipments.map((shipment) => shipment.expectedBy),
  ];
  const coming = named.filter((at) => at !== undefined && at > now) as Instant[];
  return Math.min((Math.floor(now / step) + 1) * step, ...coming.map((at) => at + 1));
}
