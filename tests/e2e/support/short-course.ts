import { randomUUID } from "node:crypto";
import pg from "pg";

/** A published free course with one text lesson, for journeys that must not wait for a video. */
export async function createShortCourse(prefix: string) {
  const slug = `${prefix}-${randomUUID().slice(0, 8)}`;
  const lessonTitle = { en: "One page to read", ar: "صفحة واحدة للقراءة" };
  const client = new pg.Client({ connectionString: process.env.E2E_DATABASE });
  await client.connect();
  try {
    await client.query("select set_config('app.verb', 'test.arrange', false)");
    const words = {
      en: { title: `A short course ${slug}`, description: "Short." },
      ar: { title: `دورة قصيرة ${slug}`, description: "قصيرة." },
    };
    await client.query(
      `with instructor as (select id from users where email = 'instructor@demo.recruitlms.test'),
       course as (
         insert into courses (slug, status, created_by_id, translations, lesson_count, duration_minutes, published_at)
         select $1, 'published', id, $2, 1, 5, now() from instructor returning id),
       teaches as (insert into course_instructors (course_id, user_id) select course.id, instructor.id from course, instructor),
       section as (
         insert into sections (course_id, position, translations)
         select id, 1024, '{"en":{"title":"All of it"},"ar":{"title":"كل شيء"}}' from course returning id, course_id),
       lesson as (
         insert into lessons (course_id, section_id, position, translations, duration_minutes)
         select course_id, id, 1024, $3, 5 from section returning id)
       insert into content_items (lesson_id, position, content_type, translations)
       select id, 1024, 'text', '{"en":{"body":"## Read\\n\\nThis is all."},"ar":{"body":"## اقرأ\\n\\nهذا كل شيء."}}' from lesson`,
      [slug, JSON.stringify(words), JSON.stringify({ en: { title: lessonTitle.en }, ar: { title: lessonTitle.ar } })],
    );
  } finally {
    await client.end();
  }
  return { slug, lessonTitle };
}
