import { describe, expect, it } from 'vitest';
import { orderDocument } from '@/tests/fixtures/order-document';
import { chooseHeadline } from '../wording/choose-headline';
import { compareDocuments } from './compare-documents';
import type { OrderDocument } from './order-document';

/** The fixture with the headline that follows from it. */
function document(change: (document: OrderDocument) => void = () => undefined): OrderDocument {
  const made = orderDocument(change);
  return { ...made, headline: chooseHeadline(made) };
}

describe('two documents of one order', () => {
  it('agree when they differ in window, version and making alone', () => {
    const later = document((d) => {
      d.version += 3;
      d.updatedAt += 1000;
      if (d.eta) d.eta = { ...d.eta, p10: d.eta.p10 + 1, p90: d.eta.p90 + 1 };
      d.leastMs = (d.leastMs ?? 0) + 1;
    });
    expect(compareDocuments(document(), later)).toEqual([]);
  });

  it('differ where a value, a field or their order is another, named by its path', () => {
    const other = document((d) => {
      d.state.shipments[0]!.trackingNo = 'OTHER';
      d.health = 'red';
    });
    expect(compareDocuments(document(), other).map((d) => d.path)).toEqual(['state.shipments.0.trackingNo', 'health']);
    const { id, ...rest } = document();
    expect(compareDocuments(document(), { ...rest, id }).map((d) => d.path)).toEqual(['']);
    expect(compareDocuments({ ...document(), more: 1 } as OrderDocument, document())).toEqual([{ path: 'more', stored: '1', folded: '' }]);
  });

  it('differ when the headline does not follow from the state', () => {
    const stored = { ...document(), headline: { key: 'delivered', params: {} } };
    expect(compareDocuments(stored, document())[0]?.path).toBe('headline.key');
  });
});
