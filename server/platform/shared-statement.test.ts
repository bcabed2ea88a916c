import { expect, test } from 'vitest';
import { sharedStatement } from './shared-statement';

const turn = () => new Promise(setImmediate);

/** Statements that answer ten times what was asked, once they are let. */
function heldStatements() {
  const asked: number[][] = [];
  const held: (() => void)[] = [];
  const ask = sharedStatement(async (numbers: readonly number[]) => {
    asked.push([...numbers]);
    await new Promise<void>((go) => held.push(go));
    return numbers.map((n) => n * 10);
  });
  return { asked, ask, letGo: () => held.shift()!() };
}

test('who asks in one turn shares a statement and gets an answer of its own', async () => {
  const { asked, ask, letGo } = heldStatements();
  const answers = Promise.all([1, 2, 3].map(ask));
  await turn();
  letGo();
  expect(await answers).toEqual([10, 20, 30]);
  expect(asked).toEqual([[1, 2, 3]]);
});

test('while two statements are under way the others gather for the next', async () => {
  const { asked, ask, letGo } = heldStatements();
  const answers = [];
  for (const n of [1, 2, 3, 4, 5]) {
    answers.push(ask(n));
    await turn();
  }
  expect(asked).toEqual([[1], [2]]);
  letGo();
  await answers[0];
  await turn();
  expect(asked).toEqual([[1], [2], [3, 4, 5]]);
  letGo();
  letGo();
  expect(await Promise.all(answers)).toEqual([10, 20, 30, 40, 50]);
});

test('a statement that fails is asked again for each alone, so that only who spoilt it is refused', async () => {
  const runs: number[][] = [];
  const ask = sharedStatement(async (numbers: readonly number[]) => {
    runs.push([...numbers]);
    if (numbers.includes(13)) throw new Error('unlucky');
    return numbers;
  });
  const answers = await Promise.allSettled([1, 13, 2].map(ask));
  expect(answers.map((a) => (a.status === 'fulfilled' ? a.value : a.reason.message))).toEqual([1, 'unlucky', 2]);
  expect(runs).toEqual([[1, 13, 2], [1], [13], [2]]);
});

test('while the database is away nobody asks twice', async () => {
  let runs = 0;
  const ask = sharedStatement(async (_: readonly number[]): Promise<number[]> => {
    runs += 1;
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' });
  });
  const answers = await Promise.allSettled([1, 2].map(ask));
  expect(answers.map((a) => a.status)).toEqual(['rejected', 'rejected']);
  expect(runs).toBe(1);
});
