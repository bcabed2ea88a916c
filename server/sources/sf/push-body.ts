import { XMLParser } from 'fast-xml-parser';
import { readJson } from '../call-vendor';

/** How a push came: JSON as the whole body, JSON in a form with a digest, or XML in a form. */
export type PushBody =
  | { form: 'json'; json: unknown }
  | { form: 'signed'; json: unknown; msgData: string; timestamp: string; msgDigest: string }
  | { form: 'xml'; json: unknown };

const parser = new XMLParser({ processEntities: false, parseAttributeValue: false, ignoreAttributes: false, attributeNamePrefix: '' });

/** The body of a push in any of the vendor's forms; `json` is undefined where it cannot be read. */
export function readPushBody(body: Buffer): PushBody {
  const text = body.toString('utf8');
  if (/^\s*[{[]/.test(text)) return { form: 'json', json: readJson(text) };
  const form = new URLSearchParams(text);
  const content = form.get('content');
  if (content !== null) return { form: 'xml', json: readXml(content) };
  const msgData = form.get('msgData');
  if (msgData === null) return { form: 'json', json: undefined };
  const [timestamp, msgDigest] = [form.get('timestamp') ?? '', form.get('msgDigest') ?? ''];
  return { form: 'signed', json: readJson(msgData), msgData, timestamp, msgDigest };
}

/** Attributes stand in `<WaybillRoute …/>`; the rest of the envelope is as in the JSON form. */
function readXml(content: string): unknown {
  if (/<!DOCTYPE/i.test(content)) return undefined;
  try {
    return (parser.parse(content) as { Request?: unknown }).Request;
  } catch {
    return undefined;
  }
}
