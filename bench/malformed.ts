import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { median } from './compare';
import { FRONT_PORT } from './front';
import type { Round, RoundResult } from './load-generator';
import { malformed, SIGNED, type SignedVendor } from './malformed-bodies';
import { type BenchProcess, startProcess } from './process';
import { type Line, perSecond } from './report';
import { multiplyTemplate, seedTemplate } from './seed';
import type { Suite } from './suite';

const PUSHES = Number(process.env.BENCH_MALFORMED ?? 100_000);
/** Connections of the one who sends rubbish, beside those of good traffic. */
const BAD_CONNECTIONS = 4;
const GOOD_CONNECTIONS = 8;
const ROUND_SECONDS = 5;
const ROUNDS_ALONE = 4;
const ORDERS = 100_000;
const TRACKING_PREFIX = 'LM';

/**
 * Malformed pushes to addresses that exist, most of them rightly signed: each must be answered below 500 by the process
 * that was there before, and good pushes beside them must not take twice as long as alone. Throws at the first 5xx.
 */
export const malformedPushes: Suite = async (bench) => {
  const template = await seedTemplate(bench.db, 30);
  await multiplyTemplate(bench.db, template, { orderPrefix: 'BM', trackingPrefix: TRACKING_PREFIX, from: 0, to: ORDERS - 1 });
  const secret = randomBytes(16).toString('hex');
  const endpoints = await makeAccounts(secret);
  const startedAt = await processStart();
  const load = await startProcess('bench/load-generator.ts');
  try {
    const good = goodRounds(load, endpoints.aftership, secret);
    await good();
    const alone: number[] = [];
    for (let i = 0; i < ROUNDS_ALONE; i += 1) alone.push(await good());
    bench.say(`${PUSHES.toLocaleString('en')} malformed pushes beside good traffic`);
    let isOver = false;
    const rubbish = sendRubbish(endpoints, secret).finally(() => (isOver = true));
    const beside: number[] = [];
    while (!isOver) beside.push(await good());
    const answers = await rubbish;
    if ((await processStart()) !== startedAt) throw new Error('the web process was started anew during the malformed pushes');
    for (const [status, count] of [...answers].sort()) bench.say(`${status}: ${count.toLocaleString('en')}`);
    return [lineOf(median(alone), median(beside.length > 2 ? beside.slice(0, -1) : beside), answers)];
  } finally {
    await load.stop();
  }
};

/** One round of good pushes at a time, each about another order; answers how many a second were taken. */
function goodRounds(load: BenchProcess, endpoint: string, secret: string): () => Promise<number> {
  let from = 0;
  return async () => {
    const round: Round = {
      port: FRONT_PORT,
      connections: GOOD_CONNECTIONS,
      seconds: ROUND_SECONDS,
      prepared: ROUND_SECONDS * 6_000,
      from,
      plan: { kind: 'signed_event', endpoints: [endpoint], secret, trackingPrefix: TRACKING_PREFIX, orders: ORDERS, stride: 1 },
    };
    const result = await load.ask<RoundResult>(round);
    if (result.failed > 0) throw new Error(`${result.failed} good pushes failed, first:\n${result.failure}`);
    from += result.sent;
    return result.answered / result.seconds;
  };
}

async function makeAccounts(secret: string): Promise<Record<SignedVendor, string>> {
  const { newContext } = await import('../server/store/context');
  const { registerSource } = await import('../server/usecases/source/register-source');
  const made = SIGNED.map(async (adapter) => {
    const secrets: Record<string, string> = adapter === 'kuaidi100' ? { salt: secret } : { secret };
    const shop = adapter === 'shopify' || adapter === 'woocommerce' ? 'bench' : undefined;
    const source = await registerSource(newContext(), { name: `malformed-${adapter}`, adapter, shop, secrets, by: 'bench' });
    return [adapter, source.endpoint] as const;
  });
  return Object.fromEntries(await Promise.all(made)) as Record<SignedVendor, string>;
}

/** Sends all of it over a few connections; answers how often each status came back. */
async function sendRubbish(endpoints: Record<SignedVendor, string>, secret: string): Promise<Map<number, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: BAD_CONNECTIONS });
  const answers = new Map<number, number>();
  let next = 0;
  const one = async () => {
    while (next < PUSHES) {
      const n = next++;
      const vendor = SIGNED[n % SIGNED.length]!;
      const push = malformed(vendor, secret, n);
      const address = `30.${(n >> 8) & 255}.${n & 255}.9`;
      const status = await post(agent, `/api/webhooks/${vendor}/${endpoints[vendor]}`, push.body, {
        ...push.headers,
        'x-forwarded-for': address,
      });
      if (status >= 500) throw new Error(`a push of the kind "${push.kind}" to ${vendor} was answered with ${status}`);
      answers.set(status, (answers.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: BAD_CONNECTIONS }, one));
  agent.destroy();
  return answers;
}

/** The status of the answer. A body that is refused before it is read may be cut off by the server: that is 413. */
function post(agent: Agent, path: string, body: Buffer, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request({
      agent,
      port: FRONT_PORT,
      host: '127.0.0.1',
      method: 'POST',
      path,
      headers: { ...headers, 'content-length': body.length },
    });
    call.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode!));
      response.on('error', reject);
    });
    call.on('error', (error: NodeJS.ErrnoException) =>
      body.length > 1_000_000 && (error.code === 'EPIPE' || error.code === 'ECONNRESET') ? resolve(413) : reject(error),
    );
    call.end(body);
  });
}

/** When the answering process began, as its own figures say. */
async function processStart(): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${FRONT_PORT}/api/metrics`);
  const line = (await response.text()).split('\n').find((l) => l.startsWith('process_start_time_seconds'));
  if (!line) throw new Error('/api/metrics does not say when the process began');
  return line;
}

function lineOf(alone: number, beside: number, answers: Map<number, number>): Line {
  const told = [...answers].sort().map(([status, count]) => `${status}: ${count.toLocaleString('en')}`);
  return {
    what: 'good pushes beside malformed ones',
    data: `${PUSHES.toLocaleString('en')} malformed pushes (${told.join(', ')}), no 5xx, same process`,
    floor: `${perSecond(alone)} alone`,
    ours: `${perSecond(beside)} beside them`,
    ratio: (beside / alone).toFixed(2),
    aim: '≥ 0.5',
    isMet: beside / alone >= 0.5,
  };
}
