import type pg from 'pg';
import type { Line } from './report';

/** What every suite gets. */
export interface Bench {
  db: pg.Client;
  databaseUrl: string;
  secret: string;
  /** Process id of the product's web process; 0 for suites that ask none. */
  web: number;
  /** Says where a long run stands. */
  say(line: string): void;
}

export type Suite = (bench: Bench) => Promise<Line[]>;
