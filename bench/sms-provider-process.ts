import { fork } from 'node:child_process';
import { join } from 'node:path';
import type pg from 'pg';
import { STAND_IN_ACCOUNT } from '../server/channels/stand-in-account';
import { FRONT_PORT } from './front';
import { ROOT } from './root';

export interface Provider {
  /** Its address, as the channel's account knows it. */
  baseUrl: string;
  pid: number;
  stop(): void;
}

/** Starts the provider of SMS in a process of its own (bench/sms-provider.ts). */
export async function startProvider(): Promise<Provider> {
  const env = { ...process.env, ...STAND_IN_ACCOUNT };
  const child = fork(join(ROOT, 'bench', 'sms-provider.ts'), [], { env, execArgv: ['--import', 'tsx'] });
  // a run that fails leaves nobody behind
  process.once('exit', () => child.kill('SIGKILL'));
  const { port } = await new Promise<{ port: number }>((done) => child.once('message', (message) => done(message as { port: number })));
  return { baseUrl: `http://127.0.0.1:${port}`, pid: child.pid!, stop: () => void child.kill('SIGKILL') };
}

/** What the processes that send need besides database and secret; receipts go to the product's web process. */
export function senderEnvironment(provider: Provider): Record<string, string> {
  const own = { TWILIO_BASE_URL: provider.baseUrl, PUBLIC_URL: `http://127.0.0.1:${FRONT_PORT}`, DAONA_QUIET_HOURS: 'none' };
  return { ...STAND_IN_ACCOUNT, ...own };
}

/** Sets Twilio up with that provider, with a price and without a cap that would be felt. */
export async function setUpSms(db: pg.Client, provider: Provider): Promise<void> {
  const { writeChannelSetting } = await import('../server/store/channel-setting');
  const { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: token, TWILIO_FROM: from } = STAND_IN_ACCOUNT;
  await writeChannelSetting(db, {
    code: 'twilio_sms',
    account: { sid, token, from, baseUrl: provider.baseUrl },
    isOn: true,
    cap: { count: 100_000, perMs: 1_000 },
    priceMicros: 50_000,
    currency: 'CNY',
    ceilingMicros: null,
    version: 1,
    changedAt: Date.now(),
    changedBy: 'bench',
  });
}
