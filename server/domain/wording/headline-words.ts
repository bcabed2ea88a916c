import type { WrittenLanguage } from '../shared/language';

/** The long form, then short forms from the fullest to the plainest; the first that fits 20 characters is used, so the last holds no placeholder. */
export type HeadlineWords = readonly [long: string, ...short: string[]];

/**
 * Every headline in every language; the keys are stored with orders and stay. Syntax: fillTemplate. Each names actor, place
 * or step, and a time (DOMAIN 7); short forms fit one field of a WeChat message.
 */
export const HEADLINES = {
  pending_payment: {
    'zh-CN': ['等待您付款[ {money}]，订单 {at} 提交', '待付款 {money}', '待付款'],
    en: ['Waiting for your payment[ of {money}], ordered {at}', 'Payment due {money}', 'Payment due'],
  },
  deposit_paid: {
    'zh-CN': ['定金 {at} 已收到，等待您支付尾款', '定金已付，待付尾款'],
    en: ['Deposit received {at}, waiting for your balance', 'Balance due'],
  },
  payment_verifying: {
    'zh-CN': ['付款核验中：{at} 收到付款消息，正等银行或平台确认', '付款核验中，{at} 开始', '付款核验中，等银行确认'],
    en: ['Confirming your payment with the bank or platform, started {at}', 'Confirming payment'],
  },
  paid: {
    'zh-CN': ['{at} 已付款，在[{warehouse}|仓库]排队等待拣货[，{eta}]', '已付款，等待仓库拣货'],
    en: ['Paid {at}, queued for picking at [{warehouse}|the warehouse][, {eta}]', 'Paid, to be picked'],
  },
  in_review: {
    'zh-CN': ['订单审核中，{at} 开始，通过后马上备货[，{eta}]', '订单审核中，{at} 开始', '订单审核中，等客服确认'],
    en: ['Our team is reviewing the order since {at}, then it is packed[, {eta}]', 'Under review'],
  },
  presale_waiting: {
    'zh-CN': ['预售商品，{at} 起排期等待发货[，{eta}]', '预售商品，排期等待发货'],
    en: ['Pre-order, in line to be sent since {at}[, {eta}]', 'Pre-order, in line'],
  },
  in_production: {
    'zh-CN': ['定制生产中，{at} 开始[，{eta}]', '定制生产中，{at} 开始', '定制生产中，完工即发'],
    en: ['Being made for you since {at}[, {eta}]', 'Being made for you'],
  },
  backordered: {
    'zh-CN': ['[{item}|有商品]暂时缺货，仓库 {at} 起在等补货[，{eta}]', '缺货，仓库等待补货'],
    en: ['[{item}|An item] is out of stock, the warehouse awaits supply since {at}[, {eta}]', 'Awaiting restock'],
  },
  allocated: {
    'zh-CN': ['库存 {at} 已锁定，等待[{warehouse}|仓库]拣货[，{eta}]', '库存已锁定，等待拣货'],
    en: ['Stock reserved {at}, waiting to be picked at [{warehouse}|the warehouse][, {eta}]', 'Stock reserved'],
  },
  picking: {
    'zh-CN': ['[{warehouse}|仓库]拣货中，{at} 开始[，{eta}]', '仓库拣货中，{at} 开始', '仓库拣货中'],
    en: ['Being picked at [{warehouse}|the warehouse] since {at}[, {eta}]', 'Being picked'],
  },
  picked: {
    'zh-CN': ['{at} 已拣货，[{warehouse}|仓库]准备打包[，{eta}]', '已拣货，等待打包'],
    en: ['Picked {at}, about to be packed at [{warehouse}|the warehouse][, {eta}]', 'Picked, to be packed'],
  },
  packed: {
    'zh-CN': ['{at} 已打包，等待{carrier}揽收[，{eta}]', '已打包，等待{carrier}揽收', '已打包，等待快递揽收'],
    en: ['Packed {at}, waiting for {carrier} to collect[, {eta}]', 'Packed, to be sent'],
  },
  shipped: {
    'zh-CN': ['{at} 已从[{warehouse}|仓库]出库[，交由{knownCarrier}承运][，{eta}]', '{at} 已出库', '已从仓库出库'],
    en: ['Left [{warehouse}|the warehouse] {at}[ with {knownCarrier}][, {eta}]', 'Left the warehouse'],
  },
  partially_shipped: {
    'zh-CN': ['[{k}/{n} 个包裹|部分商品]已发出（{at}），其余仍在备货[，{eta}]', '{k}/{n} 个包裹已发出', '部分已发出，其余备货'],
    en: ['[{k} of {n} parcels|Part of the order] sent {at}, the rest is being packed[, {eta}]', '{k} of {n} parcels sent', 'Partly sent'],
  },
  partially_delivered: {
    'zh-CN': ['已发出的 {n} 个包裹 {at} 已签收，其余商品仍在备货', '已发的已签收，其余备货'],
    en: ['The {n} parcels sent so far arrived by {at}, the rest is being packed', 'Partly delivered'],
  },
  no_data: {
    'zh-CN': ['{at} 已交{carrier}，等待首条物流信息[，{eta}]', '已发出，等待首条物流信息'],
    en: ['Sent {at} with {carrier}, no carrier scan yet[, {eta}]', 'Sent, no scan yet'],
  },
  label_created: {
    'zh-CN': ['{at} 已生成{carrier}面单，包裹尚未交给快递[，{eta}]', '面单已生成，待交快递'],
    en: ['{carrier} label made {at}, the parcel is not with them yet[, {eta}]', 'Label made'],
  },
  awaiting_pickup: {
    'zh-CN': ['等待{carrier}揽收，{at} 开始[，{eta}]', '等待{carrier}揽收', '等待快递揽收'],
    en: ['Waiting for {carrier} to collect since {at}[, {eta}]', 'Awaiting pickup'],
  },
  picked_up: {
    'zh-CN': ['{carrier} {at} [在{place}揽收|已揽收][，{eta}]', '{carrier}已揽收', '快递已揽收'],
    en: ['Collected by {carrier}[ in {place}] {at}[, {eta}]', 'Carrier has it'],
  },
  in_transit: {
    'zh-CN': [
      '{carrier}运输中[：{place} → {to}|：已到{place}|：发往{to}]，{at} 最近动态[，{eta}]',
      '运输中：{place} → {to}',
      '运输中，{at} 有动态',
      '快递运输中',
    ],
    en: ['Moving with {carrier}[: {place} → {to}|, last in {place}| to {to}], last scan {at}[, {eta}]', '{place} → {to}', 'In transit'],
  },
  in_transit_departed: {
    'zh-CN': ['{carrier}运输中：{at} [离开{place}|已发车][，发往{to}][，{eta}]', '运输中，已离开{place}', '快递运输中'],
    en: ['Moving with {carrier}: left [{place}|a depot] {at}[, heading for {to}][, {eta}]', 'Left {place}', 'In transit'],
  },
  in_transit_arrived: {
    'zh-CN': ['{carrier}运输中：{at} 到达[{place}|中转站][，下一程发往{to}][，{eta}]', '运输中，已到{place}', '快递运输中'],
    en: ['Moving with {carrier}: reached [{place}|a depot] {at}[, heading for {to}][, {eta}]', 'Reached {place}', 'In transit'],
  },
  in_transit_left_country: {
    'zh-CN': ['{carrier}国际运输中：{at} 已离境[，发往{to}][，{eta}]', '国际运输中，已离境'],
    en: ['Left the country of origin {at} with {carrier}[, heading for {to}][, {eta}]', 'Left origin country'],
  },
  in_transit_arrived_country: {
    'zh-CN': ['{at} 已抵达目的国家或地区，由{carrier}继续运输[，{eta}]', '已抵达目的国家或地区'],
    en: ['Reached the destination country {at} with {carrier}[, {eta}]', 'In your country'],
  },
  in_transit_forwarded: {
    'zh-CN': ['{carrier} {at} 已改寄到新地址[，{eta}]', '已改寄到新地址'],
    en: ['Forwarded by {carrier} to the new address {at}[, {eta}]', 'Forwarded'],
  },
  in_transit_missorted: {
    'zh-CN': ['{carrier} {at} 发现包裹被分拣到别处，正在转回[，{next} 前更新][，{eta}]', '包裹分拣到别处，转回中'],
    en: ['{carrier} found the parcel at the wrong depot {at} and is rerouting it[, next update by {next}][, {eta}]', 'Being rerouted'],
  },
  customs: {
    'zh-CN': ['清关中[（{place}）]，{at} 开始[，{eta}]', '清关中，{at} 开始', '海关清关中'],
    en: ['In customs[ in {place}] since {at}[, {eta}]', 'In customs'],
  },
  customs_inspect: {
    'zh-CN': ['海关查验中，{at} 开始[，{eta}]', '海关查验中，{at} 开始', '海关查验中'],
    en: ['Being inspected by customs since {at}[, {eta}]', 'Customs inspection'],
  },
  customs_docs: {
    'zh-CN': ['海关 {at} 要求补充资料，请按通知补交[，{next} 前更新]', '清关需要您补交资料'],
    en: ['Customs asked for papers {at}: please send what the notice names[, next update by {next}]', 'Customs needs papers'],
  },
  customs_duty: {
    'zh-CN': ['海关 {at} 通知需缴税费，请按通知缴纳[，{next} 前更新]', '清关需要您缴纳税费'],
    en: ['Customs asked for duty {at}: please pay as the notice says[, next update by {next}]', 'Duty to be paid'],
  },
  customs_held: {
    'zh-CN': ['包裹 {at} 起被海关暂扣[（{cause}）]，客服正在跟进[，{next} 前更新]', '包裹被海关暂扣'],
    en: ['Held by customs since {at}[ ({cause})], our team is on it[, next update by {next}]', 'Held by customs'],
  },
  customs_released: {
    'zh-CN': ['海关 {at} 已放行，{carrier}继续运输[，{eta}]', '海关已放行'],
    en: ['Cleared by customs {at}, moving on with {carrier}[, {eta}]', 'Cleared customs'],
  },
  at_destination: {
    'zh-CN': ['{at} 已到[{place}|{to}|目的城市]，等待{carrier}安排派送[，{eta}]', '已到{place}，等待派送', '已到目的城市，等待派送'],
    en: ['In [{place}|{to}|your city] since {at}, {carrier} plans the delivery[, {eta}]', 'In {place}', 'In your city'],
  },
  handed_to_partner: {
    'zh-CN': ['{carrier} {at} 已转交合作快递派送[，{eta}]', '已转交合作快递'],
    en: ['Handed by {carrier} to its partner carrier {at}[, {eta}]', 'With partner carrier'],
  },
  out_for_delivery: {
    'zh-CN': ['{carrier}派送中，{at} 开始[，{eta}]', '派送中，{eta}', '派送中，{at} 开始', '快递派送中'],
    en: ['Out for delivery with {carrier} since {at}[, {eta}]', 'Out for delivery'],
  },
  out_for_delivery_appointment: {
    'zh-CN': ['{carrier}已预约派送（{at} 登记）[，{eta}]', '已预约派送'],
    en: ['Delivery booked with {carrier} ({at})[, {eta}]', 'Delivery booked'],
  },
  available_for_pickup: {
    'zh-CN': ['{at} 已到取件点，请凭取件码领取', '已到取件点，请取件'],
    en: ['Ready at the pickup point since {at}, collect it with your code', 'Ready for pickup'],
  },
  available_for_pickup_locker: {
    'zh-CN': ['{at} 已放入快递柜，请凭取件码取出', '已放入快递柜，请取件'],
    en: ['In a parcel locker since {at}, collect it with your code', 'In a parcel locker'],
  },
  available_for_pickup_station: {
    'zh-CN': ['{at} 已到驿站，请凭取件码领取', '已到驿站，请取件'],
    en: ['Ready at the pickup station since {at}, collect it with your code', 'At pickup station'],
  },
  available_for_pickup_store: {
    'zh-CN': ['{at} 已到代收门店，请凭取件码领取', '已到代收门店，请取件'],
    en: ['Ready at the shop since {at}, collect it with your code', 'Ready at the shop'],
  },
  available_for_pickup_overdue: {
    'zh-CN': ['包裹 {at} 起等您取，存放已超时，请尽快取件，以免退回', '存放超时，请尽快取件'],
    en: ['At the pickup point since {at}, longer than it can stay: please collect it before it is sent back', 'Collect it soon'],
  },
  attempt_failed: {
    'zh-CN': ['{at} 派送未成功[（{cause}）]，{carrier}会再次联系您，请留意来电[，{next} 前更新]', '派送未成功，请留意来电'],
    en: ['Delivery tried {at}[: {cause}]; {carrier} will contact you again[, next update by {next}]', 'Delivery attempted'],
  },
  attempt_failed_address: {
    'zh-CN': ['{at} 派送未成功（地址不详或有误），请联系客服更正地址[，{next} 前更新]', '地址有误，请联系客服'],
    en: ['Delivery tried {at}: address incomplete or wrong, please send us the right one[, next update by {next}]', 'Address needed'],
  },
  attempt_failed_refused: {
    'zh-CN': ['{at} 派送未成功（收件人拒收），客服正在联系您[，{next} 前更新]', '收件人拒收，客服联系中'],
    en: ['Delivery was refused {at}; our team is contacting you[, next update by {next}]', 'Delivery refused'],
  },
  attempt_failed_area: {
    'zh-CN': ['{at} 派送未成功（超出派送范围），客服正在另作安排[，{next} 前更新]', '超出派送范围，另作安排'],
    en: [
      'Delivery tried {at}: outside the area of {carrier}; our team is arranging another way[, next update by {next}]',
      'Outside the area',
    ],
  },
  delivered: {
    'zh-CN': ['{at} 已签收（{kind}）', '已签收，{at}', '已签收'],
    en: ['Delivered {at} ({kind})', 'Delivered'],
  },
  delivered_told: {
    'zh-CN': ['{carrier}显示 {at} 已签收', '已签收，{at}', '已签收'],
    en: ['Delivered {at}, says {carrier}', 'Delivered'],
  },
  delivered_all: {
    'zh-CN': ['全部 {n} 个包裹已签收，最后一个 {at}', '{n} 个包裹全部签收', '全部签收'],
    en: ['All {n} parcels delivered, the last {at}', 'All delivered'],
  },
  delivery_conflict: {
    'zh-CN': ['签收待核实：{carrier}显示已签收，{at} 起又有运输记录，客服正在核实[，{next} 前更新]', '签收待核实'],
    en: [
      'Delivery being checked: {carrier} said delivered but scanned it again {at}; our team is asking[, next update by {next}]',
      'Checking delivery',
    ],
  },
  sources_conflict: {
    'zh-CN': ['{step}，有待核实（{at} 起）：{reason}，客服正在跟进[，{next} 前更新]', '{reason}', '记录待核实，客服跟进'],
    en: ['{step}, being checked since {at}: {reason}; our team is on it[, next update by {next}]', '{reason}', 'Being checked'],
  },
  disputed: {
    'zh-CN': ['{carrier}显示已签收，您 {at} 反馈没收到，客服正在核实[，{next} 前答复]', '您反馈未收到，客服核实中'],
    en: ['{carrier} says delivered, you told us {at} it is missing; our team is checking[, answer by {next}]', 'We are checking'],
  },
  disputed_goods: {
    'zh-CN': ['{reason}（{at}），客服正在核实[，{next} 前答复]', '您反馈的问题核实中'],
    en: ['You told us {at}: {reason}; our team is checking[, answer by {next}]', 'We are checking'],
  },
  returning: {
    'zh-CN': ['退回途中[（{cause}）]，{at} 开始，由{carrier}送回[，{next} 前更新]', '退回途中，{at} 开始', '包裹退回途中'],
    en: ['On its way back with {carrier} since {at}[ ({cause})][, next update by {next}]', 'On its way back'],
  },
  returned: {
    'zh-CN': ['{at} 已退回发件方[，{refund}]', '已退回发件方'],
    en: ['Returned to the sender {at}[, {refund}]', 'Returned to sender'],
  },
  lost: {
    'zh-CN': ['{carrier} {at} 确认包裹遗失，客服正在为您安排补发或退款[，{next} 前更新]', '包裹遗失，补发退款安排中'],
    en: [
      '{carrier} confirmed the loss {at}; our team is arranging a new parcel or a refund[, next update by {next}]',
      'Lost, being resolved',
    ],
  },
  destroyed: {
    'zh-CN': ['{carrier} {at} 登记包裹已销毁[（{cause}）]，客服正在为您安排补发或退款', '包裹已销毁，客服安排中'],
    en: ['Disposed of by {carrier} {at}[ ({cause})]; our team is arranging a new parcel or a refund', 'Disposed of'],
  },
  voided: {
    'zh-CN': ['{carrier}运单 {at} 已取消，包裹未寄出', '运单已取消，未寄出'],
    en: ['{carrier} shipment voided {at}, it was never sent', 'Shipment voided'],
  },
  completed: {
    'zh-CN': ['订单已完成，签收后无异议，{at} 自动确认', '订单已完成'],
    en: ['Completed {at}: delivered and no objection since', 'Completed'],
  },
  completed_confirmed: {
    'zh-CN': ['订单已完成，您 {at} 确认收货', '订单已完成'],
    en: ['Completed: you confirmed receipt {at}', 'Completed'],
  },
  cancelling: {
    'zh-CN': ['取消申请 {at} 已收到，正在请仓库拦截[，{next} 前答复|，结果出来马上告诉您]', '取消申请中，仓库拦截中'],
    en: ['Cancel request received {at}, the warehouse is asked to stop it[, answer by {next}|; we tell you at once]', 'Cancelling'],
  },
  cancelled: {
    'zh-CN': ['订单 {at} 已取消[，{refund}]', '订单已取消'],
    en: ['Cancelled {at}[, {refund}]', 'Cancelled'],
  },
  order_returned: {
    'zh-CN': ['{at} 已退回仓库[，{refund}]', '已退回仓库'],
    en: ['Back at the warehouse {at}[, {refund}]', 'Back at warehouse'],
  },
  forced: {
    'zh-CN': ['[{step}|新状态]，由客服 {at} 人工更新，等待系统确认[，{eta}]', '{step}（人工更新）', '客服已人工更新状态'],
    en: ['[{step}|New status], set by our team {at}, to be confirmed[, {eta}]', '{step} (by our team)', 'Set by our team'],
  },
  exception: {
    'zh-CN': ['{step}遇到问题：{reason}，{doing}[，{next} 前更新|（{since} 起）]', '{reason}', '遇到问题，客服跟进中'],
    en: ['{step}, but: {reason}; {doing}[, next update by {next}| (since {since})]', '{reason}', 'Being put right'],
  },
  stalled: {
    'zh-CN': ['目前{step}，比平时慢（{since} 起）：{reason}，{doing}[，{next} 前更新进展]', '{reason}', '比平时慢，正在催办'],
    en: ['Slower than usual since {since} ({step}): {reason}; {doing}[, next update by {next}]', '{reason}', 'Slow, we are on it'],
  },
  late: {
    'zh-CN': [
      '比预计的晚了：{reason}，目前{step}（{at} 起），{doing}[，{next} 前更新][，{eta}]',
      '比预计晚，目前{step}',
      '比预计晚，正在催办',
    ],
    en: [
      'Later than expected: {reason}; {step} since {at}, {doing}[, next update by {next}][, {eta}]',
      'Late: {step}',
      'Late, we are on it',
    ],
  },
  silent: {
    'zh-CN': ['{step}：物流数据自 {since} 起暂无更新，我们在继续查询[，{next} 前更新]', '物流数据暂无更新'],
    en: ['{step}: no tracking data since {since}, we keep asking[, next update by {next}]', 'No data, we ask'],
  },
  payment_silent: {
    'zh-CN': ['{step}：{reason}（自{since}），如已付款请勿重复支付', '{reason}', '支付数据暂时无更新'],
    en: ['{step}; {reason} (since {since}). Please do not pay twice', '{reason}', 'No payment news yet'],
  },
  told_by_hand: {
    'zh-CN': ['{step}：{words}（自{since}）', '{step}', '请看最新说明'],
    en: ['{step}: {words} (since {since})', '{step}', 'Please see our note'],
  },
  source_silent: {
    'zh-CN': ['{step}：{reason}（自{since}）', '{reason}', '数据源暂时无更新'],
    en: ['{step}; {reason} (since {since})', '{reason}', 'No data for now'],
  },
} as const satisfies Record<string, Record<WrittenLanguage, HeadlineWords>>;

export type HeadlineKey = keyof typeof HEADLINES;
export const HEADLINE_KEYS = Object.keys(HEADLINES) as HeadlineKey[];
