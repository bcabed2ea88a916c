import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { STAND_IN_ACCOUNT } from '@/server/channels/stand-in-account';
import { type StandInServer, startStandIns } from '@/server/channels/stand-in-server';

export interface Heard {
  method: string;
  path: string;
  headers: Headers;
  body: string;
}

/** A portal that only listens, and stand-ins that report to it. */
export interface Listening {
  standIns: StandInServer;
  portalUrl: string;
  heard: Heard[];
  /** Waits until the portal has heard `count` calls; throws after three seconds. */
  hear(count: number): Promise<Heard[]>;
  close(): Promise<void>;
}

/** Starts both; the portal's SMS go by Twilio alone unless those for the mainland are asked for too. */
export async function listenForReceipts({ isMainlandOn = false } = {}): Promise<Listening> {
  const heard: Heard[] = [];
  const portal = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => {
      const headers = new Headers(Object.entries(request.headers).filter((e): e is [string, string] => typeof e[1] === 'string'));
      heard.push({ method: request.method ?? '', path: request.url ?? '', headers, body });
      response.end();
    });
  });
  await new Promise<void>((done) => portal.listen(0, '127.0.0.1', done));
  const portalUrl = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
  const standIns = await startStandIns({ port: 0, smtpPort: 0, portalUrl, account: STAND_IN_ACCOUNT });
  standIns.world.switches.receiptDelayMs = 5;
  const account = Object.entries(STAND_IN_ACCOUNT).filter(([name]) => isMainlandOn || !/^(ALIYUN|TENCENT)_/.test(name));
  Object.assign(process.env, Object.fromEntries(account), {
    PUBLIC_URL: portalUrl,
    TWILIO_BASE_URL: standIns.url,
    ALIYUN_SMS_BASE_URL: standIns.url,
    TENCENT_SMS_BASE_URL: standIns.url,
    WECHAT_BASE_URL: standIns.url,
    WECOM_BASE_URL: standIns.url,
    DINGTALK_BASE_URL: standIns.url,
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(standIns.smtpPort),
  });
  return {
    standIns,
    portalUrl,
    heard,
    hear: async (count) => {
      for (let waited = 0; heard.length < count; waited += 10) {
        if (waited > 3_000) throw new Error(`heard ${heard.length} of ${count} calls`);
        await new Promise((done) => setTimeout(done, 10));
      }
      return heard;
    },
    close: async () => {
      await standIns.close();
      portal.closeAllConnections();
      await new Promise((done) => portal.close(done));
    },
  };
}
