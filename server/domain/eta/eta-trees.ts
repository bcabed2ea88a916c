import { DecayedTree, type Node } from './decayed-tree';
import { type Journey, type Spot, scanCode } from './journey';
import { isSendStage, type SendStage, type Stage } from './stage';

/**
 * What is learned day by day, each a tree of means of logarithms of working days. `pulls` and half lives were chosen on orders
 * of 2017 (docs/decisions/0029-arrival-windows.md); nothing depends on them closely.
 */
const SHAPES = {
  /** From hand-over to the door, by the country it goes to, both countries, region and lane. */
  bring: { pulls: [10, 20, 10, 30, 12], halfLifeDays: 60 },
  bringLong: { pulls: [10, 20, 10, 30, 12], halfLifeDays: 400 },
  /** By how much the last deliveries took longer than that. */
  bringDrift: { pulls: [0, 15], halfLifeDays: 15 },
  /** By how much it takes longer than over a long time: by where and by whom it is sent; by carrier, service and where it goes. */
  sender: { pulls: [0, 8, 6], halfLifeDays: 200 },
  carrier: { pulls: [0, 8, 6, 8], halfLifeDays: 120 },
  /** From a step to the hand-over, by where and by whom it is sent. */
  sendPlaced: { pulls: [10, 5, 4], halfLifeDays: 120 },
  sendPaid: { pulls: [10, 5, 4], halfLifeDays: 120 },
  sendPacked: { pulls: [10, 5, 4], halfLifeDays: 120 },
  sendDrift: { pulls: [0, 4], halfLifeDays: 15 },
  /** By how much a way of paying holds an order up. */
  payment: { pulls: [0, 10], halfLifeDays: 60 },
  /** Days that shops promise on a lane. */
  promise: { pulls: [0, 20, 10, 30, 12], halfLifeDays: 60 },
  /** From a scan of progress to the door. */
  moving: { pulls: [10, 10, 10, 10, 8], halfLifeDays: 60 },
  /** From the courier's setting out to the door. */
  out: { pulls: [10, 10, 8], halfLifeDays: 60 },
  /** From any step to the next news of it, by whose turn it is. */
  silence: { pulls: [0, 3, 3, 8], halfLifeDays: 60 },
} as const;

export type TreeName = keyof typeof SHAPES;
export type EtaTrees = Record<TreeName, DecayedTree>;

/** Trees as they are stored: the names of all groups once, and of each tree the place of a group among them before what is known of it. */
export interface StoredTrees {
  groups: string[];
  nodes: Partial<Record<TreeName, [group: number, ...Node][]>>;
}

const NAMES = Object.keys(SHAPES) as TreeName[];

export const SEND_TREES: Record<SendStage, TreeName> = { placed: 'sendPlaced', paid: 'sendPaid', packed: 'sendPacked' };

function each<T>(make: (name: TreeName) => T): Record<TreeName, T> {
  return Object.fromEntries(NAMES.map((name) => [name, make(name)])) as Record<TreeName, T>;
}

/** Trees of someone who has seen nothing yet. */
export function emptyTrees(): EtaTrees {
  return each((name) => new DecayedTree(SHAPES[name].pulls, SHAPES[name].halfLifeDays));
}

/** Trees as they were stored on `day`. */
export function openTrees({ groups, nodes }: StoredTrees, day: number): EtaTrees {
  return each((name) => {
    const stored = (nodes[name] ?? []).map(([group, ...node]): [string, Node] => [groups[group]!, node]);
    return DecayedTree.from(Object.fromEntries(stored), SHAPES[name].pulls, SHAPES[name].halfLifeDays, day);
  });
}

export function storeTrees(trees: EtaTrees, day: number): StoredTrees {
  const places = new Map<string, number>();
  const placeOf = (key: string) => {
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  };
  const nodes = each((name) => Object.entries(trees[name].store(day)).map(([key, node]): [number, ...Node] => [placeOf(key), ...node]));
  return { groups: [...places.keys()], nodes };
}

/** Names of the groups a journey belongs to, the widest first. */
export interface Paths {
  lane: string[];
  destination: string[];
  sender: string[];
  carrier: string[];
  origin: string[];
  drift: string[];
  payment: string[];
  out: string[];
  /** Names of which paths behind a step are made. */
  carrierCode: string;
  originName: string;
  region: string;
}

const ALL = '*';

/** Some fifty kilometres around a place, so that neighbouring towns learn from each other; its names where nobody knows where it lies. */
function areaOf({ country, region, city, lat, lon }: Spot): string {
  return lat === undefined || lon === undefined ? `${country}|${region}|${city}` : `${Math.round(lat * 2)}|${Math.round(lon * 2)}`;
}

/** Groups that are narrower than what is known of the journey are left out. */
export function pathsOf(journey: Journey): Paths {
  const { from, to, carrier, service, sender, shop, payment } = journey;
  const countries = `${from.country}>${to.country}`;
  const region = `${countries}|${to.region}`;
  const lane = `${from.region}>${region}`;
  const isLane = from.region !== '' && to.region !== '';
  const origin = `${shop}|${from.region}`;
  const carrierAndService = `${carrier}|${service}`;
  return {
    lane: [ALL, `>${to.country}`, countries, ...(to.region ? [region] : []), ...(isLane ? [lane] : [])],
    destination: [ALL, ...(to.region ? [region] : [])],
    sender: [ALL, `${shop}|${areaOf(from)}`, ...(sender ? [`${shop}|${sender}`] : [])],
    carrier: [ALL, ...(carrier ? [`${countries}|${carrier}`, `${countries}|${carrierAndService}`, `${region}|${carrierAndService}`] : [])],
    origin: [ALL, origin, ...(sender ? [`${origin}|${sender}`] : [])],
    drift: [ALL, ...(sender ? [`${shop}|${sender}`] : [`${shop}|`])],
    payment: [ALL, ...(payment ? [payment] : [])],
    out: [ALL, carrier, `${carrier}|${region}`],
    carrierCode: carrier,
    originName: origin,
    region,
  };
}

/** Groups of a scan of progress, with what is usual from there to the door. */
export function movingPath({ carrierCode, region }: Paths, what: string): string[] {
  return [...scanPath(what), `${what}|${carrierCode}`, `${what}|${carrierCode}|${region}`];
}

/** Groups of any step, with how long nothing is heard behind it: whose turn it is says most. */
export function silencePath({ carrierCode, originName }: Paths, stage: Stage, what: string): string[] {
  const step = what || stage;
  return [...scanPath(step), `${step}|${isSendStage(stage) ? originName : carrierCode}`];
}

function scanPath(what: string): string[] {
  const code = scanCode(what);
  return code === what ? [ALL, code] : [ALL, code, what];
}
