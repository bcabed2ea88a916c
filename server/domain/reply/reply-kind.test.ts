import { expect, it } from 'vitest';
import { DEFAULT_EXCEPTIONS } from '../exception/default-exceptions';
import type { OrderDocument } from '../order/order-document';
import { DEFAULT_RULES } from '../rule/default-rules';
import { MINUTE } from '../shared/instant';
import { isTemplateKey } from '../template/library';
import type { Attention } from '../tracking/attention';
import { replyKinds } from './reply-kind';

const rules = Object.entries(DEFAULT_RULES).map(([code, body]) => ({ ...body, code, version: 1, enabled: true }));
const flag: Attention = {
  kind: 'stalled',
  shipmentKey: 'sf/1',
  since: 1,
  reason: 'carrier.missed_pickup',
  actor: 'carrier',
  severity: 'P2',
  rule: 'carrier_collect',
  rung: 1,
};
const withFlags = (attention: Attention[]) => ({ attention }) as OrderDocument;

it('there is a reply to every kind of anomaly, in words that exist, with advice and a promise', () => {
  const kinds = replyKinds(DEFAULT_EXCEPTIONS, rules, withFlags([]));
  expect(kinds).toHaveLength(DEFAULT_EXCEPTIONS.length);
  for (const { type, template, nextMs } of kinds) {
    expect(isTemplateKey(template)).toBe(true);
    expect(type.advice['zh-CN'] && type.advice.en).toBeTruthy();
    expect(nextMs).toBeGreaterThan(0);
  }
});

it('what the order has now comes first, with the reason of its flag and the promise of its rung', () => {
  const [first] = replyKinds(DEFAULT_EXCEPTIONS, rules, withFlags([flag]));
  expect(first).toMatchObject({ template: 'stall.carrier_collect', reason: 'carrier.missed_pickup', flag });
  expect(first!.nextMs).toBe(DEFAULT_RULES.carrier_collect!.rungs[0]!.nextUpdateMin * MINUTE);
});

it('what is noticed of people is answered in general words, never in those of a rule about them', () => {
  const kinds = replyKinds(DEFAULT_EXCEPTIONS, rules, withFlags([{ ...flag, reason: 'behaviour.burst', rule: 'burst' }]));
  expect(kinds[0]).toMatchObject({ template: 'update.still_waiting' });
});
