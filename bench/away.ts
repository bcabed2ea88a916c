import type { AwayAsked } from './away/away-process';
import type { Outcome } from './away/trial';
import { startProcess } from './process';
import type { Line } from './report';

const MINUTE = 60_000;
const DUE = Number(process.env.BENCH_AWAY_NOTICES ?? 20_000);

/** BENCH_AWAY_NOTICES, BENCH_AWAY_CAP and BENCH_AWAY_LIVE_S take others, BENCH_AWAY_WAYS only some, by their names with | between; a name of none leaves the running clock alone. */
const ASKED: AwayAsked = {
  due: DUE,
  moved: Math.ceil(DUE / 20),
  others: Math.ceil(DUE / 5),
  cap: Number(process.env.BENCH_AWAY_CAP ?? 200),
  awayMs: 30 * MINUTE,
  liveMs: Number(process.env.BENCH_AWAY_LIVE_S ?? 180) * 1_000,
  only: process.env.BENCH_AWAY_WAYS?.split('|') ?? [],
};

/** A provider that is away for half an hour while very many messages fall due, in each way of misbehaving; and for three minutes of our clock. */
export async function away(): Promise<Line[]> {
  const child = await startProcess('bench/away/away-process.ts');
  try {
    return (await child.ask<Outcome[]>(ASKED)).map(lineOf);
  } finally {
    await child.stop();
  }
}

function lineOf({ name, due, moved, lost, doubled, stale, rate, otherAlone, otherBeside }: Outcome): Line {
  const number = (n: number) => n.toLocaleString('en');
  const share = rate / ASKED.cap;
  const others = otherAlone / otherBeside;
  const late = moved > 0 ? `, ${number(moved)} of whose orders went on meanwhile` : '';
  return {
    what: `provider away: ${name}`,
    data: `${number(due)} notices due${late}; cap ${ASKED.cap}/s`,
    floor: `${ASKED.cap}/s; other channel alone ${otherAlone.toFixed(1)} s`,
    ours: `${lost} lost, ${doubled} doubled, ${stale} stale; drained at ${Math.round(rate)}/s; other channel ${otherBeside.toFixed(1)} s`,
    ratio: `${share.toFixed(2)}; ${others.toFixed(2)}`,
    aim: 'none lost, doubled or stale; ≥ 0.95; ≥ 0.9',
    isMet: lost + doubled + stale === 0 && share >= 0.95 && others >= 0.9,
  };
}
