/** What the words of a message are written for, and what addresses and consent belong to; a channel carries one of them. */
export const MEDIA = ['wechat', 'sms', 'mail', 'robot'] as const;
export type Medium = (typeof MEDIA)[number];
