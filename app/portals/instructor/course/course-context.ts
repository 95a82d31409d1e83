import { useOutletContext } from "@remix-run/react";
import type { AuthoredCourse } from "../../../../worker/modules/catalogue";
import { inLocale } from "../../../../worker/words/format";
import { useReader } from "../../../locale";

/** The course that the pages below its frame are about, without the texts of its lessons. */
export type CourseInHand = AuthoredCourse;

export const useCourse = () => useOutletContext<CourseInHand>();

/** A title in the reader's language, English where Arabic is not written yet. */
export function useTitleOf() {
  const { locale } = useReader();
  return (thing: { translations: { en: { title: string }; ar?: { title: string } | undefined } }) =>
    inLocale(thing.translations, locale).title;
}

export const courseHref = (course: string) => `/instructor/courses/${course}`;
export const lessonHref = (course: string, lesson: string) => `${courseHref(course)}/lessons/${lesson}`;
export const itemHref = (course: string, lesson: string, item: string) => `${lessonHref(course, lesson)}/items/${item}`;
export const quizHref = (course: string, quiz: string) => `${courseHref(course)}/quizzes/${quiz}`;
export const questionHref = (course: string, quiz: string, question: string) =>
  `${quizHref(course, quiz)}/questions/${question}`;
