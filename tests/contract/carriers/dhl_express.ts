import type { CarrierExpectations } from './expected-answer';

const dhlExpress: CarrierExpectations = {
  folder: 'dhl_express',
  files: {
    'karrio-auth-error.xml': { failure: 'is less than minimum' },
    'karrio-intransit-tracking-response-xml.xml': {
      shipments: [
        {
          trackingNo: '9053283201',
          carrier: 'dhl',
          count: 1,
          events: [['picked_up', '2021-05-05T09:42:00-05:00', '']],
          expectedBy: '2021-05-08T03:59:00Z',
        },
      ],
    },
  },
};

export default dhlExpress;
