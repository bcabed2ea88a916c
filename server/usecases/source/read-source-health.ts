import type { Context } from '@/server/store/context';
import { readSources } from '@/server/store/source';
import { readSourceBoard, type SourceCard } from './read-source-board';

export type SourceHealth = Omit<SourceCard, 'id' | 'bars' | 'steps'> & { timeZone: string; rejected: number };

/** Every source account by name, with its state and the figures of the last 24 hours. No secrets, no addresses. */
export async function readSourceHealth(ctx: Context): Promise<SourceHealth[]> {
  const [{ sources }, rows] = await Promise.all([readSourceBoard(ctx, { span: '24h' }), readSources(ctx.db)]);
  const cards = new Map(sources.map((card) => [card.id, card]));
  return rows.flatMap(({ id, timeZone, rejected }) => {
    const card = cards.get(id);
    if (!card) return [];
    const { id: _id, bars: _bars, steps: _steps, ...health } = card;
    return [{ ...health, timeZone, rejected }];
  });
}
