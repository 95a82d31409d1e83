import { type MailKind, type MailMessage, sendMail } from "../../worker/modules/notifications";
import type { Handler } from "../run";

/** The handler of one kind of mail. */
export const mail =
  <K extends MailKind>(kind: K): Handler<K> =>
  (payload, { runner, outboxUuid }) =>
    runner.run(sendMail, { outboxUuid, ...({ kind, payload } as MailMessage) });
