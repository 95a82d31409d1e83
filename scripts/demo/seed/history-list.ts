import type { EnrollmentStatus } from "../../../worker/modules/enrolment/schema";
import { demoEmail } from "../sign-ins";
import { studentEmail } from "./students";

/** How one student fared in one course. */
export interface History {
  student: string;
  course: string;
  enrolledDaysAgo: number;
  /** Of the last lesson. */
  lastDaysAgo: number;
  /** Lessons finished, counted from the first; one more was opened, unless it was the last. */
  lessonsDone: number;
  status: EnrollmentStatus;
  /** The share of quiz questions answered rightly at the first attempt. */
  skill: number;
  /** Learned on each of the last days, at this hour. */
  streak?: boolean;
  /** Handed the quiz that comes next in, once, and did not pass. */
  failedNextQuiz?: boolean;
}

type Row = [
  student: number,
  enrolledDaysAgo: number,
  lastDaysAgo: number,
  lessonsDone: number,
  status: EnrollmentStatus,
  skill: number,
];

const solar = "solar-installer-foundations";
const sql = "spreadsheets-to-sql";
const refrigeration = "commercial-refrigeration-technician";

const rows: Record<string, Row[]> = {
  [solar]: [
    [2, 80, 52, 12, "completed", 0.9],
    [3, 78, 41, 12, "completed", 0.7],
    [4, 70, 49, 12, "completed", 0.95],
    [5, 66, 12, 12, "completed", 0.65],
    [6, 60, 3, 10, "in_progress", 0.8],
    [7, 55, 30, 4, "dropped", 0.5],
    [8, 48, 2, 9, "in_progress", 0.75],
    [9, 40, 1, 11, "in_progress", 0.4],
    [10, 33, 26, 3, "in_progress", 0.6],
    [12, 21, 5, 7, "in_progress", 0.85],
    [13, 14, 1, 5, "in_progress", 0.7],
    [16, 9, 2, 2, "in_progress", 0.8],
    [21, 6, 4, 1, "in_progress", 0.6],
  ],
  [sql]: [
    [4, 45, 11, 11, "completed", 0.9],
    [10, 64, 36, 11, "completed", 0.75],
    [11, 62, 28, 11, "completed", 0.85],
    [13, 52, 3, 8, "in_progress", 0.7],
    [14, 50, 22, 6, "dropped", 0.5],
    [15, 44, 1, 9, "in_progress", 0.8],
    [17, 38, 6, 10, "in_progress", 0.35],
    [18, 30, 2, 5, "in_progress", 0.7],
    [22, 19, 4, 4, "in_progress", 0.75],
    [23, 17, 9, 3, "in_progress", 0.6],
    [24, 25, 20, 2, "in_progress", 0.6],
  ],
  [refrigeration]: [
    [15, 41, 8, 11, "completed", 0.8],
    [17, 36, 14, 11, "completed", 0.8],
    [19, 34, 2, 7, "in_progress", 0.8],
    [20, 33, 3, 5, "in_progress", 0.8],
    [21, 29, 1, 4, "in_progress", 0.8],
    [9, 28, 24, 2, "expired", 0.8],
    [6, 10, 2, 3, "in_progress", 0.8],
  ],
};

/** Students who stand before a quiz that they have failed. */
const stuck: readonly string[] = [`${solar} 9`, `${sql} 17`];

export const histories: readonly History[] = [
  {
    student: demoEmail("student"),
    course: sql,
    enrolledDaysAgo: 88,
    lastDaysAgo: 43,
    lessonsDone: 11,
    status: "completed",
    skill: 0.9,
  },
  {
    student: demoEmail("student"),
    course: solar,
    enrolledDaysAgo: 10,
    lastDaysAgo: 0,
    lessonsDone: 7,
    status: "in_progress",
    skill: 0.85,
    streak: true,
  },
  ...Object.entries(rows).flatMap(([course, list]) =>
    list.map(
      ([number, enrolledDaysAgo, lastDaysAgo, lessonsDone, status, skill]): History => ({
        student: studentEmail(number),
        course,
        enrolledDaysAgo,
        lastDaysAgo,
        lessonsDone,
        status,
        skill,
        failedNextQuiz: stuck.includes(`${course} ${number}`),
      }),
    ),
  ),
];

/** Whose certificate was taken back, and why. */
export const revoked = {
  student: studentEmail(5),
  course: solar,
  reason: "Demo: the final quiz was taken by somebody else.",
};
