import { createServer } from 'node:http';
import { frontListener } from '../../server/front/front-listener';
import { hotRoutes } from '../../server/front/route-table';

/** The product's web process as it takes events and receipts, without the console; everything else is answered with its process id. */
const server = createServer(
  { keepAliveTimeout: 65_000 },
  frontListener({ routes: hotRoutes, fallback: (_, outgoing) => outgoing.end(String(process.pid)), trustedProxies: 1 }),
);
server.listen(Number(process.env.PORT), () => process.send!('ready'));
