import type { CarrierExpectations } from './expected-answer';

const boxknight: CarrierExpectations = {
  folder: 'boxknight',
  files: {
    'karrio-tracking-response.json': {
      shipments: [
        {
          trackingNo: '93e11b39-0af8-40bb-742a-912375a09743',
          count: 1,
          events: [['label_created', '2019-10-25T22:56:06Z', '']],
          expectedBy: '2020-01-07T23:32:30Z',
        },
      ],
    },
  },
  otherReading: {
    'karrio-tracking-response.json': 'it puts the time of asking in place of a time, which the answer has for the first state only',
  },
};

export default boxknight;
