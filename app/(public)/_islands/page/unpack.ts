/** Older browsers fetch what has changed. */
export const canUnpack = 'DecompressionStream' in window;

/** Text that came gzipped, as base64. */
export function unpack(packed: string): Promise<string> {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
