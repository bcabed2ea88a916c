import { beforeEach, describe, expect, it } from 'vitest';
import type { ChannelCode } from '@/server/channels/channel';
import { MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { newId } from '@/server/platform/ids';
import { beginAttempts } from '@/server/store/attempt';
import { type Context, inTransaction } from '@/server/store/context';
import { lockMessages } from '@/server/store/receipt';
import { settleTries } from '@/server/store/settle-tries';
import { keepReceipt } from '@/server/usecases/notice/keep-receipt';
import { settleSends } from '@/server/usecases/notice/settle-send';
import { freshDatabase } from '../../database/fresh-database';
import { handClock, MORNING } from '../stall/stalled-order';
import { shippedOrders } from './many-notices';

beforeEach(freshDatabase);

interface Begun {
  attemptId: string;
  notice: { id: string; template: string; attempts: number; orderId: string; phoneHash: string | null };
}

/** Messages of as many customers on their way to the provider: their tries are begun, and nobody has answered. */
async function onTheirWay(ctx: Context, count: number, channel: ChannelCode): Promise<Begun[]> {
  await shippedOrders(ctx, count);
  const leasedUntil = ctx.now() + MINUTE;
  const { rows } = await pool().query(
    `update notice set state = 'sending', leased_until = $1 returning id, template, order_id as "orderId", 0 as attempts, null as "phoneHash"`,
    [new Date(leasedUntil)],
  );
  const begun = rows.map((notice) => ({ attemptId: newId(), notice }));
  await beginAttempts(
    pool(),
    begun.map(({ attemptId, notice }) => ({
      ...{ id: attemptId, noticeId: notice.id, channel, sendId: attemptId, address: 'somewhere' },
      ...{ startedAt: ctx.now(), leasedUntil },
    })),
  );
  return begun;
}

const endOf = ({ attemptId, notice }: Begun, providerId: string) => ({
  ...{ id: attemptId, noticeId: notice.id, outcome: 'accepted', providerId },
  to: { state: 'sent' as const, isTry: true },
});

async function ledger() {
  const { rows } = await pool().query(
    `select n.state, n.attempts, a.outcome from notice n join attempt a on a.notice_id = n.id order by n.id`,
  );
  return rows;
}

const receiptsKept = async () => (await pool().query('select count(*)::int as kept from receipt')).rows[0].kept;

describe('receipts that come together', () => {
  const toldOf = (begun: readonly Begun[]) =>
    begun.map(({ attemptId }, nth) => ({ channel: 'twilio_sms' as const, providerId: `SM${nth}`, attemptId }));

  it('share one transaction', async () => {
    const { ctx } = handClock(MORNING);
    const told = toldOf(await onTheirWay(ctx, 20, 'twilio_sms'));
    const calls = told.flatMap((one) => ['sent', 'delivered'].map((status) => ({ ...one, status, receivedAt: ctx.now() })));
    await Promise.all(calls.map((call) => keepReceipt(ctx, call)));
    const { rows } = await pool().query('select count(*)::int as kept, count(distinct xmin::text)::int as commits from receipt');
    expect(rows).toEqual([{ kept: 40, commits: 1 }]);
    expect(new Set((await ledger()).map(({ state }) => state))).toEqual(new Set(['delivered']));
  });

  it('do not spoil each other: what cannot be kept is refused alone, and may come again', async () => {
    const { ctx } = handClock(MORNING);
    const told = toldOf(await onTheirWay(ctx, 20, 'twilio_sms'));
    const call = { status: 'delivered', receivedAt: ctx.now() };
    // no text of Postgres holds this character
    const answers = await Promise.allSettled(
      told.map((one, nth) => keepReceipt(ctx, { ...one, ...call, ...(nth === 7 ? { code: '\u0000' } : {}) })),
    );
    expect(answers.flatMap(({ status }, nth) => (status === 'rejected' ? [nth] : []))).toEqual([7]);
    expect((await ledger()).filter(({ state, outcome }) => state === 'delivered' && outcome === 'delivered')).toHaveLength(19);
    await Promise.all(told.map((one) => keepReceipt(ctx, { ...one, ...call })));
    expect((await ledger()).filter(({ state }) => state === 'delivered')).toHaveLength(20);
    expect(await receiptsKept()).toBe(20);
  });

  it('of one message count by the most final, however they are mixed', async () => {
    const { ctx } = handClock(MORNING);
    const [begun] = await onTheirWay(ctx, 1, 'twilio_sms');
    const one = { channel: 'twilio_sms' as const, providerId: 'SM1', attemptId: begun!.attemptId, receivedAt: ctx.now() };
    await Promise.all(['delivered', 'sent', 'queued', 'failed', 'delivered'].map((status) => keepReceipt(ctx, { ...one, status })));
    expect(await ledger()).toMatchObject([{ state: 'delivered', outcome: 'delivered' }]);
    expect(await receiptsKept()).toBe(4);
  });
});

describe('a receipt and the answer that names its message', () => {
  for (const [named, channel] of [
    ['our id', 'twilio_sms'],
    ['the provider’s id', 'wechat_template'],
  ] as const) {
    const status = channel === 'twilio_sms' ? 'delivered' : 'success';
    const receiptOf = ({ attemptId }: Begun, providerId: string, ctx: Context) => ({
      ...{ channel, providerId, status, receivedAt: ctx.now() },
      ...(channel === 'twilio_sms' ? { attemptId } : {}),
    });

    it(`that come at the same moment are both in the ledger, told by ${named}; nothing is answered before it is committed`, async () => {
      const { ctx } = handClock(MORNING);
      const all = await onTheirWay(ctx, 400, channel);
      await pool().query('vacuum analyze');
      // again and again: once a statement has run some times, Postgres plans it for all values alike
      for (let from = 0; from < 200; from += 20) {
        const begun = all.slice(from, from + 20).map((one, nth) => ({ ...one, providerId: `P${from + nth}` }));
        let answered = 0;
        let kept: Promise<unknown> | undefined;
        await inTransaction(ctx, async (tx) => {
          if (channel === 'wechat_template')
            await lockMessages(
              tx.db,
              begun.map(({ providerId }) => ({ channel, providerId })),
            );
          await settleTries(
            tx.db,
            begun.map((one) => endOf(one, one.providerId)),
            ctx.now(),
          );
          kept = Promise.all(
            begun.map(async (one) => {
              await keepReceipt(ctx, receiptOf(one, one.providerId, ctx));
              answered += 1;
            }),
          );
          await new Promise((done) => setTimeout(done, 60));
          expect([answered, await receiptsKept()]).toEqual([0, from]);
        });
        await kept;
      }
      const { rows } = await pool().query(
        `select n.state, n.attempts, a.outcome, count(*)::int as of from notice n join attempt a on a.notice_id = n.id and a.provider_id is not null group by 1, 2, 3`,
      );
      expect(rows).toEqual([{ state: 'delivered', attempts: 1, outcome: 'delivered', of: 200 }]);
    });

    it(`are both in the ledger when the receipt comes first, told by ${named}, and the try is counted`, async () => {
      const { ctx } = handClock(MORNING);
      const [begun] = await onTheirWay(ctx, 1, channel);
      await keepReceipt(ctx, receiptOf(begun!, 'P1', ctx));
      const message = { content: { kind: 'text' as const, body: '' }, promise: null };
      const cost = { parts: 2, micros: 100, currency: 'CNY' };
      await settleSends(ctx, [{ ...begun!, channel, message, cost, sent: { outcome: 'accepted', providerId: 'P1' } }]);
      expect(await ledger()).toEqual([{ state: 'delivered', attempts: 1, outcome: 'delivered' }]);
      const { rows } = await pool().query('select parts, cost_micros from attempt');
      expect(rows).toEqual([{ parts: 2, cost_micros: 100 }]);
    });
  }
});
