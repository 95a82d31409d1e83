import { ar, en } from "../../../worker/words/gallery";
import { PageBody, PageHeader } from "../blocks/section";
import { Link } from "../primitives/link";
import { Actions } from "./actions";
import { HomeBlocks } from "./blocks";
import { Content, Navigation } from "./content";
import { Charts, Data } from "./data";
import { Feedback } from "./feedback";
import { Forms } from "./forms";
import { Foundations } from "./foundations";
import { Group } from "./sample";

export interface GalleryProps {
  dir: "ltr" | "rtl";
  lang: "en" | "ar";
}

/** Every part of the design system in all its states: what people look at before they build, and what tests look at after. */
export default function Gallery({ dir, lang }: GalleryProps) {
  const words = lang === "ar" ? ar : en;
  const groups = {
    foundations: <Foundations words={words} />,
    actions: <Actions words={words} />,
    forms: <Forms words={words} />,
    content: <Content words={words} />,
    navigation: <Navigation words={words} />,
    data: <Data words={words} />,
    feedback: <Feedback words={words} />,
    charts: <Charts words={words} lang={lang} />,
  };
  const names = Object.keys(groups) as (keyof typeof groups)[];
  return (
    <main id="main" dir={dir} lang={lang}>
      <PageBody>
        <PageHeader title={words.title} lead={words.lead} />
        <nav aria-label={words.contents} className="mb-10 flex flex-wrap gap-x-5 gap-y-2 text-sm">
          {[...names, "blocks" as const].map((name) => (
            <Link key={name} href={`#${name}`}>
              {words.groups[name]}
            </Link>
          ))}
        </nav>
        <div className="grid grid-cols-1 gap-14">
          {names.map((name) => (
            <Group key={name} id={name} title={words.groups[name]}>
              {groups[name]}
            </Group>
          ))}
        </div>
      </PageBody>
      <section id="blocks" aria-label={words.groups.blocks}>
        <HomeBlocks words={words} />
      </section>
    </main>
  );
}
