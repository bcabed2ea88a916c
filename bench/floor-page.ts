import { createServer } from 'node:http';
import { brotliCompressSync, constants } from 'node:zlib';
import { FLOOR_PORT } from './front';

/** The floor of the slow phone: bare node:http that answers one page from memory, compressed once. */
let page = Buffer.alloc(0);

process.on('message', ({ html }: { html: string }) => {
  page = brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 16 } });
  process.send!('told');
});

createServer((request, response) => {
  if (request.url !== '/') return void response.writeHead(404).end();
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br', 'content-length': page.length })
    .end(page);
}).listen(FLOOR_PORT, '127.0.0.1', () => process.send!('ready'));
