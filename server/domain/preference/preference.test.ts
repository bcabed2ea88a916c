import { describe, expect, it } from 'vitest';
import { orderDocument } from '@/tests/fixtures/order-document';
import { readQuietHours } from '../calendar/quiet-hours';
import { gateNotice } from '../notice/gate-notice';
import { TEMPLATES } from '../template/library';
import { isUnwanted, NO_PREFERENCE, QUIET_CHOICES, quietHoursOf, readQuietWish, topicOf } from './preference';

const ALL_OFF = { ...NO_PREFERENCE, topicsOff: ['progress' as const, 'delays' as const] };

describe('what a customer can do without', () => {
  it('is progress and delays; what asks for the customer’s hands, or answers, always goes', () => {
    const unwanted = Object.keys(TEMPLATES).filter((template) => isUnwanted(template, ALL_OFF));
    expect(unwanted.sort()).toEqual([
      'milestone.delivered',
      'milestone.out_for_delivery',
      'milestone.shipped',
      'stall.carrier_collect',
      'stall.movement',
      'stall.out_for_delivery',
      'stall.past_promise',
      'stall.pick_start',
      'stall.promise_at_risk',
      'stall.review',
      'stall.warehouse_accept',
      'update.resolved',
      'update.still_waiting',
    ]);
    expect(topicOf('something.new')).toBe('needed');
    expect(isUnwanted('milestone.shipped', NO_PREFERENCE)).toBe(false);
  });

  it.each(QUIET_CHOICES)('quiet hours %s can be read', (quiet) => {
    expect(quietHoursOf({ ...NO_PREFERENCE, quiet }, null)).toEqual(readQuietHours(quiet));
  });
});

describe('the gate', () => {
  /** 22:30 in Shanghai. */
  const LATE = Date.parse('2026-11-17T14:30:00Z');
  const document = orderDocument((d) => {
    d.attention = [];
    d.state.attention = [];
    d.state.tickets = [{ id: 't', no: '1', kind: 'other', state: 'answered', openedAt: LATE, since: LATE, identity: 'i' }];
  });
  const gate = (template: string, more: Partial<Parameters<typeof gateNotice>[0]> = {}) =>
    gateNotice({
      template,
      params: { ticketId: 't' },
      createdAt: LATE,
      document,
      sentToday: 0,
      timeZone: 'Asia/Shanghai',
      quietHours: readQuietHours('21:00-08:00'),
      now: LATE,
      ...more,
    });

  it('keeps a person’s own quiet hours in place of the shop’s', () => {
    expect(gate('ticket.answered')).toMatchObject({ kind: 'postpone', until: Date.parse('2026-11-18T00:00:00Z') });
    expect(gate('ticket.answered', { preference: { ...NO_PREFERENCE, quiet: '23:00-07:00' } })).toEqual({ kind: 'send' });
    expect(gate('ticket.answered', { preference: { ...NO_PREFERENCE, quiet: '22:00-08:00' } }).kind).toBe('postpone');
  });

  it('tells of an answer above the budget, and of none that the ticket has left behind', () => {
    const day = { preference: { ...NO_PREFERENCE, quiet: 'none' as const }, sentToday: 99 };
    expect(gate('ticket.answered', day)).toEqual({ kind: 'send' });
    expect(gate('ticket.closed', day)).toEqual({ kind: 'suppress', reason: 'superseded' });
  });
});

describe('quiet hours as they are filled in', () => {
  const wish = (choice: string, from = '', to = '') => readQuietWish({ choice, from, to });

  it('are the shop’s, none, or from any time to any other', () => {
    expect(wish('')).toBeNull();
    expect(wish('none', '22:00', '08:00')).toBe('none');
    expect(wish('own', '22:45', '07:05')).toBe('22:45-07:05');
    expect(quietHoursOf({ quiet: wish('own', '12:30', '14:00')! }, null)).toEqual({ fromMin: 750, toMin: 840 });
  });

  it('that have no length are none', () => expect(wish('own', '08:00', '08:00')).toBe('none'));

  it.each([
    ['own', '', '08:00'],
    ['own', '24:00', '08:00'],
    ['own', '8:00', '09:00'],
    ['own', '08:00', '09:00-10:00'],
    ['21:00-08:00', '', ''],
  ])('that cannot be read (%s, %s to %s) change nothing', (choice, from, to) => expect(wish(choice, from, to)).toBeUndefined());
});
