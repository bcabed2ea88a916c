/** Bytes in one encoded word: 75 characters at most (RFC 2047, 2), in base64 and with what stands around them. */
const MOST_BYTES = 45;

/**
 * A text as it stands in a header: in encoded words where it is more than ASCII, none of which breaks a letter in two. nodemailer
 * breaks rare ones, such as the 𠮷 of names.
 */
export function headerWords(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  const words: string[] = [];
  let word = '';
  for (const letter of text) {
    if (Buffer.byteLength(word + letter) > MOST_BYTES) {
      words.push(word);
      word = '';
    }
    word += letter;
  }
  return [...words, word].map((one) => `=?UTF-8?B?${Buffer.from(one).toString('base64')}?=`).join(' ');
}
