import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { connectorRouter } from './connector-router';

type Answers = inferRouterOutputs<typeof connectorRouter>;

/** What the pages of connectors send and get, by the names they use. */
export type Settings = inferRouterInputs<typeof connectorRouter>['save']['settings'];
export type ConnectorReading = NonNullable<Answers['read']>;
export type SavedConnector = Answers['save'];
export type TriedConnector = Answers['try'];
export type Inbox = Answers['inbox'];
