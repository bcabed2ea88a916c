import type { Content } from '@/server/channels/channel';
import type { CaseSubject } from '@/server/domain/play/case-subject';
import { drawPng, hasChineseLetters } from '@/server/platform/draw-png';
import type { Context } from '@/server/store/context';
import { drawPicture } from './draw-picture';
import { pictureAddress } from './picture-address';

/** Staff's groups read Chinese. */
const LANGUAGE = 'zh-CN';

type Pictured = Pick<Extract<Content, { kind: 'robot' }>, 'picture' | 'pictureUrl'>;

/**
 * The picture of a case for a group, in Chinese: itself for WeCom's robots, its address for DingTalk's. Nothing where this machine has
 * no letters to draw it with or the case is gone; a picture that fails holds up no message: that is logged.
 */
export async function pictureForGroup(ctx: Context, subject: CaseSubject, to: { channel: string; timeZone: string }): Promise<Pictured> {
  if (!hasChineseLetters()) return {};
  if (to.channel === 'dingtalk_robot') return { pictureUrl: pictureAddress(subject, ctx.now()) };
  try {
    const drawn = await drawPicture(ctx, subject, { language: LANGUAGE, timeZone: to.timeZone });
    return drawn === null ? {} : { picture: await drawPng(drawn) };
  } catch (error) {
    ctx.log.error({ err: error, subject }, 'the picture of a case could not be drawn');
    return {};
  }
}
