import {
  downloadCertificate,
  issueByHand,
  listCertificates,
  listMine,
  reissueCertificate,
  revokeCertificate,
  verifyCertificate,
} from "../modules/credentials";
import { get, post, type Route } from "./route";

export const credentialsRoutes: Route[] = [
  get("/me/certificates", listMine),
  get("/certificates", listCertificates),
  get("/certificates/:number/verification", verifyCertificate),
  post("/certificates/:number/downloads", downloadCertificate),
  post("/certificates/:number/reissues", reissueCertificate),
  post("/certificates/:number/revocation", revokeCertificate, 200),
  post("/enrolments/:enrolmentUuid/certificates", issueByHand),
];
