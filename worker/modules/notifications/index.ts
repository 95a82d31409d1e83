export { type MailKind, type MailMessage, mailCategories } from "./mail-kinds";
export { pruneMails } from "./prune-mails";
export { recordDeadLetter } from "./record-dead-letter";
export { sendMail } from "./send-mail";
export { resubscribe, unsubscribe } from "./unsubscribe";
export { writeAlertMail } from "./write-mail";
