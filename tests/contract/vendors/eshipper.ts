import type { VendorExpectations } from './expected-payload';

const eshipper: VendorExpectations = {
  folder: 'aggregator/eshipper',
  files: {
    // its description holds "string" in every field but the dates
    'karrio-tracking-response.json': {
      facts: [['string/string', '?string', '2024-07-16T10:20:44-04:00', 'string']],
      expectedBy: '2024-07-16T10:20:44-04:00',
    },
  },
  own: {
    'a refusal': {
      format: 'eshipper',
      body: '{"type":"Error","message":"Unknown tracking number","code":"404","fieldErrors":[]}',
      expected: { failure: 'Unknown tracking number' },
    },
    'two parcels, read by their words; no time, no event': {
      format: 'eshipper',
      body: JSON.stringify([
        {
          carrierName: 'Canada Post',
          trackingNumber: 'C1',
          event: [
            {
              description: 'Item delivered to your mailbox',
              originalEvent: { name: 'Delivered', identifier: '1498', eventDate: '2026-01-16 10:20:44', eventLocation: 'Ottawa' },
            },
            { description: 'Out for delivery', dateTime: '2026-01-16 08:00:00', location: 'Ottawa' },
            { description: 'Picked up', originalEvent: {} },
          ],
        },
        { carrierName: 'Purolator', trackingNumber: 'P1', event: [{ description: 'Strange', dateTime: '2026-07-16 08:00:00' }] },
      ]),
      expected: {
        facts: [
          ['Canada Post/C1', 'delivered', '2026-01-16T10:20:44-05:00', 'Ottawa'],
          ['Canada Post/C1', 'out_for_delivery', '2026-01-16T08:00:00-05:00', 'Ottawa'],
          ['Purolator/P1', '?none', '2026-07-16T08:00:00-04:00'],
        ],
      },
    },
  },
};

export default eshipper;
