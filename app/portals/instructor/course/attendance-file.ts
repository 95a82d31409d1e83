import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { csvResponse } from "../../../../worker/http/csv";
import type { OutputOf } from "../../../../worker/kernel/verb";
import { listAttendance } from "../../../../worker/modules/live";
import { translator } from "../../../../worker/words/format";
import { live } from "../../../../worker/words/live";

type Attendee = OutputOf<typeof listAttendance>["items"][number];

/** Everybody who was there, in the reader's words; instants with their offset, as spreadsheets read them. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const t = translator(live, context.locale);
  const take = (cursor?: string) =>
    context.run(listAttendance, { sessionUuid: params.session ?? "", limit: 500, ...(cursor ? { cursor } : {}) });
  const first = await take();
  return csvResponse<Attendee>({
    filename: `attendance-${first.session.startsAt.slice(0, 10)}`,
    columns: [
      { header: t("name"), cell: ({ name }) => name },
      { header: t("email"), cell: ({ email }) => email },
      { header: t("role"), cell: ({ isHost }) => t(isHost ? "host" : "student") },
      { header: t("came"), cell: ({ firstJoinedAt }) => firstJoinedAt },
      { header: t("left"), cell: ({ lastLeftAt }) => lastLeftAt ?? "" },
      { header: t("stays"), cell: ({ stays }) => String(stays) },
      { header: t("minutes"), cell: ({ minutes }) => String(minutes) },
    ],
    first,
    more: take,
  });
}
