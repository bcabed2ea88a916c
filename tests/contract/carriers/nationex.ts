import type { CarrierExpectations } from './expected-answer';

const nationex: CarrierExpectations = {
  folder: 'nationex',
  files: {
    'karrio-tracking-response.json': {
      shipments: [
        {
          trackingNo: '103882774',
          count: 2,
          events: [
            ['label_created', '2019-08-24T14:15:22Z', 'St-Hubert'],
            ['attempt_failed.absent', '2021-03-31T13:31:00-04:00', 'Blainville'],
          ],
          expectedBy: '2021-04-16T23:59:59.999-04:00',
        },
      ],
    },
  },
  otherCount: {
    'karrio-tracking-response.json':
      'karrio reads the history of the shipment only and misses the failed attempt that a parcel of it tells',
  },
};

export default nationex;
