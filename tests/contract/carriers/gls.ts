import type { CarrierExpectations } from './expected-answer';

const gls: CarrierExpectations = {
  folder: 'gls',
  files: { 'karrio-error-response.json': { failure: 'Resource Not Found' } },
  own: {
    'parcels beside one that is unknown': {
      settings: 'gls',
      body: JSON.stringify({
        parcels: [
          { requested: '10', errorCode: 'E_404_01', errorMessage: 'Resource Not Found' },
          {
            requested: '11',
            unitno: '11000000001',
            status: 'DELIVEREDPS',
            statusDateTime: '2026-03-05T10:22:03+0100',
            events: [
              { code: '3.124', city: 'Brechen', country: 'DE', eventDateTime: '2026-03-05T10:22:03+0100', description: 'x' },
              { code: 'INDELIVERY', city: 'Polch', country: 'DE', eventDateTime: '2026-03-05T06:40:20+0100', description: 'x' },
              {
                code: '9.999',
                city: 'Polch',
                country: 'DE',
                eventDateTime: '2026-03-05T04:40:20+0100',
                description: 'The parcel has reached the parcel center.',
              },
              { code: '9.998', city: 'Polch', country: 'DE', eventDateTime: '2026-03-05T03:40:20+0100', description: 'x' },
            ],
          },
          { requested: '12', unitno: '12000000001', status: 'INWAREHOUSE', statusDateTime: '2026-03-05T04:00:00+0100' },
        ],
      }),
      expected: {
        shipments: [
          {
            trackingNo: '11000000001',
            count: 4,
            events: [
              ['available_for_pickup.store', '2026-03-05T10:22:03+01:00', 'Brechen'],
              ['out_for_delivery', '2026-03-05T06:40:20+01:00', 'Polch'],
              ['in_transit.arrived', '2026-03-05T04:40:20+01:00', 'Polch'],
              ['?9.998', '2026-03-05T03:40:20+01:00', 'Polch'],
            ],
          },
          { trackingNo: '12000000001', count: 1, events: [['at_destination', '2026-03-05T04:00:00+01:00', '']] },
        ],
        refused: ['Resource Not Found'],
      },
    },
  },
};

export default gls;
