import { createServer, type Server } from 'node:http';
import { z } from 'zod';
import { CITIES } from './cities';
import { TROUBLE_KINDS, type Trouble } from './troubles';
import type { WorldState } from './world-state';

const wanted = z
  .object({ kind: z.enum(TROUBLE_KINDS), city: z.enum(CITIES.map((c) => c.full) as [string, ...string[]]).optional() })
  .refine((t) => t.kind !== 'stopped_depot' || t.city, { message: 'stopped_depot needs the city of the depot, such as 广州市' });

/**
 * The switches of the world, on this machine only: `GET /` tells its state, `PUT /troubles` with `{kind, city?}` lets a
 * trouble begin, `DELETE /troubles` with the same ends it.
 */
export function openSwitchboard(port: number, state: WorldState): Server {
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(`${JSON.stringify(body)}\n`);
    if (request.method === 'GET' && request.url === '/') return answer(200, { ...state, kinds: TROUBLE_KINDS });
    if (request.url !== '/troubles' || (request.method !== 'PUT' && request.method !== 'DELETE'))
      return answer(404, { error: 'no such switch' });
    let text = '';
    for await (const chunk of request) text += chunk;
    const read = wanted.safeParse(parse(text));
    if (!read.success) return answer(400, { error: read.error.issues.map((i) => i.message).join('; ') });
    const changed = switchTrouble(state, read.data, request.method === 'PUT', Date.now());
    return answer(200, { changed, troubles: state.troubles.filter((t) => t.to === null) });
  });
  return server.listen(port, '127.0.0.1');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Switches a trouble on from now, or the running ones of its kind off. Answers whether anything changed. */
export function switchTrouble(state: WorldState, wanted: { kind: Trouble['kind']; city?: string }, isOn: boolean, now: number): boolean {
  const running = state.troubles.filter((t) => t.kind === wanted.kind && t.to === null && (!wanted.city || t.city === wanted.city));
  if (isOn && running.length > 0) return false;
  // What was told up to `sentThrough` has happened; a trouble cannot begin before it.
  if (isOn) state.troubles.push({ kind: wanted.kind, city: wanted.city, from: Math.max(now, state.sentThrough + 1), to: null });
  for (const trouble of isOn ? [] : running) trouble.to = now;
  return isOn || running.length > 0;
}
