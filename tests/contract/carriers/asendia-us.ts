import type { CarrierExpectations } from './expected-answer';

const asendiaUs: CarrierExpectations = {
  folder: 'asendia_us',
  files: { 'karrio-error-response.json': { failure: 'Authentication to the resource has been denied' } },
  own: {
    'a shipment': {
      settings: 'asendia_us',
      body: JSON.stringify({
        data: [
          {
            trackingNumberVendor: 'RL000000000CH',
            trackingMilestoneEvents: [
              { eventCode: 's10', eventDescription: 'Delivered', eventLocation: '', eventOn: '2026-03-09T11:13:00+00:00' },
              { eventCode: 's77', eventDescription: 'Held in Customs', eventLocation: '', eventOn: '2026-03-07T13:17:00+00:00' },
              { eventCode: 's99', eventDescription: 'Unheard of', eventLocation: '', eventOn: '2026-03-06T13:17:00+00:00' },
            ],
          },
        ],
        responseStatus: { responseStatusCode: 200, responseStatusMessage: 'OK' },
      }),
      expected: {
        shipments: [
          {
            trackingNo: 'RL000000000CH',
            carrier: 'asendia',
            count: 3,
            events: [
              ['delivered', '2026-03-09T11:13:00Z', ''],
              ['customs', '2026-03-07T13:17:00Z', ''],
              ['?s99', '2026-03-06T13:17:00Z', ''],
            ],
          },
        ],
      },
    },
    'a number without events': {
      settings: 'asendia_us',
      body: '{"trackingMilestone":null,"responseStatus":{"responseStatusCode":204,"responseStatusMessage":"There were no tracking events found"}}',
      expected: { failure: 'There were no tracking events found' },
    },
  },
};

export default asendiaUs;
