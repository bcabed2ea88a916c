import type { CodesAsked, CodesTold } from './codes-process';
import { startProcess } from './process';
import type { Line } from './report';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** BENCH_ASKINGS takes another number. */
const ASKED: CodesAsked = { askings: Number(process.env.BENCH_ASKINGS ?? 10_000), overMs: [24 * HOUR, HOUR, MINUTE] };
const STRETCH: Record<number, string> = { [24 * HOUR]: 'a day', [HOUR]: 'an hour', [MINUTE]: 'a minute' };

/** One number is asked for very often: how many text messages it gets at most within a minute, an hour and a day, as its phone counts them. */
export async function codes(): Promise<Line[]> {
  const child = await startProcess('bench/codes-process.ts');
  try {
    const told = await child.ask<CodesTold[]>(ASKED);
    return told.map(({ overMs, messages, aMinute, anHour, aDay, paid }) => ({
      what: `codes: one number asked for within ${STRETCH[overMs]}`,
      data: `${ASKED.askings.toLocaleString('en')} askings from 200 networks, ${paid} of them paid for by work`,
      floor: '',
      ours: `${messages} messages: ${aMinute} a minute, ${anHour} an hour, ${aDay} a day at most`,
      ratio: '',
      aim: '≤ 1, 5 and 10',
      isMet: aMinute <= 1 && anHour <= 5 && aDay <= 10 && messages > 0,
    }));
  } finally {
    await child.stop();
  }
}
