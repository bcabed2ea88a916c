const MAINLAND_MOBILE = /^\+86(1[3-9]\d{9})$/;

/** Whether an E.164 number is a mobile phone of the mainland: providers there send domestic templates to no other. */
export function isMainlandMobile(phone: string): boolean {
  return MAINLAND_MOBILE.test(phone);
}

/** The eleven digits as people of the mainland write them; the number as it is where it is no mobile phone of theirs. */
export function nationalDigits(phone: string): string {
  return MAINLAND_MOBILE.exec(phone)?.[1] ?? phone;
}

/** A mainland number as a provider writes it (with 86, +86, 0086 or neither in front) in E.164; null when it is none. */
export function readMainlandPhone(text: string): string | null {
  const digits = /^\s*(?:\+|00)?(?:86)?(1[3-9]\d{9})\s*$/.exec(text)?.[1];
  return digits ? `+86${digits}` : null;
}
