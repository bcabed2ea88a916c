import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { TROUBLE_KINDS } from './troubles';

const schema = z.object({
  seed: z.string(),
  bornAt: z.number().int(),
  orders: z.number().int(),
  speed: z.number(),
  /** Everything that was to be sent up to this moment has arrived. */
  sentThrough: z.number().int(),
  troubles: z.array(
    z.object({ kind: z.enum(TROUBLE_KINDS), city: z.string().optional(), from: z.number().int(), to: z.number().int().nullable() }),
  ),
});

/** What a world must remember to go on after a restart: what it is made from, and how far it got. */
export type WorldState = z.infer<typeof schema>;

/** The state kept in a file; null when there is none. Throws when the file is not a state. */
export async function readState(path: string): Promise<WorldState | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return schema.parse(JSON.parse(text));
}

/** Replaces the file in one step, so that a crash leaves the old state or the new one. */
export async function keepState(path: string, state: WorldState): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, JSON.stringify(state));
  await rename(`${path}.new`, path);
}
