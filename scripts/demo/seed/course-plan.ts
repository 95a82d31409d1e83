import { newUuid } from "../../../worker/kernel/ids";
import type { Answer, QuestionType } from "../../../worker/modules/assessment/schema";
import { demoCourses } from "../courses";
import type { DemoCourse, DemoLesson, DemoQuestion, DemoQuiz, DemoSection } from "../types";
import { secondsOf } from "./captions";
import { atHour } from "./clock";

/** Courses as they will stand in the database, with their uuids, so that what points at them can be made beside them. */
export interface CoursePlan {
  uuid: string;
  course: DemoCourse;
  publishedAt: Date;
  sections: { uuid: string; section: DemoSection; lessons: LessonPlan[] }[];
  /** All lessons in their order. */
  lessons: LessonPlan[];
}

export interface LessonPlan {
  uuid: string;
  /** Of its one content item. */
  itemUuid: string;
  lesson: DemoLesson;
  videoSeconds: number | null;
  quiz: QuizPlan | null;
}

export interface QuizPlan {
  uuid: string;
  quiz: DemoQuiz;
  timeLimitSeconds: number | null;
  questions: QuestionPlan[];
}

export interface QuestionPlan {
  uuid: string;
  questionType: QuestionType;
  points: number;
  translations: { en: { prompt: string; explanation: string }; ar: { prompt: string; explanation: string } };
  answers: Answer[];
  accepted: string[];
  mediaUuid: null;
}

export function planCourses(now: Date): CoursePlan[] {
  return demoCourses.map((course, index) => {
    const sections = course.sections.map((section) => ({
      uuid: newUuid(),
      section,
      lessons: section.lessons.map(planLesson),
    }));
    return {
      uuid: newUuid(),
      course,
      publishedAt: atHour(now, 110 - index * 12, 10, "Asia/Kolkata"),
      sections,
      lessons: sections.flatMap(({ lessons }) => lessons),
    };
  });
}

function planLesson(lesson: DemoLesson): LessonPlan {
  const { content } = lesson;
  return {
    uuid: newUuid(),
    itemUuid: newUuid(),
    lesson,
    videoSeconds: content.type === "video" ? secondsOf(content.scenes) : null,
    quiz: content.type === "quiz" ? planQuiz(content.quiz) : null,
  };
}

const planQuiz = (quiz: DemoQuiz): QuizPlan => ({
  uuid: newUuid(),
  quiz,
  timeLimitSeconds: quiz.timeLimitMinutes === null ? null : quiz.timeLimitMinutes * 60,
  questions: quiz.questions.map(planQuestion),
});

function planQuestion(question: DemoQuestion): QuestionPlan {
  const { type, prompt, explanation, points } = question;
  return {
    uuid: newUuid(),
    questionType: type,
    points,
    translations: {
      en: { prompt: prompt.en, explanation: explanation.en },
      ar: { prompt: prompt.ar, explanation: explanation.ar },
    },
    answers:
      question.type === "short_answer"
        ? []
        : question.answers.map((answer, index) => ({ id: `a${index + 1}`, ...answer })),
    accepted: question.type === "short_answer" ? question.accepted : [],
    mediaUuid: null,
  };
}
