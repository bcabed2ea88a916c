import type { PhoneMessage } from '../../server/channels/stand-in';
import { STAND_IN_ACCOUNT } from '../../server/channels/stand-in-account';
import { startStandIns } from '../../server/channels/stand-in-server';
import type { Heard } from './count-notices';

/**
 * The providers of a run of chaos, in a process that nobody kills: they write down every message they accept and, so long as LOSE_EVERY
 * is above 0, lose the answer to every so-maniest. Asked, they tell what they wrote down.
 */
const { PORTAL_URL: portalUrl = '', LOSE_EVERY = '0' } = process.env;
const standIns = await startStandIns({ port: 0, smtpPort: 0, portalUrl, account: STAND_IN_ACCOUNT });
const { world } = standIns;
let loseEvery = Number(LOSE_EVERY);
let aheadMs = 0;
let answers = 0;

// a run is told by its messages, and providers are asked for old ones
world.mostMessages = Number.POSITIVE_INFINITY;
world.now = () => Date.now() + aheadMs;
Object.defineProperty(world.switches, 'loseAnswer', {
  get: () => {
    answers += 1;
    return loseEvery > 0 && answers % loseEvery === 0;
  },
});
world.switches.receipts = 'shuffled';

/** As text messages and mails, in both languages, and WeChat's fields name an order and tell how many others they tell of. */
const TOLD = /\b(C[NS]\d{8})(?:\+(\d+)| and (\d+) more| 等 (\d+) 单)?/;

function heardOf({ to, text = '', fields = [], mail }: PhoneMessage): Heard {
  const said = [...fields.map(({ value }) => value), text, mail?.subject ?? ''].join('\n');
  const [, orderNo = '', plus, more, together] = TOLD.exec(said) ?? [];
  return { to, orderNo, others: Number(plus ?? more ?? (together ? Number(together) - 1 : 0)) };
}

export type Asked = { ask: 'where' | 'count' | 'all' } | { loseEvery: number } | { aheadMs: number };

function answer(asked: Asked): unknown {
  if ('loseEvery' in asked) loseEvery = asked.loseEvery;
  else if ('aheadMs' in asked) aheadMs = asked.aheadMs;
  else if (asked.ask === 'where') return { url: standIns.url, smtpPort: standIns.smtpPort };
  else if (asked.ask === 'count') return world.messages.length;
  else return world.messages.filter(({ channel }) => channel !== 'robot').map(heardOf);
  return 'done';
}

process.on('message', (asked: Asked) => process.send!(answer(asked)));
process.once('disconnect', () => process.exit());
process.send!('ready');
