import { newContext } from '@/server/store/context';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';

/** A worker that makes one round of delivery at the time it is given, for tests that end it in the middle. */
const now = Number(process.env.TEST_NOW);
await deliverNotices(newContext(() => now));
process.exit(0);
