import { CLIENT_HEADER } from '@/server/api/client-address';
import type { routeMatcher } from '@/server/front/match-route';
import type { Door } from './door';
import { type Ledger, NOTHING, type Shows } from './ledger';

export const SITE = 'http://daona.test';
const AGENTS = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148 MicroMessenger/8.0',
  'Mozilla/5.0 (X11; Linux x86_64) Chrome/140',
];
const LANGUAGES = ['zh-CN', 'en', 'zh-TW'];

export interface Asked {
  /** Fields of a form; a JSON body; a body as it is. */
  form?: Record<string, string> | FormData;
  json?: unknown;
  body?: string;
  headers?: Record<string, string>;
  method?: string;
}

export interface Answer {
  status: number;
  location: string;
  text: string;
  bytes: Uint8Array;
  response: Response;
}

/** Somebody with cookies of their own; every answer is looked at before it is handed on. */
export class Browser {
  readonly jar = new Map<string, string>();
  readonly #language: string;

  constructor(
    private readonly door: Door,
    private readonly ledger: Ledger,
    private readonly patterns: ReturnType<typeof routeMatcher<string>>,
    private readonly nth: number,
    /** Who it is, for the names of surfaces. */
    readonly reader: string,
  ) {
    this.#language = LANGUAGES[nth % LANGUAGES.length]!;
  }

  async ask(path: string, shows: Shows = NOTHING, asked: Asked = {}): Promise<Answer> {
    const request = this.request(path, asked);
    const response = await this.door.ask(request);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const type = response.headers.get('content-type') ?? '';
    const text = /text|json|javascript|svg|xml|calendar/.test(type) || type === '' ? new TextDecoder().decode(bytes) : '';
    const surface = this.surface(request, path);
    const head = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
    this.ledger.look(surface, `${response.status}\n${head}\n\n${text}`, shows);
    if (text === '' && bytes.length > 0) this.ledger.look(`${surface} (${type})`, bytes, shows);
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0/.test(line)) this.jar.delete(name);
      else this.jar.set(name, value);
    }
    return { status: response.status, location: response.headers.get('location') ?? '', text, bytes, response };
  }

  surface(request: Request, path: string): string {
    const pattern = this.patterns(path.split('?')[0]!)?.value ?? path.split('?')[0]!;
    return `${request.method} ${pattern} by ${this.reader}`;
  }

  request(path: string, { form, json, body, headers = {}, method }: Asked = {}): Request {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const content =
      json !== undefined ? JSON.stringify(json) : form && !(form instanceof FormData) ? new URLSearchParams(form) : (form ?? body);
    return new Request(SITE + path, {
      method: method ?? (content === undefined ? 'GET' : 'POST'),
      ...(content === undefined ? {} : { body: content as BodyInit }),
      headers: {
        'user-agent': AGENTS[this.nth % AGENTS.length]!,
        'accept-language': this.#language,
        [CLIENT_HEADER]: `${20 + Math.floor(this.nth / 250)}.${this.nth % 250}.7.9`,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie ? { cookie } : {}),
        ...headers,
      },
    });
  }
}
