import type { IncomingMessage } from 'node:http';

const FORWARDING = /^(x-forwarded(-.*)?|forwarded|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip|x-daona-.*)$/i;

/**
 * Replaces what a client may have forged about itself by `x-daona-client`: the address of the socket or, behind trusted
 * proxies, the one that the outermost of them saw. Each trusted proxy appends the address of its own peer to
 * X-Forwarded-For, so the client's stands that many places from the end.
 */
export function settleClientAddress(incoming: IncomingMessage, trustedProxies: number): void {
  const { headers, rawHeaders } = incoming;
  const hops = String(headers['x-forwarded-for'] ?? '').split(',');
  const seen = [...hops.map((hop) => hop.trim()).filter(Boolean), incoming.socket.remoteAddress ?? 'unknown'];
  const client = seen.at(-1 - Math.min(trustedProxies, seen.length - 1))!.replace(/^::ffff:/, '');
  for (const name in headers) if (FORWARDING.test(name)) delete headers[name];
  headers['x-daona-client'] = client;
  // both are read later: the object by Next, the list by the Request that route handlers get
  incoming.rawHeaders = rawHeaders.filter((_, i) => !FORWARDING.test(rawHeaders[i - (i % 2)]!));
  incoming.rawHeaders.push('x-daona-client', client);
}
