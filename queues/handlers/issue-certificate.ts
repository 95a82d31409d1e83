import { issueCertificate } from "../../worker/modules/credentials";
import type { Handler } from "../run";

/** Each completed lesson asks; the rule decides whether anything is due. */
export const issue: Handler<"course.progressed"> = ({ enrolmentUuid }, { runner }) =>
  runner.run(issueCertificate, { enrolmentUuid });
