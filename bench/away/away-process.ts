import pg from 'pg';
import { STAND_IN_ACCOUNT } from '../../server/channels/stand-in-account';
import type { Asked } from '../chaos/stand-ins-process';
import { newSecret, openDatabase } from '../database';
import { type BenchProcess, startProcess } from '../process';
import { startEngine } from './engine';
import { type Crowd, seedCrowds } from './seed-away';
import { askStandIns, type Outcome, type Size, type Stage, trial, type Way } from './trial';

/** What is asked of this process: trials of every way of being away, and one of them on a clock that runs as ours does. */
export interface AwayAsked {
  due: number;
  moved: number;
  others: number;
  /** Messages that each channel lets through in a second. */
  cap: number;
  awayMs: number;
  /** 0 leaves it out. */
  liveMs: number;
  /** Those of these names alone; empty for all. */
  only: string[];
}

const PORTAL_PORT = Number(process.env.BENCH_PORT ?? 4310) + 7;
const NOBODY_LISTENS = 'http://127.0.0.1:9';

interface Hands {
  standIns: Stage['standIns'];
  /** Points the text messages' account somewhere. */
  reach(url: string): Promise<void>;
  url: string;
}

function waysOf({ standIns, reach, url }: Hands): Way[] {
  const switched = (name: string, channel: Crowd['channel'], on: object, off: object): Way => ({
    name,
    channel,
    goAway: () => askStandIns(standIns[channel], { switches: on }),
    comeBack: () => askStandIns(standIns[channel], { switches: off }),
  });
  return [
    { name: 'refuses the connection', channel: 'twilio_sms', goAway: () => reach(NOBODY_LISTENS), comeBack: () => reach(url) },
    switched('takes it and never answers', 'twilio_sms', { hang: true }, { hang: false }),
    switched('answers 200 with an error inside', 'wechat_template', { refuse: -1 }, { refuse: 0 }),
    switched('answers 429', 'twilio_sms', { tooMany: true }, { tooMany: false }),
    switched('takes it and loses the answer', 'twilio_sms', { loseAnswer: true }, { loseAnswer: false }),
    switched('answers 500', 'twilio_sms', { refuse: 20500 }, { refuse: 0 }),
    {
      name: 'reports late and in any order',
      channel: 'twilio_sms',
      isOnlyDeaf: true,
      goAway: async () => {
        await askStandIns(standIns.twilio_sms, { switches: { receipts: 'shuffled', receiptDelayMs: 1 } });
        await askStandIns(standIns.twilio_sms, { receipts: 'held' });
      },
      comeBack: () => askStandIns(standIns.twilio_sms, { receipts: 'let go' }),
    },
  ];
}

async function measure(asked: AwayAsked, say: (line: string) => void): Promise<Outcome[]> {
  const database = await openDatabase();
  const portalUrl = `http://127.0.0.1:${PORTAL_PORT}`;
  const startProvider = () => startProcess('bench/chaos/stand-ins-process.ts', { PORTAL_URL: portalUrl });
  const standIns = { twilio_sms: await startProvider(), wechat_template: await startProvider() };
  const urlOf = async (one: BenchProcess) => (await askStandIns<{ url: string }>(one, { ask: 'where' })).url;
  const url = await urlOf(standIns.twilio_sms);
  const wechatUrl = await urlOf(standIns.wechat_template);
  const env = {
    DATABASE_URL: database.url,
    DAONA_SECRET: newSecret(),
    DAONA_QUIET_HOURS: 'none',
    PUBLIC_URL: portalUrl,
    PORT: String(PORTAL_PORT),
    LOG_LEVEL: 'fatal',
  };
  Object.assign(process.env, env);
  const portal = await startProcess('bench/chaos/web-process.ts', env);
  const db = new pg.Client({ connectionString: database.url });
  await db.connect();
  const { pool } = await import('../../server/platform/database');
  try {
    const all = waysOf({ standIns, url, reach: (baseUrl) => setChannels(db, asked.cap, { wechatUrl, twilioUrl: baseUrl }) });
    const ways = all.map((way, nth) => ({ way, nth })).filter(({ way }) => asked.only.length === 0 || asked.only.includes(way.name));
    const count = asked.due + asked.moved * 8 + asked.others;
    const crowds = {
      twilio_sms: { orderPrefix: 'AT', trackingPrefix: 'LT', channel: 'twilio_sms', first: 1, count },
      wechat_template: { orderPrefix: 'AW', trackingPrefix: 'LW', channel: 'wechat_template', first: 50_000_001, count },
    } as const;
    say(`seeding ${(2 * count).toLocaleString('en')} orders`);
    await seedCrowds(db, Object.values(crowds));
    await setChannels(db, asked.cap, { wechatUrl, twilioUrl: url });
    const everyProvider = (told: Asked) => Promise.all(Object.values(standIns).map((one) => askStandIns(one, told)));
    await everyProvider({ switches: { receipts: 'none' } });
    const engine = await startEngine(db, (aheadMs) => everyProvider({ aheadMs }));
    const stage: Stage = { db, engine, standIns, crowds, say };
    const { due, moved, others, awayMs, liveMs } = asked;
    const size: Size = { due, moved, others, awayMs, isLive: false };
    const outcomes: Outcome[] = [];
    const tell = (outcome: Outcome) => {
      outcomes.push(outcome);
      say(
        `${outcome.name}: ${outcome.lost} lost, ${outcome.doubled} doubled, ${outcome.stale} stale; ${Math.round(outcome.rate)}/s of ${asked.cap}/s; the other channel ${outcome.otherAlone.toFixed(1)} s alone, ${outcome.otherBeside.toFixed(1)} s beside`,
      );
    };
    for (const { way, nth } of ways) tell(await trial(stage, way, size, nth));
    if (liveMs > 0) {
      const way = all[0]!;
      const live = { ...way, name: `${way.name}, on a running clock` };
      tell(await trial(stage, live, { ...size, awayMs: liveMs, isLive: true }, 7));
    }
    return outcomes;
  } finally {
    for (const one of Object.values(standIns)) one.child.kill('SIGKILL');
    portal.child.kill('SIGKILL');
    await db.end();
    await pool().end();
    await database.close();
  }
}

/** Both channels with the cap, a price, and their accounts at the stand-ins, or where nobody listens. */
async function setChannels(
  db: pg.Client,
  perSecond: number,
  { wechatUrl, twilioUrl }: { wechatUrl: string; twilioUrl: string },
): Promise<void> {
  const { forgetChannelSettings, writeChannelSetting } = await import('../../server/store/channel-setting');
  const { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: token, TWILIO_FROM: from } = STAND_IN_ACCOUNT;
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: secret, WECHAT_TOKEN, WECHAT_TEMPLATE_ID: templateId } = STAND_IN_ACCOUNT;
  const accounts = [
    { code: 'twilio_sms', account: { sid, token, from, baseUrl: twilioUrl } },
    { code: 'wechat_template', account: { appId, secret, token: WECHAT_TOKEN, templateId, baseUrl: wechatUrl } },
  ] as const;
  const { rows } = await db.query<{ version: number }>('select coalesce(max(version), 0) + 1 as version from channel_setting');
  for (const { code, account } of accounts)
    await writeChannelSetting(db, {
      ...{ code, account, isOn: true, cap: { count: perSecond, perMs: 1_000 } },
      ...{ priceMicros: 50_000, currency: 'CNY', ceilingMicros: null },
      ...{ version: rows[0]!.version, changedAt: Date.now(), changedBy: 'bench' },
    });
  forgetChannelSettings();
}

process.on('message', async (asked: AwayAsked) => {
  process.send!(await measure(asked, (line) => console.log(`  ${line}`)));
});
process.on('SIGTERM', () => process.exit(0));
process.once('disconnect', () => process.exit());
process.send!('ready');
