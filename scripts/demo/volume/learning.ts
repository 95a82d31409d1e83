import { lessonsPerCourse, type Step, type VolumeSizes } from "./sizes";

/**
 * Enrolments with what was learned in them. A few courses are taken by many and most by few, as everywhere; how far people
 * get is spread evenly, and who got to the end has a certificate.
 */
export function learningSteps(sizes: VolumeSizes): Step[] {
  // Each enrolment brings one to ten rows of progress, five and a half on average; the surplus is cut off from those
  // who are still under way.
  const wanted = Math.ceil(sizes.progress / 5.2);
  return [
    {
      sql: `create temp table volume_open as
        select id, n % 2 = 0 as has_quiz, published_at, row_number() over (order by n) as n from volume_courses where status = 'published'`,
    },
    {
      sql: `create temp table volume_learners as
        select id, created_at, row_number() over (order by n) as n from volume_people where user_type = 'student' and status in ('active', 'inactive')`,
    },
    { sql: "create index on volume_open (n)" },
    { sql: "create index on volume_learners (n)" },
    { sql: "analyze volume_open" },
    { sql: "analyze volume_learners" },
    {
      sql: `create temp table volume_stories as
        select user_id, course_id, has_quiz, reach, since, since + (now() - since) * random() as last, random() as fate
        from (
          select distinct on (p.id, c.id) p.id as user_id, c.id as course_id, c.has_quiz, 1 + floor(${lessonsPerCourse} * random())::int as reach,
            greatest(p.created_at, c.published_at) + (now() - greatest(p.created_at, c.published_at)) * random() as since
          from (
            select 1 + floor((select count(*) from volume_learners) * power(random(), 1.3))::bigint as person,
              1 + floor((select count(*) from volume_open) * power(random(), 2.5))::bigint as course
            from generate_series(1, ${Math.ceil(wanted * 3)})
          ) as drawn join volume_learners p on p.n = person join volume_open c on c.n = course
        ) as pairs order by random() limit ${wanted}`,
    },
    {
      name: "enrolments",
      sql: `insert into enrollments (user_id, course_id, status, enrollment_type, enrolled_at, dropped_at, completed_at, created_at)
        select user_id, course_id, status, 'free', since, case when status = 'dropped' then last end, case when status = 'completed' then last end, since
        from (select *, case when reach = ${lessonsPerCourse} then 'completed' when fate < 0.08 then 'dropped' else 'in_progress' end as status from volume_stories) as told
        order by since`,
    },
    // What this transaction has written has no statistics yet.
    { sql: "analyze enrollments, lessons, volume_stories" },
    {
      name: "progress rows",
      sql: `insert into lesson_progress (enrollment_id, lesson_id, status, time_spent_seconds, last_opened_at, last_beacon_at, completed_at, created_at)
        select enrollment_id, lesson_id, status, seconds, at, at + make_interval(secs => seconds), case when status = 'completed' then at + make_interval(secs => seconds) end, at
        from (
          select e.id as enrollment_id, l.id as lesson_id, 240 + floor(900 * random())::int as seconds,
            s.since + (s.last - s.since) * (l.n - 1) / s.reach as at,
            case when l.n < s.reach or s.reach = ${lessonsPerCourse} or s.fate > 0.4 then 'completed' else 'started' end as status
          from volume_stories s join enrollments e on e.user_id = s.user_id and e.course_id = s.course_id
          join (select id, course_id, row_number() over (partition by course_id order by id) as n from lessons) as l on l.course_id = s.course_id and l.n <= s.reach
          order by s.reach < ${lessonsPerCourse}, s.since limit ${sizes.progress}
        ) as visits`,
    },
    {
      name: "quiz attempts",
      sql: `insert into quiz_attempts (quiz_id, enrollment_id, user_id, attempt_number, status, started_at, submitted_at, paper, responses, score_points, max_points, score_percent, passed, created_at)
        select q.id, e.id, e.user_id, 1, 'submitted', e.completed_at - interval '8 minutes', e.completed_at, q.paper, q.responses, 5, 5, 100, true, e.completed_at - interval '8 minutes'
        from enrollments e join volume_stories s on s.user_id = e.user_id and s.course_id = e.course_id
        join (
          select z.id, z.course_id,
            jsonb_agg(jsonb_build_object('uuid', i.uuid, 'type', i.question_type, 'points', i.points, 'answers', i.answers, 'accepted', i.accepted,
              'prompt', jsonb_build_object('en', i.translations->'en'->'prompt', 'ar', i.translations->'ar'->'prompt')) order by i.position) as paper,
            jsonb_object_agg(i.uuid, '{"chosen":["a1"]}'::jsonb) as responses
          from quizzes z join quiz_questions i on i.quiz_id = z.id group by z.id
        ) as q on q.course_id = e.course_id
        where s.has_quiz and e.status = 'completed'`,
    },
    {
      // Their PDFs are not made: nobody downloads them, and twenty thousand would take an hour.
      name: "certificates",
      sql: `insert into certificates (number, user_id, course_id, enrollment_id, recipient_name, recipient_name_ar, course_title, instructor_name, completed_on, locale, issued_at, created_at)
        select 'RL-' || concat_ws('-', substr(code, 1, 4), substr(code, 5, 4), substr(code, 9, 4), substr(code, 13, 4)), user_id, course_id, id, full_name, full_name_ar,
          title, teacher, (completed_at at time zone 'Asia/Kolkata')::date, locale, completed_at, completed_at
        from (
          select e.*, u.full_name, u.full_name_ar, u.locale, upper(md5(e.uuid::text)) as code, t.full_name as teacher,
            jsonb_build_object('en', c.translations->'en'->'title', 'ar', c.translations->'ar'->'title') as title
          from enrollments e join volume_people p on p.id = e.user_id join users u on u.id = e.user_id
          join courses c on c.id = e.course_id join users t on t.id = c.created_by_id
          where e.status = 'completed'
        ) as done`,
    },
    { sql: "analyze lesson_progress, volume_people" },
    {
      name: "learning days",
      sql: `insert into learning_days (user_id, day, seconds)
        select e.user_id, (p.last_beacon_at at time zone v.time_zone)::date, sum(p.time_spent_seconds)
        from lesson_progress p join enrollments e on e.id = p.enrollment_id join volume_people v on v.id = e.user_id
        group by 1, 2`,
    },
  ];
}
