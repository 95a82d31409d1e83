import { PortalShell } from "../shared/portal-shell";

export default function StudentPortal() {
  return <PortalShell portal="student" />;
}
