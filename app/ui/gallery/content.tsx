import { Avatar } from "../primitives/avatar";
import { Badge, type Tone } from "../primitives/badge";
import { Breadcrumbs } from "../primitives/breadcrumbs";
import { Card } from "../primitives/card";
import { Icon } from "../primitives/icon";
import { Link } from "../primitives/link";
import { Pagination } from "../primitives/pagination";
import { Status } from "../primitives/status";
import { StepList } from "../primitives/step-list";
import { Tabs } from "../primitives/tabs";
import { ThemeChoice } from "../primitives/theme-choice";
import { type GalleryPart, Row, Sample } from "./sample";

const tones: Tone[] = ["neutral", "accent", "success", "warning", "danger", "info"];

export function Content({ words }: GalleryPart) {
  const t = words.content;
  const steps = t.stepItems.map((item, i) => {
    const state = i < 2 ? ("done" as const) : i === 2 ? ("current" as const) : ("todo" as const);
    return { label: item.label, detail: item.detail || undefined, state, stateLabel: t.stepStates[state] };
  });
  return (
    <>
      <Sample title={t.badges}>
        <Row>
          {tones.map((tone) => (
            <Badge key={tone} tone={tone}>
              {t.badgeWords[tone]}
            </Badge>
          ))}
        </Row>
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          {tones.map((tone) => (
            <Status key={tone} tone={tone}>
              {t.states[tone]}
            </Status>
          ))}
        </div>
      </Sample>
      <Sample title={t.people}>
        <Row>
          {t.names.map((name, i) => (
            <Avatar key={name} name={name} label={name} size={(["xl", "lg", "md", "md", "sm"] as const)[i]} />
          ))}
        </Row>
      </Sample>
      <div className="grid gap-8 lg:grid-cols-2">
        <Sample title={t.cards}>
          <Card interactive className="flex gap-4">
            <span className="grid size-11 shrink-0 place-items-center rounded-lg bg-accent-tint text-accent-ink">
              <Icon name="certificate" size={24} />
            </span>
            <div className="grid gap-1">
              <p className="font-semibold">{t.cardTitle}</p>
              <p className="text-sm text-ink-muted">{t.cardText}</p>
              <p className="mt-1 text-sm">
                <Link kind="forward" href="#content">
                  {t.cardAction}
                </Link>
              </p>
            </div>
          </Card>
        </Sample>
        <Sample title={t.steps}>
          <StepList label={t.stepLabel} steps={steps} />
        </Sample>
      </div>
      <StepList label={t.stepLabel} steps={steps} layout="row" />
    </>
  );
}

export function Navigation({ words }: GalleryPart) {
  const t = words.navigation;
  return (
    <>
      <Breadcrumbs
        label={t.breadcrumbs}
        items={t.crumbs.map((label, i) => ({ label, href: i < t.crumbs.length - 1 ? "#navigation" : undefined }))}
      />
      <Tabs
        label={t.tabs}
        items={t.tabItems.map((label, i) => ({
          label,
          href: `#tab-${i}`,
          current: i === 0,
          count: i === 2 ? "17" : undefined,
        }))}
      />
      <Pagination
        label={t.pagination}
        count={t.count}
        next={{ href: "#navigation", label: t.next }}
        first={{ href: "#navigation", label: t.first }}
      />
      <div className="max-w-xs">
        <ThemeChoice legend={t.theme} labels={t.themes} current="light" action="#navigation" />
      </div>
    </>
  );
}
