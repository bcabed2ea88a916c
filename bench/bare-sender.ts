import pg from 'pg';
import PgBoss from 'pg-boss';
import { twilioSms } from '../server/channels/twilio_sms/twilio-sms';
import { newId } from '../server/platform/ids';

/** What our deliverer is held against: the same client in a bare loop, and pg-boss doing the same task one job after the other. */
const account = {
  sid: process.env.TWILIO_ACCOUNT_SID!,
  token: process.env.TWILIO_AUTH_TOKEN!,
  from: process.env.TWILIO_FROM!,
  baseUrl: process.env.TWILIO_BASE_URL!,
};
const content = { kind: 'text', body: process.env.BODY! } as const;

/** Sends one message and answers its id at the provider. */
async function send(): Promise<string> {
  const sent = await twilioSms.send(account, { attemptId: newId(), address: '+12025550123', content }, Date.now());
  if (sent.outcome !== 'accepted') throw new Error(`the provider answered ${JSON.stringify(sent)}`);
  return sent.providerId;
}

/** Milliseconds that `count` messages take, `atOnce` at the same time. */
async function bareLoop(count: number, atOnce: number): Promise<number> {
  const begun = performance.now();
  let left = count;
  const line = async () => {
    while (left > 0) {
      left -= 1;
      await send();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, line));
  return performance.now() - begun;
}

/**
 * Milliseconds that `count` jobs take, each fetched, its try kept, sent, its answer kept and completed before the next. Receipts are
 * left out, which is in its favour.
 */
async function pgBoss(count: number): Promise<number> {
  const boss = new PgBoss({ connectionString: process.env.DATABASE_URL!, max: 5, schedule: false, supervise: false });
  const ledger = new pg.Client({ connectionString: process.env.DATABASE_URL! });
  await ledger.connect();
  await ledger.query(
    'create table bench_try (id uuid primary key, outcome text, provider_id text, started_at timestamptz, ended_at timestamptz)',
  );
  await boss.start();
  await boss.createQueue('messages');
  await boss.insert(Array.from({ length: count }, (_, nth) => ({ name: 'messages', data: { nth } })));
  const begun = performance.now();
  for (let done = 0; done < count; ) {
    for (const job of await boss.fetch('messages')) {
      const id = newId();
      await ledger.query({
        name: 'begin',
        text: `insert into bench_try (id, outcome, started_at) values ($1, 'sending', now())`,
        values: [id],
      });
      const providerId = await send();
      const text = `update bench_try set outcome = 'accepted', provider_id = $2, ended_at = now() where id = $1`;
      await ledger.query({ name: 'end', text, values: [id, providerId] });
      await boss.complete('messages', job.id);
      done += 1;
    }
  }
  const took = performance.now() - begun;
  await boss.stop({ graceful: false });
  await ledger.end();
  return took;
}

process.send!('ready');
process.on('message', async ({ task, count, atOnce }: { task: 'bare' | 'boss'; count: number; atOnce: number }) => {
  process.send!({ ms: task === 'bare' ? await bareLoop(count, atOnce) : await pgBoss(count) });
});
