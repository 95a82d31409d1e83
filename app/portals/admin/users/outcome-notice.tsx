import { adminUsers } from "../../../../worker/words/admin-users";
import { errors } from "../../../../worker/words/errors";
import { useWords } from "../../../locale";
import { Notice } from "../../../ui";
import type { Outcome } from "./act-on-many";

interface OutcomeNoticeProps {
  act: "suspend" | "reinstate";
  outcomes: Outcome[];
  people: { uuid: string; fullName: string }[];
}

/** With how many it was done, and with whom not and why. */
export function OutcomeNotice({ act, outcomes, people }: OutcomeNoticeProps) {
  const t = useWords(adminUsers);
  const why = useWords(errors);
  const refused = outcomes.filter(({ problem }) => problem);
  const done = outcomes.length - refused.length;
  const nameOf = (uuid: string) => people.find((one) => one.uuid === uuid)?.fullName ?? uuid;
  return (
    <div className="mb-5">
      <Notice tone={refused.length > 0 ? "warning" : "success"} live title={t(`${act}_many_done`, { count: done })}>
        {refused.length > 0 ? (
          <ul className="grid gap-1">
            {refused.map(({ uuid, problem }) => (
              <li key={uuid}>
                <bdi>{nameOf(uuid)}</bdi>:{" "}
                {problem?.code === "conflict" ? t("together_unchanged") : why(problem?.code as "conflict")}
              </li>
            ))}
          </ul>
        ) : null}
      </Notice>
    </div>
  );
}
