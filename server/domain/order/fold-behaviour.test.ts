import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placed, told } from '@/tests/builders/fact';
import type { Fact } from '../tracking/fact';
import { foldOrder } from './fold-order';

const order = { shop: 'demo', orderNo: 'A1' };
const seen = (kind: 'reorders' | 'burst', count: number, minute: number): Fact => ({
  ...told('behaviour.seen', minute, 'portal'),
  identity: `${kind}|${count}`,
  data: { signal: { kind, count } },
});
const changed = (n: number): Fact => ({ ...told('address.changed', n, 'platform'), identity: `change|${n}` });

it('counts the changes of an order once each, however they arrive and however often they are told', () => {
  const facts = [placed(), changed(1), changed(2), changed(3), seen('burst', 4, 5), seen('burst', 2, 6)];
  const expected = foldOrder(order, facts).behaviour;
  expect(expected).toMatchObject({ edits: 3, signals: { burst: { count: 4 } } });
  fc.assert(
    fc.property(fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 }), (shuffled) => {
      expect(foldOrder(order, shuffled).behaviour).toEqual(expected);
    }),
  );
});

it('says nothing of an order that nobody changed', () => {
  expect(foldOrder(order, [placed()])).not.toHaveProperty('behaviour');
});

it('adds the tags that rules put on, and knows who holds the order', () => {
  const tag: Fact = { ...told('order.tagged', 1, 'portal'), data: { tag: 'check' } };
  const held: Fact = { ...told('order.held', 2, 'portal'), reason: 'behaviour.burst' };
  expect(foldOrder(order, [placed({ tags: ['gift'] }), tag, held])).toMatchObject({
    tags: ['gift', 'check'],
    held: { reason: 'behaviour.burst' },
  });
  expect(foldOrder(order, [placed(), held, told('order.released', 3, 'portal')])).not.toHaveProperty('held');
});
