import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';

/** A key that signatures are checked with; the serial number where it came as a certificate, upper-case hexadecimal. */
export interface NamedKey {
  key: KeyObject;
  serial?: string;
}

const BLOCK = /-----BEGIN ([A-Z ]+)-----([\s\S]+?)-----END \1-----/g;

/**
 * The public keys in a text: one or more PEM blocks (certificates or public keys), or one key as bare base64, as payment
 * consoles show it. Throws when a block is no key.
 */
function readPublicKeys(text: string): NamedKey[] {
  const blocks = [...text.matchAll(BLOCK)].map(([, label, base64]) => ({ label: label!, base64: base64! }));
  return (blocks.length > 0 ? blocks : [{ label: 'PUBLIC KEY', base64: text }]).map(({ label, base64 }) => {
    // A field of one line takes the line breaks out of what is pasted into it.
    const lines = base64.replace(/\s/g, '').match(/.{1,64}/g) ?? [];
    const pem = [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n');
    if (label !== 'CERTIFICATE') return { key: createPublicKey(pem) };
    const certificate = new X509Certificate(pem);
    return { key: certificate.publicKey, serial: certificate.serialNumber };
  });
}

/** The public keys in a text; none when it holds no usable one. */
export function usablePublicKeys(text: string | undefined): NamedKey[] {
  try {
    return readPublicKeys(text ?? '');
  } catch {
    return [];
  }
}

/** Why a text holds no RSA public key that can be used; null when it does. `name` is what the account calls it. */
export function publicKeyFault(name: string, text: string | undefined): string | null {
  if (text === undefined) return null;
  try {
    const isRsa = readPublicKeys(text).every(({ key }) => key.type === 'public' && key.asymmetricKeyType === 'rsa');
    return isRsa && !text.includes('PRIVATE') ? null : `${name} must be an RSA public key or certificate, and no private one`;
  } catch {
    return `${name} must be a public key or certificate in PEM`;
  }
}
