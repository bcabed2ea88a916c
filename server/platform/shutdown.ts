import { log } from './log';

const FORCE_MS = 20_000;

/**
 * Runs `work` once when the process is asked to end (SIGTERM, SIGINT, or its parent is gone) and exits with 0; with 1
 * when `work` fails or takes more than 20 seconds.
 */
export function onShutdown(work: () => Promise<void>): void {
  let ending = false;
  const end = (reason: string) => {
    if (ending) return;
    ending = true;
    log().info({ reason }, 'stopping');
    setTimeout(() => process.exit(1), FORCE_MS).unref();
    work().then(
      () => process.exit(0),
      (error) => {
        log().error({ err: error }, 'stopping went wrong');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => end('SIGTERM'));
  process.on('SIGINT', () => end('SIGINT'));
  // a supervisor that was killed cannot tell its children; the channel to it closes instead
  process.on('disconnect', () => end('the supervisor is gone'));
}
