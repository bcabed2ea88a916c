import type { CarrierExpectations } from './expected-answer';

const stampsCom: CarrierExpectations = {
  folder: 'stamps_com',
  // its answers do not name the number that was asked about
  asked: { 'as-track-shipment-response.xml': '9400111201080302430600' },
  files: {
    'as-track-shipment-request.xml': 'nothing',
    'as-track-shipment-response.xml': {
      shipments: [
        {
          trackingNo: '9400111201080302430600',
          carrier: 'usps',
          count: 3,
          events: [
            // Indiana's clocks are Eastern
            ['delivered', '2008-02-19T10:32:00-05:00', 'Fort Wayne'],
            ['in_transit', '2008-02-15T16:58:00-05:00', 'Indianapolis'],
            ['label_created', '2008-02-13T16:09:00-05:00', ''],
          ],
        },
      ],
    },
  },
  own: {
    'without the number that it is about': {
      settings: 'stamps_com',
      body: '<TrackShipmentResponse><TrackingEvents><TrackingEvent><Timestamp>2026-03-04T10:00:00</Timestamp><TrackingEventType>Delivered</TrackingEventType></TrackingEvent></TrackingEvents></TrackShipmentResponse>',
      expected: 'nothing',
    },
    'a fault': {
      settings: 'stamps_com',
      body: '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Client</faultcode><faultstring>Invalid conversation token.</faultstring></s:Fault></s:Body></s:Envelope>',
      expected: { failure: 'Invalid conversation token' },
    },
  },
};

export default stampsCom;
