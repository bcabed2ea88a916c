import { beforeAll, describe, expect, it, test } from 'vitest';
import { PAGE_STATES, type PageState } from '@/tests/gallery/page-states';
import { renderState } from '@/tests/gallery/render-page';

beforeAll(() => {
  process.env.DATABASE_URL ??= 'postgres://nobody@127.0.0.1:1/none';
  process.env.DAONA_SECRET ??= Buffer.alloc(32).toString('base64');
});

/** What the first screen offers, and whether it stands out. */
async function firstAction(state: PageState): Promise<string> {
  const html = await renderState(state, 'en');
  const [, look, href] = /<section class="card hero.*?<a class="(button[^"]*)" href="([^"]+)"/s.exec(html)!;
  const to = href!.replace('/q/Hq7CkP2mXs9/do/', '').replace(/^https:\/\/shop\.example.*/, 'pay');
  const where = /^https:/.test(to) ? 'carrier' : to;
  return look === 'button' ? where.toUpperCase() : where;
}

/**
 * What a customer would want to do first in every state; in capitals what stands out, because the order goes on with it. `carrier` is
 * the carrier's own page, `#help` how the shop is reached.
 */
const FIRST: Record<string, string> = {
  'pending-payment': 'PAY',
  'deposit-paid': 'PAY',
  'payment-verifying': 'address',
  paid: 'address',
  'in-review': 'address',
  'presale-waiting': 'address',
  'in-production': 'address',
  backordered: 'address',
  allocated: 'address',
  picking: 'address',
  picked: 'address',
  packed: 'place',
  shipped: 'place',
  'nothing-scanned': 'place',
  'label-created': 'place',
  'awaiting-pickup': 'place',
  'picked-up': 'place',
  'in-transit': 'place',
  departed: 'place',
  arrived: 'place',
  'left-country': 'place',
  'arrived-country': 'place',
  forwarded: 'place',
  missorted: 'CARRIER',
  customs: 'place',
  'customs-inspect': 'place',
  'customs-docs': 'CARRIER',
  'customs-duty': 'CARRIER',
  'customs-held': 'CARRIER',
  'customs-released': 'place',
  'at-destination': 'place',
  'handed-to-partner': 'place',
  'out-for-delivery': 'CARRIER',
  'out-by-appointment': 'CARRIER',
  'at-pickup-point': '#COLLECT',
  'in-locker': '#COLLECT',
  'at-station': '#COLLECT',
  'at-store': '#COLLECT',
  'pickup-overdue': '#COLLECT',
  'attempt-failed': 'CARRIER',
  'attempt-failed-address': 'CARRIER',
  'attempt-failed-refused': 'CARRIER',
  'attempt-failed-area': 'CARRIER',
  delivered: 'CONFIRM',
  'delivered-told': 'CONFIRM',
  completed: 'invoice',
  'completed-confirmed': 'invoice',
  'partially-shipped': 'place',
  'split-in-transit': 'place',
  'split-two-of-three': '#PARCELS',
  'split-delivered': 'CONFIRM',
  stalled: 'CARRIER',
  'stalled-at-warehouse': '#help',
  late: 'CARRIER',
  'carrier-problem': 'CARRIER',
  'feed-ended': 'CARRIER',
  'source-silent': 'CARRIER',
  'payment-silent': '#help',
  'delivery-conflict': 'CARRIER',
  'sources-conflict': 'CARRIER',
  disputed: '#help',
  cancelling: 'cancel',
  cancelled: '#help',
  returning: 'CARRIER',
  returned: '#help',
  lost: '#help',
  destroyed: '#help',
  voided: 'place',
  forced: 'place',
  'window-passed': 'place',
  'window-ahead': 'place',
  'inside-window': 'place',
  'inside-last-day': 'place',
  'thin-history': 'place',
  'with-record': 'place',
  'later-than-usual': 'place',
  'later-than-usual-window': 'place',
  'later-than-usual-next-word': 'place',
  'leaves-soon': 'address',
  'changed-waiting': 'place',
  'changed-earlier': 'place',
  'changed-handed-over': 'place',
  'changed-after-trouble': 'place',
  'changed-attempt-failed': 'CARRIER',
  'changed-agreed': 'place',
  'changed-pace': 'place',
  'not-before': 'CARRIER',
  'no-estimate': 'place',
  'parcel-only': '#UNLOCK',
  'parcel-only-delivered': '#UNLOCK',
  'long-words': 'address',
  richest: '#PARCELS',
};

describe('the first screen offers what a customer would want in that state', () => {
  it.each(PAGE_STATES)('$name', async (state) => {
    expect(await firstAction(state)).toBe(FIRST[state.name]);
  });
});

test('a parcel at a pickup point: how it is collected stands first, to confirm that it was stands below', async () => {
  const html = await renderState(PAGE_STATES.find(({ name }) => name === 'pickup-overdue')!, 'zh-CN');
  const card = /<section class="card" id="collect">.*?<\/section>/s.exec(html)![0];
  expect(card).toMatch(/快递柜 · 北京朝阳大望路营业点/);
  expect(card).toContain('运单号 SF1408866543210');
  expect(card).toContain('已经超时');
  expect(html.indexOf('/do/confirm')).toBeGreaterThan(html.indexOf('id="collect"'));
  expect(html.indexOf('/do/confirm')).toBeLessThan(html.indexOf('/do/invoice'));
});

test('where it waits is told by the scan that put it there, not by the one that says it waits too long', async () => {
  const state = PAGE_STATES.find(({ name }) => name === 'pickup-overdue')!;
  const document = structuredClone(state.document);
  for (const line of document.state.timeline) if (line.code?.startsWith('available')) line.text = `words of ${line.code}`;
  const html = await renderState({ ...state, document }, 'en');
  expect(/id="collect">.*?<\/section>/s.exec(html)![0]).toContain('words of available_for_pickup.locker');
});

test('a cancelled order offers no cancelling, nor anything else that makes no sense any more', async () => {
  for (const name of ['cancelled', 'returned', 'completed']) {
    const html = await renderState(PAGE_STATES.find((state) => state.name === name)!, 'en');
    expect(html, name).not.toMatch(/\/do\/(cancel|address|time|place|confirm)"/);
  }
});
