import { connect, type Socket } from 'node:net';
import { makeRequests, type RequestPlan } from './requests';

/** What a round is to do. */
export interface Round {
  port: number;
  connections: number;
  seconds: number;
  plan: RequestPlan;
  /** Requests made before the clock starts: more than the round can send, so that none goes out twice. */
  prepared: number;
  /** Number of the first one; rounds go on where the last one ended. */
  from: number;
  /** Status that is no failure beside 2xx: what is asked for in vain. */
  inVain?: number;
}

export interface RoundResult {
  answered: number;
  failed: number;
  /** Answers with the status that is no failure. */
  inVain: number;
  /** First answer that was no 2xx. */
  failure: string;
  seconds: number;
  bytesAnAnswer: number;
  p50Ms: number;
  p99Ms: number;
  /** Requests of the plan that went out, so that the next round begins behind them. */
  sent: number;
}

/**
 * The load, a process of its own: keep-alive connections with one request under way on each, written from bytes made
 * beforehand and read with the least parsing that HTTP/1.1 allows, so that the two cores belong to the servers.
 */
process.on('message', async (round: Round) => {
  const requests = makeRequests(round.plan, round.from, round.prepared);
  process.send!(await runRound(round, requests));
});
process.send!('ready');

function runRound(round: Round, requests: Buffer[]): Promise<RoundResult> {
  return new Promise((resolve, reject) => {
    let next = 0;
    let answered = 0;
    let failed = 0;
    let inVain = 0;
    let failure = '';
    let bytes = 0;
    let open = round.connections;
    const latencies: number[] = [];
    const begun = performance.now();
    const end = begun + round.seconds * 1000;

    const finish = () => {
      latencies.sort((a, b) => a - b);
      const at = (part: number) => latencies[Math.min(latencies.length - 1, Math.floor(part * latencies.length))] ?? 0;
      resolve({
        answered,
        failed,
        inVain,
        failure,
        seconds: (performance.now() - begun) / 1000,
        bytesAnAnswer: Math.round(bytes / Math.max(1, answered)),
        p50Ms: at(0.5),
        p99Ms: at(0.99),
        sent: next,
      });
    };
    for (let i = 0; i < round.connections; i += 1) start();

    function start() {
      const socket = connect({ port: round.port, host: '127.0.0.1', noDelay: true });
      let sentAt = 0;
      const send = () => {
        if (performance.now() >= end || next >= requests.length) {
          socket.end();
          open -= 1;
          if (open === 0) finish();
          return;
        }
        sentAt = performance.now();
        socket.write(requests[next++]!);
      };
      readAnswers(socket, (status, head, size) => {
        latencies.push(performance.now() - sentAt);
        answered += 1;
        bytes += size;
        if (status === round.inVain) inVain += 1;
        else if (status < 200 || status > 299) {
          failed += 1;
          failure ||= head;
        }
        send();
      });
      socket.on('connect', send);
      socket.on('error', reject);
    }
  });
}

/** Calls back for every whole answer on a connection: status, its head and first bytes, length of the body. */
function readAnswers(socket: Socket, onAnswer: (status: number, head: string, size: number) => void): void {
  let held: Buffer[] = [];
  let size = 0;
  /** Length of the answer once its head is known; -1 before; -2 when it is chunked. */
  let whole = -1;
  let bodyAt = 0;
  socket.on('data', (chunk) => {
    held.push(chunk);
    size += chunk.length;
    if (whole === -1) {
      const all = held.length === 1 ? chunk : Buffer.concat(held);
      held = [all];
      const headEnd = all.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const length = /\r\ncontent-length: *(\d+)/i.exec(all.toString('latin1', 0, headEnd + 2));
      bodyAt = headEnd + 4;
      whole = length ? bodyAt + Number(length[1]) : all.toString('latin1', 9, 12) === '204' ? bodyAt : -2;
    }
    if (whole === -2 ? !chunk.subarray(-5).equals(LAST_CHUNK) : size < whole) return;
    const first = held[0]!;
    const status = Number(first.toString('latin1', 9, 12));
    const head = status > 299 ? first.toString('utf8', 0, Math.min(first.length, bodyAt + 300)) : '';
    const length = size - bodyAt;
    held = [];
    size = 0;
    whole = -1;
    onAnswer(status, head, length);
  });
}

const LAST_CHUNK = Buffer.from('0\r\n\r\n');
