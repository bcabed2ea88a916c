import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import { foldOrder } from '../order/fold-order';
import type { Fact } from '../tracking/fact';
import type { ReportKind } from './ticket';

const fold = (facts: readonly Fact[]) => foldOrder({ shop: 'demo', orderNo: 'A1' }, facts);
const DELIVERED = [placed(), paid(1), shippedAs(SF, 10), scanned('delivered', 60)];
const NONE: { kind: ReportKind; id: string } = { kind: 'not_received', id: 't1' };

function said(code: string, minute: number, { kind, id } = NONE, answerIn?: number): Fact {
  const ticket = { id, no: '4827193', kind, ...(answerIn === undefined ? {} : { answerBy: at(minute + answerIn) }) };
  return told(`ticket.${code}`, minute, 'portal', { data: { ticket } });
}

const disputeOf = (facts: readonly Fact[]) => fold(facts).attention.find((flag) => flag.kind === 'disputed');

describe('a ticket of an order', () => {
  it('is whose turn its last word says, with the promised answer only while it is ours', () => {
    const facts = [...DELIVERED, said('opened', 100, NONE, 120)];
    expect(fold(facts).tickets).toMatchObject([{ state: 'open', openedAt: at(100), answerBy: at(220) }]);
    facts.push(said('put_off', 221, NONE, 60));
    expect(fold(facts).tickets).toMatchObject([{ state: 'open', since: at(100), answerBy: at(281) }]);
    facts.push(said('answered', 250));
    expect(fold(facts).tickets).toMatchObject([{ state: 'answered', since: at(250) }]);
    expect(fold(facts).tickets![0]).not.toHaveProperty('answerBy');
    facts.push(said('closed', 300));
    expect(fold(facts).tickets).toMatchObject([{ state: 'closed', openedAt: at(100), since: at(300) }]);
  });

  it('about the delivery is a dispute until it is closed, and again when it is opened again', () => {
    const facts = [...DELIVERED, said('opened', 100, { kind: 'damaged', id: 't1' }, 120)];
    expect(disputeOf(facts)).toMatchObject({ reason: 'recipient.got_damaged', since: at(100), nextUpdateAt: at(220) });
    expect(disputeOf([...facts, said('closed', 200, { kind: 'damaged', id: 't1' })])).toBeUndefined();
    const again = [...facts, said('closed', 200, { kind: 'damaged', id: 't1' }), said('asked', 300, { kind: 'damaged', id: 't1' }, 60)];
    expect(disputeOf(again)).toMatchObject({ since: at(300), nextUpdateAt: at(360) });
  });

  it('only what was not received makes the carrier’s word a claim', () => {
    const kindOf = (kind: ReportKind) => fold([...DELIVERED, said('opened', 100, { kind, id: 't1' })]).shipments[0]!.deliveredKind;
    expect([kindOf('not_received'), kindOf('damaged'), kindOf('other')]).toEqual(['claimed', 'unspecified', 'unspecified']);
  });

  it('of anything else holds nothing up', () => {
    const facts = [...DELIVERED, told('receipt.confirmed', 90, 'customer'), said('opened', 100, { kind: 'other', id: 't1' })];
    expect([fold(facts).lifecycle, disputeOf(facts)]).toEqual(['completed', undefined]);
  });

  it('reopens an order that was completed, and lets it go when it is settled', () => {
    const facts = [...DELIVERED, told('order.completed', 90, 'portal'), said('opened', 100)];
    expect(fold(facts).lifecycle).toBe('delivered');
    expect(fold([...facts, said('closed', 200)]).lifecycle).toBe('completed');
  });

  it('stands in no document of an order that has none', () => {
    expect(fold(DELIVERED)).not.toHaveProperty('tickets');
    expect(fold(DELIVERED)).not.toHaveProperty('rating');
  });

  it('is the same in every order of arrival and told twice', () => {
    const code = fc.constantFrom('opened', 'asked', 'answered', 'put_off', 'closed');
    const word = fc.tuple(
      code,
      fc.integer({ min: 61, max: 400 }),
      fc.constantFrom('not_received', 'damaged', 'other'),
      fc.constantFrom('t1', 't2'),
    );
    const anyTicket = fc.array(word, { maxLength: 8 });
    fc.assert(
      fc.property(anyTicket, fc.infiniteStream(fc.nat()), (words, luck) => {
        const facts = [...DELIVERED, ...words.map(([c, minute, kind, id]) => said(c, minute, { kind: kind as ReportKind, id }, 30))];
        const shuffled = [...facts, ...facts.slice(0, 3)].sort(() => (luck.next().value! % 3) - 1);
        expect(fold(shuffled)).toEqual(fold(facts));
      }),
    );
  });
});

describe('a rating', () => {
  it('is the newest revision of one fact', () => {
    const rated = (score: number, heard: number) =>
      told('rated', 100, 'customer', { identity: 'r', data: { score }, receivedAt: at(heard) });
    const facts = [...DELIVERED, rated(3, 101), rated(9, 150)];
    expect(fold(facts).rating).toEqual({ score: 9, at: at(100) });
    expect(fold([...facts].reverse()).rating).toEqual({ score: 9, at: at(100) });
  });
});
