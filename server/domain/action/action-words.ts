import type { DayPart, LeavePlace } from '../order/customer-word';
import type { Text } from '../shared/language';
import type { ActionCode } from './action-settings';
import type { CloseReason } from './actions-for';

const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

/** What can be done, as a button says it. */
export const ACTION_NAMES: Record<ActionCode, Text> = {
  confirm: say('确认收货', 'Confirm receipt'),
  place: say('说明可以放哪里', 'Say where it may be left'),
  address: say('修改收货地址', 'Change the address'),
  time: say('选送达时间', 'Choose a delivery time'),
  cancel: say('取消订单', 'Cancel the order'),
  invoice: say('申请发票', 'Ask for an invoice'),
};

/** Why something cannot be done, and what can instead. */
export const CLOSED_WORDS: Record<CloseReason, Text> = {
  not_sent: say('还没有发出，收到后再确认', 'not sent yet; confirm once you have it'),
  not_all_there: say('还有包裹没到，全部收到后再确认', 'a parcel is still missing; confirm once all have arrived'),
  case_open: say('有问题正在处理，处理完再确认', 'something is being looked into; confirm once it is settled'),
  on_its_way_back: say('包裹正在退回', 'the parcel is on its way back'),
  lost: say('包裹已确认遗失，客服会与您联系', 'the parcel was lost; our team will contact you'),
  in_warehouse: say('仓库已开始处理，自助办理已结束；请联系客服', 'the warehouse has begun; please ask our team'),
  packed: say(
    '已经打包，仓库改不了了；发出后可以请快递改送',
    'already packed: the warehouse can no longer change it; ask to redirect it instead',
  ),
  left_warehouse: say('已经出库，仓库改不了了；可以请快递改送', 'it has left the warehouse; ask to redirect it instead'),
  with_carrier: say('快递已经揽收；可以联系快递改送，或签收后退货', 'the carrier has it; ask the carrier to redirect it, or return it'),
  at_point: say('已经到取件点', 'it is at the pickup point already'),
  delivered: say('已经签收；不想要了可以退货', 'already delivered; you can return it'),
  completed: say('订单已完成', 'the order is complete'),
  cancelled: say('订单已取消', 'the order is cancelled'),
  returned: say('包裹已退回', 'the parcel was sent back'),
  cancelling: say('订单正在取消', 'the order is being cancelled'),
  refunding: say('正在退款或已退款', 'the money is going back, or has gone back'),
  not_paid: say('付款确认后可以申请', 'possible once the payment is confirmed'),
  not_delivered: say('签收后可以申请', 'possible once it is delivered'),
  time_over: say('可以办理的时间已过；请联系客服', 'the time for it is over; please ask our team'),
  refused_before: say('已经申请过，没来得及', 'asked before, it was too late'),
  past_order: say('历史订单，请联系客服', 'an order of the past; please ask our team'),
};

export const PLACE_NAMES: Record<LeavePlace, Text> = {
  locker: say('快递柜', 'Parcel locker'),
  station: say('驿站或代收点', 'Pickup station or shop'),
  neighbour: say('邻居', 'A neighbour'),
  reception: say('门卫、物业或前台', 'Reception or guard'),
};

export const PART_NAMES: Record<DayPart, Text> = {
  any: say('全天都可以', 'Any time'),
  morning: say('上午（9–12 点）', 'Morning (9–12)'),
  afternoon: say('下午（12–18 点）', 'Afternoon (12–18)'),
  evening: say('晚上（18–21 点）', 'Evening (18–21)'),
};
