import type { CarrierExpectations } from './expected-answer';

const spring: CarrierExpectations = {
  folder: 'spring',
  files: {
    'karrio-tracking-response.json': {
      shipments: [
        {
          trackingNo: 'LXAB00000000NL',
          count: 2,
          events: [
            ['picked_up', '2024-01-01T12:00:00Z', 'Amsterdam'],
            ['delivered', '2024-01-02T12:00:00Z', 'Berlin'],
          ],
        },
      ],
    },
  },
  own: {
    'what is not a delivery': {
      settings: 'spring',
      body: JSON.stringify({
        ErrorLevel: 0,
        Shipment: {
          TrackingNumber: 'LX1',
          Events: [
            { Timestamp: 1704110400, Code: 101 },
            { Timestamp: 1704110401, Code: 12506 },
            { Timestamp: 1704110402, Code: 77 },
          ],
        },
      }),
      expected: {
        shipments: [
          {
            trackingNo: 'LX1',
            count: 3,
            events: [
              ['in_transit.arrived_country', '2024-01-01T12:00:00Z', ''],
              ['destroyed', '2024-01-01T12:00:01Z', ''],
              ['?77', '2024-01-01T12:00:02Z', ''],
            ],
          },
        ],
      },
    },
    'a no': {
      settings: 'spring',
      body: JSON.stringify({ ErrorLevel: 10, Error: 'Tracking number not found' }),
      expected: { failure: 'Tracking number not found' },
    },
  },
};

export default spring;
