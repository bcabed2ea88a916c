import type { CarrierExpectations } from './expected-answer';

const dhlUniversal: CarrierExpectations = {
  folder: 'dhl_universal',
  files: { 'karrio-tracking-error-response-json.json': { failure: 'No shipment with given tracking number found' } },
  own: {
    'a shipment': {
      settings: 'dhl_universal',
      body: JSON.stringify({
        shipments: [
          {
            id: '7777777770',
            service: 'express',
            estimatedTimeOfDelivery: '2026-03-06T18:00:00+01:00',
            events: [
              {
                timestamp: '2026-03-06T09:00:00',
                location: { address: { countryCode: 'PL', addressLocality: 'KRAKÓW' } },
                statusCode: 'transit',
                status: 'With delivery courier',
              },
              { timestamp: '2026-03-05T20:00:00Z', statusCode: 'transit', status: 'Sorted' },
              { timestamp: '2026-03-05T10:00:00', statusCode: 'pre-transit', status: 'Delivered to us tomorrow' },
              { timestamp: '2026-03-05T09:00:00', statusCode: 'unknown', status: 'Strange' },
            ],
          },
        ],
      }),
      expected: {
        shipments: [
          {
            trackingNo: '7777777770',
            carrier: 'dhl',
            count: 4,
            events: [
              ['out_for_delivery', '2026-03-06T09:00:00+01:00', 'Kraków'],
              ['in_transit', '2026-03-05T20:00:00Z', ''],
              ['label_created', '2026-03-05T10:00:00+01:00', ''],
              ['?unknown|Strange', '2026-03-05T09:00:00+01:00', ''],
            ],
            expectedBy: '2026-03-06T18:00:00+01:00',
          },
        ],
      },
    },
  },
};

export default dhlUniversal;
