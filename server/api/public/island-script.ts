import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { log } from '@/server/platform/log';
import { singleton } from '@/server/platform/singleton';

/**
 * The built script of an island; undefined while it is not built. The pages are complete without it.
 */
export function islandScript(name: string): string | undefined {
  const scripts = singleton('island-scripts', () => new Map<string, string | undefined>());
  if (!scripts.has(name)) scripts.set(name, read(name));
  return scripts.get(name);
}

function read(name: string): string | undefined {
  const file = join(process.cwd(), 'public', 'islands', `${name}.js`);
  if (!existsSync(file)) {
    log().warn({ island: name }, 'the script of a page is not built; pages work without it');
    return undefined;
  }
  return readFileSync(file, 'utf8').trim();
}
