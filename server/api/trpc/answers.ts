import type { inferRouterOutputs } from '@trpc/server';
import type { ConsoleRouter } from './console-router';

type Answers = inferRouterOutputs<ConsoleRouter>;

/** What the console's calls answer, by the names its pages use. */
export type OpenAlert = Answers['alert']['open'][number];
export type OwnReach = Answers['account']['reach'][number];
export type OwnQuiet = Answers['account']['quiet'];
export type Board = Answers['board']['read'];
export type OrderList = Answers['order']['search'];
export type OrderListRow = OrderList['orders'][number];
export type OrderPage = Extract<Answers['order']['read'], { kind: 'found' }>;
export type NoticePage = Answers['notice']['list'];
export type NoticeRow = NoticePage['notices'][number];
export type ConflictSwitches = Answers['conflict']['read'];
export type ForcedSet = Extract<Answers['force']['read'], { kind: 'found' }>;
export type ForcedRow = ForcedSet['set'][number];
export type RequestSet = Answers['action']['ofOrder'];
export type RequestView = RequestSet['requests'][number];
export type ShopBrand = Answers['brand']['read'][number];
export type RatingOfOrder = NonNullable<Answers['ticket']['ratingOf']>;
export type ShopActionSettings = Answers['action']['settings'][number];
export type FeedSet = Answers['feed']['read'];
export type PullAnswer = Answers['feed']['pull'];
export type FeedRow = FeedSet['feeds'][number];
export type PaymentMatching = Answers['payment']['read'];
export type IncidentRow = Answers['incident']['list']['incidents'][number];
export type IncidentPage = Extract<Answers['incident']['read'], { kind: 'found' }>;
export type TaskDesk = Answers['task']['desk'];
export type TaskView = TaskDesk['open'][number];
export type OrderDoings = Answers['task']['ofOrder'];
export type CarrierContactDesk = Answers['carrier']['contacts'];
export type TicketLine = Answers['ticket']['list']['tickets'][number];
export type TicketPage = Extract<Answers['ticket']['read'], { kind: 'found' }>;
export type Play = Extract<Answers['play']['read'], { kind: 'found' }>;
export type CaseEvidence = Extract<Answers['play']['evidence'], { kind: 'found' }>;
export type Register = Answers['knowledge']['register'];
export type RuleRow = Answers['rule']['list'][number];
export type RuleDesk = Answers['rule']['desk'];
export type RulePage = Extract<Answers['rule']['read'], { kind: 'found' }>;
export type RulePalette = Answers['rule']['palette'];
export type OrderExplained = Answers['rule']['explain'][number];
export type RuleVersions = Answers['rule']['history'];
export type RuleTested = Answers['rule']['backtest'];
export type RulePublished = Answers['rule']['publish'];
export type CalendarPage = Answers['calendar']['read'];
export type CalendarsSaved = Answers['calendar']['save'];
export type CalendarAlarm = Answers['calendar']['alarms'][number];
export type SourceBoard = Answers['source']['list'];
export type SourceCard = SourceBoard['sources'][number];
export type SourcePage = Extract<Answers['source']['read'], { kind: 'found' }>;
export type RefusedKeys = Answers['source']['refusedKeys'];
export type ReplayedCalls = Answers['source']['replayRefused'];
export type SourceCallers = NonNullable<Answers['source']['callers']>;
export type ProcessHealth = Answers['source']['process'];
export type AdapterRow = Answers['source']['adapters'][number];
export type KeyRow = Answers['key']['list'][number];
export type PersonRow = Answers['person']['list'][number];
export type AuditPage = Answers['audit']['list'];
export type MappingStudio = Answers['mapping']['read'];
export type KnowledgeLine = Answers['mapping']['versions'][number];
export type PreviewTally = Extract<Answers['mapping']['preview'], { kind: 'preview' }>;
export type CombinationPreview = Extract<Answers['combination']['preview'], { kind: 'preview' }>;
export type ComparedOrder = PreviewTally['samples'][number];

/** What customers ask. */
export type InsightPage = Answers['insight']['read'];

/** What the house can learn. */
export type StepReport = Answers['analysis']['steps'];
export type CauseMapPage = Answers['analysis']['causes'];
export type AffectedPage = Answers['analysis']['affected'];
export type ForecastPage = Answers['analysis']['forecast'];
export type OverdueReports = Answers['analysis']['reports'];
export type AnalysisSettingsPage = Answers['analysis']['settings'];
