import type { ReactNode } from "react";
import { cx } from "../cx";
import { useDomId } from "../use-dom-id";
import { Badge, type Tone } from "./badge";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";
import { Anchor } from "./link";
import { hideOnChoice, popover, popoverTarget } from "./popover";

interface ItemLook {
  label: string;
  icon?: IconName;
  tone?: "plain" | "danger";
  badge?: { text: string; tone?: Tone };
}
/** Leads somewhere, or submits: a form of its own (`action`, with hidden `fields`), or one already on the page (`form`). */
export type MenuItem = ItemLook &
  (
    | { href: string; current?: boolean }
    | { action: string; fields?: Record<string, string> }
    | { form: string; name?: string; value?: string }
    | { onSelect: () => void }
  );

const itemClass = (tone: ItemLook["tone"]) =>
  cx(
    "flex w-full items-center gap-3 rounded-md px-3 py-2 text-start text-sm transition-colors pointer-coarse:py-2.5",
    tone === "danger"
      ? "text-danger-ink hover:bg-danger-tint"
      : "hover:bg-sunken aria-[current]:font-medium aria-[current]:text-accent-ink",
  );

function ItemContent({ icon, label, badge }: ItemLook) {
  return (
    <>
      {icon && <Icon name={icon} size={18} className="opacity-70" />}
      <span className="min-w-0 flex-1">{label}</span>
      {badge && <Badge tone={badge.tone}>{badge.text}</Badge>}
    </>
  );
}

function Item({ item }: { item: MenuItem }) {
  if ("href" in item)
    return (
      <Anchor href={item.href} aria-current={item.current ? "page" : undefined} className={itemClass(item.tone)}>
        <ItemContent {...item} />
      </Anchor>
    );
  if ("action" in item)
    return (
      <form method="post" action={item.action}>
        {Object.entries(item.fields ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className={itemClass(item.tone)}>
          <ItemContent {...item} />
        </button>
      </form>
    );
  const sent =
    "form" in item
      ? { type: "submit" as const, form: item.form, name: item.name, value: item.value }
      : { type: "button" as const, onClick: item.onSelect };
  return (
    <button {...sent} className={itemClass(item.tone)}>
      <ItemContent {...item} />
    </button>
  );
}

export interface MenuProps {
  /** The button's name. Shown, unless `trigger` draws something else. */
  label: string;
  trigger?: ReactNode;
  icon?: IconName;
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Which edge of the button it hangs from. */
  align?: "start" | "end";
  /** Groups are parted by space. */
  groups: MenuItem[][];
  /** Above the items: whose menu it is. */
  heading?: ReactNode;
  id?: string;
}

/** A native popover: opens, closes by Escape or a click elsewhere, and gives focus back, all without scripts. */
export function Menu({
  label,
  trigger,
  icon,
  variant = "quiet",
  size = "sm",
  align = "end",
  groups,
  heading,
  id: given,
}: MenuProps) {
  const id = useDomId("menu", given);
  return (
    <>
      <button
        type="button"
        {...popoverTarget(id)}
        aria-label={trigger || icon ? label : undefined}
        className={cx(
          trigger ? "rounded-full" : buttonClass({ variant, size }),
          icon && !trigger && "aspect-square !px-0",
        )}
      >
        {trigger ?? (icon ? <Icon name={icon} size={18} /> : label)}
        {!trigger && !icon && <Icon name="chevron-down" size={16} />}
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the items are buttons and links, whose keys arrive as clicks */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the items are what is pressed */}
      <div id={id} {...popover} data-align={align} className="menu-panel" onClick={hideOnChoice}>
        {heading && <div className="px-3 pt-2 pb-3">{heading}</div>}
        <div className="grid gap-2">
          {groups.map((group, index) => (
            <ul
              key={group.map((item) => item.label).join()}
              className={cx("grid", index > 0 && "border-t border-line pt-2")}
            >
              {group.map((item) => (
                <li key={item.label}>
                  <Item item={item} />
                </li>
              ))}
            </ul>
          ))}
        </div>
      </div>
    </>
  );
}
