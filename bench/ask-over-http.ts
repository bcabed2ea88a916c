import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { FRONT_PORT } from './front';
import type { Guess } from './guesses';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  /** From sending to the last byte. */
  ms: number;
}

/** Asks the product over keep-alive connections, `atOnce` at a time at most. */
export function asker(atOnce: number): { ask: (guess: Guess) => Promise<Answer>; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const ask = ({ method, path, headers, body }: Guess) =>
    new Promise<Answer>((resolve, reject) => {
      const startedAt = performance.now();
      const sent = request(
        { host: '127.0.0.1', port: FRONT_PORT, agent, method, path, headers: { ...headers, 'accept-language': 'zh-CN' } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode!,
              headers: response.headers,
              body: Buffer.concat(chunks).toString('utf8'),
              ms: performance.now() - startedAt,
            }),
          );
          response.on('error', reject);
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  return { ask, close: () => agent.destroy() };
}
