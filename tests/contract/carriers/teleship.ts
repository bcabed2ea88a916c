import type { CarrierExpectations } from './expected-answer';

const teleship: CarrierExpectations = {
  folder: 'teleship',
  files: {
    'karrio-error-response.json': { failure: 'Tracking number not found' },
    'karrio-tracking-response.json': {
      shipments: [
        {
          trackingNo: 'TELESHIP12345678901',
          count: 5,
          events: [
            ['picked_up', '2025-01-15T09:15:00Z', ''],
            ['in_transit.arrived', '2025-01-15T14:30:00Z', ''],
            ['in_transit', '2025-01-16T02:45:00Z', ''],
            ['customs.released', '2025-01-17T18:20:00Z', ''],
            ['out_for_delivery', '2025-01-18T08:00:00Z', ''],
          ],
          expectedBy: '2025-01-20T23:59:59.999Z',
        },
      ],
    },
  },
  own: {
    'what nobody knows': {
      settings: 'teleship',
      body: JSON.stringify({
        trackingNumber: 'T1',
        events: [
          { timestamp: '2026-03-05T10:00:00Z', code: 'beamed', description: 'Beamed up' },
          { timestamp: '2026-03-05T11:00:00Z', code: 'returned', description: 'x' },
        ],
      }),
      expected: {
        shipments: [
          {
            trackingNo: 'T1',
            count: 2,
            events: [
              ['?beamed', '2026-03-05T10:00:00Z', ''],
              ['returned', '2026-03-05T11:00:00Z', ''],
            ],
          },
        ],
      },
    },
  },
};

export default teleship;
