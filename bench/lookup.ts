import type pg from 'pg';
import { FRONT_PORT } from './front';
import { captureAnswers, compareReads, readTargets } from './reads';
import type { Suite } from './suite';

const IN_VAIN = 404;
const AIM_IN_VAIN = 0.5;
/** Orders that are asked for with wrong phones: enough that none is asked for five times within its window. */
const OTHERS = 60_000;

/**
 * The public look-up by order number and phone: one indexed read and the verified view as JSON. Then the same with every second
 * one in vain: wrong phones and orders that do not exist, whose failures are counted before they are answered.
 */
export const lookup: Suite = async (bench) => {
  const targets = (await readTargets(bench)).map(({ orderNo, phone, id }) => ({ orderNo, phone, id }));
  const answers = await captureAnswers(
    targets.map(({ orderNo, phone, id }) => ({
      key: orderNo,
      id,
      path: '/api/v1/track',
      init: { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ orderNo, phone }) },
    })),
  );
  const asked = targets.map(({ orderNo, phone }) => ({ orderNo, phone }));
  const found = await compareReads(bench, 'look-up', { kind: 'lookup', targets: asked }, answers);
  const others = await otherOrders(bench.db, new Set(asked.map((target) => target.orderNo)));
  const half = await compareReads(
    bench,
    'look-up, half in vain',
    { kind: 'lookup', targets: asked, others },
    { ...answers, inVain: await answerInVain() },
    { aim: AIM_IN_VAIN, inVain: IN_VAIN },
  );
  return [...found, ...half];
};

async function otherOrders(db: pg.Client, targets: ReadonlySet<string>): Promise<string[]> {
  const { rows } = await db.query<{ orderNo: string }>(
    'select order_no as "orderNo" from orders where version > 0 order by id desc limit $1',
    [OTHERS + targets.size],
  );
  return rows.map((row) => row.orderNo).filter((orderNo) => !targets.has(orderNo));
}

/** What the product answers to whoever asks in vain; the floor answers the same bytes. */
async function answerInVain() {
  const response = await fetch(`http://127.0.0.1:${FRONT_PORT}/api/v1/track`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '31.0.0.7' },
    body: JSON.stringify({ orderNo: 'NOBODY-HAS-THIS', phone: '+8617000000000' }),
  });
  const body = Buffer.from(await response.arrayBuffer());
  return { status: response.status, contentType: response.headers.get('content-type') ?? '', body };
}
