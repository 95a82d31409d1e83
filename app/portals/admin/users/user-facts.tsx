import type { UserDetail } from "../../../../worker/modules/accounts";
import { admin } from "../../../../worker/words/admin";
import { adminUsers } from "../../../../worker/words/admin-users";
import { useWords } from "../../../locale";
import { Card, Link } from "../../../ui";
import { useHolds } from "../../shared/holds";
import { When } from "../../shared/when";
import { Facts } from "../facts";

/** What is known about an account, and the way to its lines of the audit trail. */
export function UserFacts({ user, now }: { user: UserDetail; now: string }) {
  const t = useWords(adminUsers);
  const common = useWords(admin);
  const holds = useHolds();
  const { invitation } = user;
  return (
    <Card as="section" className="grid gap-5">
      <h2 className="text-base font-semibold">{t("facts")}</h2>
      <Facts
        items={[
          { label: t("email"), value: <bdi>{user.email}</bdi> },
          {
            label: t("email_verified"),
            value: user.emailVerifiedAt ? <When at={user.emailVerifiedAt} time /> : t("not_accepted"),
          },
          { label: t("joined"), value: <When at={user.createdAt} time /> },
          {
            label: t("last_signed_in"),
            value: user.lastSignedInAt ? <When at={user.lastSignedInAt} since={now} /> : common("never"),
          },
          { label: t("sessions"), value: t("sessions_count", { count: user.sessions }) },
          ...(user.statusReason ? [{ label: t("reason"), value: <bdi>{user.statusReason}</bdi> }] : []),
          ...(invitation
            ? [
                { label: t("invited"), value: <Invited at={invitation.invitedAt} by={invitation.invitedBy} /> },
                {
                  label: t("accepted"),
                  value: invitation.acceptedAt ? <When at={invitation.acceptedAt} time /> : t("not_accepted"),
                },
              ]
            : []),
        ]}
      />
      {holds("audit.read") ? (
        <ul className="grid gap-2 border-t border-line pt-4">
          <li>
            <Link kind="forward" href={`/admin/audit?entityType=users&entityUuid=${user.uuid}`}>
              {t("trail_of")}
            </Link>
          </li>
          <li>
            <Link kind="forward" href={`/admin/audit?actorUuid=${user.uuid}`}>
              {t("trail_by")}
            </Link>
          </li>
        </ul>
      ) : null}
    </Card>
  );
}

function Invited({ at, by }: { at: string; by: string }) {
  return (
    <>
      <When at={at} time /> · <bdi>{by}</bdi>
    </>
  );
}
