import { expect, it } from "vitest";
import { lookupGroups } from "../modules/lookups/values";
import { adminUsers } from "./admin-users";
import { authoringLesson } from "./authoring-lesson";
import type { Words } from "./format";
import { instructor } from "./instructor";

it.each([
  ["user_status", adminUsers, "status_"],
  ["user_type", adminUsers, "type_"],
  ["course_status", instructor, "status_"],
  ["difficulty_level", instructor, "level_"],
  ["enrollment_status", instructor, "enrolment_"],
] as const)("ADM-8 the seeded values of %s read as the pages do, in both languages", (code, catalogue, prefix) => {
  const seeded = lookupGroups.flatMap(({ types }) => types).find((type) => type.code === code)?.values ?? [];
  expect(seeded.length).toBeGreaterThan(2);
  const said = (catalogue as Words).en;
  const inArabic = (catalogue as Words).ar;
  expect(seeded.map(([value, en, ar]) => [value, en, ar])).toEqual(
    seeded.map(([value]) => [value, said[prefix + value], inArabic[prefix + value]]),
  );
});

it("ADM-8 a video is called the same in the seeds and on the pages", () => {
  const types = lookupGroups.flatMap(({ types }) => types).find(({ code }) => code === "content_type");
  const video = types?.values.find(([code]) => code === "video");
  expect(video?.slice(1, 3)).toEqual([authoringLesson.en.type_video, authoringLesson.ar.type_video]);
});
