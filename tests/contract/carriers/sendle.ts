import type { CarrierExpectations } from './expected-answer';

const sendle: CarrierExpectations = {
  folder: 'sendle',
  asked: { 'karrio-tracking-response.json': 'S34WER4S' },
  files: {
    'karrio-tracking-response.json': {
      shipments: [
        {
          trackingNo: 'S34WER4S',
          count: 9,
          events: [
            ['awaiting_pickup', '2023-04-03T08:20:00Z', ''],
            ['picked_up', '2023-04-04T16:12:00Z', ''],
            ['in_transit', '2023-04-04T20:55:00Z', ''],
            ['in_transit', '2023-04-04T22:43:00Z', ''],
            ['in_transit', '2023-04-05T03:14:00Z', ''],
            ['in_transit', '2023-04-05T12:04:00Z', ''],
            ['in_transit', '2023-04-05T12:59:00Z', ''],
            ['out_for_delivery', '2023-04-05T13:10:00Z', ''],
            ['delivered', '2023-04-05T18:56:00Z', ''],
          ],
        },
      ],
    },
  },
  own: {
    'an answer of which nobody says whose it is': {
      settings: 'sendle',
      body: JSON.stringify({ tracking_events: [{ event_type: 'Delivered', scan_time: '2026-03-05T08:20:00Z' }] }),
      expected: { shipments: [], refused: ['is missing'] },
    },
    'why it was not delivered': {
      settings: 'sendle',
      asked: 'S1',
      body: JSON.stringify({
        tracking_events: [
          { event_type: 'Delivery Attempted', reason: 'Recipient Refused', scan_time: '2026-03-05T08:20:00Z' },
          { event_type: 'Delivery Attempted', reason: 'Dog', scan_time: '2026-03-05T09:20:00Z' },
          { event_type: 'Teleported', scan_time: '2026-03-05T10:20:00Z' },
        ],
      }),
      expected: {
        shipments: [
          {
            trackingNo: 'S1',
            count: 3,
            events: [
              ['attempt_failed.refused', '2026-03-05T08:20:00Z', ''],
              ['attempt_failed', '2026-03-05T09:20:00Z', ''],
              ['?Teleported', '2026-03-05T10:20:00Z', ''],
            ],
          },
        ],
      },
    },
    'a no': {
      settings: 'sendle',
      asked: 'S1',
      body: JSON.stringify({ error: 'not_found', error_description: 'The resource you requested was not found' }),
      expected: { failure: 'was not found' },
    },
  },
};

export default sendle;
