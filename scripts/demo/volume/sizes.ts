/** How many rows of each; all else follows from them. */
export interface VolumeSizes {
  courses: number;
  students: number;
  /** Rows of lesson_progress. */
  progress: number;
}

export const largeScale: VolumeSizes = { courses: 10_000, students: 100_000, progress: 1_000_000 };

/** Of every course: three sections of four lessons and fewer. */
export const lessonsPerCourse = 10;

/** One statement; the number of rows it wrote is reported under `name`, where it has one. */
export interface Step {
  name?: string;
  sql: string;
}
