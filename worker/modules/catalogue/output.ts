import * as v from "valibot";

/** What a command answers: which thing it was about. */
export const Named = v.object({ uuid: v.string() });
