import {
  FAILURES,
  FORM_STEPS,
  type FormStep,
  type InsightOutcome,
  type InsightStep,
  type InsightWay,
  PAGE_SECTIONS,
  type PageSection,
} from './step';

/** Sums by what happened. */
export interface Counted {
  step: InsightStep;
  way: InsightWay;
  state: string;
  outcome: InsightOutcome;
  language: string;
  device: string;
  count: number;
  orders: number;
  dwellS: number;
}

/** What people ask, where they give up. */
export interface InsightSummary {
  looks: number;
  lookUps: number;
  /** By state, the one that is looked at most per order and day first. */
  states: {
    state: string;
    looks: number;
    orders: number;
    perOrder: number /** Mean seconds in view; null when no page told. */;
    dwellS: number | null;
  }[];
  failures: { step: InsightStep; way: InsightWay; outcome: InsightOutcome; count: number }[];
  /** Opened and finished; what was refused is neither. `abandoned` is a share, null while nobody opened it. */
  steps: { step: FormStep; opened: number; done: number; refused: number; abandoned: number | null }[];
  /** Where on the page people were when they left. */
  sections: { section: PageSection; count: number }[];
  languages: { name: string; count: number }[];
  devices: { name: string; count: number }[];
  ways: { name: string; count: number }[];
}

/** Draws the figures of the console together from sums. */
export function summariseInsight(rows: readonly Counted[]): InsightSummary {
  const pages = rows.filter(({ step, outcome }) => step === 'page' && outcome === 'shown');
  const lookUps = rows.filter(({ step }) => step === 'lookup');
  const left = rows.filter(({ step }) => step === 'left');
  const failures = tally(
    rows.filter(({ outcome }) => FAILURES.has(outcome)),
    ({ step, way, outcome }) => `${step}|${way}|${outcome}`,
  ).map(({ first: { step, way, outcome }, count }) => ({ step, way, outcome, count }));
  return {
    looks: sum(pages),
    lookUps: sum(lookUps),
    states: tally(pages, ({ state }) => state)
      .map(({ first: { state }, all, count }) => {
        const orders = all.reduce((total, row) => total + row.orders, 0);
        const told = left.filter((row) => row.state === state);
        const seconds = told.reduce((total, row) => total + row.dwellS, 0);
        return { state, looks: count, orders, perOrder: count / Math.max(1, orders), dwellS: told.length > 0 ? seconds / sum(told) : null };
      })
      .sort((a, b) => b.perOrder - a.perOrder || b.looks - a.looks),
    failures,
    steps: FORM_STEPS.map((step) => {
      const of = (outcome: InsightOutcome) => sum(rows.filter((row) => row.step === step && row.outcome === outcome));
      const [opened, done] = [of('opened'), of('done')];
      return { step, opened, done, refused: of('refused'), abandoned: opened > 0 ? Math.max(0, 1 - done / opened) : null };
    }),
    sections: PAGE_SECTIONS.map((section) => ({ section, count: sum(left.filter(({ outcome }) => outcome === section)) })),
    languages: named(pages, ({ language }) => language),
    devices: named(pages, ({ device }) => device),
    ways: named(pages, ({ way }) => way),
  };
}

/** Buckets of looks before a ticket: how many tickets came after none, one, two or three, up to nine, more. */
export const LOOK_BUCKETS = [
  { from: 0, to: 0 },
  { from: 1, to: 1 },
  { from: 2, to: 3 },
  { from: 4, to: 9 },
  { from: 10, to: Number.POSITIVE_INFINITY },
] as const;

export function bucketLooks(rows: readonly { looks: number; tickets: number }[]): { from: number; to: number; tickets: number }[] {
  return LOOK_BUCKETS.map(({ from, to }) => ({
    from,
    to,
    tickets: rows.filter(({ looks }) => looks >= from && looks <= to).reduce((total, row) => total + row.tickets, 0),
  }));
}

function sum(rows: readonly Counted[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}

function named(rows: readonly Counted[], nameOf: (row: Counted) => string): { name: string; count: number }[] {
  return tally(rows, nameOf).map(({ first, count }) => ({ name: nameOf(first), count }));
}

/** Rows of one key together, the largest first. */
function tally(rows: readonly Counted[], keyOf: (row: Counted) => string): { first: Counted; all: Counted[]; count: number }[] {
  const groups = new Map<string, Counted[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups.values()].map((all) => ({ first: all[0]!, all, count: sum(all) })).sort((a, b) => b.count - a.count);
}
