import type { SQL } from "drizzle-orm";
import type { Actor } from "../../kernel/actor";
import type { Writing } from "../../kernel/database";
import { attachMedia, type MediaKind } from "../media";

/** The kinds of file that an item of each type shows. */
export const fileKinds = {
  video: ["lesson_video"],
  pdf: ["lesson_document"],
  image: ["lesson_image"],
} as const satisfies Record<string, readonly MediaKind[]>;

/** The statements that let a course use those files of `kinds`; none for those not given. They refuse with not_found. */
export const attachToCourse = (
  w: Writing,
  actor: Actor,
  courseId: SQL,
  kinds: readonly MediaKind[],
  uuids: readonly (string | null | undefined)[],
) =>
  uuids
    .filter((uuid) => typeof uuid === "string")
    .map((mediaUuid) => attachMedia(w, { mediaUuid, kinds, actor, owner: { type: "course", id: courseId } }));
