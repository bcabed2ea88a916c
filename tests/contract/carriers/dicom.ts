import type { CarrierExpectations } from './expected-answer';

const dicom: CarrierExpectations = {
  folder: 'dicom',
  files: {
    'karrio-tracking-response-json.json': {
      shipments: [{ trackingNo: 'W1234567', count: 1, events: [['delivered', '2021-02-10T04:27:31Z', '']] }],
    },
  },
  own: {
    'a pickup that is only asked for is none': {
      settings: 'dicom',
      body: JSON.stringify({
        trackingNumber: 'W1',
        activities: [
          { activityDate: '2026-03-05T04:27:31Z', status: 'Pickup requested', code: 'PR' },
          { activityDate: '2026-03-05T05:27:31Z', status: 'Delivery attempted', code: 'AT', latitude: 'near', longitude: 'far' },
        ],
      }),
      expected: {
        shipments: [
          {
            trackingNo: 'W1',
            count: 2,
            events: [
              ['?Pickup requested', '2026-03-05T04:27:31Z', ''],
              ['attempt_failed', '2026-03-05T05:27:31Z', ''],
            ],
          },
        ],
      },
    },
  },
};

export default dicom;
