import type { CarrierExpectations } from './expected-answer';

const veho: CarrierExpectations = {
  folder: 'veho',
  files: {
    'karrio-tracking-response.json': {
      shipments: [
        {
          trackingNo: 'TRACK123',
          count: 1,
          events: [['picked_up', '2024-04-12T14:30:00-07:00', '']],
          expectedBy: '2024-04-15T23:59:59.999-04:00',
        },
      ],
    },
  },
  own: {
    'not delivered is no delivery': {
      settings: 'veho',
      body: JSON.stringify({
        trackingInfo: [
          {
            trackingNumber: 'T1',
            events: [
              { date: '2026-03-05', time: '14:30:00', code: 'ND', description: 'Package not delivered', location: 'Chicago, IL' },
              { date: '2026-03-05', time: '15:30:00', code: 'delivered', description: 'x', location: 'Chicago, IL' },
              { date: '2026-03-05', time: '16:30:00', code: '??', description: 'x', location: 'Chicago, IL' },
            ],
          },
        ],
      }),
      expected: {
        shipments: [
          {
            trackingNo: 'T1',
            count: 3,
            events: [
              ['attempt_failed', '2026-03-05T14:30:00-06:00', ''],
              ['delivered', '2026-03-05T15:30:00-06:00', ''],
              ['???', '2026-03-05T16:30:00-06:00', ''],
            ],
          },
        ],
      },
    },
  },
};

export default veho;
