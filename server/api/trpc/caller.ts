import { cache } from 'react';
import { currentSession } from '@/server/api/auth/current-session';
import { newContext } from '@/server/store/context';
import { consoleRouter } from './console-router';
import { createCallerFactory } from './procedures';

const createCaller = createCallerFactory(consoleRouter);

/** Who looks at the page being rendered; read once a request. */
export const pageSession = cache(currentSession);

/** The console's procedures for server components, as the signed-in person and with all their checks. */
export const pageCaller = cache(async () => createCaller({ ctx: newContext(), staff: await pageSession() }));
