import { words } from "./format";

/** How often a plan is paid, as the line of an invoice says it. */
export const cycleWords = words({
  en: { monthly: "one month", quarterly: "three months", annual: "one year" },
  ar: { monthly: "شهر واحد", quarterly: "ثلاثة أشهر", annual: "سنة واحدة" },
});
