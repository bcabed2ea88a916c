/** An object out of JSON; null when it is none. */
export function readJsonObject(text: string): Record<string, unknown> | null {
  const value = readJson(text);
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}

/** Objects out of JSON that is an array of them, or one alone; null when it is neither. */
export function readJsonObjects(text: string): Record<string, unknown>[] | null {
  const value = readJson(text);
  const all = Array.isArray(value) ? value : [value];
  return all.every((one) => one !== null && typeof one === 'object' && !Array.isArray(one)) ? (all as Record<string, unknown>[]) : null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
