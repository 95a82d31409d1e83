import { instructorsOf } from "./people";
import { lessonsPerCourse, type Step, type VolumeSizes } from "./sizes";

const subjects =
  "array['Solar pumps','Cold rooms','Data cleaning','Welding','Plumbing','Bookkeeping','Electric motors','Web pages','Carpentry','Customer service','Concrete','Networking','Sewing machines','Warehouse work','Photography','Battery storage','Food safety']";
const subjectsAr =
  "array['المضخات الشمسية','غرف التبريد','تنظيف البيانات','اللحام','السباكة','مسك الدفاتر','المحركات الكهربائية','صفحات الويب','النجارة','خدمة العملاء','الخرسانة','الشبكات','ماكينات الخياطة','أعمال المستودعات','التصوير','تخزين البطاريات','سلامة الغذاء']";
const angles =
  "array['first steps','daily practice','fault finding','measuring','planning','safety','maintenance','tools','reading drawings','working with customers','estimating','quality']";
const anglesAr =
  "array['الخطوات الأولى','الممارسة اليومية','كشف الأعطال','القياس','التخطيط','السلامة','الصيانة','الأدوات','قراءة المخططات','التعامل مع العملاء','التقدير','الجودة']";
const en = `(${subjects})[1 + n % 17] || ': ' || (${angles})[1 + n % 12]`;
const ar = `(${subjectsAr})[1 + n % 17] || ': ' || (${anglesAr})[1 + n % 12]`;

/** Thirty categories, courses in all states, ten lessons each, a quiz in every second course. */
export function courseSteps(sizes: VolumeSizes): Step[] {
  return [
    {
      sql: `insert into categories (code, slug, translations, sort_order)
        select 'volume-' || n, 'volume-' || n, jsonb_build_object('en', jsonb_build_object('name', 'Field ' || n), 'ar', jsonb_build_object('name', 'مجال ' || n)), 100 + n
        from generate_series(1, 5) n`,
    },
    {
      sql: `insert into categories (code, slug, translations, sort_order, parent_id)
        select 'volume-' || f || '-' || n, 'volume-' || f || '-' || n, jsonb_build_object('en', jsonb_build_object('name', 'Subject ' || f || '.' || n), 'ar', jsonb_build_object('name', 'موضوع ' || f || '.' || n)), n, p.id
        from generate_series(1, 5) f cross join generate_series(1, 5) n join categories p on p.slug = 'volume-' || f`,
    },
    {
      name: "courses",
      sql: `
        insert into courses (slug, status, level, pricing_model, price, category_id, created_by_id, translations, minimum_score_percent, watched_percent, lesson_count, duration_minutes, published_at, created_at)
        select 'volume-' || n, status, (array['beginner','beginner','intermediate','intermediate','advanced'])[1 + n % 5],
          case when n % 5 < 3 then 'free' else 'one_time' end,
          case when n % 5 >= 3 then jsonb_build_object('INR', 49900 + (n % 40) * 5000, 'USD', 900 + (n % 40) * 100) end,
          (select k.id from categories k where k.slug = 'volume-' || (1 + floor(5 * power(category, 2))::int) || '-' || (1 + n % 5)), teacher_id,
          jsonb_build_object(
            'en', jsonb_build_object('title', ${en} || ', part ' || n, 'subtitle', 'Ten short lessons about ' || lower((${subjects})[1 + n % 17]),
              'description', 'This volume course exists to measure the product with. It speaks of ' || lower((${subjects})[1 + n % 17]) || ', with a look at ' || (${angles})[1 + n % 12] || '.',
              'outcomes', jsonb_build_array('Explain ' || (${angles})[1 + n % 12], 'Work through ten lessons')),
            'ar', jsonb_build_object('title', ${ar} || '، الجزء ' || n, 'subtitle', 'عشرة دروس قصيرة عن ' || (${subjectsAr})[1 + n % 17],
              'description', 'وُضعت هذه الدورة لقياس أداء المنتج. موضوعها ' || (${subjectsAr})[1 + n % 17] || ' مع نظرة إلى ' || (${anglesAr})[1 + n % 12] || '.',
              'outcomes', jsonb_build_array('شرح ' || (${anglesAr})[1 + n % 12], 'إنهاء عشرة دروس'))),
          case when n % 2 = 0 then 60 else 0 end, 0, ${lessonsPerCourse}, ${lessonsPerCourse * 12},
          case when status in ('published', 'archived') then made + interval '10 days' end, made
        from (
          select n, random() as category, now() - interval '20 days' - interval '2 years' * random() as made,
            case when n % 100 < 85 then 'published' when n % 100 < 93 then 'draft' when n % 100 < 97 then 'private' else 'archived' end as status
          from generate_series(1, ${sizes.courses}) n
        ) as drawn
        join (select id as teacher_id, n as seat from volume_people where user_type = 'instructor') as teacher on seat = 1 + n % ${instructorsOf(sizes)}
        order by n`,
    },
    {
      sql: `create temp table volume_courses as
        select id, uuid, created_by_id, status, published_at, created_at, substr(slug, 8)::int as n from courses where slug ~ '^volume-\\d+$'`,
    },
    { sql: "insert into course_instructors (course_id, user_id) select id, created_by_id from volume_courses" },
    {
      sql: `insert into sections (course_id, position, translations, created_at)
        select c.id, s * 1024, jsonb_build_object('en', jsonb_build_object('title', 'Section ' || s), 'ar', jsonb_build_object('title', 'القسم ' || s)), c.created_at
        from volume_courses c cross join generate_series(1, 3) s order by c.id, s`,
    },
    {
      name: "lessons",
      sql: `insert into lessons (course_id, section_id, position, translations, primary_type, duration_minutes, is_preview, created_at)
        select c.id, s.id, l * 1024, jsonb_build_object('en', jsonb_build_object('title', 'Lesson ' || l), 'ar', jsonb_build_object('title', 'الدرس ' || l)),
          case when l = ${lessonsPerCourse} and c.n % 2 = 0 then 'quiz' when l = 5 then 'external_link' else 'text' end, 12, l = 1, c.created_at
        from volume_courses c join sections s on s.course_id = c.id cross join generate_series(1, ${lessonsPerCourse}) l
        where s.position / 1024 = 1 + (l - 1) / 4 order by c.id, l`,
    },
    {
      sql: `insert into quizzes (course_id, translations, pass_percent, attempts_allowed, created_at)
        select id, jsonb_build_object('en', jsonb_build_object('title', 'Check yourself'), 'ar', jsonb_build_object('title', 'اختبر نفسك')), 60, 3, created_at
        from volume_courses where n % 2 = 0`,
    },
    {
      sql: `insert into quiz_questions (quiz_id, position, question_type, points, translations, answers)
        select q.id, i * 1024, 'true_false', 1,
          jsonb_build_object('en', jsonb_build_object('prompt', 'Statement ' || i || ' holds.'), 'ar', jsonb_build_object('prompt', 'العبارة ' || i || ' صحيحة.')),
          jsonb_build_array(
            jsonb_build_object('id', 'a1', 'correct', true, 'text', jsonb_build_object('en', 'True', 'ar', 'صحيح')),
            jsonb_build_object('id', 'a2', 'correct', false, 'text', jsonb_build_object('en', 'False', 'ar', 'خطأ')))
        from quizzes q join volume_courses c on c.id = q.course_id cross join generate_series(1, 5) i order by q.id, i`,
    },
    {
      sql: `insert into content_items (lesson_id, position, content_type, translations, source, ref_uuid)
        select l.id, 1024, l.primary_type,
          case when l.primary_type = 'quiz' then '{"en":{},"ar":{}}'::jsonb
            else jsonb_build_object('en', jsonb_build_object('body', repeat('A sentence of volume. ', 20)), 'ar', jsonb_build_object('body', repeat('جملة للقياس. ', 20))) end,
          case when l.primary_type = 'external_link' then '{"url":"https://www.postgresql.org/docs/current/tutorial.html"}'::jsonb else '{}'::jsonb end,
          case when l.primary_type = 'quiz' then q.uuid::text end
        from lessons l join volume_courses c on c.id = l.course_id left join quizzes q on q.course_id = c.id order by l.id`,
    },
  ];
}
