import type { ChannelCode } from '@/server/channels/channel';
import type { CaseSubject } from '@/server/domain/play/case-subject';
import { drawPng } from '@/server/platform/draw-png';
import type { Context } from '@/server/store/context';
import { drawPicture } from './draw-picture';

/** Robots that take a picture itself; DingTalk's take an address that anybody can open, which a case does not have (INTEGRATIONS A3). */
const TAKES_PICTURES: readonly ChannelCode[] = ['wecom_robot'];

/**
 * The picture of a case for a group, in Chinese and on its clock; null where its robot takes none, the case is gone or this machine
 * cannot draw it. A picture that fails holds up no message: that is logged.
 */
export async function casePng(ctx: Context, subject: CaseSubject, to: { channel: string; timeZone: string }): Promise<Uint8Array | null> {
  if (!(TAKES_PICTURES as readonly string[]).includes(to.channel)) return null;
  try {
    const drawn = await drawPicture(ctx, subject, { language: 'zh-CN', timeZone: to.timeZone });
    return drawn === null ? null : await drawPng(drawn);
  } catch (error) {
    ctx.log.error({ err: error, subject }, 'the picture of a case could not be drawn');
    return null;
  }
}
