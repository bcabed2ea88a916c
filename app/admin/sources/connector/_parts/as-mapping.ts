import type { Settings } from '@/server/api/trpc/connector-answers';
import type { Mapping, MappingFact, MappingValue } from '@/server/api/trpc/import-answers';

/** The part of settings that the forms of a CSV mapping can show; lists stand where a CSV has joined files. */
export function asMapping(settings: Settings): Mapping {
  const joins = Object.keys(settings.lists ?? {}).map((name) => ({ name, file: name, on: name, key: name, many: true }));
  return {
    name: 'connector',
    source: 'connector',
    timeZone: 'UTC',
    joins,
    orderNo: settings.orderNo ?? { constant: '' },
    order: settings.order,
    facts: settings.facts,
  };
}

/** The settings with what those forms changed. Which list a thing is told once for follows from where its values stand. */
export function withMapping(settings: Settings, { orderNo, order, facts = [] }: Mapping): Settings {
  const { orderNo: _, order: __, ...rest } = settings;
  const isNumbered = !('constant' in orderNo && orderNo.constant === '');
  const items = order?.items && { ...order.items, each: listOf(settings, order.items.sku) ?? (settings.groupBy ? 'rows' : undefined) };
  return {
    ...rest,
    ...(isNumbered ? { orderNo } : {}),
    ...(order ? { order: { ...order, ...(items ? { items } : {}) } } : {}),
    facts: facts.map(({ sourceKind, ...fact }) => ({ ...fact, each: eachOf(settings, fact) })),
  };
}

function eachOf(settings: Settings, fact: MappingFact): string | undefined {
  return [fact.at, fact.code].map((value) => listOf(settings, value)).find((name) => name !== undefined);
}

function listOf({ lists = {} }: Settings, value: MappingValue | undefined): string | undefined {
  return columnsOf(value)
    .map((column) => column.slice(0, Math.max(column.indexOf('.'), 0)))
    .find((head) => Object.hasOwn(lists, head));
}

/** Every column that a value is made from. */
function columnsOf(value: MappingValue | undefined): string[] {
  if (value === undefined) return [];
  if ('column' in value) return [value.column];
  if ('template' in value) return [...value.template.matchAll(/\{([^{}|]+)/g)].map((match) => match[1]!.trim());
  if ('first' in value) return value.first.flatMap(columnsOf);
  if ('workingDaysBetween' in value) return value.workingDaysBetween.flatMap(columnsOf);
  return 'latest' in value ? value.latest.flatMap(columnsOf) : [];
}
