import { BlockList, isIP } from 'node:net';

/** An address and how many of its leading bits count; null for anything that is no address and no CIDR block. */
function readRange(text: string): { address: string; bits: number; family: 'ipv4' | 'ipv6' } | null {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return null;
  const most = version === 4 ? 32 : 128;
  if (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most)) return null;
  return { address, bits: bits === undefined ? most : Number(bits), family: version === 4 ? 'ipv4' : 'ipv6' };
}

/** Whether a text is an IP address or a CIDR block, such as `203.0.113.0/24` or `2001:db8::/32`. */
export function isAddressRange(text: string): boolean {
  return readRange(text) !== null;
}

/** Whether an address lies in one of the ranges. What is no address lies in none. An IPv4 address may come as IPv6 writes it. */
export function isInRanges(address: string, ranges: readonly string[]): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  const version = isIP(plain);
  if (version === 0) return false;
  const list = new BlockList();
  for (const range of ranges) {
    const read = readRange(range);
    if (read) list.addSubnet(read.address, read.bits, read.family);
  }
  return list.check(plain, version === 4 ? 'ipv4' : 'ipv6');
}
