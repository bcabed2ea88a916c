/** Header in which the front passes on who asks. It removes any that comes from outside. */
export const CLIENT_HEADER = 'x-daona-client';

/** The client's address as the front saw it; `local` when no front stands before the handler (development, tests). */
export function clientAddress(request: Request): string {
  return request.headers.get(CLIENT_HEADER) ?? 'local';
}

/**
 * The network an address belongs to, for limits that a person cannot dodge by taking the next address: the /24 of an
 * IPv4 address, the /56 of an IPv6 address (ASVS 2.4.1). Anything else stands for itself.
 */
export function clientNetwork(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/i.exec(address);
  if (v4) return `${v4[1]}.0/24`;
  if (!address.includes(':')) return address;
  const groups = fullGroups(address);
  return `${groups.slice(0, 3).join(':')}:${groups[3]!.padStart(4, '0').slice(0, 2)}00::/56`;
}

function fullGroups(address: string): string[] {
  const [left = '', right] = address.toLowerCase().split('%')[0]!.split('::');
  const head = left ? left.split(':') : [];
  const tail = right ? right.split(':') : [];
  const gap = right === undefined ? 0 : 8 - head.length - tail.length;
  return [...head, ...Array<string>(Math.max(0, gap)).fill('0'), ...tail, ...Array<string>(8).fill('0')].slice(0, 8);
}
