import { cx } from "../cx";
import { Icon } from "../primitives/icon";
import type { IconName } from "../primitives/icon-paths";
import { Anchor } from "../primitives/link";

export interface OutlineLesson {
  title: string;
  icon: IconName;
  /** Without one it is locked. */
  href?: string;
  /** "6 min", "Opens 4 May". */
  detail?: string;
  state: "done" | "started" | "todo" | "locked";
  /** The state in a word, read aloud. */
  stateLabel: string;
  current?: boolean;
}
export interface OutlineSection {
  title: string;
  /** "2 of 5". */
  detail?: string;
  open?: boolean;
  lessons: OutlineLesson[];
}

/** A course's sections and lessons, for the player and the course page. Each section folds without scripts. */
export function CourseOutline({ label, sections }: { label: string; sections: OutlineSection[] }) {
  return (
    <nav aria-label={label} className="grid gap-1 p-3">
      {sections.map((section) => (
        <details key={`${section.title} ${section.lessons[0]?.href ?? ""}`} open={section.open} className="group">
          <summary className="flex items-center gap-3 rounded-md px-2 py-2.5 hover:bg-sunken">
            <Icon
              name="chevron-down"
              size={16}
              className="-rotate-90 text-ink-faint transition-transform group-open:rotate-0 rtl:rotate-90 rtl:group-open:rotate-0"
            />
            <span className="min-w-0 flex-1 text-sm font-semibold">{section.title}</span>
            {section.detail && <span className="text-xs text-ink-faint tabular-nums">{section.detail}</span>}
          </summary>
          <ul className="grid gap-0.5 pt-0.5 pb-2">
            {section.lessons.map((lesson) => (
              <li key={lesson.href ?? lesson.title}>
                <Lesson lesson={lesson} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </nav>
  );
}

function Lesson({ lesson }: { lesson: OutlineLesson }) {
  const row = cx(
    "flex items-start gap-3 rounded-md px-2 py-2 text-sm transition-colors",
    lesson.current
      ? "bg-accent-tint font-medium text-accent-ink"
      : lesson.href
        ? "text-ink-muted hover:bg-sunken hover:text-ink"
        : "text-ink-faint",
  );
  const inside = (
    <>
      <StateMark state={lesson.state} icon={lesson.icon} />
      <span className="min-w-0 flex-1">
        {lesson.title}
        <span className="sr-only">, {lesson.stateLabel}</span>
        {lesson.detail && <span className="block text-xs font-normal text-ink-faint">{lesson.detail}</span>}
      </span>
    </>
  );
  return lesson.href ? (
    <Anchor href={lesson.href} aria-current={lesson.current ? "page" : undefined} className={row}>
      {inside}
    </Anchor>
  ) : (
    <span className={row}>{inside}</span>
  );
}

function StateMark({ state, icon }: Pick<OutlineLesson, "state" | "icon">) {
  if (state === "done")
    return (
      <span className="grid size-5 shrink-0 place-items-center rounded-full bg-accent text-on-accent">
        <Icon name="check" size={14} />
      </span>
    );
  return (
    <Icon
      name={state === "locked" ? "lock" : icon}
      size={20}
      className={state === "started" ? "text-accent" : "text-ink-faint"}
    />
  );
}
