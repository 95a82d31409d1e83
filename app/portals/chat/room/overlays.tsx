import { DeleteDialog, ReadersDialog, VersionsDialog } from "./message-dialogs";
import { SanctionDialog, SlowDialog } from "./moderation-dialogs";
import { ReportDialog } from "./report-dialog";
import { DateDialog, PeopleDialog, PinsDialog } from "./room-dialogs";
import type { Over } from "./room-ui";
import { SearchDialog } from "./search-dialog";

interface OverProps<K extends Over["is"]> {
  over: Extract<Over, { is: K }>;
  onClose: () => void;
}

/** Whatever stands over the room. */
export function Overlays({ over, onClose }: { over: Over; onClose: () => void }) {
  switch (over.is) {
    case "people":
      return <PeopleDialog onClose={onClose} />;
    case "pins":
      return <PinsDialog onClose={onClose} />;
    case "search":
      return <SearchDialog onClose={onClose} />;
    case "date":
      return <DateDialog onClose={onClose} />;
    case "slow":
      return <SlowDialog onClose={onClose} />;
    case "readers":
    case "versions":
    case "delete":
    case "report":
      return <OfMessage over={over} onClose={onClose} />;
    default:
      return <SanctionDialog over={over} onClose={onClose} />;
  }
}

function OfMessage({ over, onClose }: OverProps<"readers" | "versions" | "delete" | "report">) {
  if (over.is === "readers") return <ReadersDialog seq={over.seq} onClose={onClose} />;
  if (over.is === "versions") return <VersionsDialog seq={over.seq} onClose={onClose} />;
  if (over.is === "delete") return <DeleteDialog seq={over.seq} onClose={onClose} />;
  return <ReportDialog seq={over.seq} onClose={onClose} />;
}
