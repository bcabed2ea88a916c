import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildRun, type RunPrograms } from '@/bench/chaos/build-run';
import { faultsOf } from '@/bench/chaos/count-notices';
import { type NoticeRun, startNoticeRun } from '@/bench/chaos/notice-run';
import { MINUTE } from '@/server/domain/shared/instant';

const KILLS = 10;
/** Events before each kill: one in ten is news that a customer is told of. */
const EVENTS = 100;
const STALLS = 4;
/** Together longer than anything that a lost message has to be waited for. */
const STEP_MS = 5 * MINUTE;
const STEPS = 10;

let programs: RunPrograms;
let run: NoticeRun;
beforeAll(async () => {
  programs = await buildRun('bench/chaos/worker-process.ts');
  const orders = { told: (KILLS * EVENTS) / 10, stuck: KILLS * STALLS };
  run = await startNoticeRun({ ...programs, workers: 2, perSecond: 0, ...orders });
}, 300_000);
afterAll(async () => {
  await run?.end();
  programs?.remove();
});

async function until(what: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await what()); waited += 50) {
    if (waited > 180_000) throw new Error('it did not come');
    await sleep(50);
  }
}

test('ten kill -9 of worker, web and database while customers are told: nobody is told nothing, nobody twice but where nobody can know', {
  timeout: 600_000,
}, async () => {
  for (let nth = 1; nth <= KILLS; nth += 1) {
    const before = await run.accepted();
    await run.getStuck(STALLS);
    const telling = run.teller.tell(EVENTS);
    // the web dies while it is told, the others while they tell
    if (nth % 2 === 1 || nth === KILLS) {
      await telling;
      await run.hurry();
      await until(async () => (await run.accepted()) > before);
    }
    await run.kill(nth);
    await telling;
  }
  await run.calm();
  await run.hurry();
  let aheadMs = 0;
  for (let step = 0; step < STEPS; step += 1) {
    await until(async () => (await run.open(Date.now() + aheadMs)).due === 0);
    if ((await run.open(Date.now())).open === 0) break;
    aheadMs += STEP_MS;
    await run.putAhead(aheadMs);
  }
  expect((await run.open(Date.now())).open).toBe(0);
  const counted = await run.count();
  expect(counted.map(({ kind, orders }) => [kind, orders > 0])).toEqual([
    ['wechat', true],
    ['sms', true],
    ['mail', true],
  ]);
  expect(faultsOf(counted)).toEqual([]);
});
