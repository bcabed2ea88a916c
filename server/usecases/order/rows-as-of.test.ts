import { describe, expect, it } from 'vitest';
import type { NoticeAttempt, NoticeListRow } from '@/server/store/staff-reading';
import { linksAsOf, noticesAsOf, promisesAsOf } from './rows-as-of';

const attempt = (more: Partial<NoticeAttempt>): NoticeAttempt => ({
  id: 'a',
  channel: 'twilio_sms',
  outcome: 'delivered',
  code: '0',
  detail: 'ok',
  startedAt: 20,
  endedAt: 25,
  receiptAt: 40,
  ...more,
});
const notice = (more: Partial<NoticeListRow>): NoticeListRow => ({
  id: 'n',
  orderId: 'o',
  shop: 'demo',
  orderNo: 'A1',
  shopName: 'demo',
  cause: 'milestone:delivered',
  recipient: 'customer',
  recipientName: null,
  template: 'milestone.delivered',
  params: {},
  state: 'delivered',
  detail: 'x',
  dueAt: 15,
  createdAt: 10,
  settledAt: 40,
  seenAt: null,
  seenByName: null,
  tries: [attempt({})],
  ownWords: null,
  ...more,
});

describe('what staff see of a past moment', () => {
  it('knows of no notice before it was written, of no try before it began, of no end before it came', () => {
    expect(noticesAsOf([notice({})], 9)).toEqual([]);
    expect(noticesAsOf([notice({})], 12)).toMatchObject([{ state: 'pending', detail: null, settledAt: null, tries: [] }]);
    expect(noticesAsOf([notice({})], 22)).toMatchObject([{ state: 'sending', tries: [{ outcome: 'sending', endedAt: null, code: null }] }]);
    expect(noticesAsOf([notice({})], 30)).toMatchObject([{ state: 'sending', tries: [{ endedAt: 25, receiptAt: null }] }]);
    expect(noticesAsOf([notice({})], 40)).toEqual([notice({})]);
  });

  it('knows of no promise kept and no link revoked before it was', () => {
    const promise = { id: 'p', kind: 'next_update', dueAt: 50, keptAt: 30, brokenAt: null, lateAt: null, withdrawnAt: 40, createdAt: 10 };
    expect(promisesAsOf([promise], 29)).toEqual([{ ...promise, keptAt: null, withdrawnAt: null }]);
    expect(promisesAsOf([promise], 9)).toEqual([]);
    const link = {
      id: 'l',
      orderId: 'o',
      tier: 1 as const,
      createdBy: 'staff:x',
      createdAt: 10,
      expiresAt: 90,
      revokedAt: 30,
      views: 2,
      lastViewedAt: 20,
    };
    expect(linksAsOf([link], 29)).toEqual([{ ...link, revokedAt: null }]);
    expect(linksAsOf([link], 30)).toEqual([link]);
  });
});
