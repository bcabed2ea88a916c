const MARK = '…';

/** A text of at most `most` bytes in UTF-8: what is longer ends before the letter that is too much, with an ellipsis. */
export function cutToBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  let bytes = Buffer.byteLength(MARK);
  let end = 0;
  for (const letter of text) {
    bytes += Buffer.byteLength(letter);
    if (bytes > most) break;
    end += letter.length;
  }
  return text.slice(0, end).trimEnd() + MARK;
}
