/** One part of a mail: its headers by name in small letters, and what it holds, decoded. */
export interface MimePart {
  headers: ReadonlyMap<string, string>;
  /** Such as `text/plain`, in small letters. */
  type: string;
  /** Text of a part that has no parts of its own. */
  text: string;
  parts: MimePart[];
}

/** Deeper than any mail that people or servers write. */
const MOST_DEPTH = 8;
const MOST_PARTS = 50;

/** Reads a mail (RFC 5322, RFC 2045 to 2047): its headers, its parts, and a mail enclosed in it. Whatever is odd is read as text. */
export function readMime(mail: string, depth = 0): MimePart {
  const { head, body } = splitHead(mail.replace(/\r\n/g, '\n'));
  const headers = readHeaders(head);
  const [type = 'text/plain', ...parameters] = (headers.get('content-type') ?? 'text/plain').split(';').map((word) => word.trim());
  const kind = type.toLowerCase();
  const part = { headers, type: kind, text: body, parts: [] as MimePart[] };
  if (depth >= MOST_DEPTH) return part;
  const boundary = boundaryIn(parameters);
  if (kind.startsWith('multipart/') && boundary) {
    return { ...part, text: '', parts: splitParts(body, boundary).map((one) => readMime(one, depth + 1)) };
  }
  const text = decodeBody(body, headers.get('content-transfer-encoding') ?? '');
  if (kind === 'message/rfc822' || kind === 'text/rfc822-headers') return { ...part, text: '', parts: [readMime(text, depth + 1)] };
  return { ...part, text };
}

/** The part and all that it encloses, in their order. */
export function allParts(part: MimePart): MimePart[] {
  return [part, ...part.parts.flatMap(allParts)];
}

/** Fields of a head, folded lines joined; of fields of one name the first. */
export function readHeaders(head: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of head
    .replace(/\r\n/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).trim().toLowerCase();
    if (at > 0 && !fields.has(name)) fields.set(name, decodeWords(line.slice(at + 1).trim()));
  }
  return fields;
}

function splitHead(mail: string): { head: string; body: string } {
  if (mail.startsWith('\n')) return { head: '', body: mail.slice(1) };
  const at = mail.indexOf('\n\n');
  return at < 0 ? { head: mail, body: '' } : { head: mail.slice(0, at), body: mail.slice(at + 2) };
}

function boundaryIn(parameters: readonly string[]): string | null {
  const given = parameters.find((word) => /^boundary\s*=/i.test(word));
  return given
    ? given
        .slice(given.indexOf('=') + 1)
        .trim()
        .replace(/^"(.*)"$/, '$1') || null
    : null;
}

function splitParts(body: string, boundary: string): string[] {
  const parts: string[][] = [];
  for (const line of body.split('\n')) {
    const mark = line.trimEnd();
    if (mark === `--${boundary}--`) break;
    if (mark === `--${boundary}`) {
      if (parts.length === MOST_PARTS) break;
      parts.push([]);
    } else parts.at(-1)?.push(line);
  }
  return parts.map((lines) => lines.join('\n'));
}

function decodeBody(body: string, encoding: string): string {
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64').toString('utf8');
    case 'quoted-printable':
      return quotedBytes(body.replace(/=[ \t]*\n/g, '')).toString('utf8');
    default:
      return body;
  }
}

/** Words of a header that are written in other letters (RFC 2047). */
function decodeWords(text: string): string {
  return text.replace(/(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?)/gi, '$1').replace(/(?:=\?utf-8\?([bq])\?([^?\s]*)\?=)+/gi, (words) => {
    const bytes = [...words.matchAll(/=\?utf-8\?([bq])\?([^?\s]*)\?=/gi)].map(([, kind, inner]) =>
      kind!.toLowerCase() === 'b' ? Buffer.from(inner!, 'base64') : quotedBytes(inner!.replaceAll('_', ' ')),
    );
    return Buffer.concat(bytes).toString('utf8');
  });
}

function quotedBytes(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8').toString('latin1');
  return Buffer.from(
    bytes.replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
