import { mayBeWorded } from '@/server/domain/incident/customer-wording';
import type { CustomerWording } from '@/server/domain/incident/incident';
import type { Context } from '@/server/store/context';
import { type Steered, type Steering, steer } from './steer-incident';

/**
 * Chooses what the customers of an incident are told in place of the usual words: one sentence, or nothing; null takes the
 * choice back. Its orders have it within seconds, those that join later from the start. The audit log keeps the words.
 */
export function wordForCustomers(ctx: Context, input: Steering & { told: CustomerWording | null }): Promise<Steered> {
  const { told } = input;
  const action = told === null ? 'wording_withdrawn' : told.kind === 'silence' ? 'silenced' : 'worded';
  return steer(ctx, input, action, (held) => (mayBeWorded(held) ? { ...held, told, toldVersion: held.toldVersion + 1 } : null), {
    detail: told?.kind === 'words' ? { 'zh-CN': told['zh-CN'], en: told.en } : {},
  });
}
