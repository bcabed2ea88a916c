import pino from 'pino';
import { expect, test, vi } from 'vitest';
import { startHotLoop } from './hot-loop';

const silent = pino({ level: 'silent' });

test('rounds follow at once while there is work, and stopping waits for the round in flight', async () => {
  let rounds = 0;
  let inFlight = false;
  const stop = startHotLoop(
    {
      name: 'test',
      idleMs: 60_000,
      round: async () => {
        inFlight = true;
        await new Promise((done) => setImmediate(done));
        inFlight = false;
        rounds += 1;
        return rounds < 5 ? 1 : 0;
      },
    },
    silent,
  );
  await vi.waitFor(() => expect(rounds).toBe(5));
  await stop();
  expect(inFlight).toBe(false);
});

test('a round that throws does not end the loop', async () => {
  vi.useFakeTimers();
  const round = vi.fn().mockRejectedValueOnce(new Error('database away')).mockResolvedValue(0);
  const stop = startHotLoop({ name: 'test', idleMs: 1000, round }, silent);
  await vi.advanceTimersByTimeAsync(1500);
  expect(round).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
  await stop();
});
