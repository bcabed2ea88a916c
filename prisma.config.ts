import { defineConfig } from 'prisma/config';

// Generating and validating never run the schema engine, but refuse to begin unless the file exists; it would be
// downloaded, which a closed network does not allow. Any existing file will do (docs/decisions/0002).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: 'prisma/schema', migrations: { path: 'prisma/migrations' } });
