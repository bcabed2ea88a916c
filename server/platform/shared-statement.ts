import { isDatabaseAway } from './database-away';

interface Waiting<Q, A> {
  asked: Q;
  resolve: (answer: A) => void;
  reject: (error: unknown) => void;
}

/** Askers whom one statement answers: those behind wait for those before. */
const MOST_AT_ONCE = 64;
/** Statements under way at once. While so many are, askers gather for the next: the busier the process, the fewer statements. */
const MOST_UNDER_WAY = 2;

/**
 * One statement for many askers: who asks in the same turn of the event loop, or while earlier statements are under way, is answered
 * by the same one. `run` answers all of them, in the order asked. When it fails, each asks once more alone, so that none spoils
 * another; not while the database is away. For short statements alone, outside any transaction.
 */
export function sharedStatement<Q, A>(run: (asked: readonly Q[]) => Promise<readonly A[]>): (asked: Q) => Promise<A> {
  const waiting: Waiting<Q, A>[] = [];
  let underWay = 0;

  function sendWaiting(): void {
    while (waiting.length > 0 && underWay < MOST_UNDER_WAY) {
      underWay += 1;
      void answer(waiting.splice(0, MOST_AT_ONCE)).finally(() => {
        underWay -= 1;
        sendWaiting();
      });
    }
  }

  async function answer(together: readonly Waiting<Q, A>[]): Promise<void> {
    try {
      const answers = await run(together.map(({ asked }) => asked));
      together.forEach(({ resolve }, at) => {
        resolve(answers[at]!);
      });
    } catch (error) {
      if (together.length > 1 && !isDatabaseAway(error)) await Promise.all(together.map((one) => answer([one])));
      else for (const { reject } of together) reject(error);
    }
  }

  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      // the sockets that have something to read are served before this
      if (waiting.length === 1 && underWay < MOST_UNDER_WAY) setImmediate(sendWaiting);
    });
}
