const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const DOCUMENT = /^\s*(?:<\?xml[^<>]*\?>)?\s*<(xml|root)>([\s\S]*)<\/\1>\s*$/;
const FIELD = /\s*<([A-Za-z_]\w{0,63})>(?:<!\[CDATA\[([\s\S]*?)\]\]>|([^<]*))<\/\1>\s*/y;
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The fields of a document of one level, `<xml><name>value</name>…</xml>`, as WeChat Pay's second version writes it. Null
 * for anything else: declarations, attributes, entities of one's own and nesting are in none of its messages.
 */
export function readFlatXml(body: Buffer): Map<string, string> | null {
  const inner = DOCUMENT.exec(decode(body) ?? '')?.[2];
  if (inner === undefined) return null;
  const fields = new Map<string, string>();
  for (let at = 0; at < inner.length; at = FIELD.lastIndex) {
    FIELD.lastIndex = at;
    const found = FIELD.exec(inner);
    const value = found?.[2] ?? plainText(found?.[3]);
    if (!found || value === null || fields.has(found[1]!)) return null;
    fields.set(found[1]!, value);
  }
  return fields;
}

function plainText(text = ''): string | null {
  if (/&(?!(?:lt|gt|amp|quot|apos);)/.test(text)) return null;
  return text.replace(/&(\w+);/g, (_, name: string) => ENTITIES[name]!).trim();
}

function decode(body: Buffer): string | null {
  try {
    return decoder.decode(body);
  } catch {
    return null;
  }
}
