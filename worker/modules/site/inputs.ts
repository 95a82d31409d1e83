import * as v from "valibot";
import { prose } from "../../kernel/inputs";

/** RFC 9309 §2.2: comments, blank lines, and "field: value" records; crawlers skip the fields that they do not know. */
const robotsLine = /^\s*(#.*|[A-Za-z][A-Za-z-]*\s*:.*)?$/;
export const robotsMax = 20_000;

export const EditRobots = v.strictObject({
  /** Empty for the standard text. */
  text: v.pipe(
    prose(robotsMax),
    v.check((text) => text.split(/\r?\n/).every((line) => robotsLine.test(line))),
    v.transform((text) => text.replace(/\r\n/g, "\n")),
  ),
});
