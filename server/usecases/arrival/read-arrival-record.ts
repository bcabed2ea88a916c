import { SCORED_STAGES, type ScoredStage, type ScoreKind } from '@/server/domain/arrival/arrival-score';
import { addDays, instantAt, localDay } from '@/server/domain/calendar/local-day';
import type { Day } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import {
  type CalibrationFigures,
  type GroupFigures,
  type LaneEnds,
  type RecordScope,
  readCalibration,
  readComparisons,
  readGroupFigures,
  readRecordChoices,
  readStageFigures,
  type StageFigures,
  type WordComparison,
} from '@/server/store/eta-record';

/** Of which arrivals the record is asked; days are those of the zone, both included. */
export interface RecordInput {
  days: number;
  /** Own dates instead of the last `days`. */
  fromOn?: Day;
  toOn?: Day;
  timeZone: string;
  kind: ScoreKind;
  stage: ScoredStage;
  shop?: string;
  carrier?: string;
  lane?: LaneEnds;
}

export interface ArrivalRecord {
  fromOn: Day;
  toOn: Day;
  /** In the order they are reached. */
  stages: StageFigures[];
  /** Of the stage asked. */
  groups: GroupFigures[];
  calibration: CalibrationFigures;
  comparisons: WordComparison[];
  choices: { carriers: string[]; kinds: ScoreKind[] };
}

const LANES = 50;

/** How told windows did in a period: by stage, and of one stage by carrier, lane and week, by quantile and beside others' dates. */
export async function readArrivalRecord(ctx: Context, input: RecordInput): Promise<ArrivalRecord> {
  const { timeZone, stage } = input;
  const { fromOn, toOn, ...scope } = scopeOf(input, localDay(ctx.now(), timeZone));
  const of = { ...scope, stage, timeZone };
  const [stages, groups, calibration, comparisons, choices] = await Promise.all([
    readStageFigures(ctx.db, scope),
    readGroupFigures(ctx.db, { ...of, lanes: LANES }),
    readCalibration(ctx.db, of),
    readComparisons(ctx.db, of),
    readRecordChoices(ctx.db),
  ]);
  const reached = (one: StageFigures) => SCORED_STAGES.indexOf(one.stage);
  return { fromOn, toOn, stages: stages.sort((a, b) => reached(a) - reached(b)), groups, calibration, comparisons, choices };
}

/** The period of a question as moments; own dates that end before they begin are one day. */
export function scopeOf(input: RecordInput, today: Day): RecordScope & { fromOn: Day; toOn: Day } {
  const { timeZone, kind, shop, carrier, lane } = input;
  const toOn = input.toOn ?? today;
  const asked = input.fromOn ?? addDays(toOn, 1 - input.days);
  const fromOn = asked > toOn ? toOn : asked;
  const moments = { from: instantAt(fromOn, 0, timeZone), until: instantAt(addDays(toOn, 1), 0, timeZone) };
  return { fromOn, toOn, ...moments, kind, shop, carrier, lane };
}
