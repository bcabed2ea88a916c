import { createServer } from 'node:net';
import { StartError } from '../../server/platform/start-error';

/** The port that a variable of the environment names, or the usual one. Throws StartError when it names none. */
export function readPort(variable: string, usual: number): number {
  const text = process.env[variable] || String(usual);
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new StartError(`${variable} is "${text}": it must be a port from 1 to 65535.`);
}

/** Throws StartError when somebody listens on the port already; `variable` is what chooses another one. */
export async function requireFreePort(port: number, what: string, variable: string): Promise<void> {
  const error = await tryPort(port);
  if (!error) return;
  if (error.code === 'EADDRINUSE') {
    throw new StartError(
      `Port ${port}, where ${what} should be, is taken by another program: stop that program, or choose another port with ${variable}=${port + 10}.`,
    );
  }
  if (error.code === 'EACCES')
    throw new StartError(`Port ${port}, where ${what} should be, may not be opened by this user: choose one above 1023 with ${variable}.`);
  throw new StartError(`Port ${port}, where ${what} should be, cannot be opened: ${error.message}.`);
}

function tryPort(port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', done);
    server.listen(port, () => server.close(() => done(undefined)));
  });
}
