import { demoEmail, demoPassword, demoRoles } from "../demo/sign-ins";

const bold = (text: string) => (process.stdout.isTTY ? `\x1b[1m${text}\x1b[0m` : text);

/** The addresses and sign-ins, as printed when everything is up. */
export function banner(url: string, mailboxUrl: string): string {
  const width = Math.max(...demoRoles.map((role) => role.length));
  const signIns = demoRoles.map((role) => `    ${role.padEnd(width)}  ${demoEmail(role)}`);
  return [
    "",
    `  RecruitLMS  ${bold(url)}`,
    `  Mailbox     ${bold(mailboxUrl)}   mails that the app sends arrive here`,
    "",
    `  Demo sign-ins, password ${bold(demoPassword)}`,
    ...signIns,
    "",
    "  Ctrl-C stops everything; the data stays in .data/.",
    "",
  ].join("\n");
}
