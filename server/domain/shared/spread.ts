/** FNV-1a of 32 bits: spreads names evenly over 0 to 2^32 - 1, the same way for ever. */
export function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
