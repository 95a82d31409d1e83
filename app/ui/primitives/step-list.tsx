import { cx } from "../cx";
import { Icon } from "./icon";
import { Anchor } from "./link";

export interface Step {
  label: string;
  /** Under the label: a date, what is asked. */
  detail?: string;
  state: "done" | "current" | "todo";
  /** The state in a word, read aloud. */
  stateLabel: string;
  href?: string;
}

/** Where one is in something with an order. Side by side where there is room (`row`), else one under another. */
export function StepList({
  label,
  steps,
  layout = "column",
}: {
  label: string;
  steps: Step[];
  layout?: "row" | "column";
}) {
  const row = layout === "row";
  return (
    <ol aria-label={label} className={cx("grid", row && "sm:auto-cols-fr sm:grid-flow-col")}>
      {steps.map((step, index) => (
        <li
          key={step.label}
          aria-current={step.state === "current" ? "step" : undefined}
          className={cx("relative flex gap-3 pb-6 last:pb-0", row && "sm:flex-col sm:gap-2 sm:pe-4 sm:pb-0")}
        >
          {index < steps.length - 1 && (
            <span
              aria-hidden="true"
              className={cx(
                "absolute start-[0.8125rem] top-8 bottom-1 w-px",
                row && "sm:start-9 sm:end-2 sm:top-[0.8125rem] sm:bottom-auto sm:h-px sm:w-auto",
                step.state === "done" ? "bg-accent" : "bg-line-control/50",
              )}
            />
          )}
          <span
            aria-hidden="true"
            className={cx(
              "grid size-7 shrink-0 place-items-center rounded-full text-xs leading-none font-semibold tabular-nums",
              step.state === "done" && "bg-accent text-on-accent",
              step.state === "current" && "bg-accent-tint text-accent-ink ring-2 ring-accent ring-inset",
              step.state === "todo" && "bg-sunken text-ink-faint",
            )}
          >
            {step.state === "done" ? <Icon name="check" size={16} /> : index + 1}
          </span>
          <div className="min-w-0 pt-0.5">
            <p className={cx("text-sm", step.state === "todo" ? "text-ink-faint" : "font-medium")}>
              <span className="sr-only">{step.stateLabel}: </span>
              {step.href ? (
                <Anchor href={step.href} className="rounded-sm hover:underline hover:underline-offset-4">
                  {step.label}
                </Anchor>
              ) : (
                step.label
              )}
            </p>
            {step.detail && <p className="text-sm text-ink-faint">{step.detail}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
