import type { Bilingual } from "../types";
import { studentEmail } from "./students";

/** Plainly nobody. */
export const demoCompany = {
  name: "Demo Works",
  countryCode: "IN",
  taxNumber: "DEMO-TAX-0002",
  currency: "INR",
  candidateFee: 2_500_000,
  timeZone: "Asia/Kolkata",
} as const;

export interface Forwarding {
  candidate: string;
  job: Bilingual;
  /** 0 is the month that runs. */
  monthsAgo: 0 | 1 | 2;
  dayOfMonth: number;
  /** Taken back two days later. */
  credited?: number;
}

const solar = { en: "Solar technician (demo job)", ar: "فني طاقة شمسية (وظيفة تجريبية)" };
const cold = { en: "Refrigeration technician (demo job)", ar: "فني تبريد (وظيفة تجريبية)" };

/** Two months that were drawn up, the first of them paid, and a fee that no statement lists yet; the oldest first. */
export const demoForwardings: readonly Forwarding[] = [
  { candidate: studentEmail(15), job: cold, monthsAgo: 2, dayOfMonth: 8 },
  { candidate: studentEmail(17), job: cold, monthsAgo: 2, dayOfMonth: 19 },
  { candidate: studentEmail(19), job: solar, monthsAgo: 1, dayOfMonth: 6, credited: 500_000 },
  { candidate: studentEmail(20), job: cold, monthsAgo: 1, dayOfMonth: 22 },
  { candidate: studentEmail(21), job: solar, monthsAgo: 0, dayOfMonth: 1 },
];
