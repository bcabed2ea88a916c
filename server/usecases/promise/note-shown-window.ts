import type { OrderDocument } from '@/server/domain/order/order-document';
import { promiseTerms } from '@/server/domain/promise/promise-terms';
import { toldWindow } from '@/server/domain/promise/told-window';
import { nextWatch } from '@/server/domain/promise/watch-promise';
import { SECOND } from '@/server/domain/shared/instant';
import { gatherer } from '@/server/platform/gatherer';
import { newId } from '@/server/platform/ids';
import { log } from '@/server/platform/log';
import { singleton } from '@/server/platform/singleton';
import { type Context, newContext } from '@/server/store/context';
import { insertPromises, type NewPromise } from '@/server/store/promise';
import { loadPromiseSettings } from '@/server/store/promise-setting';

type Shown = Omit<NewPromise, 'watchAt'>;

/** Orders whose newest window this process has noted; the one noted first is given up first. */
const MOST_NOTED = 50_000;
const noted = () => singleton('shown-windows-noted', () => new Map<string, number>());

const shown = gatherer<Shown>({
  name: 'shown-windows',
  everyMs: SECOND,
  merge: (earlier) => earlier,
  write: async (windows) => {
    const { db } = newContext();
    const settings = await loadPromiseSettings(db);
    await insertPromises(
      db,
      windows.map((one) => ({ ...one, watchAt: nextWatch({ ...one, followedAt: null, warnedAt: null }, settings, one.createdAt) })),
    );
  },
  onError: (error) => log().error({ err: error }, 'windows that pages showed were not written'),
});

/**
 * Notes the window that a page promises as it is rendered: once for each window, whoever looks and however often. A page that is
 * served as it was rendered notes nothing, and a rendering waits for nothing: windows are gathered and written once a second.
 */
export function noteShownWindow(ctx: Context, order: { id: string; document: OrderDocument; timeZone: string }): void {
  const { id: orderId, document } = order;
  if (document.state.history) return;
  const createdAt = ctx.now();
  const told = toldWindow(document, createdAt, order.timeZone);
  const known = noted();
  if (!told || known.get(orderId) === told.dueAt) return;
  known.delete(orderId);
  known.set(orderId, told.dueAt);
  if (known.size > MOST_NOTED) known.delete(known.keys().next().value!);
  const made = {
    ...promiseTerms({ document }),
    id: newId(createdAt),
    orderId,
    noticeId: null,
    kind: 'eta_shown' as const,
    channel: 'page',
  };
  shown.add(`${orderId}|${told.dueAt}`, { ...made, ...told, createdAt });
}

/** Writes the windows gathered so far. Called once more at shutdown. */
export async function flushShownWindows(): Promise<void> {
  await shown.flush();
}
