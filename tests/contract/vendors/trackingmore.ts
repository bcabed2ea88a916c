import type { VendorExpectations } from './expected-payload';

const about = 'usps/9400111899223397576146';

const trackingmore: VendorExpectations = {
  folder: 'aggregator/trackingmore',
  files: {
    'apievangelist-detect-courier-request.json': 'nothing',
    'apievangelist-detect-courier-response.json': 'nothing',
    'apievangelist-tracking-in-transit.json': {
      facts: [
        [about, 'label_created', '2026-06-10T09:15:00Z', 'Shenzhen, China'],
        [about, 'in_transit.arrived', '2026-06-13T14:30:00Z', 'Los Angeles, CA, USA'],
        [about, 'in_transit', '2026-06-12T06:00:00Z', 'Los Angeles, CA, USA'],
      ],
    },
  },
  own: {
    'a wrong key': {
      format: 'trackingmore',
      body: '{"code":4001,"message":"Invalid API key.","data":[]}',
      expected: { failure: 'Invalid API key.' },
    },
    'a list of two, in the words of its newer interface: pickup by its words, what it has never said, no time, a day': {
      format: 'trackingmore',
      body: JSON.stringify({
        code: 200,
        data: [
          {
            tracking_number: 'T1',
            courier_code: 'zto',
            scheduled_delivery_date: null,
            origin_info: {
              trackinfo: [
                {
                  checkpoint_date: '2026-03-04T10:00:00+08:00',
                  checkpoint_delivery_status: 'pickup',
                  tracking_detail: 'Out for delivery',
                  city: 'Wuhan',
                },
                { checkpoint_date: '2026-03-04T09:00:00+08:00', checkpoint_delivery_status: 'pickup', tracking_detail: 'Soon with you' },
                {
                  checkpoint_date: '2026-03-03',
                  checkpoint_delivery_status: 'transit',
                  checkpoint_delivery_substatus: 'transit005',
                  tracking_detail: '',
                },
                { checkpoint_date: null, checkpoint_delivery_status: 'delivered' },
              ],
            },
          },
          {
            tracking_number: 'T2',
            courier_code: 'usps',
            destination_info: {
              trackinfo: [
                {
                  checkpoint_date: '2026-03-04T10:00:00-05:00',
                  checkpoint_status: 'exception',
                  substatus: 'exception010',
                  details: 'Back',
                },
                { checkpoint_date: '2026-03-03T10:00:00-05:00', checkpoint_status: 'exception', substatus: 'exception_999', details: 'Oh' },
                { checkpoint_date: '2026-03-02T10:00:00-05:00', checkpoint_status: 'lunch', details: 'Delivered' },
              ],
            },
          },
        ],
      }),
      expected: {
        facts: [
          ['zto/T1', 'out_for_delivery', '2026-03-04T10:00:00+08:00', 'Wuhan'],
          ['zto/T1', '?pickup', '2026-03-04T09:00:00+08:00'],
          ['zto/T1', 'customs.released', '2026-03-03T00:00:00Z day'],
          ['usps/T2', 'returned', '2026-03-04T10:00:00-05:00'],
          ['usps/T2', 'problem.generic', '2026-03-03T10:00:00-05:00'],
          ['usps/T2', '?lunch', '2026-03-02T10:00:00-05:00'],
        ],
      },
    },
  },
};

export default trackingmore;
