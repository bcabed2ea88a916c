import { findSource } from '@/server/sources/registry';
import type { Context } from '@/server/store/context';
import { findSourceByEndpoint } from '@/server/store/source';
import { openAccount } from './open-account';

/** Answers a vendor that asks whether an address takes its pushes; a question that proves nothing looks like an unknown address. */
export async function confirmAddress(
  ctx: Context,
  input: { adapter: string; endpoint: string; query: URLSearchParams },
): Promise<{ kind: 'confirmed'; text: string } | { kind: 'unknown_endpoint' }> {
  const confirm = findSource(input.adapter)?.confirm;
  const row = confirm ? await findSourceByEndpoint(ctx.db, input.adapter, input.endpoint) : null;
  const text = confirm && row?.enabled ? confirm(input.query, openAccount(row), ctx.now()) : null;
  return text === null ? { kind: 'unknown_endpoint' } : { kind: 'confirmed', text };
}
