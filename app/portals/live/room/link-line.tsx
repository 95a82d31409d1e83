import { liveRoom } from "../../../../worker/words/live-room";
import type { Snapshot } from "../../../live/session";
import { useWords } from "../../../locale";
import { Button, Notice } from "../../../ui";
import { useLate } from "../../shared/use-late";

/** What stands between this page and the session, if anything does. */
export function LinkLine({ now }: { now: Snapshot }) {
  const t = useWords(liveRoom);
  const { link } = now;
  const isLate = useLate(link.is === "connecting" || link.is === "waiting");
  if (link.is === "stopped")
    return (
      <Notice
        tone={link.why === "ended" ? "info" : "danger"}
        live
        action={
          link.why === "removed" || link.why === "ended" ? undefined : (
            <Button size="sm" onClick={() => location.reload()}>
              {t("reload")}
            </Button>
          )
        }
      >
        {t(`stopped_${link.why}`)}
      </Notice>
    );
  if (link.is === "offline")
    return (
      <Notice tone="warning" live>
        {t("offline")}
      </Notice>
    );
  if (isLate)
    return (
      <Notice tone="warning" live>
        {now.session.you ? t("reconnecting") : t("opening")}
      </Notice>
    );
  return null;
}
