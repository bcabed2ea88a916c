import { newContext } from '@/server/store/context';
import { deliverHooks, hooksUnderWay } from '@/server/usecases/hook/deliver-hooks';

/** A worker that tells the shop's systems once at the time it is given, for tests that end it in the middle. */
const now = Number(process.env.TEST_NOW);
await deliverHooks(newContext(() => now));
await hooksUnderWay();
process.exit(0);
