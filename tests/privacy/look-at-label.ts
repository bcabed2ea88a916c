import { answerLabels } from '@/server/api/public/label/answer-labels';

type Drawing = Omit<Parameters<typeof answerLabels>[1], 'skip'>;

/**
 * Whether a label holds the number of an order and the address of its page, and nothing else. Letters on a label are outlines that
 * no search finds, so what it must hold is drawn once more.
 */
export async function holdsNumberAlone(
  drawn: Uint8Array,
  { orderNo, url, ...how }: { orderNo: string; url: string } & Drawing,
): Promise<boolean> {
  const wanted = await answerLabels([{ orderNo, url }], { ...how, skip: 0 }).arrayBuffer();
  return Buffer.from(wanted).equals(drawn);
}
