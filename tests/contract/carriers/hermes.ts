import type { CarrierExpectations } from './expected-answer';

const hermes: CarrierExpectations = {
  folder: 'hermes',
  files: { 'karrio-tracking-error-response.json': { failure: 'There is no information for the entered value' } },
  own: {
    'a shipment beside one that is unknown': {
      settings: 'hermes',
      body: JSON.stringify({
        shipmentinfo: [
          { shipmentID: 'H1', result: { code: 'e001', message: 'There is no information' } },
          {
            shipmentID: 'H1000000000000000001',
            result: { code: 's000', message: 'ok' },
            deliveryForecast: { fixed: false, date: '2026-03-05' },
            status: [
              { timestamp: '2026-03-03T09:00:00+0100', code: '0000', description: 'x' },
              {
                timestamp: '2026-03-05T09:00:00+0100',
                code: '3000',
                description: 'x',
                scanningUnit: { city: 'Hamburg', countryCode: 'DE' },
              },
              {
                timestamp: '2026-03-05T09:30:00+0100',
                code: '3499',
                description: 'x',
                scanningUnit: { city: 'Hamburg', countryCode: 'DE' },
              },
            ],
          },
        ],
      }),
      expected: {
        shipments: [
          {
            trackingNo: 'H1000000000000000001',
            count: 3,
            events: [
              ['label_created', '2026-03-03T09:00:00+01:00', ''],
              ['out_for_delivery', '2026-03-05T09:00:00+01:00', 'Hamburg'],
              ['?3499', '2026-03-05T09:30:00+01:00', 'Hamburg'],
            ],
            expectedBy: '2026-03-05T23:59:59.999+01:00',
          },
        ],
        refused: ['There is no information'],
      },
    },
  },
};

export default hermes;
