import { z } from 'zod';
import type { Sent } from './channel';
import { networkFault } from './network-fault';

const TIMEOUT_MS = 8_000;

/** What a robot said: its code (0 is success), or null where the answer was no answer of a robot, such as a page of risk control. */
export type RobotAnswer = { kind: 'answered'; errcode: number | null; detail: string } | { kind: 'lost'; sent: Sent };

const answerSchema = z.looseObject({ errcode: z.number(), errmsg: z.string().default('') });

/** Posts JSON to a robot, whose answer of HTTP 200 says nothing by itself. The address is a secret: no fault carries it. */
export async function callRobot(url: string, body: unknown): Promise<RobotAnswer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    if (response.status >= 500) return { kind: 'lost', sent: { outcome: 'unknown', detail: `HTTP ${response.status}` } };
    const read = answerSchema.safeParse(jsonIn(text));
    if (!read.success) return { kind: 'answered', errcode: null, detail: `HTTP ${response.status} without an errcode` };
    return { kind: 'answered', errcode: read.data.errcode, detail: read.data.errmsg.slice(0, 200) };
  } catch (error) {
    return { kind: 'lost', sent: networkFault(error) };
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
