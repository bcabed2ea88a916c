const ENTITIES: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" };

/** A vendor's text as plain words: without HTML tags, entities, line breaks and double blanks. */
export function cleanText(text: unknown): string {
  if (typeof text !== 'string') return '';
  return text
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/&(#39|[a-z]+);/gi, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
