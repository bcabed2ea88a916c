import type { CarrierExpectations } from './expected-answer';

const aramex: CarrierExpectations = {
  folder: 'aramex',
  files: { 'karrio-tracking-non-existent-response-xml.xml': { failure: 'no such waybill: 1Z12345E6205277936' } },
  own: {
    'a waybill beside one that it does not know': {
      settings: 'aramex',
      body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><ShipmentTrackingResponse xmlns="http://ws.aramex.net/ShippingAPI/v1/">
        <HasErrors>false</HasErrors><TrackingResults xmlns:a="urn:a"><a:KeyValue><a:Key>30000000001</a:Key><a:Value>
        <TrackingResult><UpdateCode>SH005</UpdateCode><UpdateDescription>Delivered</UpdateDescription><UpdateDateTime>2026-03-05T10:00:00</UpdateDateTime></TrackingResult>
        <TrackingResult><UpdateCode>SH999</UpdateCode><UpdateDescription>Hmm</UpdateDescription><UpdateDateTime>2026-03-04T10:00:00</UpdateDateTime></TrackingResult>
        </a:Value></a:KeyValue></TrackingResults><NonExistingWaybills xmlns:a="urn:a"><a:string>30000000002</a:string></NonExistingWaybills>
        </ShipmentTrackingResponse></s:Body></s:Envelope>`,
      expected: {
        shipments: [
          {
            trackingNo: '30000000001',
            count: 2,
            events: [
              ['delivered', '2026-03-05T10:00:00+04:00', ''],
              ['?SH999', '2026-03-04T10:00:00+04:00', ''],
            ],
          },
        ],
        refused: ['no such waybill: 30000000002'],
      },
    },
    'the newer interface, and a code that means something else in another region': {
      settings: 'aramex-rest',
      body: JSON.stringify({
        HasErrors: false,
        TrackingResults: [
          {
            Key: '30000000001',
            Value: [
              { UpdateCode: 'SH014', UpdateDescription: 'Shipment delivered', UpdateDateTime: '/Date(1772697600000+0300)/' },
              { UpdateCode: 'SH014', UpdateDescription: 'Record created.', UpdateDateTime: '2026-03-04T10:00:00' },
            ],
          },
        ],
        NonExistingWaybills: ['30000000002'],
      }),
      expected: {
        shipments: [
          {
            trackingNo: '30000000001',
            count: 2,
            events: [
              ['delivered', '2026-03-05T11:00:00+03:00', ''],
              ['label_created', '2026-03-04T10:00:00+04:00', ''],
            ],
          },
        ],
        refused: ['30000000002'],
      },
    },
    'a refusal': {
      settings: 'aramex',
      body: '<R><HasErrors>true</HasErrors><Notifications><Notification><Code>ERR01</Code><Message>Invalid username</Message></Notification></Notifications></R>',
      expected: { failure: 'Invalid username' },
    },
  },
};

export default aramex;
