import type { CarrierExpectations } from './expected-answer';

const parcelone: CarrierExpectations = {
  folder: 'parcelone',
  asked: { 'karrio-tracking-response-json.json': '123456789012' },
  files: {
    'karrio-tracking-response-json.json': {
      shipments: [
        {
          trackingNo: '123456789012',
          count: 5,
          events: [
            ['delivered', '2024-01-15T14:30:00+01:00', ''],
            ['out_for_delivery', '2024-01-15T08:00:00+01:00', ''],
            ['in_transit.arrived', '2024-01-14T22:00:00+01:00', ''],
            ['in_transit', '2024-01-14T10:00:00+01:00', ''],
            ['label_created', '2024-01-13T16:00:00+01:00', ''],
          ],
        },
      ],
    },
  },
  own: {
    'a no': {
      settings: 'parcelone',
      asked: '1',
      body: JSON.stringify({ success: 0, errors: [{ ErrorNo: 'E1', Message: 'Unknown parcel' }] }),
      expected: { failure: 'Unknown parcel' },
    },
  },
};

export default parcelone;
