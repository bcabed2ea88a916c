import type { CarrierExpectations } from './expected-answer';

const dhlExpress: CarrierExpectations = {
  folder: 'dhl_express',
  files: {
    'karrio-auth-error.xml': { failure: 'is less than minimum' },
    'karrio-intransit-tracking-response-xml.xml': {
      shipments: [
        {
          trackingNo: '9053283201',
          carrier: 'dhl',
          count: 1,
          events: [['picked_up', '2021-05-05T09:42:00-05:00', '']],
          expectedBy: '2021-05-08T03:59:00Z',
        },
      ],
    },
  },
  own: {
    'places with the names of their countries beside a waybill it does not know': {
      settings: 'dhl_express',
      body: `<req:TrackingResponse xmlns:req="http://www.dhl.com"><AWBInfo><AWBNumber>1</AWBNumber><Status><ActionStatus>success</ActionStatus></Status><ShipmentInfo>
        <ShipmentEvent><Date>2026-03-05</Date><Time>10:00:00</Time><ServiceEvent><EventCode>OK</EventCode></ServiceEvent><ServiceArea><Description>Milan - Italy </Description></ServiceArea></ShipmentEvent>
        <ShipmentEvent><Date>2026-03-03</Date><Time>10:00:00</Time><ServiceEvent><EventCode>XQ</EventCode></ServiceEvent><ServiceArea><Description>BOSTON,MA-USA</Description></ServiceArea></ShipmentEvent>
        </ShipmentInfo></AWBInfo><AWBInfo><AWBNumber/><Status><ActionStatus>No Shipments Found</ActionStatus><Condition><ConditionCode>209</ConditionCode>
        <ConditionData>No Shipments Found for AWBNumber 2</ConditionData></Condition></Status></AWBInfo></req:TrackingResponse>`,
      expected: {
        shipments: [
          {
            trackingNo: '1',
            carrier: 'dhl',
            count: 2,
            events: [
              ['delivered', '2026-03-05T10:00:00+01:00', ''],
              ['?XQ', '2026-03-03T10:00:00-05:00', ''],
            ],
          },
        ],
        refused: ['No Shipments Found'],
      },
    },
  },
};

export default dhlExpress;
