/** Basic table of GSM 03.38; a character outside it and the extension switches the whole message to UCS-2. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Characters that take two places. */
const EXTENDED = new Set('^{}\\[~]|€\f');

export interface SmsLength {
  encoding: 'gsm7' | 'ucs2';
  /** Septets or UTF-16 units. */
  units: number;
  segments: number;
}

/** How a text travels as SMS (INTEGRATIONS A6): 160/153 septets or 70/67 UTF-16 units a part. */
export function smsLength(text: string): SmsLength {
  let septets = 0;
  for (const letter of text) {
    if (BASIC.has(letter)) septets += 1;
    else if (EXTENDED.has(letter)) septets += 2;
    else return { encoding: 'ucs2', units: text.length, segments: parts(text.length, 70, 67) };
  }
  return { encoding: 'gsm7', units: septets, segments: parts(septets, 160, 153) };
}

/** Characters that make a text travel in the dearer encoding, each once, in their order; none where it does not. */
export function dearLetters(text: string): string[] {
  return [...new Set([...text].filter((letter) => !BASIC.has(letter) && !EXTENDED.has(letter)))];
}

function parts(units: number, single: number, part: number): number {
  return units <= single ? 1 : Math.ceil(units / part);
}
