import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { csvResponse } from "../../../../worker/http/csv";
import type { InputOf } from "../../../../worker/kernel/verb";
import { type ExportedUser, exportUsers } from "../../../../worker/modules/accounts";
import { adminUsers } from "../../../../worker/words/admin-users";
import { translator } from "../../../../worker/words/format";
import { filtersOf } from "../../shared/address";
import { userFilters } from "./user-kinds";

/** The list of people as it is filtered and sorted, all of it, in the reader's words. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const t = translator(adminUsers, context.locale);
  const take = (input: object) => context.run(exportUsers, input as InputOf<typeof exportUsers>);
  return csvResponse<ExportedUser>({
    filename: `people-${context.nowIso.slice(0, 10)}`,
    columns: [
      { header: t("full_name"), cell: (user) => user.fullName },
      { header: t("full_name_ar"), cell: (user) => user.fullNameAr ?? "" },
      { header: t("email"), cell: (user) => user.email },
      { header: t("username"), cell: (user) => user.username ?? "" },
      { header: t("kind"), cell: (user) => t(`type_${user.userType}`) },
      { header: t("status"), cell: (user) => t(`status_${user.status}`) },
      { header: t("roles"), cell: (user) => user.roles.join(" ") },
      { header: t("joined"), cell: (user) => user.createdAt },
      { header: t("last_signed_in"), cell: (user) => user.lastSignedInAt ?? "" },
      { header: t("identifier"), cell: (user) => user.uuid },
    ],
    first: await take(filtersOf(request.url, userFilters)),
    more: (cursor) => take({ cursor }),
  });
}
