import { describe, expect, it } from 'vitest';
import { DEFAULT_EXCEPTIONS } from '../exception/default-exceptions';
import type { OrderDocument } from '../order/order-document';
import type { OrderTicket } from '../ticket/ticket';
import type { Attention } from '../tracking/attention';
import { planBySigns } from './plan-by-signs';

const NOW = Date.parse('2026-11-17T02:00:00Z');
const flag = (more: Partial<Attention>): Attention => ({
  kind: 'exception',
  shipmentKey: '',
  since: NOW - 1,
  reason: 'shipper.stock_short',
  actor: 'warehouse',
  severity: 'P2',
  ...more,
});
const document = (attention: Attention[], history = false) =>
  ({ attention, state: { history, lifecycle: 'paid', since: NOW - 9, timeline: [] } }) as unknown as OrderDocument;
const causes = (attention: Attention[], history = false) =>
  planBySigns(document(attention, history), DEFAULT_EXCEPTIONS, NOW).map((intent) => intent.cause);

describe('tickets that flags give cause to', () => {
  it('are one for each rising of a flag, the same however often the order is folded', () => {
    const open = [flag({}), flag({ reason: 'carrier.parcel_lost', shipmentKey: 'sf/1' })];
    expect(causes(open)).toEqual([`sign:exception|shipper.stock_short||${NOW - 1}`, `sign:exception|carrier.parcel_lost|sf/1|${NOW - 1}`]);
    expect(causes(open)).toEqual(causes(open));
    expect(causes([flag({ since: NOW })])).not.toEqual(causes([flag({})]));
  });

  it('are none of what rules or reports see to, of book-keeping, of types that open otherwise, of the past', () => {
    expect(causes([flag({ kind: 'stalled' }), flag({ severity: 'P3' })])).toEqual([]);
    expect(causes([flag({ reason: 'system.mapping_gap', kind: 'unmapped' })])).toEqual([]);
    expect(causes([flag({})], true)).toEqual([]);
  });

  it('are of a dispute that another system told of, and none of one that was reported here', () => {
    const dispute = flag({ kind: 'disputed', reason: 'recipient.not_received', severity: 'P1' });
    const reported = document([dispute]);
    reported.state.tickets = [{ id: 't' } as OrderTicket];
    expect(planBySigns(document([dispute]), DEFAULT_EXCEPTIONS, NOW).map((i) => i.body)).toMatchObject([{ type: 'conflict.delivery' }]);
    expect(planBySigns(reported, DEFAULT_EXCEPTIONS, NOW)).toEqual([]);
  });

  it('are none of a type that was switched off', () => {
    const library = DEFAULT_EXCEPTIONS.map((type) => ({ ...type, enabled: type.code !== 'stock.short' }));
    expect(planBySigns(document([flag({})]), library, NOW)).toEqual([]);
  });
});
