import type { Instant } from '@/server/domain/shared/instant';
import { coalesce } from '@/server/platform/coalesce';
import { pool } from '@/server/platform/database';
import { singleton } from '@/server/platform/singleton';
import { insertRawPayloads, type RawOutcome, type RawPayload, settleRawPayloads } from '@/server/store/raw-payload';

/** Headers that prove who sent a body or carry a session; the rest says how to read it again. */
const SECRET_HEADERS = /^(authorization|cookie|proxy-authorization|x-daona-.*)$|token|secret|api-?key/i;

const insert = () => singleton('keep-raw', () => coalesce((items: RawPayload[]) => insertRawPayloads(pool(), items), 200));
const settle = () =>
  singleton('settle-raw', () =>
    coalesce(async (items: RawOutcome[]) => {
      await settleRawPayloads(pool(), items);
      return items.map(() => undefined);
    }, 500),
  );

/**
 * Keeps a body as it arrived, committed before anything is understood of it, so that nothing that reached us is lost.
 * Bodies that arrive together share one commit. Answers the id to settle it by.
 */
export async function keepRaw(input: {
  source: string;
  receivedAt: Instant;
  headers: Headers;
  body: Buffer;
  remote?: string;
}): Promise<number> {
  const headers = Object.fromEntries([...input.headers].filter(([name]) => !SECRET_HEADERS.test(name)));
  return insert()({ ...input, headers });
}

/** Says what became of a kept body. */
export async function settleRaw(outcome: RawOutcome): Promise<void> {
  await settle()(outcome);
}
