import { DAY } from '../shared/instant';
import type { EtaModel, StageWeights } from './eta-model';
import { storeTrees } from './eta-trees';
import { CARRIER } from './features';
import { dot, fitWeights } from './fit-weights';
import { type Journey, knownBefore } from './journey';
import { learnTables, type PredictedDays, waited } from './learn-tables';
import { daysOf, offsetOf, onwardColumns, PLAIN_WEIGHTS, sendLog, totalColumns, weightsOf } from './predicted-days';
import { isSendStage, STAGES, type Stage } from './stage';
import type { Row } from './step-row';
import { isContradictory, type Walked, walkJourneys } from './walk-journeys';

/** Orders delivered in these last days are fitted to; each half life before the newest one counts half. */
const FIT = { days: 400, halfLifeDays: 200, leastRows: 200 };
/** How much more an error in a long wait counts than one in a short one. */
const LONG_COUNTS = 0.5;
const WEEK = 7;

export type LearnedModel = Omit<EtaModel, 'version'>;

/**
 * The model as it can be known at the start of `untilDay` (UTC, days since 1970): trees and tables of that day; weights anew when
 * those of `previous` are a week old, else its. Pure.
 */
export function learnModel(
  journeys: readonly Journey[],
  untilDay: number,
  previous: Pick<EtaModel, 'weights' | 'fittedOn'> | null,
): LearnedModel {
  return modelOf(walkJourneys(journeys, untilDay), previous);
}

/** The same from a history already lived through. */
export function modelOf({ trees, rows, day }: Walked, previous: Pick<EtaModel, 'weights' | 'fittedOn'> | null): LearnedModel {
  const isFresh = previous !== null && day - previous.fittedOn < WEEK && Object.keys(previous.weights).length > 0;
  const entered = byStage(rows, day);
  const weights: EtaModel['weights'] = isFresh ? previous.weights : {};
  if (!isFresh) {
    for (const stage of STAGES) {
      const fitted = fitStage(stage, entered[stage], day, { weights });
      if (fitted) weights[stage] = fitted;
    }
    askCarriersEarly(weights);
  }
  const tables: EtaModel['tables'] = {};
  const silent: EtaModel['silent'] = {};
  for (const stage of STAGES) {
    const made = learnTables(entered[stage], (row) => predictRow(row, { weights }), day);
    if (!made) continue;
    tables[stage] = made.all;
    if (made.silent.length > 0) silent[stage] = made.silent;
  }
  return { day, fittedOn: isFresh ? previous.fittedOn : day, trees: storeTrees(trees, day), weights, tables, silent };
}

/** Before the hand-over the past does not say who was to bring it; of whom that is known, it counts as much as behind it. */
function askCarriersEarly({ placed, paid, packed, handed_over: handedOver }: EtaModel['weights']): void {
  for (const early of [placed, paid, packed]) if (early && handedOver) early.bring[CARRIER] = handedOver.bring[CARRIER]!;
}

function byStage(rows: readonly Row[], day: number): Record<Stage, Row[]> {
  const found: Record<Stage, Row[]> = { placed: [], paid: [], packed: [], handed_over: [], moving: [], out_for_delivery: [] };
  for (const row of rows) if (row.day < day && !isContradictory(row.journey, day)) found[row.stage].push(row);
  return found;
}

type Weighted = Pick<EtaModel, 'weights'>;

function fitStage(stage: Stage, rows: readonly Row[], day: number, model: Weighted): StageWeights | null {
  const arrived = rows.filter(({ journey }) => (knownBefore(journey, 'deliveredAt', day * DAY) ?? 0) >= (day - FIT.days) * DAY);
  if (arrived.length < FIT.leastRows) return null;
  const age = (row: Row) => 0.5 ** ((day - row.journey.deliveredAt! / DAY) / FIT.halfLifeDays);
  if (stage === 'moving' || stage === 'out_for_delivery') {
    return {
      send: null,
      bring: fitted(
        arrived,
        (row) => onward(row, model),
        (row) => waitLog(row, stage),
        age,
        PLAIN_WEIGHTS.onward,
      ),
      total: null,
    };
  }
  // both legs are known only of those that were seen to change hands
  const handed = arrived.filter(({ journey }) => journey.handedOverAt !== null && !isContradictory(journey, day));
  if (handed.length < FIT.leastRows) return null;
  const bring = fitted(
    handed,
    (row) => row.features.bring,
    (row) => bringLog(row),
    age,
    PLAIN_WEIGHTS.bring,
  );
  if (!isSendStage(stage)) return { send: null, bring, total: null };
  const send = fitted(
    handed,
    (row) => row.features.send!,
    (row) => sentLog(row),
    age,
    PLAIN_WEIGHTS.send,
  );
  const both = (row: Row) => totalColumns(row.features, sendLog(row.features, send), dot(row.features.bring, bring));
  return { send, bring, total: fitted(handed, both, (row) => waitLog(row, stage), age, PLAIN_WEIGHTS.total) };
}

function fitted(
  rows: readonly Row[],
  columns: (row: Row) => number[],
  target: (row: Row) => number,
  age: (row: Row) => number,
  granted: readonly number[],
): number[] {
  const xs = rows.map(columns);
  // the second column is what is usual
  return fitWeights(
    xs,
    rows.map(target),
    xs.map((x, i) => age(rows[i]!) * Math.exp(LONG_COUNTS * x[1]!)),
    granted,
  );
}

const waitLog = (row: Row, stage: Stage) => Math.log(offsetOf(stage) + waited(row, row.journey.deliveredAt!));

function bringLog({ journey, bringing }: Row): number {
  return Math.log(offsetOf('handed_over') + Math.max(0, bringing.read(journey.deliveredAt!) - bringing.read(journey.handedOverAt!)));
}

function sentLog({ journey, sending, at }: Row): number {
  return Math.log(offsetOf('placed') + Math.max(0, sending.read(journey.handedOverAt!) - sending.read(at)));
}

function onward(row: Row, model: Weighted): number[] {
  const { handedOver, bringing, at, features, usual, stage } = row;
  const predicted = handedOver && daysOf(dot(handedOver.features.bring, weightsOf(model, 'handed_over').bring), offsetOf('handed_over'));
  const since = handedOver ? bringing.read(at) - bringing.read(handedOver.at) : 0;
  return onwardColumns(features, usual, predicted, since, offsetOf(stage));
}

/** Working days to the door, and to the hand-over before it, by the weights of a model. */
export function predictRow(row: Row, model: Weighted): PredictedDays {
  const { stage, features } = row;
  const weights = weightsOf(model, stage);
  const offset = offsetOf(stage);
  if (stage === 'moving' || stage === 'out_for_delivery')
    return { arrival: daysOf(dot(onward(row, model), weights.bring), offset), sending: null };
  const brought = dot(features.bring, weights.bring);
  if (!isSendStage(stage)) return { arrival: daysOf(brought, offset), sending: null };
  const send = sendLog(features, weights.send!);
  return { arrival: daysOf(dot(totalColumns(features, send, brought), weights.total!), offset), sending: daysOf(send, offset) };
}
