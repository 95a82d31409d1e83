/** 10,000 courses of three lessons, 20,000 students of two courses each; the first course has 5,000 of them. */
export const courseVolume = [
  `insert into users (email, full_name, user_type, status)
   select 'student' || n || '@demo.recruitlms.test', 'Demo student ' || n, 'student', 'active' from generate_series(1, 20000) as n`,
  `insert into categories (code, slug, translations, parent_id)
   select 'category-' || n, 'category-' || n, jsonb_build_object('en', jsonb_build_object('name', 'Category ' || n)), case when n > 4 then (n % 4) + 1 end
   from generate_series(1, 16) as n`,
  `insert into courses (slug, status, level, pricing_model, category_id, created_by_id, published_at, deleted_at, translations)
   select 'course-' || n,
     case when n % 20 = 0 then 'draft' when n % 33 = 0 then 'private' else 'published' end,
     (array['beginner', 'intermediate', 'advanced'])[n % 3 + 1], case when n % 4 = 0 then 'one_time' else 'free' end,
     n % 16 + 1, n % 500 + 1, timestamptz '2023-01-01' + n * interval '1 hour', case when n % 400 = 7 then timestamptz '2026-01-01' end,
     jsonb_build_object(
       'en', jsonb_build_object('title', 'Subject ' || n || (array[' of practice', ' in depth', ' step by step', ' with copper wiring'])[case when n % 50 = 0 then 4 else n % 3 + 1 end],
         'description', repeat('What is taught here in some detail, chapter by chapter. ', 20)),
       'ar', jsonb_build_object('title', 'موضوع ' || n || case when n % 50 = 1 then ' نحاس' else '' end))
   from generate_series(1, 10000) as n`,
  "insert into course_instructors (course_id, user_id) select id, created_by_id from courses",
  `insert into sections (course_id, position, translations)
   select id, 1024, '{"en":{"title":"Part 1"}}' from courses`,
  `insert into lessons (course_id, section_id, position, translations)
   select s.course_id, s.id, n * 1024, '{"en":{"title":"Lesson"}}' from sections s, generate_series(1, 3) as n`,
  `insert into content_items (lesson_id, position, content_type, translations) select id, 1024, 'text', '{"en":{"body":"Text"}}' from lessons`,
  `insert into enrollments (user_id, course_id, enrollment_type, status)
   select u.id, c.id, 'free', case when u.id % 9 = 0 then 'completed' else 'in_progress' end
   from users u cross join lateral (select id from courses where id = 1 and u.id <= 5000 union all select id from courses where id = u.id % 9000 + 2) as c`,
  `insert into lesson_progress (enrollment_id, lesson_id, status, last_opened_at)
   select e.id, l.id, 'completed', timestamptz '2026-01-01' from enrollments e join lessons l on l.course_id = e.course_id`,
];

/** What the lists of people, files, papers, attempts and history show; `$1` in each is the person who has much of everything. */
export const listVolume = [
  "insert into roles (code, name_en, name_ar) select 'role_' || n, 'Role ' || n, 'دور ' || n from generate_series(1, 200) as n",
  `insert into enrollments (user_id, course_id, enrollment_type, status)
   select $1::bigint, id, 'free', case when id % 3 = 0 then 'completed' else 'in_progress' end from courses where id between 100 and 600`,
  `insert into media_files (owner_id, kind, status, provider, storage_key, filename, mime_type, size_bytes)
   select case when n % 10 = 0 then $1::bigint else n % 20000 + 1 end, (array['course_cover', 'course_material', 'lesson_video'])[n % 3 + 1],
     case when n % 500 = 0 then 'temporary' else 'attached' end, 'cloudflare_r2', 'key-' || n, 'file ' || n, 'image/png', 1000
   from generate_series(1, 20000) as n`,
  `insert into certificates (number, user_id, course_id, enrollment_id, recipient_name, course_title, completed_on, locale, issued_at, revoked_at, revoked_reason)
   select 'RL-' || lpad(e.id::text, 12, '0'), e.user_id, e.course_id, e.id, 'Demo student ' || e.user_id, '{"en":"Course"}', '2026-01-01', 'en', '2026-01-01',
     case when e.id % 300 = 0 then timestamptz '2026-02-01' end, case when e.id % 300 = 0 then 'Demo' end
   from enrollments e where e.id <= 20000`,
  'insert into quizzes (course_id, translations) select id, \'{"en":{"title":"Quiz"}}\' from courses where id <= 500',
  `insert into quiz_attempts (quiz_id, enrollment_id, user_id, attempt_number, status, started_at, submitted_at, paper, max_points, score_percent, passed)
   select z.id, e.id, e.user_id, n, 'submitted', '2026-01-01', '2026-01-01', '[]', 10, 80, true
   from quizzes z join enrollments e on e.course_id = z.course_id, generate_series(1, 3) as n`,
  `insert into audit_logs (action, verb, request_id, actor_id, entity_type, entity_id, entity_uuid, course_id, after, created_at)
   select (array['created', 'updated', 'deleted', 'logged_in', 'viewed'])[n % 5 + 1], (array['courses.edit', 'users.edit', 'lessons.edit', 'roles.create'])[n % 4 + 1], 'request',
     case when n % 40 = 0 then $1::bigint else n % 20000 + 1 end, (array['courses', 'users', 'lessons'])[n % 3 + 1], n % 900 + 1, gen_random_uuid(),
     case when n % 3 <> 1 then n % 400 + 1 end, '{}', timestamptz '2025-01-01' + n * interval '5 minutes'
   from generate_series(1, 80000) as n where $1::bigint > 0`,
  `insert into live_sessions (course_id, host_id, translations, starts_at, moved_at, duration_minutes, time_zone, status, started_at, ended_at)
   select c.id, c.created_by_id, '{"en":{"title":"Session"}}', timestamptz '2026-03-01' + (n - 20) * interval '1 day', '2026-01-01', 60, 'UTC',
     case when n <= 20 then 'ended' else 'scheduled' end, case when n <= 20 then timestamptz '2026-02-01' end,
     case when n <= 20 then timestamptz '2026-02-01' end
   from courses c, generate_series(1, 40) as n where c.id <= 60 or n between 18 and 23`,
  `insert into live_attendance (session_id, user_id, stay_key, is_host, joined_at, left_at)
   select s.id, n, gen_random_uuid(), false, timestamptz '2026-02-01', timestamptz '2026-02-01 01:00' from live_sessions s, generate_series(1, 150) as n
   where s.course_id <= 5`,
  "insert into chat_rooms (kind, course_id) select 'course', id from courses",
  `insert into chat_messages (room_id, seq, by_id, said_at, text)
   select r.id, n, $1::bigint, timestamptz '2026-01-01' + n * interval '1 minute', 'Message ' || n
   from chat_rooms r, generate_series(1, 100) as n where r.id <= 300`,
  `insert into chat_reports (room_id, seq, reporter_id, reason, messages, settled_at, outcome)
   select r.id, n, n + 10, 'spam', '[]', case when n % 2 = 0 then timestamptz '2026-02-01' end, case when n % 2 = 0 then 'dismissed' end
   from chat_rooms r, generate_series(1, 60) as n where r.id <= 300`,
  `insert into notifications (user_id, type, course_id, actor_id, link, origin, is_in_app, read_at, archived_at)
   select case when n % 4 = 0 then $1::bigint else n % 20000 + 1 end, 'enrolment.by_instructor', n % 900 + 1, n % 500 + 1, '/student', gen_random_uuid(), n % 11 > 0,
     case when n % 3 > 0 then timestamptz '2026-01-01' end, case when n % 9 = 1 then timestamptz '2026-01-02' end
   from generate_series(1, 80000) as n`,
  `insert into orders (user_id, status, currency, subtotal, discount, tax, total, country_code, paid_at)
   select case when n % 40 = 0 then $1::bigint else n % 20000 + 1 end, (array['paid', 'paid', 'cancelled', 'open'])[n % 4 + 1], 'INR', 1000, 0, 0, 1000, 'IN', timestamptz '2026-01-01'
   from generate_series(1, 30000) as n`,
  `insert into order_lines (order_id, kind, course_id, title, price, discount, tax, total, granted_at)
   select id, 'course_purchase', id % 900 + 1, '{"en":"Course"}', 1000, 0, 0, 1000, timestamptz '2026-01-01' from orders`,
  `insert into payments (order_id, gateway, reference, status, currency, amount)
   select id, 'test', 'ref-' || id, case when status = 'paid' then 'completed' else 'failed' end, 'INR', 1000 from orders`,
  `insert into invoices (kind, series, number, order_id, user_id, currency, tax, total, issued_at, paper)
   select 'invoice', 'INV-2026', row_number() over (order by id), id, user_id, 'INR', 0, 1000, timestamptz '2026-01-01', '{}' from orders where status = 'paid'`,
  `insert into invoices (kind, series, number, order_id, user_id, voids_id, currency, tax, total, issued_at, paper)
   select 'credit_note', 'CRN-2026', row_number() over (order by id), order_id, user_id, id, 'INR', 0, 1000, issued_at + interval '1 hour', '{}' from invoices where id % 50 = 0`,
  "update invoices set voided_at = issued_at + interval '1 hour' where kind = 'invoice' and id % 50 = 0",
  `insert into affiliates (user_id, code, suspended_at, suspended_reason)
   select u.id, 'c' || lpad(u.id::text, 7, '0'), case when u.id % 30 = 0 then timestamptz '2026-02-01' end, case when u.id % 30 = 0 then 'Demo' end from users u`,
  "insert into affiliate_clicks (affiliate_id, day, count) select a.id, date '2026-01-01' + n, 3 from affiliates a, generate_series(1, 3) as n",
  // Most of what is earned was paid; a few are owed something, and the person who asks has pages of it.
  `insert into commissions (payment_id, affiliate_id, currency, basis_points, amount, paid_amount, earned_at, held_until)
   select p.id, case when p.id % 40 = 0 then (select a.id from affiliates a where a.user_id = $1::bigint) else p.id % 20000 + 1 end, 'INR', 1000, 100,
     case when p.id % 25 = 0 then 0 else 100 end, timestamptz '2026-01-01', timestamptz '2026-01-15' from payments p where p.status = 'completed'`,
  `insert into affiliate_payouts (affiliate_id, currency, amount, reference, recorded_by_id, paid_at)
   select case when n % 40 = 0 then (select a.id from affiliates a where a.user_id = $1::bigint) else n % 20000 + 1 end, 'INR', 100, 'T-' || n, $1::bigint, timestamptz '2026-01-20'
   from generate_series(1, 20000) as n`,
  `insert into payers (name, contact_id, country_code, currency, candidate_fee)
   select 'Demo company ' || n, case when n % 400 = 0 then $1::bigint else n + 1 end, 'IN', 'INR', 1000 from generate_series(1, 12000) as n`,
  `insert into statements (payer_id, series, number, period, currency, opening, charges, credits, payments, closing, issued_at, paper)
   select a.id, 'STM-2026', row_number() over (order by n, a.id), '2026-0' || n, 'INR', 0, 1000, 0, 0, 1000, timestamptz '2026-01-01', '{}' from payers a, generate_series(1, 3) as n`,
  `insert into account_movements (key, payer_id, kind, amount, title, happened_at, statement_id)
   select 'fee:' || s.id, s.payer_id, 'charge', 1000, '{"en":"Job"}', timestamptz '2026-01-01', s.id from statements s`,
  `insert into ledger_entries (key, order_id, happened_at, currency) select 'capture:' || id, id, timestamptz '2026-01-01', 'INR' from orders where status = 'paid'`,
  `insert into ledger_lines (entry_id, account, amount) select id, a, case a when 'sales' then -1000 else 1000 end from ledger_entries, unnest(array['gateway_clearing', 'sales']) as a`,
  `insert into plans (slug, translations, price, rank) select 'plan-' || n, '{"en":{"name":"Plan"}}', '{"monthly":{"INR":1000}}', n from generate_series(1, 3) as n`,
  `insert into subscriptions (user_id, plan_id, cycle, currency, status, auto_renew, time_zone, started_at, paid_until)
   select u.id, u.id % 3 + 1, 'monthly', 'INR', (array['active', 'expired', 'cancelled', 'trial', 'suspended'])[u.id % 5 + 1], true, 'UTC',
     timestamptz '2026-01-01', timestamptz '2026-02-01' from users u`,
  `insert into subscription_periods (subscription_id, plan_id, cycle, currency, anchor_at, starts_at, ends_at, line_uuid, fee, value)
   select id, plan_id, 'monthly', 'INR', started_at, started_at, paid_until, gen_random_uuid(), 1000, 1000 from subscriptions`,
  `insert into dead_letters (outbox_uuid, kind, payload, outcome, settled_at, settled_by_id)
   select gen_random_uuid(), 'mail.certificate', '{}', case when n % 40 > 0 then 'discarded' end, case when n % 40 > 0 then now() end, $1::bigint
   from generate_series(1, 20000) as n`,
];
