import { words } from "./format";

/** A long text and how it is written; the editor's own words are in prose-editor.ts and come with it. */
export const prose = words({
  en: {
    way: "How to write",
    rich: "Rich text",
    markdown: "Markdown",
    markdown_only: "This text holds HTML, notes or other things that only Markdown can show, so it stays in Markdown.",
    draft_back: "What you typed here {when} was not saved, so it is back in the field.",
    draft_newer:
      "What you typed here {when} is back in the field. The saved text has changed since then: compare before you save.",
    draft_away: "Show the saved text instead",
  },
  ar: {
    way: "طريقة الكتابة",
    rich: "نص منسّق",
    markdown: "Markdown",
    markdown_only: "في هذا النص شيفرة HTML أو حواشٍ أو غيرها مما لا تعرضه إلا صيغة Markdown، فيبقى فيها.",
    draft_back: "ما كتبته هنا {when} لم يُحفظ، فأعدناه إلى الحقل.",
    draft_newer: "ما كتبته هنا {when} عاد إلى الحقل، لكن النص المحفوظ تغيّر بعد ذلك: قارن بينهما قبل الحفظ.",
    draft_away: "إظهار النص المحفوظ بدلًا منه",
  },
});
