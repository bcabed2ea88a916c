/** What a scan text says; null when nothing in it can be told for certain. */
export interface ScanReading {
  code: string;
  reason?: string;
}

/** Words that speak of a signature, a delivery or a return that has not happened: they prove nothing. */
const NOT_YET = [
  /请[^,，。;；]{0,8}准备[^,，。;；]{0,4}(签收|取件|收货)/g,
  /(预计|预期|将于|如需|若|如果|可以?|请勿|避免)[^,，。;；]{0,30}(签收|送达|派送|派件|到达|退回|取件|揽收)/g,
  /(很快|即将|将要?|准备|等待|等候|待|安排|暂停|尽快|继续|重新|再次)[^,，。;；:：]{0,10}(派送|派件|投递|配送|签收|取件)/g,
  /(未|无法|不能|超时未)[^,，。;；]{0,4}签收/g,
  /签收(人信息|图|单|时|前|后请|码)/g,
];

const FAILED =
  /(派送|派件|投递|妥投|配送|签收)(不成功|未成功|失败)|未能?(成功)?(派送|投递|妥投)|无法(派送|投递|妥投)|未妥投|delivery (attempted|failed)|failed (delivery )?attempt/i;
const LOCKER = /丰巢|智能柜|快递柜|自提柜|储物柜|蜂巢|柜机|格口|parcel locker/i;
const STATION = /驿站|代收点|自提点|服务站|代办点|便利店|兔喜|代理点|门店|超市|社区店|邮政所|pickup point/i;
const PUT =
  /放入|存入|投入|放至|放在|存放|暂存|暂放|投递至|送至|送达|派送至|送到|已到|到达|入库|代收|保管|待取|请[^。]{0,12}(取件|自提|领取)|ready for (pickup|collection)/i;
const TAKEN = /已取出|已取件|取件成功|已取走|已自提|自提成功|已领取|凭(取货码|取件码)[^,，。]{0,4}签收|签收人在[^,，。]{0,80}领取/;
const SIGNED =
  /已经?[^,，。;；]{0,24}签收|被[^。]{0,12}签收|代签收|妥投|签收成功|签收人[:：是]|投递成功|派送成功|已送达|已交付|\bdelivered\b/i;

/**
 * Reads the stage of a shipment out of a carrier's own words, for sources that give no code (INTEGRATIONS C3). It is
 * conservative: announcements, requests and negations prove nothing, and what matches no rule is null.
 */
export function readScanText(text: string): ScanReading | null {
  const claims = NOT_YET.reduce((rest, pattern) => rest.replace(pattern, ' '), text);
  return readReturn(text, claims) ?? readFailure(text) ?? readPickupPoint(claims) ?? readDelivery(claims) ?? readMovement(text, claims);
}

function readReturn(text: string, claims: string): ScanReading | null {
  const reason = /拒收|拒签/.test(text) ? 'recipient.refused' : undefined;
  if (/(退回|退件)[^,，。]{0,6}签收|退签|(寄件人|发件人)[^,，。]{0,6}签收|returned to sender/i.test(claims))
    return { code: 'returned', reason };
  if (/已退回|退回中|被退回|正在退回|退回件|退件|退回至|退回发件|退回寄件|returning to sender/i.test(claims)) {
    return reason ? { code: 'returning.refused', reason } : { code: 'returning' };
  }
  if (reason) return { code: 'attempt_failed.refused', reason };
  if (/(已|确认)(遗失|丢失)/.test(claims)) return { code: 'lost', reason: 'carrier.lost' };
  return null;
}

function readFailure(text: string): ScanReading | null {
  const why = failureReason(text);
  if (FAILED.test(text)) return why ?? { code: 'attempt_failed' };
  if (!why || why.code === 'attempt_failed.closed') return null;
  return why.code === 'attempt_failed.bad_address'
    ? { code: 'problem.generic', reason: why.reason }
    : { code: 'problem.no_contact', reason: why.reason };
}

/** Why a delivery failed, where the words say it. */
export function failureReason(text: string): ScanReading | null {
  if (/地址(不详|错误|有误|不清)|查无此人|bad address|incorrect address/i.test(text)) {
    return { code: 'attempt_failed.bad_address', reason: 'recipient.bad_address' };
  }
  if (/联系不上|无法联系|无法接通|无人接听|电话关机/.test(text)) return { code: 'attempt_failed.absent', reason: 'recipient.no_contact' };
  if (/无人在家|不在家|家中无人|收件人不在/.test(text)) return { code: 'attempt_failed.absent', reason: 'recipient.absent' };
  if (/已?下班|关门|闭店|节假日|公司放假/.test(text)) return { code: 'attempt_failed.closed', reason: 'recipient.closed' };
  return null;
}

/** Locker or station as the words name it; null for neither. */
export function pickupPoint(text: string): 'locker' | 'station' | null {
  if (LOCKER.test(text)) return 'locker';
  return STATION.test(text) ? 'station' : null;
}

/** Whether the words say that somebody took the shipment out of a locker or station. */
export function isTakenOut(text: string): boolean {
  const claims = NOT_YET.reduce((rest, pattern) => rest.replace(pattern, ' '), text);
  return TAKEN.test(claims) && !/(快递员|业务员|小哥|揽收员|取件员)[^,，。]{0,20}(已取件|取件成功)/.test(claims);
}

function readPickupPoint(claims: string): ScanReading | null {
  const point = pickupPoint(claims);
  if (isTakenOut(claims)) {
    if (point === 'locker') return { code: 'delivered.locker_collected' };
    return { code: point === 'station' || /取货码|取件码/.test(claims) ? 'delivered.station_collected' : 'delivered' };
  }
  if (!point) return null;
  const isSigner = /签收人?[:：是]?[^,，。]{0,4}[【[(（]?[^,，。]{0,20}$/.test(
    claims.slice(0, claims.search(point === 'locker' ? LOCKER : STATION)),
  );
  return isSigner || PUT.test(claims) ? { code: `available_for_pickup.${point}` } : null;
}

function readDelivery(claims: string): ScanReading | null {
  return SIGNED.test(claims) && !/已送达[^,，。]{0,10}(网点|中心|站点|分部)/.test(claims) ? { code: `delivered${signer(claims)}` } : null;
}

/** Suffix of the delivered code for who signed, where the words say it. */
export function signer(text: string): string {
  if (/本人/.test(text)) return '.self';
  if (/邻居/.test(text)) return '.neighbour';
  if (/门卫|保安|前台|物业|收发室|传达室/.test(text)) return '.guard';
  if (/家人|家属|亲属/.test(text)) return '.household';
  if (/代签|代收|同事|他人/.test(text)) return '.agent';
  return /拍照|照片/.test(text) ? '.photo_only' : '';
}

/** Ordered: the first that matches decides. */
const MOVEMENTS: [pattern: RegExp, code: string, reason?: string][] = [
  [/(清关|通关|海关)[^,，。]{0,6}(完成|放行|结束)|已清关|已放行|customs (cleared|completed|released)/i, 'customs.released'],
  [/(清关|通关|海关)[^,，。]{0,6}(异常|失败|扣留|查验)|held (by|in) customs/i, 'customs.held'],
  [/清关|报关|通关|海关|customs/i, 'customs'],
  [
    /派送中|派件中|正在(第.{1,3}次)?(派|投递)|派送途中|进行派件|开始派送|投递中|派送业务员|派件员|安排投递|out for delivery|on .{0,12}vehicle for delivery/i,
    'out_for_delivery',
  ],
  [/破损/, 'problem.damaged', 'carrier.damaged'],
  [/错分|错发|发错|分错|missort/i, 'in_transit.missorted', 'carrier.missorted'],
  [/滞留/, 'problem.delayed', 'carrier.held_at_depot'],
  [/延误|延迟|加工作日|delayed/i, 'problem.delayed', 'carrier.delayed'],
  [/问题件|疑难件|(快件|包裹)异常/, 'problem.generic'],
  [/(待|等待|准备|通知)[^,，。;；]{0,14}(揽收|揽件|取件)/, 'awaiting_pickup'],
  [/已揽收|揽收成功|已收取|已收件|已揽件|揽件扫描|收件扫描|已收寄|直营揽收|已取件|picked up/i, 'picked_up'],
  [/已下单|面单|订单已创建|运单已创建|shipment information (sent|received)|label created/i, 'label_created'],
  [/到达[^,，。]{0,4}目的地|arrived at destination facility/i, 'at_destination'],
  [/已发往|正发往|已装袋发往|已发出|已发车|已发货|从站点发出|离开|已起飞|\bdeparted\b|\bleft\b/i, 'in_transit.departed'],
  [/到达|已到|抵达|卸车|进港|已收入|(^|[\s,，】])到\s*【|\barrived\b/i, 'in_transit.arrived'],
  [/扫描|装车|装袋|分拣|称重|集包|建包|分拨|中转|转运|航班|发往|运输中|in transit/i, 'in_transit'],
];

function readMovement(text: string, claims: string): ScanReading | null {
  for (const [pattern, code, reason] of MOVEMENTS) {
    // Waiting for a pickup is told in words of what has not happened yet.
    const said = code === 'awaiting_pickup' ? text : claims;
    if (pattern.test(said) && !(code === 'in_transit.departed' && /(即?将|准备)发往/.test(said))) return { code, reason };
  }
  return null;
}
