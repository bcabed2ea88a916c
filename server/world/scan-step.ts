/**
 * What can happen to a shipment on its way, and how each door says it: a code of our own API, the status of 快递100's
 * pushes (basic state, advanced code, its name) and AfterShip's sub-tag. Null where a feed has no word for it.
 */
export const SCAN_STEPS = {
  collected: { code: 'picked_up', state: '1', statusCode: '103', status: '已揽收', subtag: 'InTransit_002' },
  departed: { code: 'in_transit.departed', state: '0', statusCode: '1002', status: '干线', subtag: 'InTransit_007' },
  arrived: { code: 'in_transit.arrived', state: '0', statusCode: '1002', status: '干线', subtag: 'InTransit_003' },
  held: { code: 'problem.delayed', state: '2', statusCode: '208', status: '滞留', subtag: 'Exception_017' },
  resolved: { code: 'in_transit.problem_resolved', state: '0', statusCode: '1002', status: '干线', subtag: 'InTransit_008' },
  left_country: { code: 'in_transit.left_country', state: '0', statusCode: '0', status: '在途', subtag: 'InTransit_001' },
  arrived_country: { code: 'in_transit.arrived_country', state: '0', statusCode: '0', status: '在途', subtag: 'InTransit_004' },
  customs_started: { code: 'customs.started', state: '8', statusCode: '11', status: '清关中', subtag: 'InTransit_006' },
  customs_docs: { code: 'customs.docs', state: '8', statusCode: '13', status: '清关异常', subtag: 'Exception_018' },
  customs_released: { code: 'customs.released', state: '8', statusCode: '12', status: '已清关', subtag: 'InTransit_005' },
  at_destination: { code: 'at_destination', state: '0', statusCode: '1001', status: '到达派件城市', subtag: 'InTransit_003' },
  out: { code: 'out_for_delivery', state: '5', statusCode: '5', status: '派件', subtag: 'OutForDelivery_001' },
  absent: { code: 'attempt_failed.absent', state: '2', statusCode: '204', status: '派件异常', subtag: 'AttemptFail_002' },
  refused: { code: 'attempt_failed.refused', state: '2', statusCode: '203', status: '拒收', subtag: 'Exception_003' },
  in_locker: { code: 'available_for_pickup.locker', state: '5', statusCode: '501', status: '投柜或驿站', subtag: 'AvailableForPickup_001' },
  overdue: { code: 'available_for_pickup.overdue', state: '2', statusCode: '205', status: '柜或驿站超时未取', subtag: 'Exception_008' },
  signed_self: { code: 'delivered.self', state: '3', statusCode: '301', status: '本人签收', subtag: 'Delivered_003' },
  signed_agent: { code: 'delivered.agent', state: '3', statusCode: '303', status: '代签', subtag: 'Delivered_001' },
  signed_late: { code: 'delivered.after_attempt', state: '3', statusCode: '302', status: '派件异常后签收', subtag: 'Delivered_001' },
  taken: { code: 'delivered.locker_collected', state: '3', statusCode: '304', status: '投柜或站签收', subtag: 'Delivered_002' },
  returning: { code: 'returning', state: '6', statusCode: '6', status: '退回', subtag: 'Exception_010' },
  returned: { code: 'returned', state: '4', statusCode: '4', status: '退签', subtag: 'Exception_011' },
} as const;
export type ScanStep = keyof typeof SCAN_STEPS;

/** The step after which a shipment rests with its customer. */
export function isDelivery(step: ScanStep): boolean {
  return SCAN_STEPS[step].code.startsWith('delivered');
}
