import type { Instant } from '@/server/domain/shared/instant';
import { coalesce } from '@/server/platform/coalesce';
import { pool } from '@/server/platform/database';
import { singleton } from '@/server/platform/singleton';
import { insertRawPayloads, type RawOutcome, type RawPayload, settleRawPayloads } from '@/server/store/raw-payload';

/** Headers that prove who sent a body or carry a session; the rest says how to read it again. */
const SECRET_HEADERS = /^(authorization|cookie|proxy-authorization|x-daona-.*)$|token|secret|api-?key/i;

interface Arrived {
  source: string;
  receivedAt: Instant;
  headers: Headers;
  body: Buffer;
  remote?: string;
}

const insert = () => singleton('keep-raw', () => coalesce((items: RawPayload[]) => insertRawPayloads(pool(), items), { maxItems: 200 }));
const settle = () =>
  singleton('settle-raw', () =>
    coalesce(
      async (items: RawOutcome[]) => {
        await settleRawPayloads(pool(), items);
        return items.map(() => undefined);
      },
      { maxItems: 500 },
    ),
  );

/**
 * Keeps a body as it arrived, committed before anything is understood of it, so that nothing that reached us is lost.
 * Bodies that arrive together share one commit. Answers the id to settle it by.
 */
export async function keepRaw(input: Arrived): Promise<number> {
  return keepUnsettled(toKeep(input));
}

/** Keeps a body of which nothing became yet. Answers the id to settle it by. */
export async function keepUnsettled(payload: RawPayload): Promise<number> {
  return insert()(payload);
}

/** A body as it is to be kept: without anything that proves who sent it. */
export function toKeep({ source, receivedAt, headers, body, remote }: Arrived): RawPayload {
  const shown: Record<string, string> = {};
  for (const [name, value] of headers) if (!SECRET_HEADERS.test(name)) shown[name] = value;
  return { source, receivedAt, headers: shown, body, remote };
}

/** Says what became of a body, and keeps it when it was not kept yet; committed when it returns. */
export async function settleRaw(outcome: RawOutcome): Promise<void> {
  await settle()(outcome);
}
