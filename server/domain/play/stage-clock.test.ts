import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../shared/instant';
import type { PlayStepKind } from './play-step';
import { stageClocks } from './stage-clock';

const stands = (minutes: number, steps: [PlayStepKind, number][], closedAt: number | null = null) =>
  stageClocks({ openedAt: 0, closedAt, now: minutes * MINUTE, steps: steps.map(([kind, at]) => ({ kind, at: at * MINUTE })) }).map(
    ({ stand }) => stand,
  );

describe('the three hours of a case', () => {
  it('end after half an hour, an hour and a half, two and a half, and three hours', () => {
    const dues = stageClocks({ openedAt: 0, closedAt: null, now: 0, steps: [] }).map(({ dueAt }) => dueAt);
    expect(dues).toEqual([30 * MINUTE, 90 * MINUTE, 150 * MINUTE, 3 * HOUR]);
  });

  it('are late only where time is over and no later stage was reached', () => {
    expect(stands(10, [])).toEqual(['now', 'ahead', 'ahead', 'ahead']);
    expect(stands(31, [])).toEqual(['late', 'ahead', 'ahead', 'ahead']);
    expect(stands(31, [['find_break', 20]])).toEqual(['passed_over', 'now', 'ahead', 'ahead']);
    expect(stands(181, [['resync', 5]])).toEqual(['late', 'late', 'late', 'late']);
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
