import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a stand-in was asked: the last word counts what came and how. */
export interface Asked {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Host {
  /** Without a slash at its end. */
  url: string;
  asked: Asked[];
  close(): Promise<void>;
}

/** A small HTTP server that writes down what it was asked. */
export async function startHost(answer: (asked: Asked, response: ServerResponse) => void): Promise<Host> {
  const asked: Asked[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const one = { method: request.method!, url: request.url!, headers: request.headers, body };
      asked.push(one);
      answer(one, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** Tables of a 金蝶云星空 by form; a row is what ExecuteBillQuery would answer, its last cell the time it was changed. */
export type KingdeeTables = Record<string, (string | number | null)[][]>;

/** 金蝶云星空 as far as it is asked: signing in with an app's secret sets a cookie; a query answers arrays of arrays, also to say no. */
export function startKingdee(tables: KingdeeTables, secret: string): Promise<Host> {
  const sessions = new Set<string>();
  return startHost((asked, response) => {
    const json = (value: unknown, headers = {}) =>
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(value));
    if (asked.url.endsWith('AuthService.LoginByAppSecret.common.kdsvc')) {
      if (JSON.parse(asked.body).appSecret !== secret) return json({ LoginResultType: 0, Message: 'wrong' });
      const session = `s${sessions.size + 1}`;
      sessions.add(session);
      return json({ LoginResultType: 1 }, { 'set-cookie': [`kdservice-sessionid=${session}; path=/; HttpOnly`, 'language=2052; path=/'] });
    }
    const session = /kdservice-sessionid=(\w+)/.exec(asked.headers.cookie ?? '')?.[1];
    if (!session || !sessions.has(session)) return json(saysNo('会话信息已丢失,请重新登录'));
    const { FormId, FilterString, StartRow, Limit } = JSON.parse(asked.body).data;
    const since = /FModifyDate >= '([^']+)'/.exec(FilterString)?.[1];
    if (!since) return json(saysNo('字段不存在'));
    const changed = (tables[FormId] ?? []).filter((row) => String(row.at(-1)).replace('T', ' ') >= since);
    json(changed.slice(StartRow, StartRow + Limit).map((row) => row.slice(0, -1)));
  });
}

function saysNo(message: string) {
  return [
    [{ Result: { ResponseStatus: { ErrorCode: 500, IsSuccess: false, Errors: [{ FieldName: null, Message: message, DIndex: 0 }] } } }],
  ];
}
