/** A field of a form; `bytes` is its value as bytes, one character each (latin1), in whatever charset the sender used. */
export interface FormField {
  name: string;
  bytes: string;
}

/** Fields of an `application/x-www-form-urlencoded` body in their order. Any bytes are a form of some kind. */
export function readForm(body: Buffer): FormField[] {
  return body
    .toString('latin1')
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const cut = part.indexOf('=');
      const [name, value] = cut === -1 ? [part, ''] : [part.slice(0, cut), part.slice(cut + 1)];
      return { name: decode(name), bytes: decode(value) };
    });
}

function decode(text: string): string {
  return text.replaceAll('+', ' ').replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
