import { sql } from "drizzle-orm";
import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { subscribing } from "../../../tests/support/subscribing";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { query, signedIn } from "../../kernel/verb";
import { editCourse } from "../catalogue";
import { enterRoom } from "../chat";
import { downloadCertificate, issueCertificate } from "../credentials";
import { enrol, enrolStudent } from "../enrolment";
import { downloadMedia } from "../media";
import { type Allowance, createPlan, editPlan, endPlan, type Feature, features, gate, listManagedPlans } from ".";

const probe = query({
  name: "probe.gate",
  summary: "What a gate answers the caller.",
  may: signedIn,
  input: v.strictObject({ feature: v.picklist(features) }),
  output: v.any(),
  errors: [],
  async run(ctx, { feature }) {
    const id = ctx.actor.kind === "person" ? ctx.actor.id : 0;
    const [[row]] = await ctx.read((q) => [
      q.select({ answer: gate(id, feature, ctx.now) }).from(sql`(values (1)) as one`),
    ]);
    return row?.answer;
  },
});

describe("gates", () => {
  const world = createWorld();
  const s = subscribing(world);
  let finance: Person;
  let teacher: Person;
  beforeAll(async () => {
    finance = await world.person("finance_manager");
    teacher = await world.person("instructor");
    await s.makePlans(finance);
  });
  const ask = (person: Person, feature: Feature): Promise<Allowance> => world.as(person).run(probe, { feature });
  const answers = async (person: Person) => {
    const told: Record<string, string> = {};
    for (const feature of features) {
      const { allowed, limit, used, why } = await ask(person, feature);
      told[feature] = `${allowed ? "yes" : "no"} ${used}/${limit ?? "∞"} ${why}`;
    }
    return told;
  };
  async function fileOf(courseUuid: string) {
    const { rows } = await world.sql.query(
      `insert into media_files (kind, status, filename, mime_type, size_bytes, storage_key, owner_id, mediable_type, mediable_id)
       select 'course_material', 'attached', 'notes.pdf', 'application/pdf', 10, gen_random_uuid()::text, $2, 'course', c.id from courses c where c.uuid = $1 returning id, uuid`,
      [courseUuid, teacher.id],
    );
    await world.sql.query(
      'insert into materials (course_id, media_id, translations, position) select c.id, $2, \'{"en":{"title":"Notes"}}\', 1 from courses c where c.uuid = $1',
      [courseUuid, rows[0].id],
    );
    return rows[0].uuid as string;
  }

  it("SUB-4 what each feature answers without a plan, with each of three, and once there is a plan that everybody has", async () => {
    const [nobody, basic, pro] = [
      await world.person("student"),
      await world.person("student"),
      await world.person("student"),
    ];
    await s.buy(basic, "basic");
    await s.buy(pro, "pro");
    const open = (others: object) => ({
      chat_access: "yes 0/∞ not_gated",
      downloads: "yes 0/∞ not_gated",
      certificates: "yes 0/∞ not_gated",
      events: "yes 0/∞ not_gated",
      job_postings: "yes 0/∞ not_gated",
      priority_support: "yes 0/∞ not_gated",
      ...others,
    });
    const without = { course_access: "no 0/0 not_in_plan", premium_content: "no 0/0 not_in_plan" };
    expect(await answers(nobody)).toEqual(open(without));
    expect(await answers(basic)).toEqual(
      open({ course_access: "yes 0/2 plan", premium_content: "no 0/0 not_in_plan" }),
    );
    expect(await answers(pro)).toEqual(open({ course_access: "yes 0/∞ plan", premium_content: "yes 0/∞ plan" }));
    const shut = {
      chat_access: "no 0/0 not_in_plan",
      downloads: "no 0/0 not_in_plan",
      certificates: "no 0/0 not_in_plan",
      events: "yes 0/1 plan",
      job_postings: "no 0/0 not_in_plan",
      priority_support: "no 0/0 not_in_plan",
    };
    const everybody = {
      slug: "everybody",
      translations: { en: { name: "Free" } },
      price: {},
      rank: 0,
      isDefault: true,
    };
    const { uuid } = await world
      .as(finance)
      .run(createPlan, { ...everybody, features: [{ feature: "events", limit: 1 }] });
    await expectRefusal(
      world.as(finance).run(createPlan, { ...everybody, slug: "another", features: [] }),
      "plan_default_taken",
    );
    expect(await answers(nobody)).toEqual({ ...without, ...shut });
    expect(await answers(basic)).toEqual({
      ...shut,
      course_access: "yes 0/2 plan",
      premium_content: "no 0/0 not_in_plan",
      certificates: "yes 0/∞ plan",
    });
    // A plan is not taken from those who have it.
    await expectRefusal(world.as(finance).run(endPlan, { uuid: s.plan("basic") }), "plan_in_use");
    const { items } = await world.as(finance).run(listManagedPlans, {});
    expect(items.map(({ slug, subscribers }) => [slug, subscribers])).toEqual([
      ["basic", 1],
      ["everybody", 0],
      ["plus", 0],
      ["pro", 1],
    ]);
    await world.as(finance).run(endPlan, { uuid });
    expect(await answers(nobody)).toEqual(open(without));
  });

  it("SUB-4 the verbs ask: chat is read and not written, files are read and not taken along, no certificate is issued; what was bought or earned is whole", async () => {
    const course = await makeCourse(world, teacher, { lessons: 1 });
    const sold = await makeCourse(world, teacher, { price: 10_000 });
    const [file, soldFile] = [await fileOf(course.uuid), await fileOf(sold.uuid)];
    const learner = await world.person("student");
    const enrolled = await world.as(learner).run(enrol, { courseUuid: course.uuid });
    await s.buyCourse(learner, sold.uuid);
    const guest = await world.person("student");
    await world.as(teacher).run(enrolStudent, { courseUuid: course.uuid, userUuid: guest.uuid });
    const completed = (enrolmentUuid: string) =>
      world.sql.query("update enrollments set status = 'completed', completed_at = $2 where uuid = $1", [
        enrolmentUuid,
        world.now,
      ]);
    const quiet = async (person: Person, uuid: string) =>
      (await world.as(person).run(enterRoom, { kind: "course", uuid })).quiet;
    const take = (person: Person, uuid: string) => world.as(person).run(downloadMedia, { uuid });

    expect(await quiet(learner, course.uuid)).toBe(false);
    await take(learner, file);
    await world.sql.query("update courses set certificate_enabled = true where uuid = $1", [course.uuid]);
    const { uuid } = await world.as(finance).run(createPlan, {
      ...{ slug: "free", translations: { en: { name: "Free" } }, price: {}, rank: 0, isDefault: true },
      features: [],
    });
    await completed(enrolled.uuid);
    expect(await world.system.run(issueCertificate, { enrolmentUuid: enrolled.uuid })).toEqual({
      certificateUuid: null,
    });
    for (const [who, where, isQuiet] of [
      [learner, course.uuid, true],
      [guest, course.uuid, false],
      [teacher, course.uuid, false],
      [learner, sold.uuid, false],
    ] as const)
      expect(await quiet(who, where)).toBe(isQuiet);
    await expectRefusal(take(learner, file), "not_in_plan");
    await expectRefusal(take(await world.person("student"), file), "not_found");
    await take(learner, soldFile);
    await take(guest, file);
    await take(teacher, file);
    // With a plan that holds certificates it is issued, and stays when the plan is gone.
    await s.buy(learner, "basic");
    const { certificateUuid } = await world.system.run(issueCertificate, { enrolmentUuid: enrolled.uuid });
    expect(certificateUuid).not.toBeNull();
    await world.sql.query("update certificates set pdf_made_at = $2 where uuid = $1", [certificateUuid, world.now]);
    const { number } = (await world.sql.query("select number from certificates where uuid = $1", [certificateUuid]))
      .rows[0];
    world.now = new Date(world.now.getTime() + 60 * 86_400_000);
    expect((await ask(learner, "certificates")).why).toBe("not_in_plan");
    expect((await world.as(learner).run(downloadCertificate, { number, locale: "en" })).filename).toContain(number);
    await world.as(finance).run(editPlan, {
      ...{ uuid, translations: { en: { name: "Free" } }, price: {}, rank: 0, isDefault: true },
      features: [{ feature: "chat_access" }, { feature: "downloads" }],
    });
    expect(await quiet(learner, course.uuid)).toBe(false);
    await take(learner, file);
  });

  it("SUB-4 CRS-9 what is sold one by one is open to a plan that holds it, and not to another; the last place is taken once", async () => {
    const sold = await makeCourse(world, teacher, { price: 10_000 });
    const more = [];
    for (let n = 0; n < 3; n++) {
      const { uuid } = await makeCourse(world, teacher);
      await world.as(teacher).run(editCourse, { uuid, pricing: { model: "subscription" } });
      more.push(uuid);
    }
    const [basic, pro] = [await world.person("student"), await world.person("student")];
    await s.buy(basic, "basic");
    await s.buy(pro, "pro");
    await expectRefusal(world.as(basic).run(enrol, { courseUuid: sold.uuid }), "course_not_free");
    await world.as(pro).run(enrol, { courseUuid: sold.uuid });
    expect(await s.openCourses(pro)).toEqual([sold.uuid]);
    const tabs = await Promise.allSettled(more.map((courseUuid) => world.as(basic).run(enrol, { courseUuid })));
    expect(tabs.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect(await s.openCourses(basic)).toHaveLength(2);
    // Going down, the latest begun stay open, and those that are not in the plan do not; going up, they come back.
    await world.sql.query(
      "update plan_features set \"limit\" = 1 where plan_id = (select id from plans where slug = 'basic') and feature = 'course_access'",
    );
    await s.buy(basic, "pro");
    expect(await s.openCourses(basic)).toHaveLength(2);
  });
});
