import { captureAnswers, compareReads, readTargets } from './reads';
import type { Suite } from './suite';

/** The public look-up by order number and phone: one indexed read and the verified view as JSON. */
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
  return compareReads(bench, 'look-up', { kind: 'lookup', targets: targets.map(({ orderNo, phone }) => ({ orderNo, phone })) }, answers);
};
