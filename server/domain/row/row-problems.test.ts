import { expect, test } from 'vitest';
import { ROW_PROBLEM } from './row-problems';

test('a cell that stands in the wrong column is repeated without the person it names', () => {
  const said = [ROW_PROBLEM.noDate('王小明', 'auto'), ROW_PROBLEM.noNumber('13800138000'), ROW_PROBLEM.noCode('ann@example.com')];
  expect(JSON.stringify(said)).not.toMatch(/王小明|13800138000|ann@/);
  expect(ROW_PROBLEM.noDate('2026-03-32 09:15', 'auto').en).toContain('"2026-03-32 09:15"');
});
