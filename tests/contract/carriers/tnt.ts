import type { CarrierExpectations } from './expected-answer';

const tnt: CarrierExpectations = {
  folder: 'tnt',
  files: { 'karrio-tracking-error-response.xml': { failure: 'Unauthorized Access' } },
  own: {
    'scans at home and abroad beside a number it does not know': {
      settings: 'tnt',
      body: `<TrackResponse><Consignment><ConsignmentNumber>1</ConsignmentNumber>
        <DestinationCountry><CountryCode>GB</CountryCode></DestinationCountry><OriginCountry><CountryCode>US</CountryCode></OriginCountry>
        <StatusData><StatusCode>OD</StatusCode><StatusDescription><![CDATA[Out For Delivery.]]></StatusDescription><LocalEventDate>20260305</LocalEventDate><LocalEventTime>0747</LocalEventTime></StatusData>
        <StatusData><StatusCode>NR</StatusCode><StatusDescription>Shipment Delayed In Transit Recovery Actions Underway</StatusDescription><LocalEventDate>20260304</LocalEventDate><LocalEventTime>1052</LocalEventTime></StatusData>
        <StatusData><StatusCode>IS</StatusCode><StatusDescription>Shipment Received At Tnt Location</StatusDescription><LocalEventDate>20260303</LocalEventDate><LocalEventTime>0850</LocalEventTime></StatusData>
        <StatusData><StatusCode>CI</StatusCode><StatusDescription>Shipment Received At Origin Depot.</StatusDescription><LocalEventDate>20260302</LocalEventDate><LocalEventTime>1842</LocalEventTime></StatusData>
        </Consignment><Consignment><ConsignmentNumber>2</ConsignmentNumber><SummaryCode>CNF</SummaryCode></Consignment></TrackResponse>`,
      expected: {
        shipments: [
          {
            trackingNo: '1',
            count: 4,
            events: [
              ['out_for_delivery', '2026-03-05T07:47:00Z', ''],
              ['problem.delayed', '2026-03-04T10:52:00+01:00', ''],
              ['in_transit.arrived', '2026-03-03T08:50:00+01:00', ''],
              ['picked_up', '2026-03-02T18:42:00+01:00', ''],
            ],
          },
        ],
        refused: ['CNF'],
      },
    },
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
