import { createHash, randomBytes } from 'node:crypto';
import { captureAnswers, compareReads, readTargets } from './reads';
import type { Suite } from './suite';

/** The tracking page behind a share link: one indexed read and the whole HTML document. */
export const page: Suite = async (bench) => {
  const links = (await readTargets(bench)).map((target) => ({
    id: target.id,
    token: randomBytes(16).toString('hex').replaceAll('0', 'x').slice(0, 22),
  }));
  await bench.db.query(
    `insert into share_link (id, order_id, token_hash, tier, created_by, expires_at)
     select gen_random_uuid(), id, hash, 1, 'bench', now() + interval '1 day' from unnest($1::uuid[], $2::text[]) as l(id, hash)`,
    [links.map((l) => l.id), links.map((l) => createHash('sha256').update(l.token).digest('hex'))],
  );
  const targets = links.map((link) => ({ key: `/t/${link.token}`, id: link.id, path: `/t/${link.token}` }));
  const answers = await captureAnswers(targets);
  return compareReads(bench, 'page', { kind: 'page', paths: targets.map((t) => t.path) }, answers);
};
