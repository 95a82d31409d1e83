import type { Step, VolumeSizes } from "./sizes";

/** Names to search among, in both scripts; nobody is called that. */
const trees =
  "array['Cedar','Maple','Olive','Acacia','Willow','Tamarind','Banyan','Juniper','Poplar','Mango','Almond','Carob']";
const waters =
  "array['River','Lake','Harbour','Delta','Spring','Canal','Oasis','Lagoon','Brook','Bay','Coast','Island','Valley']";
const treesAr = "array['أرز','قيقب','زيتون','سنط','صفصاف','تمر','بانيان','عرعر','حور','مانجو','لوز','خروب']";
const watersAr =
  "array['النهر','البحيرة','الميناء','الدلتا','النبع','القناة','الواحة','الشاطئ','الجدول','الخليج','الساحل','الجزيرة','الوادي']";
const places = "array['Cairo','Pune','Riyadh','Chennai','Dubai','Kochi','Alexandria','Hyderabad']";
const countries = "array['EG','IN','SA','IN','AE','IN','EG','IN']";
const zones =
  "array['Africa/Cairo','Asia/Kolkata','Asia/Riyadh','Asia/Kolkata','Asia/Dubai','Asia/Kolkata','Africa/Cairo','Asia/Kolkata']";

export const instructorsOf = ({ courses }: VolumeSizes): number => Math.max(5, Math.ceil(courses / 50));

/** Accounts that nobody can sign in to: none has a password. */
export function peopleSteps(sizes: VolumeSizes): Step[] {
  return [
    {
      name: "students",
      sql: `
        insert into users (email, email_verified_at, full_name, full_name_ar, user_type, status, status_reason, locale, time_zone, created_at, last_signed_in_at)
        select 'volume.student.' || n || '@demo.recruitlms.test', case when status <> 'pending_verification' then joined + interval '5 minutes' end,
          'Demo ' || (${trees})[1 + n % 12] || ' ' || (${waters})[1 + n % 13] || ' ' || n,
          case when n % 5 < 3 then 'تجريبي ' || (${treesAr})[1 + n % 12] || ' ' || (${watersAr})[1 + n % 13] || ' ' || n end,
          'student', status, case when status in ('suspended', 'banned') then 'Demo: volume data.' end,
          case when n % 3 = 0 then 'ar' else 'en' end, (${zones})[1 + n % 8], joined,
          case when status <> 'pending_verification' then joined + (now() - joined) * random() end
        from (
          select n, now() - interval '2 years' * random() as joined,
            case when r < 0.96 then 'active' when r < 0.98 then 'pending_verification' when r < 0.99 then 'inactive' when r < 0.997 then 'suspended' else 'banned' end as status
          from (select n, random() as r from generate_series(1, ${sizes.students}) n) as drawn
        ) as people order by n`,
    },
    {
      sql: `
        insert into users (email, email_verified_at, full_name, full_name_ar, user_type, status, time_zone, created_at)
        select 'volume.instructor.' || n || '@demo.recruitlms.test', now() - interval '3 years',
          'Demo Instructor ' || (${trees})[1 + n % 12] || ' ' || n, 'مدرّب تجريبي ' || n, 'instructor', 'active', 'Asia/Kolkata', now() - interval '3 years'
        from generate_series(1, ${instructorsOf(sizes)}) n`,
    },
    {
      sql: `create temp table volume_people as
        select id, user_type, created_at, status, time_zone, row_number() over (partition by user_type order by id) as n
        from users where email like 'volume.%@demo.recruitlms.test'`,
    },
    { sql: "create index on volume_people (n)" },
    {
      sql: `insert into students (user_id, headline, city, country_code, open_to_work, created_at)
        select id, case when n % 4 = 0 then 'Learning ' || lower((${trees})[1 + n % 12]) end, (${places})[1 + n % 8], (${countries})[1 + n % 8], n % 5 = 0, created_at
        from volume_people where user_type = 'student'`,
    },
    {
      sql: `insert into instructors (user_id, translations, created_at)
        select id, jsonb_build_object('en', jsonb_build_object('headline', 'Demo instructor'), 'ar', jsonb_build_object('headline', 'مدرّب تجريبي')), created_at
        from volume_people where user_type = 'instructor'`,
    },
    {
      sql: "insert into user_roles (user_id, role_id, assigned_at) select p.id, r.id, p.created_at from volume_people p join roles r on r.code = p.user_type",
    },
  ];
}
