import { redactText } from '../tracking/redact-text';
import { foldText, mappingKey, type StatusMapping } from './status-mapping';

/** The shop's own map, ready to be asked. */
export interface Overlay {
  version: number;
  byCode: ReadonlyMap<string, readonly StatusMapping[]>;
}

/** Whose word it is: the account that said it and the adapter whose map it goes through. */
export interface Speaker {
  source: string;
  adapter: string;
}

/** Makes a map ready to be asked. The result does not depend on the order of the mappings. */
export function compileOverlay(version: number, mappings: readonly StatusMapping[]): Overlay {
  const byCode = new Map<string, StatusMapping[]>();
  for (const mapping of mappings) {
    const held = byCode.get(mapping.sourceCode);
    if (held) held.push(mapping);
    else byCode.set(mapping.sourceCode, [mapping]);
  }
  for (const list of byCode.values()) list.sort(narrowFirst);
  return { version, byCode };
}

/**
 * What the shop has said about a word of a source; null where it has said nothing. One account goes before its adapter,
 * a text before none, a longer text before a shorter one. Words are compared as they are kept: redacted.
 */
export function lookUpMapping(overlay: Overlay, speaker: Speaker, sourceCode: string, text: string): StatusMapping | null {
  const list = overlay.byCode.get(sourceCode);
  if (!list) return null;
  const words = list.some((m) => m.contains) ? foldText(redactText(text)) : '';
  const fits = (m: StatusMapping) =>
    m.of === (m.scope === 'source' ? speaker.source : speaker.adapter) && (!m.contains || words.includes(foldText(m.contains)));
  return list.find(fits) ?? null;
}

function narrowFirst(a: StatusMapping, b: StatusMapping): number {
  if (a.scope !== b.scope) return a.scope === 'source' ? -1 : 1;
  const longer = foldText(b.contains ?? '').length - foldText(a.contains ?? '').length;
  return longer || (mappingKey(a) < mappingKey(b) ? -1 : 1);
}
