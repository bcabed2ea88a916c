import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { StartError } from '../../server/platform/start-error';
import { type Preset, presetSchema } from '../../server/usecases/import/preset';

const USAGE = `Usage: npm run import -- --preset FILE.json --shop CODE [--history] FILE.csv[.gz] ...

  --preset    how columns become orders and facts (docs/presets)
  --shop      code of the shop the orders belong to
  --history   past orders: they teach the arrival window, tell nobody and open no stall

Repeating an import is safe: what is recorded already is counted as told before.`;

export interface Arguments {
  preset: Preset;
  shop: string;
  history: boolean;
  paths: string[];
}

/** Reads the command line. Throws StartError with a sentence, or with the usage when something is missing. */
export async function readArguments(argv: readonly string[]): Promise<Arguments> {
  const { values, positionals } = parse(argv);
  const { preset, shop, history = false } = values;
  if (values.help || !preset || !shop || positionals.length === 0) throw new StartError(USAGE);
  for (const path of [preset, ...positionals]) if (!existsSync(path)) throw new StartError(`There is no file ${path}.`);
  return { preset: await readPreset(preset), shop, history, paths: positionals };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { preset: { type: 'string' }, shop: { type: 'string' }, history: { type: 'boolean' }, help: { type: 'boolean' } },
    });
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

async function readPreset(path: string): Promise<Preset> {
  const text = await readFile(path, 'utf8');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new StartError(`The preset ${path} is no JSON: ${(error as Error).message}.`);
  }
  const read = presetSchema.safeParse(json);
  if (read.success) return read.data;
  const wrong = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new StartError(`The preset ${path} cannot be used:\n${wrong.join('\n')}`);
}
