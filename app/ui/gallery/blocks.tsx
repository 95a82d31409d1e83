import { CardGrid, CourseCard } from "../blocks/course-card";
import { Hero } from "../blocks/hero";
import { Rating } from "../blocks/rating";
import { Section } from "../blocks/section";
import { SearchField } from "../primitives/search-field";
import type { GalleryPart } from "./sample";

const seeds = ["data", "writing", "web", "project", "python", "interview"];

export function HomeBlocks({ words }: GalleryPart) {
  const t = words.blocks;
  const icons = ["play", "shield", "check"] as const;
  return (
    <>
      <Hero
        eyebrow={t.eyebrow}
        title={t.heroTitles}
        lead={t.heroLead}
        actions={
          <form method="get" action="#blocks">
            <SearchField name="hero" label={t.searchLabel} size="lg" submitLabel={t.search} />
          </form>
        }
        points={t.points.map((text, i) => ({ icon: icons[i] ?? "check", text }))}
      />
      <Section title={t.sectionTitle} lead={t.sectionLead} more={{ href: "#blocks", label: t.all }}>
        <CardGrid>
          {t.courses.map((course, i) => (
            <CourseCard
              key={course.title}
              {...course}
              href="#blocks"
              cover={{ seed: seeds[i] ?? "" }}
              badge={i === 1 ? t.badge : undefined}
              rating={i % 2 === 0 ? <Rating value={t.ratingValue} count={t.ratingCount} label={t.rating} /> : undefined}
              price={i === 3 ? undefined : course.price}
              progress={i === 3 ? { value: 67, label: t.enrolled, text: t.progressText } : undefined}
            />
          ))}
        </CardGrid>
      </Section>
    </>
  );
}
