import type { CarrierExpectations } from './expected-answer';

const roadie: CarrierExpectations = {
  folder: 'roadie',
  files: {
    'karrio-tracking-response.json': {
      shipments: [
        {
          trackingNo: 'RETHNKW354W3H438',
          count: 4,
          events: [
            ['out_for_delivery', '2017-12-25T10:38:43.467Z', ''],
            ['delivered', '2017-12-25T12:23:54.325Z', ''],
            ['out_for_delivery', '2017-12-25T10:38:43.467Z', ''],
            ['delivered', '2017-12-25T12:23:54.325Z', ''],
          ],
          expectedBy: '2017-12-26T20:00:00Z',
        },
      ],
    },
  },
  otherCount: { 'karrio-tracking-response.json': 'two shipments of the sample have one tracking number, so their events stand together' },
  own: {
    'a driver who comes in vain': {
      settings: 'roadie',
      body: JSON.stringify([
        {
          tracking_number: 'R1',
          events: [
            { name: 'at_pickup', occurred_at: '2026-03-05T10:00:00Z' },
            { name: 'delivery_attempted', occurred_at: '2026-03-05T11:00:00Z' },
            { name: 'abducted', occurred_at: '2026-03-05T12:00:00Z' },
          ],
        },
      ]),
      expected: {
        shipments: [
          {
            trackingNo: 'R1',
            count: 3,
            events: [
              ['awaiting_pickup', '2026-03-05T10:00:00Z', ''],
              ['attempt_failed.absent', '2026-03-05T11:00:00Z', ''],
              ['?abducted', '2026-03-05T12:00:00Z', ''],
            ],
          },
        ],
      },
    },
    'a no': {
      settings: 'roadie',
      body: JSON.stringify({ errors: [{ code: 4000, parameter: 'id', message: 'Shipment not found' }] }),
      expected: { failure: 'Shipment not found' },
    },
  },
};

export default roadie;
