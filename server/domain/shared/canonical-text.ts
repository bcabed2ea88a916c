/**
 * A value as JSON whose text follows from what it says alone: the keys of each object in their order, nothing for what is
 * undefined. Of plain values (texts, finite numbers, flags, null, lists, objects) the same as `JSON.stringify` of sorted copies.
 */
export function canonicalText(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  const object = value as Record<string, unknown>;
  let text = '';
  for (const key of Object.keys(object).sort()) {
    const held = object[key];
    if (held === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalText(held)}`;
  }
  return `{${text}}`;
}
