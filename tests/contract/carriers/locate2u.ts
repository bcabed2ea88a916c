import type { CarrierExpectations } from './expected-answer';

const locate2u: CarrierExpectations = {
  folder: 'locate2u',
  files: {
    'karrio-tracking-response.json': {
      shipments: [
        {
          trackingNo: '164557',
          count: 1,
          events: [['label_created', '2023-09-08T13:07:24.901Z', '']],
          expectedBy: '2023-09-08T23:59:59.999+10:00',
        },
      ],
    },
  },
  own: {
    'a stop that was called off': {
      settings: 'locate2u',
      body: JSON.stringify({ stopId: 9, status: 'Cancelled', lastModifiedDate: '2026-03-05T04:00:00Z' }),
      expected: { shipments: [{ trackingNo: '9', count: 1, events: [['voided', '2026-03-05T04:00:00Z', '']] }] },
    },
    'a no': { settings: 'locate2u', body: JSON.stringify({ error: 'Stop not found' }), expected: { failure: 'Stop not found' } },
  },
};

export default locate2u;
