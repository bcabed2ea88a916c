import { createServer } from 'node:http';
import next from 'next';
import { frontListener } from './front/front-listener';
import { hotRoutes } from './front/route-table';
import { pool } from './platform/database';
import { environment } from './platform/environment';
import { log } from './platform/log';
import { onShutdown } from './platform/shutdown';
import { newContext } from './store/context';
import { stopListening } from './store/listen';
import { flushViews } from './usecases/access/view-counter';
import { flushInsight } from './usecases/insight/count-insight';
import { flushShownWindows } from './usecases/promise/note-shown-window';
import { flushTraffic } from './usecases/source/traffic-counter';

/** How long answers in flight may take once the process is asked to stop; live streams are cut then. */
const DRAIN_MS = 5000;

const env = environment();
const nextServer = next({ dev: false, dir: process.cwd(), hostname: 'localhost', port: env.PORT });
await nextServer.prepare();

const server = createServer(
  { keepAliveTimeout: 65_000, requestTimeout: 120_000 },
  frontListener({ routes: hotRoutes, fallback: nextServer.getRequestHandler(), trustedProxies: env.DAONA_TRUSTED_PROXIES }),
);

onShutdown(async () => {
  const closed = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await stopListening();
  await closed;
  clearTimeout(cut);
  await flushViews();
  await flushShownWindows();
  await flushInsight();
  await flushTraffic(newContext());
  await nextServer.close();
  await pool().end();
});

server.on('error', (error) => {
  log().fatal({ err: error }, 'the web server cannot listen');
  process.exit(1);
});
server.listen(env.PORT, () => {
  log().info({ port: env.PORT }, 'web is ready');
  process.send?.('ready');
});
