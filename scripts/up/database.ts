import pg from 'pg';
import { startEmbeddedPostgres } from '../../server/platform/embedded-postgres';
import { StartError } from '../../server/platform/start-error';
import { readPort } from './ports';

const DATABASE = 'daona';

export interface Database {
  url: string;
  /** Where its files lie; unset when it is the operator's. */
  folder?: string;
  /** What the start shows about it. */
  detail: string;
  /** It ran before: somebody else uses it. */
  attached: boolean;
  stop(): Promise<void>;
}

/** The operator's database when DATABASE_URL names one, else the embedded one in the data folder. */
export async function openDatabase(dataDir: string, password: string): Promise<Database> {
  const given = process.env.DATABASE_URL;
  if (given) {
    await requireDatabase(given);
    return { url: given, detail: `yours, at ${new URL(given).host}`, attached: true, stop: async () => undefined };
  }
  const port = process.env.DAONA_DATABASE_PORT ? readPort('DAONA_DATABASE_PORT', 0) : undefined;
  const server = await startEmbeddedPostgres({ dataDir, password, port });
  await createDatabase(server.url('postgres'));
  const detail = `embedded, on port ${server.port}${server.attached ? ', was still running' : ''}`;
  return { url: server.url(DATABASE), folder: server.folder, detail, attached: server.attached, stop: server.stop };
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Throws StartError with the reason when the database of a connection string cannot be used. */
export async function requireDatabase(url: string): Promise<void> {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new StartError('DATABASE_URL is not an address of a Postgres: it should look like postgres://user:password@host:5432/database.');
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 8000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(`select current_setting('server_version_num')::int / 10000 as version`);
    if (rows[0]!.version < 14)
      throw new StartError(`The database of DATABASE_URL is PostgreSQL ${rows[0]!.version}: Daona needs 14 or newer.`);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`The database of DATABASE_URL (${new URL(url).host}) cannot be reached: ${reasonOf(error)}.`, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = (error instanceof AggregateError ? error.errors[0] : error) as { code?: string; message: string };
  const known: Record<string, string> = {
    ECONNREFUSED: 'nothing listens there; is the server running and the port right',
    ENOTFOUND: 'no machine has that name',
    EAI_AGAIN: 'the name of the machine cannot be looked up',
    ETIMEDOUT: 'it does not answer',
    '28P01': 'it refuses the password',
    '28000': 'it refuses this user',
    '3D000': 'the database does not exist there; create it first',
  };
  if (/timeout/i.test(message)) return 'it does not answer';
  return known[code ?? ''] ?? message;
}
