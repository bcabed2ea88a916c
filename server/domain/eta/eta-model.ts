import type { Eta } from './eta';

export type EtaLevel = Eta['basis']['level'];
export type EtaLeg = Eta['basis']['leg'];

/** Levels that are learned, narrowest first; the first one with enough history answers. */
export const ETA_LEVELS = ['lane_carrier', 'lane', 'destination', 'country', 'shop'] as const satisfies readonly EtaLevel[];
export type LearnedLevel = (typeof ETA_LEVELS)[number];

/** Probabilities at which a group's durations are kept. */
export const ETA_GRID = [
  0.01, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99,
] as const;

/** How long a leg took for the delivered orders of one group. */
export interface EtaGroup {
  /** Delivered orders behind it. */
  orders: number;
  /** Minutes at each probability of ETA_GRID, rising. */
  minutes: number[];
}

/** What the learning job made of the history: groups by `groupKey`. */
export interface EtaModel {
  /** 0 while nothing was ever learned. */
  version: number;
  groups: Record<string, EtaGroup>;
}

export const EMPTY_ETA_MODEL: EtaModel = { version: 0, groups: {} };

/** What a group is made by; a part that is not known is ''. */
export interface Lane {
  shop: string;
  origin: string;
  country: string;
  region: string;
  carrier: string;
}

/** What a group of each level is made by, and which of these must be known for the level to mean anything. */
export const LEVEL_PARTS: Record<LearnedLevel, { parts: (keyof Lane)[]; needed: (keyof Lane)[] }> = {
  lane_carrier: { parts: ['origin', 'country', 'region', 'carrier'], needed: ['origin', 'region', 'carrier'] },
  lane: { parts: ['origin', 'country', 'region'], needed: ['origin', 'region'] },
  destination: { parts: ['country', 'region'], needed: ['region'] },
  country: { parts: ['country'], needed: ['country'] },
  shop: { parts: [], needed: [] },
};

/** Name of a group in the model; null when the lane lacks what the level is made by. */
export function groupKey(level: LearnedLevel, leg: EtaLeg, lane: Lane): string | null {
  const { parts, needed } = LEVEL_PARTS[level];
  if (needed.some((part) => lane[part] === '')) return null;
  return JSON.stringify([level, leg, lane.shop, ...parts.map((part) => lane[part])]);
}

interface LearnedGroup {
  level: LearnedLevel;
  group: EtaGroup;
}

/** Lanes of one model that are remembered with their group. */
const MOST_REMEMBERED = 20_000;
/** By the groups of a model, so that another model begins anew. */
const remembered = new WeakMap<EtaModel['groups'], Map<string, LearnedGroup | null>>();

/** The narrowest learned group of a lane for this leg; null when none has history. */
export function findGroup({ groups }: Pick<EtaModel, 'groups'>, leg: EtaLeg, lane: Lane): LearnedGroup | null {
  let known = remembered.get(groups);
  if (!known || known.size >= MOST_REMEMBERED) {
    known = new Map();
    remembered.set(groups, known);
  }
  const name = `${leg}\n${lane.shop}\n${lane.origin}\n${lane.country}\n${lane.region}\n${lane.carrier}`;
  const held = known.get(name);
  if (held !== undefined) return held;
  const found = narrowest(groups, leg, lane);
  known.set(name, found);
  return found;
}

function narrowest(groups: EtaModel['groups'], leg: EtaLeg, lane: Lane): LearnedGroup | null {
  for (const level of ETA_LEVELS) {
    const key = groupKey(level, leg, lane);
    const group = key === null ? undefined : groups[key];
    if (group) return { level, group };
  }
  return null;
}
