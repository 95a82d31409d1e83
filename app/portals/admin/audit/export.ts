import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { csvResponse } from "../../../../worker/http/csv";
import type { InputOf, OutputOf } from "../../../../worker/kernel/verb";
import { exportAudit } from "../../../../worker/modules/audit";
import { actWords } from "../../../../worker/words/acts";
import { admin } from "../../../../worker/words/admin";
import { adminAudit } from "../../../../worker/words/admin-audit";
import { translator } from "../../../../worker/words/format";
import { filtersOf } from "../../shared/address";
import { auditFilters } from "./filters";

type Line = OutputOf<typeof exportAudit>["items"][number];
const asText = (row: Record<string, unknown> | null) => (row ? JSON.stringify(row) : "");

/** The audit trail as it is filtered, all of it, with what each line changed. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const t = translator(adminAudit, context.locale);
  const nobody = translator(admin, context.locale)("system");
  const take = (input: object) => context.run(exportAudit, input as InputOf<typeof exportAudit>);
  const { cursor: _, ...filters } = filtersOf(request.url, auditFilters);
  return csvResponse<Line>({
    filename: `audit-trail-${context.nowIso.slice(0, 10)}`,
    columns: [
      { header: t("line"), cell: (line) => line.id },
      { header: t("when"), cell: (line) => line.at },
      { header: t("who"), cell: (line) => line.actor?.name ?? nobody },
      { header: t("email"), cell: (line) => line.actor?.email ?? "" },
      { header: t("what"), cell: (line) => actWords(line, context.locale) },
      { header: t("verb"), cell: (line) => line.verb },
      { header: t("thing"), cell: (line) => line.entityType },
      { header: t("identifier"), cell: (line) => line.entityUuid ?? "" },
      { header: t("before"), cell: (line) => asText(line.before) },
      { header: t("after"), cell: (line) => asText(line.after) },
      { header: t("detail"), cell: (line) => asText(line.detail) },
      { header: t("address"), cell: (line) => line.address ?? "" },
      { header: t("agent"), cell: (line) => line.agent ?? "" },
      { header: t("request"), cell: (line) => line.requestId },
    ],
    first: await take(filters),
    more: (cursor) => take({ cursor }),
  });
}
