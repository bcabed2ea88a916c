import type { SiteFinding } from '@/server/domain/brand/brand';
import { mayCarryLinks } from '@/server/domain/brand/judge-site';
import { SECOND } from '@/server/domain/shared/instant';
import { sameSecret } from '@/server/platform/crypto';
import { newToken } from '@/server/platform/ids';
import { callHost } from '@/server/sources/connector/call-host';
import { writeAudit } from '@/server/store/audit';
import { type BrandRow, forgetBrands, readBrands, writeSiteProof } from '@/server/store/brand';
import { type Context, inTransaction } from '@/server/store/context';
import { answerToWord, SITE_PROOF_PATH, SITE_WORD_LENGTH } from './site-word';

const TIMEOUT_MS = 5 * SECOND;

export type ProveSiteOutcome = { kind: 'looked'; finding: SiteFinding } | { kind: 'no_site' };

/** Looks now whether the address that a shop's brand names leads here. `by` is who asked, for the audit log. */
export async function proveSite(ctx: Context, input: { shop: string; by: string }): Promise<ProveSiteOutcome> {
  const row = (await readBrands(ctx.db)).find((one) => one.shop === input.shop);
  if (!row?.body.site) return { kind: 'no_site' };
  return { kind: 'looked', finding: await look(ctx, row, input.by) };
}

/** Looks at the addresses of all brands, one after the other: a domain can be pointed elsewhere, or run out. Answers how many. */
export async function proveSites(ctx: Context, signal?: AbortSignal): Promise<number> {
  const rows = (await readBrands(ctx.db)).filter((row) => row.body.site !== '');
  for (const row of rows) {
    if (signal?.aborted) break;
    await look(ctx, row, 'system');
  }
  return rows.length;
}

async function look(ctx: Context, { shop, body, proof }: BrandRow, by: string): Promise<SiteFinding> {
  const finding = await findOut(ctx, body.site);
  const now = ctx.now();
  const wasProved = proof.proved === body.site;
  const isProved = mayCarryLinks(finding, wasProved ? proof.provedAt : null, now);
  const next = {
    proved: isProved ? body.site : null,
    provedAt: finding === 'proved' ? now : isProved ? proof.provedAt : null,
    checkedAt: now,
    finding,
  };
  await inTransaction(ctx, async (tx) => {
    const isWritten = await writeSiteProof(tx.db, { shop, site: body.site, proof: next, isChange: wasProved !== isProved });
    if (!isWritten || wasProved === isProved) return;
    const action = isProved ? 'brand.site_proved' : 'brand.site_lost';
    await writeAudit(tx.db, { actor: by, action, subject: `shop:${shop || '*'}`, detail: { site: body.site, finding } });
  });
  forgetBrands();
  if (wasProved && !isProved)
    ctx.log.error({ shop, finding }, 'the domain of a brand leads here no more; links use the site’s own address');
  return finding;
}

/**
 * Asks the address for an answer that only this installation can give, under the very name that links will use. It may lie in our
 * own network, where a name is often answered from within; what comes back is compared and shown to nobody.
 */
async function findOut(ctx: Context, site: string): Promise<SiteFinding> {
  const word = newToken(SITE_WORD_LENGTH);
  const { host, hostname } = new URL(site);
  const answer = await callHost({
    method: 'GET',
    url: `${site}${SITE_PROOF_PATH}?word=${word}`,
    headers: { accept: 'application/json' },
    timeoutMs: TIMEOUT_MS,
    privateHosts: [hostname.replace(/^\[|\]$/g, '')],
  });
  if (answer.kind === 'no_answer') {
    ctx.log.info({ reason: answer.reason }, 'the domain of a brand does not answer');
    return 'unreachable';
  }
  // what a gateway says while the server behind it is away
  if (answer.status >= 500 || answer.status === 429) return 'unreachable';
  const told = answer.status === 200 ? readAnswer(answer.body) : null;
  if (!told || !sameSecret(told.proof, answerToWord(word))) return 'elsewhere';
  return told.host === host ? 'proved' : 'other_name';
}

function readAnswer(body: Buffer): { proof: string; host: string } | null {
  try {
    const { proof, host } = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
    return typeof proof === 'string' && typeof host === 'string' ? { proof, host } : null;
  } catch {
    return null;
  }
}
