/** Text for one line of a message: no line breaks or control characters, single blanks, no blanks at the ends. */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** At most `max` UTF-16 units, with `ending` in place of what is cut off; never half of a character. */
export function clip(text: string, max: number, ending = '…'): string {
  const line = oneLine(text);
  if (line.length <= max) return line;
  let out = '';
  for (const letter of line) {
    if (out.length + letter.length + ending.length > max) break;
    out += letter;
  }
  return out + ending;
}
