/** A piece of a text: letters as they are, a gap for a variable, or a part that is left out when a variable in it is unknown. */
export type Part = Plain | { kind: 'optional'; parts: Plain[] };
type Plain = { kind: 'letters'; letters: string } | { kind: 'gap'; name: string };

export type WordsFault =
  /** `{` without `}`, `[` without `]`, or the other way round. */
  | { kind: 'unclosed'; bracket: '{' | '}' | '[' | ']' }
  /** A part inside of a part. */
  | { kind: 'nested' }
  /** `{}` or `{two words}`. */
  | { kind: 'no_name'; name: string };

/**
 * Reads a text: `{name}` is a variable, `[…]` an optional part. Never throws; what cannot be read is told in `faults`, and `parts`
 * holds the rest. Braces and brackets cannot be letters of a text.
 */
export function parseWords(text: string): { parts: Part[]; faults: WordsFault[] } {
  const faults: WordsFault[] = [];
  const parts: Part[] = [];
  let open: Plain[] | null = null;
  const add = (part: Plain) => (open ?? parts).push(part);
  for (const token of text.match(/\{[^{}[\]]*\}|[{}[\]]|[^{}[\]]+/g) ?? []) {
    if (token === '[') {
      if (open) faults.push({ kind: 'nested' });
      else open = [];
    } else if (token === ']') {
      if (open) parts.push({ kind: 'optional', parts: open });
      else faults.push({ kind: 'unclosed', bracket: ']' });
      open = null;
    } else if (token === '{' || token === '}') faults.push({ kind: 'unclosed', bracket: token });
    else if (token.startsWith('{')) {
      const name = token.slice(1, -1);
      if (/^\w+$/.test(name)) add({ kind: 'gap', name });
      else faults.push({ kind: 'no_name', name });
    } else add({ kind: 'letters', letters: token });
  }
  if (open) {
    faults.push({ kind: 'unclosed', bracket: '[' });
    parts.push({ kind: 'optional', parts: open });
  }
  return { parts, faults };
}

/** Names of the gaps: in parts that always stand, and in optional ones. */
export function gapsOf(parts: readonly Part[]): { fixed: string[]; optional: string[] } {
  const names = (plain: readonly Part[]) => plain.flatMap((part) => (part.kind === 'gap' ? [part.name] : []));
  return { fixed: names(parts), optional: parts.flatMap((part) => (part.kind === 'optional' ? names(part.parts) : [])) };
}

/** The text with its gaps filled; null where a gap outside of an optional part cannot be. */
export function fillWords(parts: readonly Part[], say: (name: string) => string | null): string | null {
  let whole = '';
  for (const part of parts) {
    const filled = part.kind === 'letters' ? part.letters : part.kind === 'gap' ? say(part.name) : (fillWords(part.parts, say) ?? '');
    if (filled === null || (part.kind === 'gap' && filled === '')) return null;
    whole += filled;
  }
  return whole;
}
