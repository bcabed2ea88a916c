import { AppError } from '@/server/domain/shared/errors';
import { findSource } from '@/server/sources/registry';
import type { Source } from '@/server/sources/source';

/**
 * The vendor of an adapter, undefined for `canonical`. Throws `invalid_request` when there is no such adapter, or when a
 * secret that its signature needs is missing or cannot be used.
 */
export function checkSecrets(adapter: string, secrets: Readonly<Record<string, string>>): Source | undefined {
  const vendor = findSource(adapter);
  if (!vendor && adapter !== 'canonical') throw new AppError('invalid_request', `There is no adapter named ${adapter}.`);
  const missing = (vendor?.secretNames ?? []).filter((name) => !name.endsWith('?') && !secrets[name]);
  if (missing.length > 0) throw new AppError('invalid_request', `The account needs: ${missing.join(', ')}.`);
  const fault = vendor?.secretFault?.(secrets);
  if (fault) throw new AppError('invalid_request', `The account cannot be used: ${fault}.`);
  return vendor;
}
