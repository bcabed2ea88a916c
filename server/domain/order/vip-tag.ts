const VIP = /vip|贵宾|黑卡/i;

/** Whether a tag of an order marks its customer as one to be served first. */
export function isVipTag(tag: string): boolean {
  return VIP.test(tag);
}
