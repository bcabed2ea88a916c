import type { Contact } from '../order/contact';
import { LONGEST_SELLER, MOST_DISPATCH_DAYS } from '../order/header-limits';
import { readPhone } from '../shared/phone';
import { toSlug } from '../shared/slug';
import type { OrderItem } from '../tracking/fact';
import { dropAbsent } from './drop-absent';
import { mapPlace } from './map-place';
import type { MappedOrder } from './mapped';
import type { ValueReader } from './read-value';
import type { Row } from './row';
import type { OrderMapping, RowForm } from './row-mapping';
import { ROW_PROBLEM } from './row-problems';

const ORDER_TYPES = ['normal', 'presale', 'custom'] as const;

/** The order of a row; problems are gathered in the reader, and what it answers then must not be used. */
export function mapOrder(
  form: RowForm,
  map: OrderMapping,
  ref: { shop: string; orderNo: string },
  read: ValueReader,
  row: Row,
): MappedOrder {
  const placedAt = read.instant('placedAt', map.placedAt);
  if (placedAt === undefined && !read.problems.some((p) => p.field === 'placedAt')) read.refuse('placedAt', ROW_PROBLEM.missing);
  const type = read.text('type', map.type) ?? 'normal';
  const knownType = ORDER_TYPES.find((t) => t === type);
  if (!knownType) read.refuse('type', ROW_PROBLEM.noOrderType(type));
  return dropAbsent({
    header: dropAbsent({
      ...ref,
      type: knownType ?? 'normal',
      placedAt: placedAt ?? 0,
      destination: mapPlace('destination', map.destination, read),
      origin: mapPlace('origin', map.origin, read),
      items: itemsOf(map, read, row),
      amount: read.decimal('amount', map.amount),
      currency: read.text('currency', map.currency)?.toUpperCase(),
      promisedBy: read.instant('promisedBy', map.promisedBy),
      tags: read
        .text('tags', map.tags)
        ?.split(/[,;，；|]/)
        .map((t) => t.trim())
        .filter((t) => t !== ''),
      lockerConsent: read.yesNo('lockerConsent', map.lockerConsent),
      seller: sellerOf(map, read),
      service: toSlug(read.text('service', map.service)),
      dispatchDays: dispatchDaysOf(map, read),
      paymentMethod: toSlug(read.text('paymentMethod', map.paymentMethod)),
    }),
    contact: contactOf(form, map, read),
    changedAt: read.instant('changedAt', map.changedAt),
  });
}

function contactOf(form: RowForm, map: OrderMapping, read: ValueReader): Contact {
  const raw = read.text('customer.phone', map.phone);
  const phone = raw === undefined ? undefined : readPhone(raw, form.phoneCountry);
  if (phone === null && map.phone?.ifBad !== 'omit') read.refuse('customer.phone', ROW_PROBLEM.noPhone(form.phoneCountry));
  return dropAbsent({
    name: read.text('customer.name', map.name),
    phone: phone ?? undefined,
    email: read.text('customer.email', map.email),
    address: read.text('destination.address', map.address),
    postcode: read.text('destination.postcode', map.postcode),
  });
}

function sellerOf(map: OrderMapping, read: ValueReader): string | undefined {
  const seller = read.text('seller', map.seller);
  if (seller !== undefined && seller.length > LONGEST_SELLER) read.refuse('seller', ROW_PROBLEM.tooLong(LONGEST_SELLER));
  return seller;
}

function dispatchDaysOf(map: OrderMapping, read: ValueReader): number | undefined {
  const days = read.number('dispatchDays', map.dispatchDays);
  if (days !== undefined && !(days >= 0 && days <= MOST_DISPATCH_DAYS))
    read.refuse('dispatchDays', ROW_PROBLEM.notWithin(0, MOST_DISPATCH_DAYS));
  return days;
}

/** Rows of the same SKU are one item with their quantities added up; a row that is its own item may name none. */
function itemsOf(map: OrderMapping, read: ValueReader, row: Row): OrderItem[] {
  if (!map.items) return [];
  const { each } = map.items;
  if (!each && read.text('items.sku', map.items.sku) === undefined) return [];
  const readers = each ? row.each(each).map((one) => read.over(one)) : [read];
  const items = new Map<string, OrderItem>();
  for (const reader of readers) {
    const item = itemOf(map.items, reader);
    const held = items.get(item.sku);
    if (held) held.quantity += item.quantity;
    else items.set(item.sku, item);
  }
  return [...items.values()];
}

function itemOf(map: NonNullable<OrderMapping['items']>, read: ValueReader): OrderItem {
  const sku = read.needed('items.sku', map.sku);
  const quantity = map.quantity ? Number(read.decimal('items.quantity', map.quantity) ?? 1) : 1;
  if (!Number.isInteger(quantity) || quantity < 1) read.refuse('items.quantity', ROW_PROBLEM.noQuantity);
  return dropAbsent({
    sku,
    name: read.text('items.name', map.name) ?? sku,
    quantity,
    price: read.decimal('items.price', map.price),
    category: read.text('items.category', map.category),
  });
}
