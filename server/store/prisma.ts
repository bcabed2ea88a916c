import { PrismaPg } from '@prisma/adapter-pg';
import { pool } from '../platform/database';
import { singleton } from '../platform/singleton';
import { PrismaClient } from './generated/client';

/** Prisma on the pool of this process: for the console's reads and plain settings. Instants are `Date` here. */
export function prisma(): PrismaClient {
  return singleton('prisma', () => new PrismaClient({ adapter: new PrismaPg(pool()) }));
}
