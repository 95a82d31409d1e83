import type { UserDetail } from "../../../../worker/modules/accounts";
import { adminUsers } from "../../../../worker/words/admin-users";
import { useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { FormError, TextArea } from "../../../ui";
import { ActButton, ActDialog, DialogLink, hasRefused, type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { useHolds } from "../../shared/holds";

export type StatusAct = "suspend" | "ban" | "deactivate" | "reinstate";
const closing: readonly string[] = ["suspend", "ban", "deactivate"];

interface UserActsProps {
  user: UserDetail;
  /** The acts that the account's state allows. */
  allowed: StatusAct[];
  refused: RefusedAct | undefined;
}

/** Who may come in: the buttons of a person's page, each with its dialog. */
export function UserActs({ user, allowed, refused }: UserActsProps) {
  const t = useWords(adminUsers);
  const holds = useHolds();
  const { dialog } = useOpenDialog();
  const isSelf = useReader().person?.uuid === user.uuid;
  const direct = useRefusal(hasRefused(refused, "restore") ?? hasRefused(refused, "resend"));
  const reason = useRefusal(refused);
  const acts = holds("users.suspend") && !isSelf && !user.deletedAt ? allowed : [];
  const mayDelete = holds("users.delete") && !isSelf;
  const mayResend =
    holds("users.invite") &&
    user.invitation &&
    !user.invitation.acceptedAt &&
    user.status === "pending_verification" &&
    !user.deletedAt;
  const name = user.fullName;
  return (
    <div className="grid gap-3">
      {direct.message ? <FormError title={direct.message} /> : null}
      <div className="flex flex-wrap gap-2">
        {mayResend ? (
          <ActButton act="resend" icon="mail">
            {t("resend")}
          </ActButton>
        ) : null}
        {acts.map((act) => (
          <DialogLink key={act} dialog={act}>
            {t(act)}
          </DialogLink>
        ))}
        {mayDelete && !user.deletedAt ? (
          <DialogLink dialog="delete" icon="trash">
            {t("delete")}
          </DialogLink>
        ) : null}
        {mayDelete && user.deletedAt ? (
          <ActButton act="restore" icon="refresh">
            {t("restore")}
          </ActButton>
        ) : null}
      </div>
      {acts.map((act) =>
        dialog === act ? (
          <ActDialog
            key={act}
            act={act}
            title={t(`${act}_title`, { name })}
            description={t(`${act}_text`)}
            confirm={t(act)}
            danger={act !== "reinstate"}
            refused={refused}
          >
            {closing.includes(act) ? (
              <TextArea
                name="reason"
                label={t("reason")}
                hint={t("reason_hint")}
                required
                maxLength={500}
                rows={3}
                defaultValue={reason.value("reason")}
                error={reason.field("reason")}
              />
            ) : null}
          </ActDialog>
        ) : null,
      )}
      {mayDelete && dialog === "delete" ? (
        <ActDialog
          act="delete"
          title={t("delete_title", { name })}
          description={t("delete_text")}
          confirm={t("delete")}
          danger
          refused={refused}
        />
      ) : null}
    </div>
  );
}
