import type { CarrierExpectations } from './expected-answer';

const dhlPoland: CarrierExpectations = {
  folder: 'dhl_poland',
  files: {
    // a sample with the word "string" in place of every status
    'karrio-tracking-response-xml.xml': {
      shipments: [
        {
          trackingNo: '24333892874',
          carrier: 'dhl',
          count: 2,
          events: [
            ['?string', '2012-10-12T07:40:31+02:00', ''],
            ['?string', '2012-10-12T06:40:31+02:00', ''],
          ],
        },
      ],
    },
  },
  own: {
    'words that it uses': {
      settings: 'dhl_poland',
      body: `<getTrackAndTraceInfoResponse><getTrackAndTraceInfoResult><shipmentId>1</shipmentId><events>
        <item><status>DOR</status><timestamp>2026-03-05 11:00:00</timestamp></item>
        <item><status>LK</status><timestamp>2026-03-05 08:00:00</timestamp></item>
        </events></getTrackAndTraceInfoResult></getTrackAndTraceInfoResponse>`,
      expected: {
        shipments: [
          {
            trackingNo: '1',
            carrier: 'dhl',
            count: 2,
            events: [
              ['delivered', '2026-03-05T11:00:00+01:00', ''],
              ['out_for_delivery', '2026-03-05T08:00:00+01:00', ''],
            ],
          },
        ],
      },
    },
  },
};

export default dhlPoland;
