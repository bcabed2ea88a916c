import type { VendorExpectations } from './expected-payload';

const easyship: VendorExpectations = {
  folder: 'aggregator/easyship',
  files: {
    'karrio-tracking-response.json': { facts: [['Courier 1/Courier 1', 'in_transit', '2022-02-22T12:21:00Z']] },
  },
  own: {
    'an error': {
      format: 'easyship',
      body: '{"error":{"code":"not_found","message":"No such shipment"}}',
      expected: { failure: 'No such shipment' },
    },
    'two legs and a state it has never had': {
      format: 'easyship',
      body: JSON.stringify({
        shipment: {
          courier: { name: 'DHL eCommerce', umbrella_name: 'DHL' },
          updated_at: '2026-03-04T10:00:00+08:00',
          trackings: [
            { leg_number: 1, tracking_number: 'L1', tracking_state: 'delivered' },
            { leg_number: 2, tracking_number: 'L2', tracking_state: 'teleported' },
          ],
        },
      }),
      expected: {
        facts: [
          ['DHL/L1', 'delivered', '2026-03-04T10:00:00+08:00'],
          ['DHL/L2', '?teleported', '2026-03-04T10:00:00+08:00'],
        ],
      },
    },
    'checkpoints pushed to us': {
      format: 'easyship',
      body: JSON.stringify({
        event_type: 'shipment.tracking.checkpoints.created',
        tracking_status: {
          tracking_number: '12345',
          checkpoints: [
            {
              checkpoint_time: '2026-03-05T09:00:00Z',
              primary_status: 'Failed Delivery Attempt',
              handler: 'usps',
              city: 'Reno',
              state: 'NV',
              message: 'No access',
            },
            { checkpoint_time: '2026-03-04T09:00:00Z', primary_status: 'Lost by Courier', handler: 'usps' },
            { primary_status: 'Delivered', handler: 'usps' },
          ],
        },
      }),
      expected: {
        facts: [
          ['usps/12345', 'attempt_failed', '2026-03-05T09:00:00Z', 'Reno'],
          ['usps/12345', 'lost', '2026-03-04T09:00:00Z'],
        ],
      },
    },
    'a state that was pushed without its time is not taken': {
      format: 'easyship',
      body: '{"event_type":"shipment.tracking.status.changed","tracking_status":{"status":"Delivered","tracking_number":"12345"}}',
      expected: 'nothing',
    },
  },
};

export default easyship;
