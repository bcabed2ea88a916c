import type { CarrierExpectations } from './expected-answer';

const hayPost: CarrierExpectations = {
  folder: 'hay_post',
  files: {
    'karrio-tracking-response.json': {
      shipments: [{ trackingNo: 'PAS105759416AM', count: 1, events: [['label_created', '2024-06-10T08:59:20.529+04:00', '']] }],
    },
  },
  otherReading: { 'karrio-tracking-response.json': 'it takes the time of the order for that of its state' },
};

export default hayPost;
