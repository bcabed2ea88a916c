import type { CarrierExpectations } from './expected-answer';

const amazonShipping: CarrierExpectations = {
  folder: 'amazon_shipping',
  files: { 'karrio-error-response-json.json': { failure: 'The tracking ID provided is not valid' } },
  own: {
    'a shipment without an envelope': {
      settings: 'amazon_shipping',
      body: '{"trackingId":"TBA2","eventHistory":[{"eventCode":"OutForDelivery","eventTime":"2026-03-05T16:00:00Z"}]}',
      expected: {
        shipments: [{ trackingNo: 'TBA2', carrier: 'amazon', count: 1, events: [['out_for_delivery', '2026-03-05T16:00:00Z', '']] }],
      },
    },
    'a shipment': {
      settings: 'amazon_shipping',
      body: JSON.stringify({
        payload: {
          trackingId: 'TBA1',
          promisedDeliveryDate: '2026-03-06T04:00:00Z',
          eventHistory: [
            {
              eventCode: 'Rejected',
              eventTime: '2026-03-05T20:00:00Z',
              location: { city: 'AUSTIN', stateOrRegion: 'TX', countryCode: 'US' },
            },
            { eventCode: 'Juggled', eventTime: '2026-03-05T19:00:00Z' },
          ],
        },
      }),
      expected: {
        shipments: [
          {
            trackingNo: 'TBA1',
            carrier: 'amazon',
            count: 2,
            events: [
              ['attempt_failed.refused', '2026-03-05T20:00:00Z', 'Austin'],
              ['?Juggled', '2026-03-05T19:00:00Z', ''],
            ],
            expectedBy: '2026-03-06T04:00:00Z',
          },
        ],
      },
    },
  },
};

export default amazonShipping;
