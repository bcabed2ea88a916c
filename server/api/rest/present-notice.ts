import { toIso } from '@/server/domain/shared/instant';
import type { listNotices } from '@/server/usecases/staff/list-notices';

type Notice = Awaited<ReturnType<typeof listNotices>>['notices'][number];

const iso = (at: number | null) => (at === null ? null : toIso(at));

/** A notice as the API tells it: what was told to whom and why, and each try. */
export function presentNotice(notice: Notice) {
  return {
    id: notice.id,
    shop: notice.shop,
    orderNo: notice.orderNo,
    cause: notice.cause,
    recipient: notice.recipient,
    template: notice.template,
    state: notice.state,
    detail: notice.detail,
    dueAt: toIso(notice.dueAt),
    createdAt: toIso(notice.createdAt),
    settledAt: iso(notice.settledAt),
    seenAt: iso(notice.seenAt),
    attempts: notice.tries.map((t) => ({
      channel: t.channel,
      outcome: t.outcome,
      code: t.code,
      startedAt: toIso(t.startedAt),
      endedAt: iso(t.endedAt),
      receiptAt: iso(t.receiptAt),
    })),
  };
}
