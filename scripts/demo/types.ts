/** The shape of the demo courses. Prose lives in Markdown files beside each course.ts, one file per lesson and language. */

export interface Bilingual {
  en: string;
  ar: string;
}

/** Minor units per ISO 4217 currency. */
export type DemoPrice = Partial<Record<"INR" | "USD" | "EGP" | "AED" | "SAR", number>>;

export interface DemoAnswer {
  text: Bilingual;
  correct: boolean;
  /** Shown after submitting, when this answer was picked. */
  feedback?: Bilingual;
}

export type DemoQuestion =
  | {
      type: "multiple_choice" | "multiple_select" | "true_false";
      prompt: Bilingual;
      answers: DemoAnswer[];
      explanation: Bilingual;
      points: number;
    }
  | {
      type: "short_answer";
      prompt: Bilingual;
      /** Every spelling that counts, in both languages; compared without case, accents, tashkeel and outer space. */
      accepted: string[];
      explanation: Bilingual;
      points: number;
    };

export interface DemoQuiz {
  title: Bilingual;
  instructions: Bilingual;
  passPercent: number;
  timeLimitMinutes: number | null;
  attemptsAllowed: number | null;
  shuffle: boolean;
  questions: DemoQuestion[];
}

/** One picture of a drawn video. `drawing` names a function of scripts/demo/videos/drawings.ts. */
export interface DemoScene {
  seconds: number;
  caption: Bilingual;
  drawing: string;
}

export type DemoLessonContent =
  /** `file` is the base name of `<file>.en.md` and `<file>.ar.md` beside course.ts. */
  | { type: "text"; file: string }
  | { type: "pdf"; file: string }
  | { type: "video"; video: string; scenes: DemoScene[]; file: string }
  | { type: "external_link"; url: string; file: string }
  | { type: "quiz"; quiz: DemoQuiz };

export interface DemoLesson {
  title: Bilingual;
  minutes: number;
  mandatory: boolean;
  /** Readable on the course page without an account. */
  preview: boolean;
  content: DemoLessonContent;
}

export interface DemoSection {
  title: Bilingual;
  summary: Bilingual;
  lessons: DemoLesson[];
}

export interface DemoDeck {
  title: Bilingual;
  cards: { front: Bilingual; back: Bilingual }[];
}

/** A download: rendered to PDF from its Markdown when the demo data is made. */
export interface DemoMaterial {
  title: Bilingual;
  file: string;
}

export interface DemoCourse {
  slug: string;
  title: Bilingual;
  subtitle: Bilingual;
  /** Markdown. */
  description: Bilingual;
  category: string;
  level: "beginner" | "intermediate" | "advanced";
  price: DemoPrice | null;
  outcomes: Bilingual[];
  requirements: Bilingual[];
  skills: { code: string; name: Bilingual }[];
  rules: { minimumScorePercent: number; watchedPercent: number };
  sections: DemoSection[];
  materials: DemoMaterial[];
  decks: DemoDeck[];
}
