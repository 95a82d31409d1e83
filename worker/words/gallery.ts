import * as actions from "./gallery/actions";
import * as blocks from "./gallery/blocks";
import * as content from "./gallery/content";
import * as data from "./gallery/data";
import * as feedback from "./gallery/feedback";
import * as forms from "./gallery/forms";
import * as foundations from "./gallery/foundations";
import * as layouts from "./gallery/layouts";

/** Sample words of the design system's own page, /ui. The people in them are plainly demo people. */
export const en = {
  title: "Design system",
  lead: "Every part of the interface in all its states. What is not here is not in the product.",
  contents: "On this page",
  groups: {
    foundations: "Foundations",
    actions: "Actions",
    forms: "Forms",
    content: "Content",
    navigation: "Navigation",
    data: "Data",
    feedback: "Feedback",
    charts: "Figures",
    blocks: "Public pages",
    layouts: "Layouts",
  },
  ...foundations.en,
  ...actions.en,
  ...forms.en,
  ...content.en,
  ...data.en,
  ...feedback.en,
  ...blocks.en,
  ...layouts.en,
};

export type GalleryWords = typeof en;

export const ar: GalleryWords = {
  title: "نظام التصميم",
  lead: "كل جزء من الواجهة بجميع حالاته. ما ليس هنا فليس في المنتج.",
  contents: "في هذه الصفحة",
  groups: {
    foundations: "الأسس",
    actions: "الإجراءات",
    forms: "النماذج",
    content: "المحتوى",
    navigation: "التنقّل",
    data: "البيانات",
    feedback: "التنبيهات",
    charts: "الرسوم البيانية",
    blocks: "الصفحات العامة",
    layouts: "التخطيطات",
  },
  ...foundations.ar,
  ...actions.ar,
  ...forms.ar,
  ...content.ar,
  ...data.ar,
  ...feedback.ar,
  ...blocks.ar,
  ...layouts.ar,
};
