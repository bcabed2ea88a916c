import type { CarrierExpectations } from './expected-answer';

const locate2u: CarrierExpectations = {
  folder: 'locate2u',
  files: {
    'karrio-tracking-response.json': {
      shipments: [
        {
          trackingNo: '164557',
          count: 1,
          events: [['label_created', '2023-09-08T13:07:24.901Z', '']],
          expectedBy: '2023-09-08T23:59:59.999+10:00',
        },
      ],
    },
  },
};

export default locate2u;
