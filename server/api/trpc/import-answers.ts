import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { importRouter } from './import-router';

type Answers = inferRouterOutputs<typeof importRouter>;

/** What the import pages send and get, by the names they use. */
export type Mapping = inferRouterInputs<typeof importRouter>['keepPreset']['preset'];
export type MappingValue = Mapping['orderNo'];
export type MappingFact = NonNullable<Mapping['facts']>[number];
export type ImportRun = Answers['list'][number];
export type ImportReport = NonNullable<Answers['read']>;
export type Draft = NonNullable<Answers['describe']>;
export type DraftFile = Draft['files'][number];
export type KnownMapping = Answers['presets'][number];
export type Preview = Answers['preview'];
export type PreviewRow = Extract<Preview, { kind: 'preview' }>['rows'][number];
