import { PortalShell } from "../shared/portal-shell";

export default function AdminPortal() {
  return <PortalShell portal="admin" />;
}
