import { type Agent, type IncomingHttpHeaders, type IncomingMessage, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { isIP } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { AddressRefused, addressFault, guardedLookup } from './guarded-lookup';

/** Largest answer that is read, unpacked. */
const LARGEST = 8 * 1024 * 1024;

export interface HostCall {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string;
  timeoutMs: number;
  /** Hosts inside our own network that may be called all the same. */
  privateHosts: readonly string[];
  /** So many bytes of the answer are read as they come, and the rest is left where it is; all of it when absent. */
  onlyFirst?: number;
  /**
   * Connections to use again, all made under the same private hosts, by what is safe to send twice: the other side may close one while
   * it is written to. A connection of its own when absent.
   */
  agent?: Agent;
}

export type HostAnswer =
  | { kind: 'answered'; status: number; headers: IncomingHttpHeaders; body: Buffer }
  /** In words that hold nothing of the request but its host. */
  | { kind: 'no_answer'; reason: string };

class TooLarge extends Error {}

/**
 * Calls another system once. No redirect is followed, private addresses are refused unless their host is allowed by
 * name, an answer has at most 8 MiB and all of it has to come within the time limit. Never throws for what the other side
 * or the network does.
 */
export async function callHost(call: HostCall): Promise<HostAnswer> {
  let url: URL;
  try {
    url = new URL(call.url);
  } catch {
    return { kind: 'no_answer', reason: 'the address is none' };
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isAllowed = call.privateHosts.includes(host);
  const fault = isIP(host) ? addressFault(host, isAllowed) : null;
  if (fault) return { kind: 'no_answer', reason: `${host} ${fault}` };
  try {
    return await send(url, call, isAllowed);
  } catch (error) {
    return { kind: 'no_answer', reason: `${host} ${faultOf(error, call.timeoutMs)}` };
  }
}

function send(url: URL, call: HostCall, isAllowed: boolean): Promise<HostAnswer> {
  return new Promise((done, fail) => {
    const body = call.body === undefined ? undefined : Buffer.from(call.body);
    const request = (url.protocol === 'https:' ? secure : plain)(url, {
      method: call.method,
      headers: {
        accept: '*/*',
        'accept-encoding': call.onlyFirst === undefined ? 'gzip' : 'identity',
        'user-agent': 'Daona',
        ...call.headers,
        ...(body ? { 'content-length': String(body.length) } : {}),
      },
      // a connection that was allowed for another account must not be used again
      agent: call.agent ?? false,
      lookup: guardedLookup(isAllowed) as never,
      signal: AbortSignal.timeout(call.timeoutMs),
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      // the other side closed a connection that rested
      if (request.reusedSocket && error.code === 'ECONNRESET') send(url, { ...call, agent: undefined }, isAllowed).then(done, fail);
      else fail(error);
    });
    request.on('response', (response) => {
      const { onlyFirst } = call;
      const read = onlyFirst === undefined ? readAll(response) : readFirst(response, onlyFirst);
      read.then((bytes) => done({ kind: 'answered', status: response.statusCode ?? 0, headers: response.headers, body: bytes }), fail);
    });
    request.end(body);
  });
}

async function readAll(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST) throw new TooLarge();
    chunks.push(chunk);
  }
  return unpack(Buffer.concat(chunks), response.headers['content-encoding']);
}

/** The connection ends with an answer that is longer. */
async function readFirst(response: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= most) break;
  }
  return Buffer.concat(chunks).subarray(0, most);
}

function unpack(packed: Buffer, encoding: string | undefined): Buffer {
  const limit = { maxOutputLength: LARGEST };
  if (encoding === 'gzip') return gunzipSync(packed, limit);
  if (encoding === 'deflate') return inflateSync(packed, limit);
  if (encoding === 'br') return brotliDecompressSync(packed, limit);
  return packed;
}

function faultOf(error: unknown, timeoutMs: number): string {
  if (error instanceof AddressRefused) return error.message;
  const { code, name } = error as { code?: string; name?: string };
  if (error instanceof TooLarge || code === 'ERR_BUFFER_TOO_LARGE') return `answered more than ${LARGEST / 1024 / 1024} MiB`;
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ABORT_ERR') return `did not answer within ${timeoutMs / 1000} seconds`;
  const known: Record<string, string> = {
    ECONNREFUSED: 'refuses the connection: nothing listens there',
    ENOTFOUND: 'is the name of no machine',
    EAI_AGAIN: 'cannot be looked up',
    ECONNRESET: 'closed the connection',
    EHOSTUNREACH: 'cannot be reached',
    CERT_HAS_EXPIRED: 'has a certificate that has expired',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate that nobody vouches for',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'has a certificate that nobody vouches for',
    SELF_SIGNED_CERT_IN_CHAIN: 'has a certificate that nobody vouches for',
    ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate of another name',
  };
  return known[code ?? ''] ?? `could not be asked (${code ?? name ?? 'unknown'})`;
}
