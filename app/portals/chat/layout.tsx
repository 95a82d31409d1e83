import { useReader } from "../../locale";
import { homeOf, PortalShell } from "../shared/portal-shell";

/** Everybody writes, so these pages stand in the portal that the reader comes from. */
export default function ChatPages() {
  const { person } = useReader();
  return <PortalShell portal={homeOf(person?.userType ?? "student")} />;
}
