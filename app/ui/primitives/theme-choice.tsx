import { cx } from "../cx";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";

export type Theme = "system" | "light" | "dark";
const icons: Record<Theme, IconName> = { system: "monitor", light: "sun", dark: "moon" };

export interface ThemeChoiceProps {
  legend: string;
  labels: Record<Theme, string>;
  current: Theme;
  /** Where the choice is posted, as `theme`. */
  action: string;
  /** Hidden fields beside it, such as where to come back to. */
  fields?: Record<string, string>;
}

/** Three buttons of one form: each sends its own value, so nothing need run. */
export function ThemeChoice({ legend, labels, current, action, fields = {} }: ThemeChoiceProps) {
  return (
    <form method="post" action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset className="flex items-center justify-between gap-3">
        <legend className="float-start text-sm text-ink-muted">{legend}</legend>
        <div className="flex gap-0.5 rounded-full bg-sunken p-0.5">
          {(Object.keys(icons) as Theme[]).map((theme) => (
            <button
              key={theme}
              type="submit"
              name="theme"
              value={theme}
              aria-label={labels[theme]}
              aria-pressed={theme === current}
              className={cx(
                "grid size-8 place-items-center rounded-full transition-colors",
                theme === current
                  ? "bg-raised text-ink shadow-soft dark:bg-line-control/50"
                  : "text-ink-faint hover:text-ink",
              )}
            >
              <Icon name={icons[theme]} size={16} />
            </button>
          ))}
        </div>
      </fieldset>
    </form>
  );
}
