import * as v from "valibot";
import { integer, slug, uuid } from "../../kernel/inputs";

export const lessonInput = v.strictObject({ lessonUuid: uuid });

export const outlineInput = v.pipe(
  v.strictObject({ courseUuid: v.optional(uuid), courseSlug: v.optional(slug) }),
  v.forward(
    v.check(({ courseUuid, courseSlug }) => (courseUuid === undefined) !== (courseSlug === undefined)),
    ["courseUuid"],
  ),
);
export const materialsInput = v.strictObject({ courseSlug: slug });
export const courseInput = v.strictObject({ courseUuid: uuid });

/** Longest video that is counted, in seconds. */
export const longestVideo = 86_400;
/** Seconds [from, to) that were played. */
const playedRange = v.pipe(
  v.strictTuple([integer(0, longestVideo), integer(1, longestVideo)]),
  v.check(([from, to]) => from < to),
);

/** Longest time without a connection that one beacon makes up for, in seconds. */
export const longestSitting = 900;

export const beaconInput = v.pipe(
  v.strictObject({
    lessonUuid: uuid,
    /** Seconds the lesson was in front, or its film played, since the last beacon. */
    secondsActive: integer(0, longestSitting),
    /** The video that `watched` and `position` are of. */
    contentItemUuid: v.optional(uuid),
    watched: v.optional(v.pipe(v.array(playedRange), v.maxLength(20))),
    position: v.optional(integer(0, longestVideo)),
  }),
  v.forward(
    v.check(
      ({ contentItemUuid, watched, position }) =>
        contentItemUuid !== undefined || (watched === undefined && position === undefined),
    ),
    ["contentItemUuid"],
  ),
);

export const settleQuizInput = v.strictObject({ attemptUuid: uuid });
