import type { AppLoadContext } from "@remix-run/cloudflare";

export type WithCover<T> = T & { coverUrl: string | null };

/** Courses with the addresses of their covers; null where a course has none, and a drawing stands in. */
export const withCovers = <T extends { coverUuid: string | null }>(
  { links }: AppLoadContext,
  courses: T[],
): Promise<WithCover<T>[]> =>
  Promise.all(courses.map(async (course) => ({ ...course, coverUrl: await links.picture(course.coverUuid) })));
