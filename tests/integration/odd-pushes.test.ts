import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { postWebhook } from '@/server/api/webhooks/post-webhook';
import { signData } from '@/server/sources/kdniao/sign-data';
import { newContext } from '@/server/store/context';
import { registerSource } from '@/server/usecases/source/register-source';
import { GOOD_PUSHES, spoiled } from '../builders/odd-push';
import { freshDatabase } from '../database/fresh-database';
import { push17track, pushKuaidi100, SALT, SECRET, webhookRequest } from '../support/push';

beforeEach(freshDatabase);

const SECRETS: Record<string, Record<string, string>> = {
  kuaidi100: { salt: SALT },
  kdniao: { businessId: '1', apiKey: SECRET },
  '17track': { key: SECRET },
  sf: {},
};

/** Rightly signed, whatever it says. */
const SEND: Record<string, (path: string, push: unknown) => Promise<Response>> = {
  kuaidi100: pushKuaidi100,
  '17track': push17track,
  kdniao: (path, push) => {
    const RequestData = JSON.stringify(push);
    const body = new URLSearchParams({ RequestData, RequestType: '102', DataSign: signData(RequestData, SECRET) }).toString();
    return postWebhook(...webhookRequest(path, body, {}));
  },
  sf: (path, push) => postWebhook(...webhookRequest(path, JSON.stringify(push), {})),
};

test.each(GOOD_PUSHES)('$code: a push of which any part is odd is recorded or refused, never a failure of ours', async ({ code, good }) => {
  const { path } = await registerSource(newContext(), { name: code, adapter: code, shop: 'north', secrets: SECRETS[code], by: 'system' });
  await fc.assert(
    fc.asyncProperty(spoiled(good), async (push) => {
      const answer = await SEND[code]!(path, push ?? null);
      expect([200, 422]).toContain(answer.status);
    }),
    { numRuns: 200 },
  );
});
