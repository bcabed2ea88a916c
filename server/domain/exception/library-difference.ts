import type { ExceptionType } from './exception-type';

/** Parts of a type that a person reads a change by. */
export const TYPE_PARTS = [
  'name',
  'priority',
  'calendar',
  'firstMin',
  'nextMin',
  'resolutionMin',
  'silenceMin',
  'role',
  'skill',
  'opensBySign',
  'forCustomer',
  'advice',
  'words',
  'reasons',
  'rules',
  'flags',
  'causes',
] as const;
export type TypePart = (typeof TYPE_PARTS)[number];

/** How one type differs between two libraries; of lists what came and what went. */
export interface TypeChange {
  code: string;
  kind: 'added' | 'removed' | 'retired' | 'back' | 'changed';
  parts: { part: TypePart; before: unknown; after: unknown }[];
}

function partsOf({ sla, signals, ...type }: ExceptionType): Record<TypePart, unknown> {
  const { reasons, rules, flags } = signals;
  return { ...type, ...sla, reasons, rules, flags };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What another library changes, type by type in its order. */
export function libraryDifference(before: readonly ExceptionType[], after: readonly ExceptionType[]): TypeChange[] {
  const old = new Map(before.map((type) => [type.code, type]));
  const changed = after.flatMap((type): TypeChange[] => {
    const was = old.get(type.code);
    if (!was) return [{ code: type.code, kind: 'added', parts: [] }];
    const [from, to] = [partsOf(was), partsOf(type)];
    const parts = TYPE_PARTS.filter((part) => !same(from[part], to[part])).map((part) => ({ part, before: from[part], after: to[part] }));
    if (was.enabled !== type.enabled) return [{ code: type.code, kind: type.enabled ? 'back' : 'retired', parts }];
    return parts.length > 0 ? [{ code: type.code, kind: 'changed', parts }] : [];
  });
  const left = new Set(after.map(({ code }) => code));
  return [...changed, ...before.filter(({ code }) => !left.has(code)).map(({ code }) => ({ code, kind: 'removed' as const, parts: [] }))];
}
