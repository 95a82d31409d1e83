import { PortalShell } from "../shared/portal-shell";

export default function CompanyPortal() {
  return <PortalShell portal="company" />;
}
