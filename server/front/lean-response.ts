import { getRequestListener } from '@hono/node-server';

/**
 * The `Response` of the front's bundle: esbuild puts it in place of the global one (scripts/build.ts), so that what a
 * route handler answers is written to the socket as the string it gave, without the streams of a real Response. Next,
 * in the same process, keeps the real one. The class is not exported by the library, only installed as a global; it is
 * taken from there and the real one is put back.
 */
const real = Object.getOwnPropertyDescriptors({ Request: globalThis.Request, Response: globalThis.Response });
getRequestListener(() => new globalThis.Response(), { overrideGlobalObjects: true });
const Lean = globalThis.Response;
Object.defineProperties(globalThis, real);

export { Lean as Response };
