import { standInVendor, type VendorSays, type VendorStandIn } from './stand-in';

export const TRACK17_KEY = 'key-of-the-test-17';

interface Item {
  number: string;
  carrier?: number;
  tag?: string;
}

export interface Track17StandIn extends VendorStandIn {
  /** What each call asked, by its path under /track/v2.2. */
  asked: { path: string; items: Item[] }[];
  /** What `gettrackinfo` tells of a number. */
  infos: Map<string, unknown>;
}

/** 17TRACK's registering, stopping and querying: JSON with the header `17token`. `next` are what the next calls get instead. */
export async function standIn17track(next: VendorSays[] = []): Promise<Track17StandIn> {
  const asked: Track17StandIn['asked'] = [];
  const infos = new Map<string, unknown>();
  const state = new Map<string, 'tracked' | 'stopped' | 'retracked'>();
  const codeOf = (path: string, number: string): number | null => {
    const held = state.get(number);
    if (path === 'register') return held ? -18019901 : /^[A-Z0-9]{5,50}$/.test(number) ? null : -18010012;
    if (!held) return -18019902;
    if (path === 'stoptrack') return held === 'stopped' ? -18019906 : null;
    if (path === 'retrack') return held === 'retracked' ? -18019905 : held === 'stopped' ? null : -18019904;
    return infos.has(number) ? null : -18019909;
  };
  const vendor = await standInVendor('TRACK17_BASE_URL', (call) => {
    const path = /^\/track\/v2\.2\/(\w+)$/.exec(call.path)?.[1];
    if (!path) return { status: 404, body: '' };
    const items = JSON.parse(call.body) as Item[];
    asked.push({ path, items });
    const instead = next.shift();
    if (instead !== undefined) return instead;
    if (call.headers.get('17token') !== TRACK17_KEY) return { status: 401, body: { code: -18010002, data: {} } };
    if (items.length > 40) return { body: { code: -18010014, data: {} } };
    const answers = items.map((item) => ({ item, code: codeOf(path, item.number) }));
    for (const { item, code } of answers)
      if (code === null && path !== 'gettrackinfo')
        state.set(item.number, path === 'register' ? 'tracked' : path === 'stoptrack' ? 'stopped' : 'retracked');
    const accepted = answers.filter((a) => a.code === null).map(({ item }) => ({ ...item, track_info: infos.get(item.number) }));
    const rejected = answers
      .filter((a) => a.code !== null)
      .map(({ item, code }) => ({ number: item.number, error: { code, message: 'no' } }));
    return { body: { code: 0, data: { accepted, rejected } } };
  });
  return { ...vendor, asked, infos };
}
