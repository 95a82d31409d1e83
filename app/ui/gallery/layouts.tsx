import { ar, en, type GalleryWords } from "../../../worker/words/gallery";
import { CardGrid, CourseCard } from "../blocks/course-card";
import { Cover } from "../blocks/cover";
import { PageHeader } from "../blocks/section";
import { AuthLayout } from "../layouts/auth-layout";
import type { OutlineSection } from "../layouts/course-outline";
import { PlayerLayout } from "../layouts/player-layout";
import { PortalLayout } from "../layouts/portal-layout";
import { PublicLayout } from "../layouts/public-layout";
import { Button, ButtonLink } from "../primitives/button";
import { Card } from "../primitives/card";
import { Checkbox } from "../primitives/checkbox";
import { FormStack } from "../primitives/form";
import { Link } from "../primitives/link";
import { ProgressRing } from "../primitives/progress";
import { SearchField } from "../primitives/search-field";
import { TextField } from "../primitives/text-field";
import { ThemeChoice } from "../primitives/theme-choice";
import { HomeBlocks } from "./blocks";

export const layoutNames = ["public", "portal", "auth", "player"] as const;
export type LayoutName = (typeof layoutNames)[number];

/** One of the four layouts, filled with samples. Takes the whole document. */
export function LayoutSample({ layout, lang }: { layout: LayoutName; lang: "en" | "ar" }) {
  const words = lang === "ar" ? ar : en;
  const Drawn = { public: PublicSample, portal: PortalSample, auth: AuthSample, player: PlayerSample }[layout];
  return <Drawn words={words} lang={lang} />;
}

interface SampleProps {
  words: GalleryWords;
  lang: "en" | "ar";
}

const brandOf = (words: GalleryWords) => ({ name: words.layouts.brand, href: "#home" });
const otherLanguage = (words: GalleryWords, lang: "en" | "ar") => ({
  href: "#language",
  label: words.layouts.language,
  lang: lang === "ar" ? ("en" as const) : ("ar" as const),
});

function PublicSample({ words, lang }: SampleProps) {
  const t = words.layouts;
  const nav = [
    { href: "#courses", label: t.courses, current: true },
    { href: "#verify", label: t.verify },
    { href: "#about", label: t.about },
  ];
  return (
    <PublicLayout
      brand={brandOf(words)}
      nav={nav}
      language={otherLanguage(words, lang)}
      signIn={{ href: "#sign-in", label: t.signIn }}
      register={{ href: "#register", label: t.register }}
      labels={t}
      footer={{
        tagline: t.tagline,
        note: t.note,
        columns: [
          { title: t.learn, links: nav.slice(0, 2) },
          {
            title: t.help,
            links: [
              { href: "#about", label: t.about },
              { href: "#privacy", label: t.privacy },
              { href: "#contact", label: t.contact },
            ],
          },
        ],
      }}
    >
      <HomeBlocks words={words} />
    </PublicLayout>
  );
}

function PortalSample({ words }: SampleProps) {
  const t = words.layouts;
  return (
    <PortalLayout
      brand={brandOf(words)}
      portal={t.portal}
      nav={[
        {
          links: [
            { href: "#home", label: t.home, icon: "home", current: true, bar: true },
            { href: "#courses", label: t.myCourses, icon: "book", bar: true },
            { href: "#certificates", label: t.certificates, icon: "certificate", bar: true },
            { href: "#jobs", label: t.jobs, icon: "briefcase" },
            { href: "#messages", label: t.messages, icon: "mail", count: "3", bar: true },
          ],
        },
        { title: t.account, links: [{ href: "#settings", label: t.settings, icon: "settings" }] },
      ]}
      person={{
        name: t.personName,
        detail: t.personDetail,
        menu: [
          [
            { href: "#settings", label: t.settings, icon: "settings" },
            { href: "#sessions", label: t.sessions, icon: "shield" },
          ],
          [{ action: "#sign-out", label: t.signOut, icon: "logout" }],
        ],
      }}
      labels={{ ...t, bar: t.menu }}
      tools={
        <form method="get" action="#search" className="w-full max-w-xs max-sm:hidden">
          <SearchField name="q" label={t.search} submitLabel={t.search} shortcut={words.actions.slash} />
        </form>
      }
      theme={
        <ThemeChoice
          legend={words.navigation.theme}
          labels={words.navigation.themes}
          current="system"
          action="#theme"
        />
      }
    >
      <PageHeader title={t.hello} lead={t.helloLead} />
      <Card padding="lg" className="mb-8 flex flex-wrap items-center gap-6">
        <ProgressRing value={62} size={96} label={t.progress} text={t.progressText} />
        <div className="grid min-w-40 flex-1 gap-1">
          <p className="text-sm text-ink-faint">{t.nextLesson}</p>
          <p className="text-xl font-semibold tracking-tight">{t.lessonTitle}</p>
          <p className="text-sm text-ink-muted">{words.blocks.courses[0]?.title}</p>
        </div>
        <ButtonLink href="#lesson" variant="primary" size="lg" iconEnd="arrow-end">
          {t.continue}
        </ButtonLink>
      </Card>
      <CardGrid>
        {words.blocks.courses.slice(0, 3).map((course, i) => (
          <CourseCard
            key={course.title}
            {...course}
            price={undefined}
            headingLevel={2}
            href="#course"
            cover={{ seed: ["data", "writing", "web"][i] ?? "" }}
            progress={{ value: 30 + i * 25, label: words.blocks.enrolled, text: words.blocks.progressText }}
          />
        ))}
      </CardGrid>
    </PortalLayout>
  );
}

function AuthSample({ words, lang }: SampleProps) {
  const t = words.layouts;
  return (
    <AuthLayout
      brand={brandOf(words)}
      language={otherLanguage(words, lang)}
      title={t.welcome}
      lead={t.welcomeLead}
      labels={t}
      aside={{ title: t.asideTitle, points: t.asidePoints }}
      footer={
        <>
          {t.newHere} <Link href="#register">{t.register}</Link>
        </>
      }
    >
      <FormStack method="post" action="#sign-in">
        <TextField name="email" type="email" label={words.forms.email} autoComplete="username" />
        <TextField name="password" type="password" label={words.forms.password} autoComplete="current-password" />
        <div className="flex flex-wrap items-center justify-between gap-3 text-sm">
          <Checkbox name="remember" label={words.forms.switch} />
          <Link href="#forgot">{t.forgot}</Link>
        </div>
        <Button variant="primary" type="submit" size="lg" block>
          {t.signIn}
        </Button>
      </FormStack>
    </AuthLayout>
  );
}

function PlayerSample({ words }: SampleProps) {
  const t = words.layouts;
  const states = ["done", "done", "started", "todo", "locked"] as const;
  const icons = ["video", "file", "video", "quiz", "file"] as const;
  const lessons = t.lessons.map((title, i) => {
    const state = states[i] ?? "todo";
    return {
      title,
      icon: icons[i] ?? ("file" as const),
      href: state === "locked" ? undefined : `#lesson-${i}`,
      detail: t.minutes[i],
      state,
      stateLabel: t.lessonStates[state],
      current: i === 2,
    };
  });
  const outline: OutlineSection[] = t.sections.map((title, i) => ({
    title,
    detail: i === 1 ? "2/5" : undefined,
    open: i === 1,
    lessons: i === 1 ? lessons : lessons.slice(0, 2).map((lesson) => ({ ...lesson, current: false })),
  }));
  return (
    <PlayerLayout
      course={{ title: words.blocks.courses[0]?.title ?? "", href: "#course" }}
      progress={{ value: 62, label: t.progress, text: t.progressText }}
      outline={outline}
      previous={{ href: "#previous", title: t.lessons[1] ?? "" }}
      next={{ href: "#next", title: t.lessons[3] ?? "" }}
      labels={{ ...t, steps: t.stepsNav }}
      done={
        <Button variant="primary" icon="check">
          {t.markDone}
        </Button>
      }
    >
      <Cover seed="lesson" className="mb-8 rounded-xl" />
      <h1 className="mb-6 text-3xl">{t.lessonTitle}</h1>
      <div className="prose">
        <p>{words.prose.first}</p>
        <ul>
          {words.prose.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
        <blockquote>{words.prose.quote}</blockquote>
      </div>
    </PlayerLayout>
  );
}
