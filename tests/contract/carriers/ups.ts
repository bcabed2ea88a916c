import type { CarrierExpectations } from './expected-answer';

const ups: CarrierExpectations = {
  folder: 'ups',
  settings: { 'karrio-auth-error.json': 'ups-rest' },
  files: {
    'karrio-auth-error.json': { failure: 'Invalid Access License number' },
    'shipit-ups-2nd-trk-number.xml': {
      shipments: [
        { trackingNo: '1Z12345E0390515214', count: 1, events: [['delivered', '2010-04-29T12:00:00-04:00', 'Anytown']] },
        { trackingNo: '1Z12345E0393657226', count: 1, events: [['delivered', '1999-04-29T12:00:00-04:00', 'Anytown']] },
      ],
    },
    'shipit-ups-delivered.xml': {
      shipments: [
        {
          trackingNo: '1Z12345E0291980793',
          count: 2,
          events: [
            ['delivered', '2010-06-10T12:00:00-04:00', 'Anytown'],
            ['label_created', '2010-06-08T12:00:00-04:00', ''],
          ],
        },
      ],
    },
    'shipit-ups-transit.xml': {
      shipments: [
        { trackingNo: '1Z12345E1392654435', count: 1, events: [['picked_up', '2010-05-05T01:00:00-06:00', 'Grand Junction Air S']] },
      ],
    },
  },
  own: {
    'a number it does not know': {
      settings: 'ups-rest',
      body: '{"trackResponse":{"shipment":[{"inquiryNumber":"1Z1","warnings":[{"code":"TW0001","message":"Tracking Information Not Found"}]}]}}',
      expected: { failure: 'Tracking Information Not Found' },
    },
    'a wrong access key in XML': {
      settings: 'ups',
      body: '<TrackResponse><Response><ResponseStatusCode>0</ResponseStatusCode><Error><ErrorSeverity>Hard</ErrorSeverity><ErrorCode>250003</ErrorCode><ErrorDescription>Invalid Access License number</ErrorDescription></Error></Response></TrackResponse>',
      expected: { failure: 'Invalid Access License number' },
    },
    'the newer interface': {
      settings: 'ups-rest',
      body: JSON.stringify({
        trackResponse: {
          shipment: [
            {
              package: [
                {
                  trackingNumber: '1Z00000E0000000001',
                  deliveryDate: [{ type: 'SDD', date: '20260305' }],
                  activity: [
                    {
                      location: { address: { city: 'SEATTLE', stateProvince: 'WA', countryCode: 'US' } },
                      status: { type: 'X', code: 'NH', description: 'The receiver was not there' },
                      date: '20260304',
                      time: '101500',
                      gmtOffset: '-08:00',
                    },
                    {
                      location: { address: { city: 'RENO', stateProvince: 'NV', countryCode: 'US' } },
                      status: { type: 'I', code: 'DP', description: 'Departed' },
                      date: '20260303',
                      time: '221500',
                    },
                    {
                      location: { address: { city: 'RENO', stateProvince: 'NV', countryCode: 'US' } },
                      status: { type: 'X', code: 'SR', description: 'Your package was released by the customs agency.' },
                      date: '20260303',
                      time: '201500',
                    },
                    {
                      location: { address: { countryCode: 'US' } },
                      status: { type: 'Q', code: 'Q9', description: 'Never heard of' },
                      date: '20260302',
                      time: '',
                    },
                  ],
                },
              ],
            },
          ],
        },
      }),
      expected: {
        shipments: [
          {
            trackingNo: '1Z00000E0000000001',
            count: 4,
            events: [
              ['attempt_failed.absent', '2026-03-04T10:15:00-08:00', 'Seattle'],
              ['in_transit.departed', '2026-03-03T22:15:00-08:00', 'Reno'],
              ['customs.released', '2026-03-03T20:15:00-08:00', 'Reno'],
              ['?Q-Q9', '2026-03-02T00:00:00-05:00 day', ''],
            ],
            expectedBy: '2026-03-05T23:59:59.999-05:00',
          },
        ],
      },
    },
  },
};

export default ups;
