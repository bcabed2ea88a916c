const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Our correlation id as a provider gave it back; undefined where it is none of ours, as of a message that others sent by the account. */
export function toldAttempt(told: unknown): string | undefined {
  return typeof told === 'string' && UUID.test(told) ? told.toLowerCase() : undefined;
}
