import { newUuid } from "../../../worker/kernel/ids";
import { flashcardDecks, flashcards, quizQuestions, quizzes } from "../../../worker/modules/assessment/schema";
import { contentItems, materials } from "../../../worker/modules/catalogue/schema";
import { mediaFiles } from "../../../worker/modules/media/schema";
import { readMarkdown } from "../courses";
import type { CoursePlan, LessonPlan } from "./course-plan";
import { Ids, type Transaction } from "./database";
import { type DemoFile, fileKey, sha256, storageKey } from "./files";
import { positionOf, teacherOf } from "./insert-courses";

export interface CourseContent {
  plan: CoursePlan;
  files: readonly DemoFile[];
}

/** Files, quizzes, content items, materials and decks. `ids`: courses and lessons by uuid. Answers content items and quizzes by uuid. */
export async function insertContent(
  tx: Transaction,
  contents: readonly CourseContent[],
  people: Ids,
  ids: Ids,
): Promise<Ids> {
  const fileIds = await insertFiles(tx, contents, people, ids);
  const quizIds = await insertQuizzes(tx, contents, ids);
  const items = await tx
    .insert(contentItems)
    .values(contents.flatMap((content) => content.plan.lessons.map((lesson) => itemRow(content, lesson, ids, fileIds))))
    .returning({ uuid: contentItems.uuid, id: contentItems.id });
  await tx.insert(materials).values(
    contents.flatMap(({ plan, files }) =>
      plan.course.materials.map(({ title, file }, index) => ({
        courseId: ids.of(plan.uuid),
        mediaId: fileIds.of(fileOf(files, fileKey(file, "en")).uuid),
        mediaArId: fileIds.of(fileOf(files, fileKey(file, "ar")).uuid),
        translations: { en: { title: title.en }, ar: { title: title.ar } },
        position: positionOf(index),
      })),
    ),
  );
  await insertDecks(tx, contents, ids);
  return new Ids([...items.map(({ uuid, id }) => [uuid, id] as const), ...quizIds]);
}

function fileOf(files: readonly DemoFile[], key: string): DemoFile {
  const file = files.find((candidate) => candidate.key === key);
  if (!file) throw new Error(`the demo has no file "${key}"`);
  return file;
}

function itemRow(
  { plan, files }: CourseContent,
  { uuid, itemUuid, lesson, quiz, videoSeconds }: LessonPlan,
  ids: Ids,
  fileIds: Ids,
): typeof contentItems.$inferInsert {
  const { content } = lesson;
  const item = {
    uuid: itemUuid,
    lessonId: ids.of(uuid),
    position: positionOf(0),
    contentType: content.type,
    translations: { en: {}, ar: {} },
  };
  const body = (file: string) => ({
    en: { body: readMarkdown(plan.course, file, "en") },
    ar: { body: readMarkdown(plan.course, file, "ar") },
  });
  const mediaId = (key: string) => fileIds.of(fileOf(files, key).uuid);
  switch (content.type) {
    case "text":
      return { ...item, translations: body(content.file) };
    case "pdf":
      return {
        ...item,
        mediaId: mediaId(fileKey(content.file, "en")),
        mediaArId: mediaId(fileKey(content.file, "ar")),
      };
    case "video": {
      const captions = {
        en: fileOf(files, fileKey(content.video, "en")).uuid,
        ar: fileOf(files, fileKey(content.video, "ar")).uuid,
      };
      return {
        ...item,
        translations: body(content.file),
        source: { captions },
        mediaId: mediaId(content.video),
        durationSeconds: videoSeconds,
      };
    }
    case "external_link":
      return { ...item, translations: body(content.file), source: { url: content.url } };
    case "quiz":
      return { ...item, refUuid: quiz?.uuid };
  }
}

async function insertFiles(tx: Transaction, contents: readonly CourseContent[], people: Ids, ids: Ids): Promise<Ids> {
  const rows = await tx
    .insert(mediaFiles)
    .values(
      contents.flatMap(({ plan, files }) =>
        files.map(({ bytes, key: _, ...file }) => ({
          ...file,
          ownerId: people.of(teacherOf(plan)),
          status: "attached" as const,
          mediableType: "course",
          mediableId: ids.of(plan.uuid),
          storageKey: storageKey(file.uuid),
          sizeBytes: bytes.length,
          sha256: sha256(bytes),
        })),
      ),
    )
    .returning({ uuid: mediaFiles.uuid, id: mediaFiles.id });
  return new Ids(rows.map(({ uuid, id }) => [uuid, id]));
}

/** Answers the quizzes' uuids with their ids. */
async function insertQuizzes(
  tx: Transaction,
  contents: readonly CourseContent[],
  ids: Ids,
): Promise<(readonly [string, number])[]> {
  const plans = contents.flatMap(({ plan }) =>
    plan.lessons.flatMap(({ quiz }) => (quiz ? [{ ...quiz, courseId: ids.of(plan.uuid) }] : [])),
  );
  const rows = await tx
    .insert(quizzes)
    .values(
      plans.map(
        ({
          uuid,
          courseId,
          timeLimitSeconds,
          quiz: { title, instructions, passPercent, attemptsAllowed, shuffle },
        }) => ({
          uuid,
          courseId,
          translations: {
            en: { title: title.en, instructions: instructions.en },
            ar: { title: title.ar, instructions: instructions.ar },
          },
          passPercent,
          timeLimitSeconds,
          attemptsAllowed,
          shuffle,
        }),
      ),
    )
    .returning({ uuid: quizzes.uuid, id: quizzes.id });
  const quizIds = new Ids(rows.map(({ uuid, id }) => [uuid, id]));
  await tx.insert(quizQuestions).values(
    plans.flatMap(({ uuid, questions }) =>
      questions.map(({ mediaUuid: _, ...question }, index) => ({
        ...question,
        quizId: quizIds.of(uuid),
        position: positionOf(index),
      })),
    ),
  );
  return rows.map(({ uuid, id }) => [uuid, id] as const);
}

async function insertDecks(tx: Transaction, contents: readonly CourseContent[], ids: Ids): Promise<void> {
  const decks = contents.flatMap(({ plan }) =>
    plan.course.decks.map((deck) => ({ deck, uuid: newUuid(), courseId: ids.of(plan.uuid) })),
  );
  const rows = await tx
    .insert(flashcardDecks)
    .values(
      decks.map(({ deck: { title }, uuid, courseId }) => ({
        uuid,
        courseId,
        translations: { en: { title: title.en }, ar: { title: title.ar } },
      })),
    )
    .returning({ uuid: flashcardDecks.uuid, id: flashcardDecks.id });
  const deckIds = new Ids(rows.map(({ uuid, id }) => [uuid, id]));
  await tx.insert(flashcards).values(
    decks.flatMap(({ deck, uuid }) =>
      deck.cards.map(({ front, back }, index) => ({
        deckId: deckIds.of(uuid),
        position: positionOf(index),
        translations: { en: { front: front.en, back: back.en }, ar: { front: front.ar, back: back.ar } },
      })),
    ),
  );
}
