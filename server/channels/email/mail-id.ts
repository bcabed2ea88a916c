/** The address in `Name <address>` or in an address alone; null when there is none. */
export function bareAddress(text: string): string | null {
  const address = /<([^<>\s]+@[^<>\s]+)>\s*$/.exec(text)?.[1] ?? text.trim();
  return /^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(address) ? address : null;
}

/** The mailbox that somebody typed, its domain in small letters; null when it is none. */
export function readMailbox(text: string): string | null {
  const address = bareAddress(text);
  if (!address || address.length > 254 || !/@[^@]+\.[^@.]+$/.test(address)) return null;
  const [local, domain] = address.split('@');
  return `${local}@${domain!.toLowerCase()}`;
}

/**
 * The Message-ID of a mail, made of our correlation id alone: sent again it is the same, and mail programs show it once. Throws when
 * the sender has no address.
 */
export function messageIdOf(attemptId: string, from: string): string {
  const domain = bareAddress(from)?.split('@')[1];
  if (!domain) throw new Error('the sender of mails has no address');
  return `<${attemptId}@${domain}>`;
}

/** Where reports on one mail go (VERP): our correlation id stands in the address that they come back to. */
export function returnPathOf(attemptId: string, returnPath: string): string {
  const [local, domain] = returnPath.split('@');
  return `${local}+${attemptId}@${domain}`;
}

/** Our correlation id out of a Message-ID or a return path of ours; null when it is of neither. */
export function attemptIn(text: string): string | null {
  return /(?:^|[<+\s])([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})@/i.exec(text)?.[1]?.toLowerCase() ?? null;
}
