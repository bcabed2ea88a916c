import type { ConnectorSettings } from '@/server/domain/connector/connector-settings';
import type { HostPlan, HostRequest } from '@/server/domain/connector/host-plan';
import { MINUTE, SECOND } from '@/server/domain/shared/instant';
import { newToken } from '@/server/platform/ids';
import type { SourceAccount } from '../source';
import { callHost, type HostAnswer } from './call-host';
import type { Words } from './fill-request';
import { readDocument } from './read-document';
import { signRequest } from './sign-request';

/** In words for the administrator, without a secret and without what the system told. */
export interface HostFault {
  kind: 'failed';
  reason: string;
  /** What it answered, where it did. */
  status?: number;
  /** When the system asks to be left alone until. */
  retryAfterMs?: number;
  /** What came instead, for whoever tries the settings; it is kept nowhere. */
  body?: Buffer;
}

export type Answered = Extract<HostAnswer, { kind: 'answered' }>;

/** Calls of one system that belong together: signed in where that is needed, and no faster than agreed. */
export class HostSession {
  private token = '';
  private cookies = new Map<string, string>();
  private nextCallAt = 0;

  constructor(
    private readonly plan: HostPlan,
    private readonly settings: ConnectorSettings,
    private readonly account: Pick<SourceAccount, 'secrets'>,
    private readonly wait: (ms: number) => Promise<void>,
  ) {}

  async signIn(): Promise<HostFault | { kind: 'open' }> {
    const { login } = this.plan;
    if (!login) return { kind: 'open' };
    const answer = await this.call(login.request, {});
    if (answer.kind === 'failed') return { ...answer, reason: `signing in: ${answer.reason}` };
    const { body, headers } = answer;
    this.keepCookies(headers['set-cookie'] ?? []);
    const read = readDocument(body, headers['content-type'] ?? null, { ...this.settings, formField: undefined });
    const said = (path: string) => (read.kind === 'read' ? read.document.text(path) : '');
    if (login.good && !login.good.is.includes(said(login.good.path))) {
      const reason = `signing in was refused (${login.good.path} says "${said(login.good.path).slice(0, 60)}")`;
      return { kind: 'failed', reason, body };
    }
    if (login.token === undefined) return { kind: 'open' };
    this.token = said(login.token);
    return this.token === '' ? { kind: 'failed', reason: `signing in gave no token at ${login.token}`, body } : { kind: 'open' };
  }

  /** One call; what is not answered with 2xx failed. */
  async call(request: HostRequest, words: Words): Promise<Answered | HostFault> {
    const { perMinute, timeoutS, privateHosts } = this.plan;
    await this.wait(Math.max(0, this.nextCallAt - performance.now()));
    this.nextCallAt = performance.now() + MINUTE / perMinute;
    const secrets = Object.fromEntries(Object.entries(this.account.secrets).map(([name, value]) => [`secret:${name}`, value]));
    const filled = signRequest(request, { ...secrets, token: this.token, ...words }, this.plan.signing, {
      now: Date.now(),
      nonce: newToken(16),
    });
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = cookie === '' ? filled.headers : { ...filled.headers, cookie };
    const answer = await callHost({ ...filled, headers, timeoutMs: timeoutS * SECOND, privateHosts });
    if (answer.kind === 'no_answer') return { kind: 'failed', reason: answer.reason };
    const { status, body } = answer;
    if (status >= 200 && status < 300) return answer;
    const retryAfter = Number(answer.headers['retry-after']);
    const retryAfterMs = retryAfter > 0 ? { retryAfterMs: retryAfter * SECOND } : {};
    return { kind: 'failed', reason: `it answered ${status}`, status, body, ...retryAfterMs };
  }

  private keepCookies(headers: readonly string[]): void {
    for (const header of headers) {
      const [, name, value] = /^([^=;]+)=([^;]*)/.exec(header) ?? [];
      if (name) this.cookies.set(name.trim(), value!);
    }
  }
}
