import { setReminder } from "../../worker/modules/notifications";
import type { Handler } from "../run";

export const keep: Handler<"reminder.set"> = (reminder, { runner }) => runner.run(setReminder, reminder);
