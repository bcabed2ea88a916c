/** One recorded 快递100 trace: whose number, where the payload leaves it out, and `moment code` of each line, oldest first. */
export interface ExpectedTrace {
  nu?: string;
  com?: string;
  lines: string[];
}

/** Written from the words of the traces, on the mainland's clock. */
export const TRACES: Readonly<Record<string, ExpectedTrace>> = {
  'trace-sf-660593498897.json': {
    nu: '660593498897',
    com: 'shunfeng',
    lines: [
      '2015-04-14 06:23:22 in_transit.arrived',
      '2015-04-14 08:19:27 in_transit.arrived',
      '2015-04-14 10:26:03 in_transit.arrived',
      '2015-04-14 13:52:49 problem.delayed',
      '2015-04-14 13:55:14 out_for_delivery',
      // says where the signature can be seen, and of no signing
      '2015-04-14 14:24:23 in_transit.info',
      '2015-04-14 14:24:23 delivered',
    ],
  },
  'trace-sf-agent-weifang.json': {
    nu: 'SF0000000000001',
    com: 'shunfeng',
    lines: [
      '2019-01-13 17:13:21 picked_up',
      // loaded and about to leave is not gone
      '2019-01-13 20:01:08 in_transit',
      '2019-01-13 20:39:47 in_transit.departed',
      '2019-01-13 21:05:56 in_transit.arrived',
      '2019-01-13 23:59:14 in_transit',
      '2019-01-14 00:24:21 in_transit.departed',
      '2019-01-14 09:24:07 in_transit.arrived',
      '2019-01-14 09:44:55 in_transit',
      '2019-01-14 14:57:40 in_transit.departed',
      '2019-01-14 19:52:05 in_transit.arrived',
      '2019-01-15 01:55:44 in_transit',
      '2019-01-15 05:57:10 in_transit.departed',
      '2019-01-15 07:00:24 in_transit.arrived',
      '2019-01-15 07:41:10 out_for_delivery',
      '2019-01-15 08:43:21 delivered.agent',
    ],
  },
  'trace-sto-773027491214552.json': {
    lines: [
      '2020-03-14 22:45:07 picked_up',
      '2020-03-15 00:40:42 picked_up',
      '2020-03-15 00:44:08 in_transit.departed',
      '2020-03-15 03:44:43 in_transit.arrived',
      '2020-03-15 04:15:09 in_transit.departed',
      '2020-03-15 04:15:53 in_transit',
      '2020-03-15 04:15:53 in_transit.departed',
      '2020-03-15 04:47:34 in_transit',
      '2020-03-15 04:47:34 in_transit.departed',
      '2020-03-15 18:10:46 in_transit.arrived',
      '2020-03-15 18:10:46 in_transit.arrived',
      '2020-03-15 18:22:35 in_transit.departed',
      '2020-03-16 06:52:22 in_transit.arrived',
      '2020-03-16 07:04:00 in_transit.departed',
      '2020-03-16 14:42:44 in_transit.arrived',
      '2020-03-16 15:27:44 out_for_delivery',
      '2020-03-16 16:10:59 available_for_pickup.station',
      '2020-03-17 13:32:03 delivered.station_collected',
    ],
  },
  'trace-yunda-1201088260402.json': {
    lines: [
      '2014-01-11 15:21:24 picked_up',
      '2014-01-11 19:00:21 in_transit',
      '2014-01-11 20:57:48 in_transit',
      '2014-01-11 21:40:50 in_transit',
      '2014-01-12 01:10:03 in_transit.arrived',
      '2014-01-12 01:10:45 in_transit',
      '2014-01-13 01:38:03 in_transit',
      '2014-01-13 01:44:14 in_transit.departed',
      '2014-01-13 09:33:31 in_transit',
      '2014-01-13 10:22:45 at_destination',
      '2014-01-14 20:20:36 in_transit',
      '2014-01-14 20:43:19 delivered.photo_only',
    ],
  },
  'trace-yunda-4302557768029.json': {
    lines: [
      '2019-11-29 10:49:57 picked_up',
      '2019-11-29 12:37:22 in_transit',
      '2019-11-29 18:26:50 in_transit',
      '2019-11-29 18:29:08 in_transit',
      '2019-11-30 14:57:33 in_transit.arrived',
      '2019-11-30 15:18:16 in_transit.departed',
      '2019-12-01 07:02:42 at_destination',
      '2019-12-01 07:09:36 out_for_delivery',
      // the vendor's own word for the line is 签收, its text a locker drop: nobody has it in hand yet
      '2019-12-01 08:36:29 available_for_pickup.locker',
    ],
  },
};

/** Checkpoints of the recorded AfterShip trackings, by number and oldest first, in UTC; those without any tell their state alone. */
export const CHECKPOINTS: Readonly<Record<string, string[]>> = {
  'aftership-trackingwithadditionalfields-get-last-checkpoint-0.json': ['2021-03-25T09:59:00Z in_transit.arrived_country'],
  'pyaftership-get-trackings.json 0': [
    '2018-07-31T14:33:00Z label_created',
    '2018-07-31T20:47:00Z picked_up',
    '2018-07-31T21:51:00Z in_transit.arrived',
    '2018-08-01T00:29:29Z in_transit.departed',
    '2018-08-01T04:13:04Z problem.generic',
    '2018-08-01T04:17:00Z in_transit.arrived',
    '2018-08-01T08:30:14Z in_transit.departed',
    '2018-08-01T10:29:00Z in_transit.departed',
    '2018-08-01T10:31:00Z in_transit.arrived',
    '2018-08-01T10:41:00Z out_for_delivery',
    '2018-08-01T17:19:47Z delivered',
  ],
};
