import type { CarrierExpectations } from './expected-answer';

const dpd: CarrierExpectations = {
  folder: 'dpd',
  asked: { 'karrio-tracking-response.xml': '05308801410058' },
  files: {
    'karrio-tracking-response.xml': {
      shipments: [
        {
          trackingNo: '05308801410058',
          count: 15,
          events: [
            ['in_transit', '2021-08-17T19:11:26+02:00', ''],
            ['in_transit', '2021-08-17T19:48:00+02:00', ''],
            ['at_destination', '2021-08-18T04:09:55+02:00', ''],
            ['out_for_delivery', '2021-08-18T07:34:34+02:00', ''],
            ['out_for_delivery', '2021-08-18T10:14:00+02:00', ''],
            ['attempt_failed', '2021-08-18T14:43:31+02:00', ''],
            ['attempt_failed', '2021-08-18T14:43:31+02:00', ''],
            ['available_for_pickup.store', '2021-08-18T16:09:35+02:00', ''],
            ['available_for_pickup.store', '2021-08-18T16:15:56+02:00', ''],
            ['available_for_pickup.store', '2021-08-18T16:16:57+02:00', ''],
            ['available_for_pickup.store', '2021-08-18T16:41:00+02:00', ''],
            ['out_for_delivery', '2021-08-19T10:30:00+02:00', ''],
            ['out_for_delivery', '2021-08-19T11:32:51+02:00', ''],
            ['picked_up', '2021-08-19T15:57:33+02:00', ''],
            ['at_destination', '2021-08-19T17:11:26+02:00', ''],
          ],
        },
      ],
    },
  },
  own: {
    'what was not reached yet is no event, and each place has its clock': {
      settings: 'dpd',
      asked: '05',
      body: '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><g:getTrackingDataResponse xmlns:g="http://dpd.com/common/service/types/ParcelLifeCycleService/2.0"><trackingresult><statusInfo><status>Courier</status><description><content><content>x</content></content></description><statusHasBeenReached>true</statusHasBeenReached><location><content>London (GB)</content></location><date><content>3/5/2026 12:05 AM</content></date></statusInfo><statusInfo><status>Teleport</status><description><content><content>x</content></content></description><statusHasBeenReached>true</statusHasBeenReached><location><content>Puurs (BE)</content></location><date><content>3/5/2026 12:06:01 PM</content></date></statusInfo><statusInfo><status>Delivered</status><description><content><content>x</content></content></description><statusHasBeenReached>false</statusHasBeenReached><location><content>Puurs (BE)</content></location><date><content>3/6/2026 12:05:00 PM</content></date></statusInfo><statusInfo><status>Delivered</status><description><content><content>x</content></content></description><statusHasBeenReached>true</statusHasBeenReached><location><content>Puurs (BE)</content></location></statusInfo></trackingresult></g:getTrackingDataResponse></s:Body></s:Envelope>',
      expected: {
        shipments: [
          {
            trackingNo: '05',
            count: 2,
            events: [
              ['out_for_delivery', '2026-03-05T00:05:00Z', ''],
              ['?Teleport', '2026-03-05T12:06:01+01:00', ''],
            ],
          },
        ],
      },
    },
    'a no': {
      settings: 'dpd',
      asked: '05',
      body: '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Server</faultcode><faultstring>Parcel number unknown</faultstring></s:Fault></s:Body></s:Envelope>',
      expected: { failure: 'Parcel number unknown' },
    },
    'an answer of which nobody says whose it is': {
      settings: 'dpd',
      body: '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><trackingresult><statusInfo><status>Courier</status><description><content><content>x</content></content></description><statusHasBeenReached>true</statusHasBeenReached><location><content>London (GB)</content></location><date><content>3/5/2026 12:05 AM</content></date></statusInfo></trackingresult></s:Body></s:Envelope>',
      expected: { shipments: [], refused: ['is missing'] },
    },
  },
};

export default dpd;
