import type { TemplatePage } from '@/server/api/trpc/answers';
import { type Slot, slotName } from '@/server/domain/template/words-in-force';

type Version = TemplatePage['versions'][number];
type Draft = TemplatePage['drafts'][number];

/** What is kept of the words of a slot. */
export interface Held {
  /** Newest first. */
  versions: Version[];
  /** 0 while nobody has written any. */
  version: number;
  /** Null takes the shipped words, or those of every shop. */
  own: Version | null;
  /** Those of every shop, where this shop has none of its own. */
  everywhere: Version | null;
  draft: Draft | null;
}

/** What the page knows of one slot. */
export function heldAt({ versions, drafts }: TemplatePage, slot: Slot): Held {
  const of = (one: Slot) => versions.filter((version) => slotName(version) === slotName(one));
  const here = of(slot);
  const newest = here[0];
  const every = slot.shop ? of({ ...slot, shop: '' })[0] : undefined;
  return {
    versions: here,
    version: newest?.version ?? 0,
    own: newest?.words ? newest : null,
    everywhere: every?.words ? every : null,
    draft: drafts.find((draft) => slotName(draft) === slotName(slot)) ?? null,
  };
}
