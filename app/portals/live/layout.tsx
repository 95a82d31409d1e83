import { useReader } from "../../locale";
import { homeOf, PortalShell } from "../shared/portal-shell";

/** Students and instructors meet here, so these pages stand in the portal that the reader comes from. */
export default function LivePages() {
  const { person } = useReader();
  return <PortalShell portal={homeOf(person?.userType ?? "student")} />;
}
