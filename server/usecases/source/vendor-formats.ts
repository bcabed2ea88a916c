import douyinLogistics from '@/docs/connectors/aggregators/douyin_logistics.json';
import easyship from '@/docs/connectors/aggregators/easyship.json';
import eshipper from '@/docs/connectors/aggregators/eshipper.json';
import jisuapi from '@/docs/connectors/aggregators/jisuapi.json';
import juhe from '@/docs/connectors/aggregators/juhe.json';
import ship24 from '@/docs/connectors/aggregators/ship24.json';
import shipengine from '@/docs/connectors/aggregators/shipengine.json';
import trackingmore from '@/docs/connectors/aggregators/trackingmore.json';
import douyinShop from '@/docs/connectors/shops/douyin_shop.json';
import douyinShopOrders from '@/docs/connectors/shops/douyin_shop-orders.json';
import wechatChannels from '@/docs/connectors/shops/wechat_channels.json';
import wechatChannelsXml from '@/docs/connectors/shops/wechat_channels-xml.json';
import wechatExpress from '@/docs/connectors/shops/wechat_express.json';
import wechatExpressXml from '@/docs/connectors/shops/wechat_express-xml.json';
import wechatShippingInfo from '@/docs/connectors/shops/wechat_shipping_info.json';

/** Formats of aggregators and shop platforms of docs/connectors, by the name of their file. */
export const VENDOR_FORMATS: Readonly<Record<string, unknown>> = {
  ship24,
  trackingmore,
  shipengine,
  easyship,
  eshipper,
  jisuapi,
  juhe,
  douyin_logistics: douyinLogistics,
  douyin_shop: douyinShop,
  'douyin_shop-orders': douyinShopOrders,
  wechat_channels: wechatChannels,
  'wechat_channels-xml': wechatChannelsXml,
  wechat_shipping_info: wechatShippingInfo,
  wechat_express: wechatExpress,
  'wechat_express-xml': wechatExpressXml,
};
