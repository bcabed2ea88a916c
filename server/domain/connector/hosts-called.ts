import type { ConnectorSettings } from './connector-settings';

/** Where an account with these settings calls, for the audit log: hosts by name, and those allowed inside a private network. */
export function hostsCalled({ pull, ask }: Pick<ConnectorSettings, 'pull' | 'ask'>): { hosts: string[]; privateHosts: string[] } {
  const plans = [pull, ask].flatMap((plan) => plan ?? []);
  const addresses = plans.flatMap((plan) => [plan.request.url, ...(plan.login ? [plan.login.request.url] : [])]);
  return {
    hosts: [...new Set(addresses.map(hostOf))].sort(),
    privateHosts: [...new Set(plans.flatMap((plan) => plan.privateHosts))].sort(),
  };
}

/** Nothing is filled in before the path (host-plan.ts), so the host stands in the address as it is; a name and password do not belong to it. */
function hostOf(url: string): string {
  return /^https?:\/\/(?:[^/?#\\@]*@)?([^/?#\\]+)/.exec(url)?.[1] ?? '';
}
