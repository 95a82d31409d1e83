import { useSearchParams } from "@remix-run/react";
import { admin } from "../../../worker/words/admin";
import { useWords } from "../../locale";
import { Notice } from "../../ui";
import { ActButton } from "./act-dialog";

interface DoneNoticeProps {
  /** The words for `done` of the address; a key that comes back unworded was made up by somebody. */
  say: (done: string) => string;
  /** The act that takes it back, and the field that names the row. */
  undo?: { act: string; field: string };
  /** A refusal is newer than what was done before it. */
  hidden?: boolean;
}

/** Says what has just been done, with the way back where there is one. */
export function DoneNotice({ say, undo, hidden }: DoneNoticeProps) {
  const t = useWords(admin);
  const [params] = useSearchParams();
  const done = params.get("done");
  const of = params.get("undo");
  const text = done && say(done);
  if (!text || text === `done_${done}` || hidden) return null;
  return (
    <div className="mb-5">
      <Notice
        tone="success"
        live
        action={
          undo && of ? (
            <ActButton act={undo.act} fields={{ [undo.field]: of }}>
              {t("undo")}
            </ActButton>
          ) : undefined
        }
      >
        {text}
      </Notice>
    </div>
  );
}
