import { PortalShell } from "../shared/portal-shell";

export default function MentorPortal() {
  return <PortalShell portal="mentor" />;
}
