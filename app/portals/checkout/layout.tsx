import { useReader } from "../../locale";
import { homeOf, PortalShell } from "../shared/portal-shell";

/** Everybody buys, so these pages stand in the portal that the reader comes from. */
export default function CheckoutPages() {
  const { person } = useReader();
  return <PortalShell portal={homeOf(person?.userType ?? "student")} />;
}
