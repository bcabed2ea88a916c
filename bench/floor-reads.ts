import { createServer } from 'node:http';
import pg from 'pg';
import { FLOOR_PORT, POOL_SIZE } from './front';

/** What the floor answers for a key: the id of the row it reads first, and the product's own bytes. */
export interface FloorAnswers {
  contentType: string;
  /** How the bodies are compressed; not at all when absent. */
  encoding?: string;
  byKey: Map<string, { id: string; body: Buffer }>;
  /** What is answered to a key that nobody has, after the same read; nothing at all when absent. */
  inVain?: { status: number; contentType: string; body: Buffer };
}

/**
 * The floor of every read: bare node:http, one prepared point read of the order's row by its primary key over a pool of
 * the same size, and the product's own answer as prepared bytes. The key is the path, or the order number in the body.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: POOL_SIZE });
const NOBODY = '00000000-0000-0000-0000-000000000000';
let answers: FloorAnswers = { contentType: '', byKey: new Map() };

async function answer(key: string, response: import('node:http').ServerResponse): Promise<void> {
  const known = answers.byKey.get(key);
  if (!known && !answers.inVain) return void response.writeHead(404).end();
  const { rowCount } = await pool.query({
    name: 'point-read',
    text: 'select version, doc::text from orders where id = $1',
    values: [known?.id ?? NOBODY],
  });
  if (!known) {
    const { status, contentType, body } = answers.inVain!;
    response.writeHead(status, { 'content-type': contentType, 'content-length': body.length });
    return void response.end(body);
  }
  if (!rowCount) return void response.writeHead(404).end();
  response.writeHead(200, {
    'content-type': answers.contentType,
    'content-length': known.body.length,
    ...(answers.encoding && { 'content-encoding': answers.encoding }),
  });
  response.end(known.body);
}

createServer((request, response) => {
  if (request.method === 'GET') return void answer(request.url!, response);
  const chunks: Buffer[] = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => void answer(JSON.parse(Buffer.concat(chunks).toString()).orderNo, response));
}).listen(FLOOR_PORT, '127.0.0.1', () => process.send!('ready'));

process.on('message', (given: FloorAnswers) => {
  answers = given;
  process.send!('taken');
});
