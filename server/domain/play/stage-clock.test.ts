import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../shared/instant';
import type { PlayStepKind } from './play-step';
import { stageClocks } from './stage-clock';
import type { VerifyCheck } from './verify-case';

const stepsOf = (steps: [PlayStepKind, number][]) => steps.map(([kind, at]) => ({ kind, at: at * MINUTE, detail: {} }));
const stands = (minutes: number, steps: [PlayStepKind, number][], closedAt: number | null = null) =>
  stageClocks({ openedAt: 0, closedAt, now: minutes * MINUTE, open: [], steps: stepsOf(steps) }).map(({ stand }) => stand);
const ended = (findings: VerifyCheck[], open: VerifyCheck[], closedAt: number | null = 20) =>
  stageClocks({ openedAt: 0, closedAt, now: 30 * MINUTE, open, steps: [{ kind: 'verify', at: 10, detail: { findings } }] }).at(-1);

describe('the three hours of a case', () => {
  it('end after half an hour, an hour and a half, two and a half, and three hours', () => {
    const dues = stageClocks({ openedAt: 0, closedAt: null, now: 0, open: [], steps: [] }).map(({ dueAt }) => dueAt);
    expect(dues).toEqual([30 * MINUTE, 90 * MINUTE, 150 * MINUTE, 3 * HOUR]);
  });

  it('are late only where time is over and no later stage was reached', () => {
    expect(stands(10, [])).toEqual(['now', 'ahead', 'ahead', 'ahead']);
    expect(stands(31, [])).toEqual(['late', 'ahead', 'ahead', 'ahead']);
    expect(stands(31, [['find_break', 20]])).toEqual(['passed_over', 'now', 'ahead', 'ahead']);
    expect(stands(181, [['resync', 5]])).toEqual(['late', 'late', 'late', 'late']);
  });

  it('end unmet where the case was closed with something open that verification had found, until it is met', () => {
    expect(ended(['told', 'cause_named'], ['told', 'moving'])).toMatchObject({ stand: 'unmet', unmet: ['told'] });
    expect(ended(['told'], [])).toMatchObject({ stand: 'through' });
    expect(ended([], ['moving'])).toMatchObject({ stand: 'through' });
    expect(ended(['told'], ['told'], null)).toMatchObject({ stand: 'now' });
  });

  it('are over once the case is closed, and what is learned afterwards is no stage', () => {
    expect(
      stands(
        500,
        [
          ['resync', 5],
          ['improve', 400],
        ],
        20,
      ),
    ).toEqual(['through', 'passed_over', 'passed_over', 'passed_over']);
  });
});
