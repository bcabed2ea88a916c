import { aliyunSms } from './aliyun_sms/aliyun-sms';
import type { Channel, ChannelCode } from './channel';
import { dingtalkRobot } from './dingtalk_robot/dingtalk-robot';
import { email } from './email/email';
import { tencentSms } from './tencent_sms/tencent-sms';
import { twilioSms } from './twilio_sms/twilio-sms';
import { wechatSubscribe } from './wechat_subscribe/wechat-subscribe';
import { wechatTemplate } from './wechat_template/wechat-template';
import { wecomRobot } from './wecom_robot/wecom-robot';

/** Every channel. */
export const CHANNELS: Record<ChannelCode, Channel> = {
  wechat_template: wechatTemplate,
  wechat_subscribe: wechatSubscribe,
  aliyun_sms: aliyunSms,
  tencent_sms: tencentSms,
  twilio_sms: twilioSms,
  email,
  wecom_robot: wecomRobot,
  dingtalk_robot: dingtalkRobot,
};
