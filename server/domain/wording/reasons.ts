import type { Text, WrittenLanguage } from '../shared/language';
import type { Actor } from '../tracking/sub-status';

export interface Reason {
  /** Why, in at most 18 Chinese characters, so that it fits a WeChat field. */
  name: Text;
  /** Who has to act when the flag itself does not say. */
  actor: Actor;
  /** What we ask of the customer; only where the customer can end it. */
  ask?: Text;
  /** False: for staff only, because it would only confuse or is our own trouble. */
  isPublic: boolean;
}

const say = (actor: Actor, zh: string, en: string, ask?: [string, string]): Reason => ({
  name: { 'zh-CN': zh, en },
  actor,
  isPublic: true,
  ...(ask ? { ask: { 'zh-CN': ask[0], en: ask[1] } } : {}),
});
const hide = (zh: string, en: string): Reason => ({ ...say('service', zh, en), isPublic: false });

const FIX_ADDRESS: [string, string] = ['请联系客服更正地址', 'please send us the right address'];
const STAY_REACHABLE: [string, string] = ['请留意快递来电', 'please keep your phone at hand'];
const COLLECT: [string, string] = ['请尽快取件', 'please collect it soon'];

/** The tree of causes `<party>.<cause>` (DOMAIN 3.3; the causes of Karrio's list under our parties). */
export const REASONS: Record<string, Reason> = {
  'carrier.missed_pickup': say('carrier', '快递还没有来揽收', 'the carrier has not collected it yet'),
  'carrier.no_movement': say('carrier', '快递长时间没有新动态', 'no new scan from the carrier'),
  'carrier.no_scan': say('carrier', '快递还没有首条扫描记录', 'the carrier has not scanned it yet'),
  'carrier.not_delivered': say('carrier', '派送后迟迟没有签收', 'out for delivery but not delivered yet'),
  'carrier.held_at_depot': say('carrier', '包裹滞留在网点', 'held at a depot'),
  'carrier.sorting_error': say('carrier', '包裹被分拣到别处', 'sent to the wrong depot'),
  'carrier.damaged_parcel': say('carrier', '包裹在运输中破损', 'damaged on the way'),
  'carrier.parcel_lost': say('carrier', '包裹可能已遗失', 'the parcel may be lost'),
  'carrier.parcel_being_researched': say('carrier', '快递正在查找包裹', 'the carrier is searching for it'),
  'carrier.address_not_found': say('carrier', '快递没找到地址', 'the courier did not find the address', FIX_ADDRESS),
  'carrier.out_of_area': say('service', '地址超出派送范围', 'outside the delivery area'),
  'carrier.not_enough_time': say('carrier', '当天没来得及派送', 'the courier ran out of time'),
  'carrier.vehicle_issue': say('carrier', '运输车辆故障', 'the vehicle broke down'),
  'carrier.mechanical_delay': say('carrier', '运输设备故障', 'equipment failure'),
  'carrier.capacity_exceeded': say('carrier', '快递运力紧张', 'the carrier is overloaded'),
  'carrier.late_flight': say('carrier', '航班延误', 'the flight is late'),
  'carrier.delayed': say('carrier', '运输比计划慢', 'slower than planned'),
  'carrier.attempt_failed': say('carrier', '派送未成功', 'the delivery attempt failed', STAY_REACHABLE),
  'carrier.returning': say('service', '包裹正在退回', 'it is being sent back'),
  'carrier.returned': say('service', '包裹已退回', 'it was sent back'),
  'carrier.destroyed': say('service', '包裹已被销毁', 'it was disposed of'),
  'carrier.moved_after_delivery': say('service', '签收后又有运输记录', 'it moved on after “delivered”'),
  'carrier.early_sign': say('carrier', '快递提前点了签收', 'marked as delivered too early'),
  'shipper.already_packed': say('none', '包裹已经打包，来不及改了', 'already packed'),
  'shipper.already_sent': say('none', '包裹已经发出', 'already sent'),
  'shipper.made_to_order': say('none', '定制商品已经开始制作', 'being made to order'),
  'carrier.no_appointment': say('none', '快递不能约定时间', 'the carrier takes no appointments'),
  'recipient.incorrect_data': say('customer', '提供的信息有误', 'the details given are not right', [
    '请核对后再提交一次',
    'please check them and send them again',
  ]),
  'payment.not_matched': say('service', '付款还没有对上账', 'the payment is not matched yet'),
  'carrier.no_consent_handover': say('carrier', '未经同意交给他人代收', 'given to somebody else without asking you'),
  'carrier.no_consent_locker': say('carrier', '未经同意放入快递柜或驿站', 'left at a pickup point without asking you'),
  'carrier.rejected': say('service', '快递没有收件', 'the carrier did not accept it'),
  'carrier.late': say('carrier', '快递没有按时送到', 'the carrier is late'),
  'shipper.stock_short': say('warehouse', '商品库存不足', 'not enough stock'),
  'shipper.not_accepted': say('warehouse', '仓库还没有接单', 'the warehouse has not taken it on yet'),
  'shipper.picking_late': say('warehouse', '仓库拣货延误', 'picking is late'),
  'shipper.packing_late': say('warehouse', '仓库打包延误', 'packing is late'),
  'shipper.review_late': say('service', '订单审核超时', 'the review takes too long'),
  'shipper.not_ready': say('warehouse', '商品还没备好', 'not ready to go yet'),
  'shipper.packaging_issue': say('warehouse', '包装需要重做', 'it has to be packed again'),
  'shipper.incorrect_parcel': say('warehouse', '发出的包裹有误', 'the wrong parcel was sent'),
  'shipper.incorrect_dimensions': say('warehouse', '尺寸重量登记有误', 'wrong size or weight declared'),
  'shipper.incorrect_data': say('service', '寄件资料有误', 'wrong shipping details'),
  'shipper.review_refused': say('service', '订单审核没有通过', 'the review was not passed'),
  'shipper.documents': say('service', '随件单据不全', 'papers are missing'),
  'shipper.cancelled': say('service', '寄件已取消', 'the sender cancelled it'),
  'shipper.wrong_waybill': hide('运单号可能录错，或包裹走错了城市', 'the number may be mistyped, or the parcel went astray'),
  'recipient.no_contact': say('customer', '快递联系不上您', 'the courier could not reach you', STAY_REACHABLE),
  'recipient.no_reply_locker': say('customer', '包裹在柜里超时未取', 'waiting in the locker too long', COLLECT),
  'recipient.not_home': say('customer', '上门时您不在', 'nobody was in', STAY_REACHABLE),
  'recipient.not_available': say('customer', '上门时没人收件', 'nobody could take it', STAY_REACHABLE),
  'recipient.business_closed': say('customer', '上门时已下班', 'the place was closed', STAY_REACHABLE),
  'recipient.access_restricted': say('customer', '快递进不了门', 'the courier could not get in', STAY_REACHABLE),
  'recipient.incorrect_address': say('customer', '地址不详或有误', 'the address is incomplete or wrong', FIX_ADDRESS),
  'recipient.not_received': say('service', '您反馈没有收到', 'reported as not received'),
  'recipient.got_damaged': say('service', '您反馈收到时已破损', 'reported as damaged'),
  'recipient.got_wrong_item': say('service', '您反馈商品不对', 'reported as the wrong item'),
  'recipient.got_too_little': say('service', '您反馈少了商品', 'reported as incomplete'),
  'recipient.found': say('none', '客户已找到', 'it was found'),
  'recipient.settled': say('none', '客户说已解决', 'settled, the customer says'),
  'recipient.by_mistake': say('none', '客户误报', 'reported by mistake'),
  'recipient.moved': say('customer', '收件人已搬走', 'the recipient has moved', FIX_ADDRESS),
  'recipient.refused': say('service', '收件人拒收', 'it was refused'),
  'recipient.cancelled': say('service', '收件人取消了收件', 'the recipient cancelled it'),
  'recipient.verification_failed': say('customer', '收件核验没有通过', 'the identity check failed', STAY_REACHABLE),
  'recipient.safe_place_unavailable': say('carrier', '没有可放置的地方', 'no safe place to leave it'),
  'customs.delay': say('carrier', '海关放行较慢', 'customs takes longer'),
  'customs.documentation': say('customer', '清关缺少资料', 'customs needs papers', [
    '请按通知补交资料',
    'please send what the notice asks for',
  ]),
  'customs.duties_unpaid': say('customer', '清关税费待付', 'duty has to be paid', ['请按通知缴纳税费', 'please pay as the notice says']),
  'customs.prohibited': say('service', '含海关限制物品', 'contains restricted goods'),
  'customs.inspection': say('carrier', '海关正在查验', 'customs is inspecting it'),
  'force.weather_delay': say('none', '受天气影响', 'held up by the weather'),
  'force.natural_disaster': say('none', '受自然灾害影响', 'held up by a natural disaster'),
  'force.force_majeure': say('none', '受不可抗力影响', 'held up by events beyond control'),
  'force.regulatory_hold': say('service', '按监管要求暂停运输', 'held by the authorities'),
  'force.security_issue': say('service', '安检未通过', 'held at a security check'),
  'payment.timeout': say('customer', '超时未付款', 'not paid in time', ['请尽快付款', 'please pay soon']),
  'payment.verify_slow': say('service', '付款确认较慢', 'the payment takes long to confirm'),
  'payment.shipped_unpaid': hide('未付款已发货', 'sent before it was paid'),
  'payment.duplicate': say('service', '收到重复付款', 'paid twice'),
  'payment.amount': say('service', '付款金额不一致', 'the amount differs'),
  'payment.no_transaction': hide('登记已付款，但支付渠道没有流水', 'booked as paid, but the gateway has no transaction'),
  'promise.past': say('carrier', '已超过约定的送达时间', 'past the promised date'),
  'behaviour.edits': hide('订单被反复修改', 'the order was changed again and again'),
  'behaviour.reorders': hide('反复取消又重新下单', 'cancelled and ordered again'),
  'behaviour.burst': hide('短时间内出现多笔相似订单', 'many orders alike in a short time'),
  'system.sync_gap': hide('系统之间状态不同步', 'systems disagree'),
  'system.earlier_scans': hide('有发货前的扫描记录，可能属于别的包裹', 'scans from before it was sent, perhaps of another parcel'),
  'system.later_scans': hide('运单号可能已被别的包裹使用', 'scans from long after, perhaps of another parcel'),
  'system.sources_disagree': hide('两个来源说的位置不一致', 'two sources put it in different places'),
  'system.mapping_gap': hide('有状态尚未对照', 'a status is not mapped yet'),
  'system.cancel_crossed': say('service', '取消前包裹已发出', 'it left before it could be cancelled'),
  'system.stock_against_short': hide('有系统说有货，有系统说缺货', 'one system has stock, another is short'),
  'system.vip_not_honoured': hide('VIP 标记没有同步到所有系统', 'the VIP mark did not reach every system'),
  'system.delivered_against_refused': say('service', '签收与拒收的说法不一', 'delivered by one word, refused by another'),
  'system.address_after_picking': hide('拣货后改了地址，仓库未确认', 'the address changed after picking, unconfirmed'),
  'payment.paid_against_unpaid': hide('有系统说已付，有系统说未付', 'paid by one system, unpaid by another'),
  'system.forced_lapsed': hide('人工更新的状态一直没有系统证实', 'a state set by hand that no system bore out'),
  'system.forced_overruled': hide('人工更新的状态被系统推翻', 'a state set by hand that a system contradicts'),
  'system.source_silent': say('none', '物流数据源暂时无更新', 'no news from the tracking feed'),
  'system.warehouse_silent': say('none', '仓库系统暂时无更新', 'no news from the warehouse system'),
  'system.payment_silent': say('none', '支付渠道暂时无更新', 'no news from the payment provider'),
  'system.shop_silent': say('none', '商家系统暂时无更新', 'no news from the shop’s system'),
  'system.feed_ended': say('service', '快递停止推送物流动态', 'the tracking feed has ended'),
};

/** Codes of facts that are named as reasons when the source gave no cause of its own, and other names of a cause. */
export const OTHER_NAMES: Readonly<Record<string, string>> = {
  'problem.damaged': 'carrier.damaged_parcel',
  'problem.delayed': 'carrier.delayed',
  'problem.held': 'carrier.held_at_depot',
  'problem.no_contact': 'recipient.no_contact',
  'problem.not_updated': 'carrier.no_movement',
  'problem.feed_ended': 'system.source_silent',
  'problem.bad_number': 'shipper.wrong_waybill',
  'in_transit.missorted': 'carrier.sorting_error',
  'customs.docs': 'customs.documentation',
  'customs.duty': 'customs.duties_unpaid',
  'customs.held': 'customs.delay',
  'customs.inspect': 'customs.inspection',
  'available_for_pickup.overdue': 'recipient.no_reply_locker',
  'attempt_failed.absent': 'recipient.not_home',
  'attempt_failed.closed': 'recipient.business_closed',
  'attempt_failed.bad_address': 'recipient.incorrect_address',
  'attempt_failed.refused': 'recipient.refused',
  'attempt_failed.out_of_area': 'carrier.out_of_area',
  'returning.refused': 'recipient.refused',
  lost: 'carrier.parcel_lost',
  'customs.documents': 'customs.documentation',
  'customs.duties': 'customs.duties_unpaid',
  'carrier.held': 'carrier.held_at_depot',
  'carrier.damaged': 'carrier.damaged_parcel',
  'carrier.lost': 'carrier.parcel_lost',
  'carrier.missorted': 'carrier.sorting_error',
  'carrier.not_updated': 'carrier.no_movement',
  'recipient.absent': 'recipient.not_home',
  'recipient.closed': 'recipient.business_closed',
  'recipient.bad_address': 'recipient.incorrect_address',
  'force.weather': 'force.weather_delay',
  'stock.short': 'shipper.stock_short',
  'payment.mismatch': 'payment.amount',
};

const BY_PARTY: Record<string, Reason> = {
  carrier: say('carrier', '快递方面有情况', 'a matter on the carrier’s side'),
  shipper: say('warehouse', '仓库方面有情况', 'a matter in the warehouse'),
  recipient: say('customer', '收件方面有情况', 'a matter at the delivery address', STAY_REACHABLE),
  customs: say('carrier', '海关方面有情况', 'a matter at customs'),
  force: say('none', '受外部情况影响', 'held up by outside events'),
  payment: say('service', '付款方面有情况', 'a matter with the payment'),
  system: hide('系统正在核对', 'a system matter'),
};

/** The words for any reason: the cause itself, the code that stands for it, its party, else that it is being looked into. */
export function reasonOf(reason: string): Reason {
  return causeOf(reason) ?? own(BY_PARTY, reason.split('.')[0] ?? '') ?? UNKNOWN;
}

/** A cause by the name that the tree has for it: codes and other names of it are one with it. */
export function canonicalCause(reason: string): string {
  return own(REASONS, reason) ? reason : (own(OTHER_NAMES, reason) ?? reason);
}

/** The words for a cause that is known exactly; null where only its party is, which says too little to stand in brackets. */
export function causeOf(reason: string): Reason | null {
  return own(REASONS, reason) ?? own(REASONS, own(OTHER_NAMES, reason) ?? '') ?? null;
}

/** A cause as colleagues read it: the customer is not spoken to. */
export function reasonForStaff(reason: string, language: WrittenLanguage): string {
  return reasonOf(reason).name[language].replaceAll('您', '客户');
}

const UNKNOWN: Reason = say('service', '原因正在核实', 'we are finding out why');

/** An entry of the table itself; words such as `constructor` are none. */
function own<T>(table: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
