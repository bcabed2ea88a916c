import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/** Addresses inside somebody's own network (RFC 1918, 4193, 6598, 2544, 6890; NAT64 leads anywhere). */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['127.0.0.0', 8],
  ['100.64.0.0', 10],
  ['198.18.0.0', 15],
  ['192.0.0.0', 24],
] as const)
  PRIVATE.addSubnet(net, bits);
for (const [net, bits] of [
  ['fc00::', 7],
  ['::1', 128],
  ['64:ff9b::', 96],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6');

/** Addresses that no system of orders has: link-local ones (there cloud providers keep their keys), groups, none at all. */
const NEVER = new BlockList();
for (const [net, bits] of [
  ['169.254.0.0', 16],
  ['0.0.0.0', 8],
  ['224.0.0.0', 3],
] as const)
  NEVER.addSubnet(net, bits);
for (const [net, bits] of [
  ['fe80::', 10],
  ['ff00::', 8],
  ['::', 128],
] as const)
  NEVER.addSubnet(net, bits, 'ipv6');

/** Why an address must not be called; null when it may be. `isAllowed` says that its host was allowed by name. */
export function addressFault(address: string, isAllowed: boolean): string | null {
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4';
  if (NEVER.check(plain, family)) return 'leads to an address that is never called';
  if (!isAllowed && PRIVATE.check(plain, family)) return 'lies inside a private network and is not among the allowed private hosts';
  return null;
}

export class AddressRefused extends Error {}

type Found = (error: Error | null, address?: string | LookupAddress[], family?: number) => void;

/**
 * Looks a name up and refuses it when any of its addresses must not be called. It runs when the connection is made, so
 * that a name cannot be looked up as one thing and connected to as another.
 */
export function guardedLookup(isAllowed: boolean) {
  return (hostname: string, options: LookupOptions, found: Found): void => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return found(error);
      const fault = addresses.map(({ address }) => addressFault(address, isAllowed)).find((one) => one !== null);
      if (fault) return found(new AddressRefused(fault));
      if (options.all) found(null, addresses);
      else found(null, addresses[0]!.address, addresses[0]!.family);
    });
  };
}
