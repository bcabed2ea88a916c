import type { CarrierExpectations } from './expected-answer';

const a1International: CarrierExpectations = {
  folder: 'a1international',
  files: {
    'shipit-a1-shipping.xml': {
      shipments: [
        {
          trackingNo: 'AZI1001449356',
          count: 1,
          events: [['in_transit.departed', '2015-07-10T10:10:00-05:00', 'Whitestown']],
          expectedBy: '2015-07-13T23:59:59.999-04:00',
        },
      ],
    },
  },
  own: {
    'a number it does not know': {
      settings: 'a1international',
      body: `<AmazonTrackingResponse><TrackingErrorInfo><TrackingNumber>1</TrackingNumber><TrackingErrorDetail>
        <ErrorDetailCode>ERROR_101</ErrorDetailCode><ErrorDetailCodeDesc>Invalid Tracking Number</ErrorDetailCodeDesc>
        </TrackingErrorDetail></TrackingErrorInfo></AmazonTrackingResponse>`,
      expected: { failure: 'Invalid Tracking Number' },
    },
  },
};

export default a1International;
