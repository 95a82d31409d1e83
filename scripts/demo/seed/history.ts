import { dayIn } from "../../../worker/modules/progress/day";
import { type Attempt, attemptsUntilPassed, failedAttempt } from "./attempts";
import { atHour, day, minute } from "./clock";
import type { CoursePlan, LessonPlan } from "./course-plan";
import type { History } from "./history-list";
import { between, type Random } from "./random";
import type { Student } from "./students";

/** One lesson as a student worked through it, at one sitting. */
export interface Visit {
  lesson: LessonPlan;
  openedAt: Date;
  leftAt: Date;
  finished: boolean;
  attempts: Attempt[];
}

export interface Told {
  history: History;
  enrolledAt: Date;
  completedAt: Date | null;
  visits: Visit[];
}

/** A history with the row of its enrolment to be. */
export interface Enrolled {
  uuid: string;
  told: Told;
  student: Student;
  plan: CoursePlan;
}

/** Plays a history out: which lesson on which day, for how long, with which attempts at quizzes. Nothing lies in the future. */
export function tell(history: History, plan: CoursePlan, timeZone: string, now: Date, random: Random): Told {
  const next = plan.lessons[history.lessonsDone];
  const opened = [...plan.lessons.slice(0, history.lessonsDone), ...(next ? [next] : [])];
  const sittings = new Map<number, LessonPlan[]>();
  for (const [index, lesson] of opened.entries()) {
    const days = daysAgo(history, index, opened.length);
    sittings.set(days, [...(sittings.get(days) ?? []), lesson]);
  }
  const hour = between(random, 9, 19);
  const visits = [...sittings].flatMap(([days, lessons]) => {
    const start = history.streak ? new Date(0) : atHour(now, days, hour + random(), timeZone);
    const sitting = follow(lessons, start, history, next, random);
    if (!history.streak) return sitting;
    // A streak ends a few minutes ago, and was kept up at this hour on each day before.
    const end = now.getTime() - days * day - 6 * minute;
    return shift(sitting, end - (sitting.at(-1)?.leftAt.getTime() ?? 0));
  });
  const done = history.status === "completed";
  return {
    history,
    enrolledAt: atHour(now, history.enrolledDaysAgo, 8.5, timeZone),
    completedAt: done ? (visits.at(-1)?.leftAt ?? null) : null,
    visits,
  };
}

/** Spread evenly from the day of enrolment to the last; in a streak, over as many days as there are lessons but one. */
function daysAgo({ enrolledDaysAgo, lastDaysAgo, streak }: History, index: number, count: number): number {
  if (streak) return Math.max(0, count - 2 - index);
  return Math.round(enrolledDaysAgo - ((enrolledDaysAgo - lastDaysAgo) * index) / Math.max(1, count - 1));
}

/** Lesson after lesson from `start`, with a short break between two. */
function follow(
  lessons: LessonPlan[],
  start: Date,
  { skill, failedNextQuiz }: History,
  next: LessonPlan | undefined,
  random: Random,
): Visit[] {
  let openedAt = start;
  return lessons.map((lesson) => {
    const finished = lesson !== next;
    const sitting = {
      lessonMinutes: lesson.lesson.minutes,
      startedAt: new Date(openedAt.getTime() + minute / 2),
      skill,
      random,
    };
    const attempts = !lesson.quiz
      ? []
      : finished
        ? attemptsUntilPassed({ ...sitting, quiz: lesson.quiz })
        : failedNextQuiz
          ? [failedAttempt({ ...sitting, quiz: lesson.quiz })]
          : [];
    const reading = lesson.lesson.minutes * minute * (finished ? between(random, 0.7, 1.4) : between(random, 0.2, 0.5));
    const until = attempts.at(-1)?.submittedAt.getTime() ?? openedAt.getTime() + reading;
    const visit: Visit = { lesson, openedAt, leftAt: new Date(until), finished, attempts };
    openedAt = new Date(until + between(random, 1, 8) * minute);
    return visit;
  });
}

function shift(visits: Visit[], by: number): Visit[] {
  const later = (date: Date) => new Date(date.getTime() + by);
  return visits.map((visit) => ({
    ...visit,
    openedAt: later(visit.openedAt),
    leftAt: later(visit.leftAt),
    attempts: visit.attempts.map((attempt) => ({
      ...attempt,
      startedAt: later(attempt.startedAt),
      submittedAt: later(attempt.submittedAt),
      deadlineAt: attempt.deadlineAt && later(attempt.deadlineAt),
    })),
  }));
}

export const secondsOn = ({ openedAt, leftAt }: Visit): number =>
  Math.round((leftAt.getTime() - openedAt.getTime()) / 1_000);

/** Seconds learned on each calendar day, as the student's own calendar counts them. */
export function learnedByDay(visits: readonly Visit[], timeZone: string): Map<string, number> {
  const days = new Map<string, number>();
  for (const visit of visits) {
    const on = dayIn(timeZone, visit.leftAt);
    days.set(on, (days.get(on) ?? 0) + secondsOn(visit));
  }
  return days;
}
