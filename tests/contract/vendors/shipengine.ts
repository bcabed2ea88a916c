import type { VendorExpectations } from './expected-payload';

const shipengine: VendorExpectations = {
  folder: 'aggregator/shipengine',
  files: { 'karrio-error-response.json': { failure: 'Unable to track shipment' } },
  own: {
    'a webhook': {
      format: 'shipengine',
      body: JSON.stringify({
        resource_url: 'https://api.example/v1/tracking?carrier_code=usps&tracking_number=94',
        resource_type: 'API_TRACK',
        data: {
          carrier_code: 'usps',
          tracking_number: '94',
          status_code: 'DE',
          estimated_delivery_date: '2026-03-06T00:00:00Z',
          events: [
            {
              occurred_at: '2026-03-05T22:31:00Z',
              status_code: 'DE',
              status_detail_code: 'DELIVERED_TO_NEIGHBOUR',
              city_locality: 'AUSTIN',
              state_province: 'TX',
              country_code: 'US',
            },
            { occurred_at: '2026-03-05T12:31:00Z', status_code: 'IT', description: 'Out for Delivery', city_locality: 'AUSTIN' },
            { occurred_at: '2026-03-04T12:31:00Z', status_code: 'IT', description: 'Moving along' },
            { occurred_at: '2026-03-03T12:31:00Z', status_code: 'EX', status_detail_code: 'HELD_BY_IMPORT_CUSTOMS' },
            { occurred_at: '2026-03-02T12:31:00Z', status_code: 'UN', status_detail_code: 'CARRIER_STATUS_NOT_MAPPED', description: 'Hm' },
            { occurred_at: null, status_code: 'NY' },
          ],
        },
      }),
      expected: {
        facts: [
          ['usps/94', 'delivered.neighbour', '2026-03-05T22:31:00Z', 'Austin'],
          ['usps/94', 'out_for_delivery', '2026-03-05T12:31:00Z', 'Austin'],
          ['usps/94', 'in_transit', '2026-03-04T12:31:00Z'],
          ['usps/94', 'customs.held', '2026-03-03T12:31:00Z'],
          ['usps/94', '?CARRIER_STATUS_NOT_MAPPED', '2026-03-02T12:31:00Z'],
        ],
        expectedBy: '2026-03-06T00:00:00Z',
      },
    },
    'an answer without its carrier belongs to no shipment': {
      format: 'shipengine',
      body: '{"tracking_number":"94","events":[{"occurred_at":"2026-03-05T22:31:00Z","status_code":"DE"}]}',
      expected: { facts: [], refused: ['shipment.carrier'] },
    },
    'an answer that names it': {
      format: 'shipengine',
      body: '{"tracking_number":"94","carrier_code":"ups","events":[{"occurred_at":"2026-03-05T22:31:00Z","status_code":"SP"}]}',
      expected: { facts: [['ups/94', 'available_for_pickup', '2026-03-05T22:31:00Z']] },
    },
  },
};

export default shipengine;
