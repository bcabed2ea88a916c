import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byUrgency, type Mergeable, mergeOrders } from './merge-orders';

const notice = fc.record({
  id: fc.uuid(),
  shop: fc.constantFrom('main', 'tea'),
  template: fc.constantFrom(
    'milestone.shipped',
    'milestone.available_for_pickup',
    'stall.movement',
    'stall.payment_due',
    'ticket.answered',
  ),
  params: fc.record({ reason: fc.constantFrom('force.weather', 'sort.backlog') }),
  createdAt: fc.integer({ min: 0, max: 5 }),
});
const notices = fc.uniqueArray(notice, { selector: ({ id }) => id, maxLength: 12 });

it('puts each message into exactly one group, whatever their order', () => {
  fc.assert(
    fc.property(notices, (some) => {
      const groups = mergeOrders(some);
      expect(groups.flatMap(({ lead, others }) => [lead, ...others].map(({ id }) => id)).sort()).toEqual(some.map(({ id }) => id).sort());
      expect(mergeOrders([...some].reverse())).toEqual(groups);
    }),
  );
});

it('says together only what is the same: one shop, one kind of news, one reason', () => {
  fc.assert(
    fc.property(notices, (some) => {
      const word = ({ shop, template, params }: Mergeable) => [shop, template, params.reason].join();
      for (const { lead, others } of mergeOrders(some)) for (const other of others) expect(word(other)).toBe(word(lead));
    }),
  );
});

const of = (id: string, template: string, more: Partial<Mergeable> = {}): Mergeable => ({
  id,
  template,
  shop: 'main',
  params: {},
  createdAt: 0,
  ...more,
});

it('tells of three orders that were shipped at once in one message', () => {
  const [group, ...rest] = mergeOrders([
    of('b', 'milestone.shipped', { createdAt: 2 }),
    of('a', 'milestone.shipped'),
    of('c', 'milestone.shipped', { createdAt: 3 }),
  ]);
  expect(rest).toEqual([]);
  expect([group!.lead.id, ...group!.others.map(({ id }) => id)]).toEqual(['a', 'b', 'c']);
});

it('keeps apart what has to be fetched, paid or answered order by order', () => {
  for (const template of ['milestone.available_for_pickup', 'stall.payment_due', 'ticket.answered', 'request.cancel_done'])
    expect(mergeOrders([of('a', template), of('b', template)])).toHaveLength(2);
});

it('lets what needs the customer’s hands go first, then answers, then delays, then progress', () => {
  const some = [
    of('1', 'milestone.shipped'),
    of('2', 'stall.movement'),
    of('3', 'ticket.answered'),
    of('4', 'milestone.available_for_pickup'),
  ];
  expect(some.sort(byUrgency).map(({ id }) => id)).toEqual(['4', '3', '2', '1']);
});
