import { PortalShell } from "../shared/portal-shell";

export default function RecruiterPortal() {
  return <PortalShell portal="recruiter" />;
}
