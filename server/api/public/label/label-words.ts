/** What stands on every label, in both languages. New letters need their outlines: scripts/label-glyphs.ts. */
export const LABEL_WORDS = {
  title: { zh: '扫码看包裹\u200b到哪了', en: 'Scan to see where it is' },
  hint: { zh: '微信扫一扫，\u200b无需登录', en: 'Phone camera, no sign-in' },
  order: { zh: '订单号', en: 'Order' },
} as const;
