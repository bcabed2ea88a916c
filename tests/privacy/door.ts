import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { routeMatcher } from '@/server/front/match-route';
import type { Handler, RouteModule } from '@/server/front/route-table';

/** A way to ask the product something. */
export interface Door {
  ask(request: Request): Promise<Response>;
  /** What its process has logged so far. */
  logged(): string;
}

const ROOT = join(import.meta.dirname, '..', '..');
const APP = join(ROOT, 'app');

/** Addresses that only Next itself can answer: those of people who have signed in. */
export const NEEDS_NEXT = /^\/(admin(\/|$)|api\/(auth|trpc)\/)/;

/** A file of app/ that answers addresses. */
export interface AppFile {
  /** In Next's notation. */
  pattern: string;
  path: string;
  isPage: boolean;
}

/** Every address there is, from the folders that Next makes its map of. */
export function appFiles(): AppFile[] {
  const files = readdirSync(APP, { recursive: true, encoding: 'utf8' });
  return files
    .map((file) => ({ file, parts: file.split(sep) }))
    .filter(({ parts }) => /^(route\.tsx?|page\.tsx)$/.test(parts.at(-1)!) && !parts.some((part) => part.startsWith('_')))
    .map(({ file, parts }) => ({
      pattern: `/${parts
        .slice(0, -1)
        .filter((part) => !part.startsWith('('))
        .join('/')}`,
      path: join(APP, file),
      isPage: parts.at(-1) === 'page.tsx',
    }))
    .sort((a, b) => a.pattern.localeCompare(b.pattern));
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** The modules that answer without Next, by pattern. */
export async function routeModules(): Promise<[pattern: string, module: RouteModule][]> {
  const files = appFiles().filter((file) => !file.isPage && !NEEDS_NEXT.test(`${file.pattern}/`));
  return Promise.all(files.map(async ({ pattern, path }) => [pattern, (await import(path)) as RouteModule]));
}

/** `GET /q/[code]` of every module. */
export function callsOf(modules: readonly (readonly [string, RouteModule])[]): string[] {
  return modules.flatMap(([pattern, module]) => METHODS.filter((method) => module[method]).map((method) => `${method} ${pattern}`));
}

/** The product's handlers in this process, as its front calls them. */
export function doorOfModules(modules: [pattern: string, module: RouteModule][], logged: () => string): Door {
  const match = routeMatcher(modules);
  return {
    logged,
    ask: async (request) => {
      const found = match(new URL(request.url).pathname);
      const handler: Handler | undefined = found?.value[request.method as 'GET'];
      if (!found || !handler) throw new Error(`nobody answers ${request.method} ${relative(ROOT, new URL(request.url).pathname)}`);
      return handler(request, { params: Promise.resolve(found.params) });
    },
  };
}
