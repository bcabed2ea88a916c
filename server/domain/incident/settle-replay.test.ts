import { expect, it } from 'vitest';
import type { Incident } from './incident';
import { newIncident } from './new-incident';
import { settleReplay } from './settle-replay';

const silence = { source: 'sf', sourceKind: 'carrier' as const, silentSince: 100, lastGoodAt: 100, evidence: {} };
const opened = newIncident('i', { kind: 'source_silent', silence }, 200);
const held: Incident = { ...opened, phase: 'replaying', closedBy: 'staff:a' };
const replayed: Incident = {
  ...held,
  progress: { ...held.progress, done: 2, after: 'o2' },
  figures: { ...held.figures, replayed: 3, cut: 1, asked: 2 },
};

it('keeps what a batch did, and what people said meanwhile', () => {
  const seen = { ...held, acknowledgedAt: 300, acknowledgedBy: 'staff:b', backAt: 250 };
  expect(settleReplay(seen, replayed, 400)).toEqual({ ...replayed, acknowledgedAt: 300, acknowledgedBy: 'staff:b', backAt: 250 });
});

it('forgets why a step before did not get on', () => {
  const faulty = { ...replayed, progress: { ...replayed.progress, fault: 'database_busy' as const } };
  expect(settleReplay(held, faulty, 400).progress.fault).toBeNull();
});

it('is open again when it was stopped meanwhile, even by its last batch, and rests', () => {
  const asked = { ...held, progress: { ...held.progress, isStopAsked: true } };
  const stopped = settleReplay(asked, { ...replayed, phase: 'leaving' }, 400);
  expect(stopped).toMatchObject({ phase: 'open', closedBy: null, figures: { replayed: 3, asked: 2 } });
  expect(stopped.progress).toMatchObject({ isPassDone: true, isStopAsked: false, isAsking: false, lookAgainAt: 400 + 15 * 60_000 });
});

it('stays as somebody closed it meanwhile, with what was asked counted', () => {
  const closed: Incident = { ...held, phase: 'closed', closedAt: 350, figures: { ...held.figures, orders: 7, recovered: 1 } };
  expect(settleReplay(closed, replayed, 400)).toEqual({ ...closed, figures: { ...closed.figures, replayed: 3, cut: 1, asked: 2 } });
});
