import type { TemplatePage } from '@/server/api/trpc/answers';
import { type OwnWords, ownWords, type Slot, slotName, wordsInForce } from '@/server/domain/template/words-in-force';

type Version = TemplatePage['versions'][number];
type Draft = TemplatePage['drafts'][number];

/** What is kept of the words of a slot. */
export interface Held {
  /** Newest first. */
  versions: Version[];
  /** 0 while nobody has written any. */
  version: number;
  /** Words that hold here: of this slot, of every shop, or Chinese ones for readers of Taiwan's. Null takes the shipped ones. */
  inForce: OwnWords | null;
  /** Whether they were written here. */
  isOwn: boolean;
  draft: Draft | null;
}

/** What the page knows of one slot. */
export function heldAt({ versions, drafts }: TemplatePage, slot: Slot): Held {
  const newest = new Map<string, Version>();
  for (const version of versions)
    if ((newest.get(slotName(version))?.version ?? 0) < version.version) newest.set(slotName(version), version);
  const written = [...newest.values()].flatMap(({ words, ...rest }) => (words ? [{ ...rest, words }] : []));
  const inForce = ownWords(wordsInForce(written), slot);
  return {
    versions: versions.filter((version) => slotName(version) === slotName(slot)),
    version: newest.get(slotName(slot))?.version ?? 0,
    inForce,
    isOwn: inForce !== null && slotName(inForce) === slotName(slot),
    draft: drafts.find((draft) => slotName(draft) === slotName(slot)) ?? null,
  };
}
