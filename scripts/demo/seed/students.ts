import type { Locale } from "../../../worker/kernel/columns";
import type { UserStatus } from "../../../worker/modules/accounts/schema";
import { demoEmail } from "../sign-ins";

export interface Student {
  email: string;
  name: string;
  nameAr: string | null;
  locale: Locale;
  timeZone: string;
  city: string;
  countryCode: string;
  headline?: string;
  joinedDaysAgo: number;
  openToWork: boolean;
  status: UserStatus;
  statusReason?: string;
}

const places = [
  { city: "Bengaluru", countryCode: "IN", timeZone: "Asia/Kolkata" },
  { city: "Cairo", countryCode: "EG", timeZone: "Africa/Cairo" },
  { city: "Pune", countryCode: "IN", timeZone: "Asia/Kolkata" },
  { city: "Riyadh", countryCode: "SA", timeZone: "Asia/Riyadh" },
  { city: "Hyderabad", countryCode: "IN", timeZone: "Asia/Kolkata" },
  { city: "Dubai", countryCode: "AE", timeZone: "Asia/Dubai" },
  { city: "Alexandria", countryCode: "EG", timeZone: "Africa/Cairo" },
  { city: "Chennai", countryCode: "IN", timeZone: "Asia/Kolkata" },
] as const;

/** The e-mail address of one of the further students, 2 to 25. */
export const studentEmail = (number: number): string =>
  `student.${String(number).padStart(2, "0")}@demo.recruitlms.test`;

const statuses: Record<number, Pick<Student, "status" | "statusReason">> = {
  23: { status: "suspended", statusReason: "Demo: shared one account among several people." },
  24: { status: "inactive" },
  25: { status: "pending_verification" },
};

/** Every third one reads Arabic; every sixth has given no name in Arabic script. */
function further(number: number): Student {
  const place = places[number % places.length] ?? places[0];
  const feminine = number % 2 === 0;
  return {
    email: studentEmail(number),
    name: `Demo Student ${number}`,
    nameAr: number % 6 === 5 ? null : `${feminine ? "طالبة تجريبية" : "طالب تجريبي"} ${number}`,
    locale: place.timeZone !== "Asia/Kolkata" && number % 3 !== 0 ? "ar" : "en",
    ...place,
    joinedDaysAgo: number === 25 ? 1 : 100 - number * 3,
    openToWork: number % 4 === 0,
    status: "active",
    ...statuses[number],
  };
}

/** The student who can sign in first, then 24 more. */
export const demoStudents: readonly Student[] = [
  {
    email: demoEmail("student"),
    name: "Demo Student",
    nameAr: "طالبة تجريبية",
    locale: "en",
    timeZone: "Asia/Kolkata",
    city: "Kochi",
    countryCode: "IN",
    headline: "Learning to install rooftop solar",
    joinedDaysAgo: 96,
    openToWork: true,
    status: "active",
  },
  ...Array.from({ length: 24 }, (_, index) => further(index + 2)),
];
