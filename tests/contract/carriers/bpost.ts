import type { CarrierExpectations } from './expected-answer';

const bpost: CarrierExpectations = {
  folder: 'bpost',
  files: { 'karrio-error-response.xml': { failure: 'An unexpected error occurred' } },
  own: {
    'an item': {
      settings: 'bpost',
      body: '<itemTracking xmlns="http://schema.post.be/api/tti/v1/"><itemCode>323211111100000000000000</itemCode><deliveryTime>2026-03-06T10:00:00+01:00</deliveryTime><stateInfo><time>2026-03-05T11:20:00+01:00</time><stateCode>U00</stateCode><stateDescription>x</stateDescription></stateInfo><stateInfo><time>2026-03-04T11:20:00+01:00</time><stateCode>B04</stateCode><stateDescription>x</stateDescription></stateInfo><stateInfo><time>2026-03-03T11:20:00+01:00</time><stateCode>ZZ9</stateCode><stateDescription>x</stateDescription></stateInfo></itemTracking>',
      expected: {
        shipments: [
          {
            trackingNo: '323211111100000000000000',
            count: 3,
            events: [
              ['delivered', '2026-03-05T11:20:00+01:00', ''],
              ['attempt_failed.absent', '2026-03-04T11:20:00+01:00', ''],
              ['?ZZ9', '2026-03-03T11:20:00+01:00', ''],
            ],
            expectedBy: '2026-03-06T23:59:59.999+01:00',
          },
        ],
      },
    },
  },
};

export default bpost;
