import type { CarrierExpectations } from './expected-answer';

const alliedExpress: CarrierExpectations = {
  folder: 'allied_express',
  files: {
    'karrio-tracking-response.json': {
      shipments: [{ trackingNo: '123456789', count: 1, events: [['in_transit', '2021-05-28T10:03:20+10:00', '']] }],
    },
  },
  otherReading: { 'karrio-tracking-response.json': 'it takes the number of the piece for the code of its scan' },
  own: {
    'several scans in one answer': {
      settings: 'allied_express',
      body: JSON.stringify({
        'soapenv:Body': {
          r: {
            result: {
              statusBarcodesList: [
                {
                  consignmentNote: 'AOE1',
                  scannedBarcode: 'AOE1-1',
                  depotLocation: 'NOWRA',
                  scannedStatus: 'Freight has been delivered',
                  scannnedTimestamp: '2026-03-05T14:03:55.000+11:00',
                },
                {
                  consignmentNote: 'AOE1',
                  scannedBarcode: 'AOE1-1',
                  depotLocation: 'SYDNEY',
                  scannedStatus: 'IN TRANSIT TO NOWRA',
                  scannnedTimestamp: '2026-03-04T04:00:00.000+11:00',
                },
                {
                  consignmentNote: 'AOE1',
                  scannedBarcode: 'AOE1-1',
                  depotLocation: 'SYDNEY',
                  scannedStatus: 'BEAMED UP',
                  scannnedTimestamp: '2026-03-04T05:00:00.000+11:00',
                },
              ],
            },
          },
        },
      }),
      expected: {
        shipments: [
          {
            trackingNo: 'AOE1',
            count: 3,
            events: [
              ['delivered', '2026-03-05T14:03:55+11:00', ''],
              ['in_transit', '2026-03-04T04:00:00+11:00', ''],
              ['?BEAMED UP', '2026-03-04T05:00:00+11:00', ''],
            ],
          },
        ],
      },
    },
    'the SOAP answer itself': {
      settings: 'allied_express-soap',
      body: '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><ns1:getShipmentsStatusResponse xmlns:ns1="http://neptune.alliedexpress.com.au/ttws-ejb"><result><statusBarcodesList><consignmentNote>AOE2</consignmentNote><depotLocation>NOWRA</depotLocation><scannedBarcode>AOE2-001</scannedBarcode><scannedStatus>CARD LEFT</scannedStatus><scannnedTimestamp>2026-03-05T14:03:55.000+11:00</scannnedTimestamp></statusBarcodesList><statusBarcodesList><consignmentNote>AOE2</consignmentNote><depotLocation>NOWRA</depotLocation><scannedBarcode>AOE2-001</scannedBarcode><scannnedTimestamp>2026-03-05T04:00:00.000+11:00</scannnedTimestamp></statusBarcodesList></result></ns1:getShipmentsStatusResponse></soapenv:Body></soapenv:Envelope>',
      expected: {
        shipments: [
          {
            trackingNo: 'AOE2',
            count: 2,
            events: [
              ['attempt_failed.absent', '2026-03-05T14:03:55+11:00', ''],
              ['in_transit', '2026-03-05T04:00:00+11:00', ''],
            ],
            carrier: 'allied_express',
          },
        ],
      },
    },
    'no shipment': {
      settings: 'allied_express',
      body: JSON.stringify({ 'soapenv:Body': { r: { result: { statusError: 'No Shipment status found.' } } } }),
      expected: { failure: 'No Shipment status found' },
    },
    'no shipment in SOAP': {
      settings: 'allied_express-soap',
      body: '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><ns1:getShipmentsStatusResponse xmlns:ns1="http://neptune.alliedexpress.com.au/ttws-ejb"><result><statusError>No Shipment status found.</statusError></result></ns1:getShipmentsStatusResponse></soapenv:Body></soapenv:Envelope>',
      expected: { failure: 'No Shipment status found' },
    },
  },
};

export default alliedExpress;
