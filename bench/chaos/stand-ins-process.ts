import type { PhoneMessage, Switches } from '../../server/channels/stand-in';
import { STAND_IN_ACCOUNT } from '../../server/channels/stand-in-account';
import { startStandIns } from '../../server/channels/stand-in-server';
import type { Heard } from './count-notices';

/**
 * Providers in a process of their own, which nobody kills: they write down every message they accept and, so long as LOSE_EVERY is above
 * 0, lose the answer to every so-maniest. Asked, they tell what they wrote down.
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
let losesAll = false;
Object.defineProperty(world.switches, 'loseAnswer', {
  get: () => {
    answers += 1;
    return losesAll || (loseEvery > 0 && answers % loseEvery === 0);
  },
  set: (all: boolean) => {
    losesAll = all;
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

/** What can be asked of them; `bare` are messages with their words, `countTo` those to addresses that begin so, `receipts: 'held'` keeps receipts back until they are let go, shuffled. */
export type Asked =
  | { ask: 'where' | 'count' | 'all' | 'bare' }
  | { countTo: string }
  | { loseEvery: number }
  | { aheadMs: number }
  | { switches: Partial<Switches> }
  | { receipts: 'held' | 'let go' }
  | 'forget';

/** A message as the phone shows it, with the moment at which it came. */
export interface Bare {
  to: string;
  at: number;
  text: string;
}

const bareOf = ({ to, at, text = '', fields = [] }: PhoneMessage): Bare => ({
  to,
  at,
  text: [text, ...fields.map(({ value }) => value)].join(' '),
});

/** Receipts that come when they are let go: so many at once, last come first. */
const LET_GO_AT_ONCE = 25;
const held: (() => void)[] = [];
let isHeld = false;
const { later } = world;
world.later = (ms, work) => (isHeld ? void held.push(work) : later(ms, work));

function letGo(): void {
  isHeld = false;
  held.reverse();
  const some = () => {
    for (const work of held.splice(0, LET_GO_AT_ONCE)) work();
    if (held.length > 0) setTimeout(some, 20);
  };
  some();
}

function answer(asked: Asked): unknown {
  if (asked === 'forget') {
    world.messages.length = 0;
    return 'done';
  }
  if ('loseEvery' in asked) loseEvery = asked.loseEvery;
  else if ('aheadMs' in asked) aheadMs = asked.aheadMs;
  else if ('countTo' in asked) return world.messages.filter(({ to }) => to.startsWith(asked.countTo)).length;
  else if ('switches' in asked) Object.assign(world.switches, asked.switches);
  else if ('receipts' in asked) {
    if (asked.receipts === 'let go') letGo();
    else isHeld = true;
  } else if (asked.ask === 'where') return { url: standIns.url, smtpPort: standIns.smtpPort };
  else if (asked.ask === 'count') return world.messages.length;
  else if (asked.ask === 'bare') return world.messages.map(bareOf);
  else return world.messages.filter(({ channel }) => channel !== 'robot').map(heardOf);
  return 'done';
}

process.on('message', (asked: Asked) => process.send!(answer(asked)));
process.once('disconnect', () => process.exit());
process.send!('ready');
