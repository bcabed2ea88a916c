import { expect, test } from 'vitest';
import { DEFAULT_EXCEPTIONS } from './default-exceptions';
import { libraryDifference } from './library-difference';

const [first, second] = [DEFAULT_EXCEPTIONS[0]!, DEFAULT_EXCEPTIONS[1]!];

test('tells what changed, what came, what was retired and what is gone, and nothing of what stayed', () => {
  const edited = { ...first, priority: 'P0' as const, sla: { ...first.sla, firstMin: 5 }, signals: { ...first.signals, reasons: [] } };
  const added = { ...first, code: 'payment.more' };
  expect(libraryDifference(DEFAULT_EXCEPTIONS, DEFAULT_EXCEPTIONS)).toEqual([]);
  const after = [edited, { ...second, enabled: false }, ...DEFAULT_EXCEPTIONS.slice(3), added];
  expect(libraryDifference(DEFAULT_EXCEPTIONS, after)).toEqual([
    {
      code: first.code,
      kind: 'changed',
      parts: [
        { part: 'priority', before: 'P1', after: 'P0' },
        { part: 'firstMin', before: 30, after: 5 },
        { part: 'reasons', before: first.signals.reasons, after: [] },
      ],
    },
    { code: second.code, kind: 'retired', parts: [] },
    { code: 'payment.more', kind: 'added', parts: [] },
    { code: DEFAULT_EXCEPTIONS[2]!.code, kind: 'removed', parts: [] },
  ]);
});
