import { PortalShell } from "../shared/portal-shell";

export default function InstructorPortal() {
  return <PortalShell portal="instructor" />;
}
