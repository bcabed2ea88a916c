import twilio from 'twilio';
import { sha256Hex } from '../../platform/crypto';
import { singleton } from '../../platform/singleton';
import type { Account } from '../channel';

// the package is CommonJS: Node finds no named exports in it
const { RequestClient } = twilio;

const TIMEOUT_MS = 8_000;

type RequestOptions<T> = Parameters<typeof RequestClient.prototype.request<T>>[0];

/** The SDK takes no other address by an option, so the request is turned round to it on its way out. */
class RedirectedClient extends RequestClient {
  constructor(private readonly base: string) {
    super({ timeout: TIMEOUT_MS });
  }

  override request<T>(options: RequestOptions<T>) {
    const url = new URL(options.uri);
    return super.request<T>({ ...options, uri: this.base.replace(/\/$/, '') + url.pathname + url.search });
  }
}

/** One client an account, with its connections. */
export function twilioClient({ sid, token, baseUrl }: Account): twilio.Twilio {
  return singleton(`twilio:${sha256Hex(JSON.stringify([sid, token, baseUrl]))}`, () =>
    twilio(sid, token, { httpClient: baseUrl ? new RedirectedClient(baseUrl) : new RequestClient({ timeout: TIMEOUT_MS }) }),
  );
}
