import type { CarrierExpectations } from './expected-answer';

const tnt: CarrierExpectations = {
  folder: 'tnt',
  files: { 'karrio-tracking-error-response.xml': { failure: 'Unauthorized Access' } },
  own: {
    'a consignment': {
      settings: 'tnt',
      body: `<TrackResponse><Consignment access="public"><ConsignmentNumber>123456785</ConsignmentNumber><SummaryCode>DEL</SummaryCode>
        <StatusData><StatusCode>OK</StatusCode><StatusDescription>Delivered</StatusDescription>
        <LocalEventDate format="YYYYMMDD">20260305</LocalEventDate><LocalEventTime format="HHMM">1020</LocalEventTime><DepotName>Utrecht</DepotName></StatusData>
        <StatusData><StatusCode>QQ</StatusCode><StatusDescription>Mystery</StatusDescription><LocalEventDate>20260304</LocalEventDate></StatusData>
        </Consignment></TrackResponse>`,
      expected: {
        shipments: [
          {
            trackingNo: '123456785',
            count: 2,
            events: [
              ['delivered', '2026-03-05T10:20:00+01:00', ''],
              ['?QQ', '2026-03-04T00:00:00+01:00 day', ''],
            ],
          },
        ],
      },
    },
  },
};

export default tnt;
