import type { CarrierExpectations } from './expected-answer';

const hayPost: CarrierExpectations = {
  folder: 'hay_post',
  files: {
    'karrio-tracking-response.json': {
      shipments: [{ trackingNo: 'PAS105759416AM', count: 1, events: [['label_created', '2024-06-10T08:59:20.529+04:00', '']] }],
    },
  },
  otherReading: { 'karrio-tracking-response.json': 'it takes the time of the order for that of its state' },
  own: {
    'several states': {
      settings: 'hay_post',
      body: JSON.stringify({
        order: { trackingId: 'PAS1' },
        orderStateHistories: [
          { id: 1, stateId: 6, createDate: '2026-03-05T10:00:00' },
          { id: 2, stateId: 10, createDate: '2026-03-04T10:00:00.5' },
          { id: 3, stateId: 77, createDate: '2026-03-04T11:00:00' },
        ],
      }),
      expected: {
        shipments: [
          {
            trackingNo: 'PAS1',
            count: 3,
            events: [
              ['delivered', '2026-03-05T10:00:00+04:00', ''],
              ['attempt_failed', '2026-03-04T10:00:00.5+04:00', ''],
              ['?77', '2026-03-04T11:00:00+04:00', ''],
            ],
          },
        ],
      },
    },
  },
};

export default hayPost;
