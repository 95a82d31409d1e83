import { printCertificate } from "../../worker/modules/credentials";
import type { Handler } from "../run";

export const print: Handler<"certificate.issued"> = ({ certificateUuid }, { runner }) =>
  runner.run(printCertificate, { certificateUuid });
