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
};

export default roadie;
