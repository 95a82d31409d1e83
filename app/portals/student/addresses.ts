/** Where things of a course are for its students. */
export const learnHref = (course: string) => `/student/learn/${course}`;
export const lessonHref = (course: string, lesson: string) => `${learnHref(course)}/${lesson}`;
export const completeHref = (course: string) => `${learnHref(course)}/complete`;
export const materialsHref = (course: string) => `${learnHref(course)}/materials`;
export const quizHref = (course: string, lesson: string, quiz: string) => `${lessonHref(course, lesson)}/quiz/${quiz}`;
export const attemptHref = (course: string, lesson: string, attempt: string) =>
  `${lessonHref(course, lesson)}/attempt/${attempt}`;
export const reviewHref = (course: string, lesson: string, attempt: string) =>
  `${attemptHref(course, lesson, attempt)}/review`;
