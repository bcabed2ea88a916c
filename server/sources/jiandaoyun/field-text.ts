/** Parts of a value that is made of several, most telling first: phone, member, and the parts of an address. */
const PARTS = ['phone', 'name', 'value'];
const ADDRESS = ['province', 'city', 'district', 'detail'];
/** A value is at most this deep: a list of members. */
const DEEPEST = 3;

/** A field's value as text: text, number, phone, member, address, or a list of these. Undefined when it is empty. */
export function fieldText(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (typeof value === 'number') return String(value);
  if (value === null || typeof value !== 'object' || depth >= DEEPEST) return undefined;
  if (Array.isArray(value))
    return join(
      value.slice(0, 20).map((item) => fieldText(item, depth + 1)),
      ', ',
    );
  const held = value as Record<string, unknown>;
  const part = (name: string) => (Object.hasOwn(held, name) ? fieldText(held[name], depth + 1) : undefined);
  return PARTS.map(part).find((text) => text !== undefined) ?? join(ADDRESS.map(part), '');
}

function join(texts: readonly (string | undefined)[], between: string): string | undefined {
  return texts.filter((text) => text !== undefined).join(between) || undefined;
}
