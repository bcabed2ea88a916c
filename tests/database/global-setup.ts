import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '@/server/platform/embedded-postgres';
import { makeTemplate } from './cluster';

declare module 'vitest' {
  export interface ProvidedContext {
    clusterUrl: string;
    template: string;
  }
}

/** Gives the integration tests a cluster: the one of TEST_DATABASE_URL, or an embedded one that lives as long as they run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await openCluster();
  project.provide('clusterUrl', url);
  project.provide('template', await makeTemplate(url));
  return stop;
}

async function openCluster(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => undefined };
  const dataDir = mkdtempSync(join(tmpdir(), 'daona-test-'));
  const server = await startEmbeddedPostgres({ dataDir, password: 'test', durable: false });
  return {
    url: server.url('postgres'),
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
