import type { AskedFields } from '../domain/rule/asked-fields';
import type { ScopedOrder } from '../domain/rule/rule-scope';

type Place = ScopedOrder['destination'];
type Names = (string | null)[];

/** What of an order the rules on a clock ask, as one text: runs that agree in it are judged alike. */
export function scopeText({ orderNo, channel, type, origin, amount, categories, tags }: AskedFields): string {
  const asked = (is: boolean, columns: string): string => (is ? columns : 'null');
  const parts = [
    'shop, warehouse, carriers, array[dest_country, dest_province, dest_city, dest_district]',
    asked(origin, 'array[origin_country, origin_province, origin_city, origin_district]'),
    asked(orderNo, 'order_no'),
    asked(channel, 'channel'),
    asked(type, 'type'),
    asked(amount, 'json_build_array(amount, currency)'),
    asked(categories, 'categories'),
    asked(tags, 'tags'),
  ];
  return `json_build_array(${parts.join(', ')})::text`;
}

const PLACES = ['country', 'province', 'city', 'district'];

/**
 * What is asked as one array, cheap to make for each run and to group by, and SQL that makes the text of `scopeText` of such an array
 * `key`, once a group. Carriers stand at its end, as they are any number; lists of the order's own are grouped by beside it.
 */
export function scopeKey({ orderNo, channel, type, origin, amount, categories, tags }: AskedFields): {
  key: string;
  lists: string[];
  text: string;
} {
  const columns = ['shop', 'warehouse', ...PLACES.map((part) => `dest_${part}`)];
  /** Adds columns where they are asked; answers SQL that takes them out of the key. */
  const asked = (is: boolean, added: string[], take: (at: number) => string): string => {
    if (!is) return 'null';
    const at = columns.length + 1;
    columns.push(...added);
    return take(at);
  };
  const parts = [
    asked(
      origin,
      PLACES.map((part) => `origin_${part}`),
      (at) => `key[${at}:${at + PLACES.length - 1}]`,
    ),
    asked(orderNo, ['order_no'], (at) => `key[${at}]`),
    asked(channel, ['channel'], (at) => `key[${at}]`),
    asked(type, ['type'], (at) => `key[${at}]`),
    asked(amount, ['amount::text', 'currency'], (at) => `json_build_array(key[${at}]::float8, key[${at + 1}])`),
    categories ? 'categories' : 'null',
    tags ? 'tags' : 'null',
  ];
  const head = ['key[1]', 'key[2]', `key[${columns.length + 1}:]`, `key[3:${2 + PLACES.length}]`];
  return {
    key: `array[${columns.join(', ')}] || carriers`,
    lists: [...(categories ? ['categories'] : []), ...(tags ? ['tags'] : [])],
    text: `json_build_array(${[...head, ...parts].join(', ')})::text`,
  };
}

function placeOf(names: Names | null): Place {
  const [country, province, city, district] = (names ?? []).map((name) => name ?? undefined);
  return { country, province, city, district };
}

/** The order that a text of `scopeText` tells of; its shipments stand under the key ''. */
export function orderOf(text: string): ScopedOrder {
  const [shop, warehouse, carriers, to, origin, orderNo, channel, type, amount, categories, tags] = JSON.parse(text) as [
    ...[shop: string, warehouse: string | null, carriers: string[], to: Names, origin: Names | null, orderNo: string | null],
    ...[channel: string | null, type: ScopedOrder['type'] | null, amount: [number | null, string | null] | null],
    ...[categories: string[] | null, tags: string[] | null],
  ];
  return {
    ...{ shop, orderNo: orderNo ?? '', type: type ?? 'normal', channel: channel ?? undefined, tags: tags ?? [] },
    ...{ destination: placeOf(to), origin: placeOf(origin), warehouse: warehouse ?? undefined },
    ...{ amount: amount?.[0] === null ? undefined : amount?.[0]?.toString(), currency: amount?.[1] ?? undefined },
    items: (categories ?? []).map((category) => ({ category })),
    shipments: carriers.map((carrier) => ({ key: '', carrier })),
  };
}
