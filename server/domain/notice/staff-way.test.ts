import { expect, test } from 'vitest';
import { isWantedBy } from './staff-way';

const urgent = { template: 'alert.incident_opened' as const, params: {} };
const calm = { template: 'alert.ticket_given' as const, params: { severity: 'P2' } };
const ofRole = { template: 'alert.stalls' as const, params: { severity: 'P2' } };

test('each way brings what was chosen for it', () => {
  const chosen = (hears: Parameters<typeof isWantedBy>[1]) => [urgent, calm].map((alert) => isWantedBy('mail', hears, alert));
  expect(chosen('all')).toEqual([true, true]);
  expect(chosen('urgent')).toEqual([true, false]);
  expect(chosen('calm')).toEqual([false, true]);
  expect(chosen('none')).toEqual([false, false]);
});

test('who has chosen nothing gets orders that wait by mail and not by text message', () => {
  expect(isWantedBy('sms', null, ofRole)).toBe(false);
  expect(isWantedBy('sms', 'all', ofRole)).toBe(true);
  expect(isWantedBy('mail', null, ofRole)).toBe(true);
  expect(isWantedBy('sms', null, calm)).toBe(true);
});
