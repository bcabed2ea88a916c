import { environment } from '../platform/environment';
import type { Account, Channel } from './channel';

/** The account of a channel as far as the environment tells it. */
export function environmentAccount({ account }: Pick<Channel, 'account'>): Account {
  const values = environment() as Readonly<Record<string, unknown>>;
  return Object.fromEntries(account.flatMap(({ key, environment: name }) => (values[name] ? [[key, String(values[name])]] : [])));
}

/** Fields without which the channel cannot send, that an account lacks. */
export function missingFields({ account }: Pick<Channel, 'account'>, own: Account): string[] {
  return account.filter(({ key, isOptional }) => !isOptional && !own[key]).map(({ key }) => key);
}
