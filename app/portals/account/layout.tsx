import { PortalShell } from "../shared/portal-shell";

export default function AccountPortal() {
  return <PortalShell portal="account" />;
}
