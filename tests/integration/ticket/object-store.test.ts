import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HOUR } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { environment } from '@/server/platform/environment';
import { bucketOf } from '@/server/platform/object-store';
import { newContext } from '@/server/store/context';
import { keepFile, showFile } from '@/server/usecases/ticket/keep-file';
import { openReport } from '@/server/usecases/ticket/open-report';
import { sweepUploads } from '@/server/usecases/ticket/sweep-uploads';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff } from '../console/staff-caller';
import { delivered } from './delivered-order';

/** A Tuesday, 10:00 in Shanghai. */
const MORNING = Date.parse('2026-11-17T02:00:00Z');
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

let now = MORNING;
const ctx = newContext(() => now);
let which: { ticketId: string; staffId: string };
let close: () => Promise<unknown>;
const objects = new Map<string, Buffer>();
/** What the store does with the next calls; what is not said it does as it should. */
let moods: ('drop' | 'refuse')[] = [];

/** A store as its answers are seen from outside. */
async function openStore(): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const mood = moods.shift();
    if (mood === 'drop') return void response.socket?.destroy();
    const key = request.url!;
    const answer = (status: number, body: Buffer | string = '') => response.writeHead(status).end(body);
    if (mood === 'refuse') return answer(403, '<?xml version="1.0"?><Error><Code>SignatureDoesNotMatch</Code></Error>');
    if (request.method === 'PUT') objects.set(key, Buffer.concat(chunks));
    if (request.method === 'DELETE') objects.delete(key);
    const held = objects.get(key);
    if (request.method === 'GET') return held ? answer(200, held) : answer(404, '<Error><Code>NoSuchKey</Code></Error>');
    answer(request.method === 'DELETE' ? 204 : 200);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeEach(async () => {
  await freshDatabase();
  [now, moods] = [MORNING, []];
  objects.clear();
  const url = await openStore();
  Object.assign(environment(), { DAONA_S3_URL: url, DAONA_S3_BUCKET: 'evidence', DAONA_S3_KEY: 'key', DAONA_S3_SECRET: 'secret' });
  await pool().query(`insert into shop (code, name) values ('north', 'North')`);
  const { id: orderId } = await delivered(ctx, 'S1', MORNING - HOUR);
  const opened = await openReport(ctx, { orderId, kind: 'not_received', checks: {}, remark: '没收到', photos: [], by: 'phone' });
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  which = { ticketId: opened.ticket.id, staffId: await addStaff('agent', 'ling') };
});

afterEach(async () => {
  Object.assign(environment(), { DAONA_S3_URL: undefined });
  await close();
});

const uploads = async () => (await pool().query('select object_key from object_upload')).rows.length;
const keep = (name = '签收单.pdf') => keepFile(ctx, { ...which, name, bytes: PDF });

it('evidence stands in the store sealed, and is read from there', async () => {
  expect((await keep()).kind).toBe('done');
  const [[key, sealed]] = [...objects] as [[string, Buffer]];
  expect(key).toMatch(new RegExp(`^/evidence/tickets/${which.ticketId}/`));
  expect(sealed.includes('%PDF')).toBe(false);
  const { rows } = await pool().query('select id from ticket_file');
  expect(await showFile(ctx, { id: rows[0].id, by: `staff:${which.staffId}` })).toMatchObject({ kind: 'shown', bytes: PDF });
  expect(await uploads()).toBe(0);
});

it('a connection that the store closed is asked once more; what it refuses keeps nothing and says why in the log alone', async () => {
  moods = ['drop'];
  expect((await keep()).kind).toBe('done');
  moods = ['refuse'];
  await expect(keep('other.pdf')).rejects.toMatchObject({
    code: 'unavailable',
    detail: 'the object store answered 403 SignatureDoesNotMatch (PUT)',
    publicMessage: expect.not.stringContaining('Signature'),
  });
  moods = ['drop', 'drop'];
  await expect(keep('other.pdf')).rejects.toMatchObject({ code: 'unavailable' });
  expect((await pool().query('select 1 from ticket_file')).rowCount).toBe(1);
});

it('an object that no file came to need is deleted after an hour, one that is needed never', async () => {
  expect((await keep()).kind).toBe('done');
  expect((await keep('the same again.pdf')).kind).toBe('known');
  expect([objects.size, await uploads(), await sweepUploads(ctx)]).toEqual([2, 1, 0]);
  now += HOUR + 1;
  moods = ['refuse'];
  await expect(sweepUploads(ctx)).rejects.toThrow('SignatureDoesNotMatch');
  expect([await sweepUploads(ctx), objects.size, await uploads()]).toEqual([1, 1, 0]);
  now += 24 * HOUR;
  expect([await sweepUploads(ctx), objects.size]).toEqual([0, 1]);
});

it('a store that hangs is given up on', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const bucket = bucketOf({ url, bucket: 'b', region: 'us-east-1', key: 'k', secret: 's' }, 200);
  await expect(bucket.get('k')).rejects.toThrow('the object store did not answer within 0.2 s (GET)');
  silent.closeAllConnections();
  await new Promise((done) => silent.close(done));
});
