import { words } from "./format";

/** Files on their way up. */
export const upload = words({
  en: {
    choose: "Choose a file, or drop it here",
    choose_other: "Choose another file",
    limit: "At most {size}.",
    needs_scripts:
      "Uploading needs scripts, and they are off in this browser. Everything else on this page works without them.",
    sending: "Uploading",
    stop: "Stop",
    go_on: "Go on",
    stopped: "The upload stopped. What has arrived is kept; go on from there, now or by choosing the same file again.",
    done: "Uploaded. Save the form to use it.",
    uploaded: "A file is uploaded",
    take_away: "Take away",
  },
  ar: {
    choose: "اختر ملفًا أو أفلته هنا",
    choose_other: "اختر ملفًا آخر",
    limit: "{size} على الأكثر.",
    needs_scripts: "يحتاج رفع الملفات إلى البرمجة النصية، وهي معطّلة في هذا المتصفح. أما بقية الصفحة فتعمل من دونها.",
    sending: "جارٍ الرفع",
    stop: "إيقاف",
    go_on: "متابعة",
    stopped: "توقّف الرفع. ما وصل محفوظ؛ تابع من حيث توقّف، الآن أو باختيار الملف نفسه لاحقًا.",
    done: "تم الرفع. احفظ النموذج لاستخدامه.",
    uploaded: "رُفع ملف",
    take_away: "إزالة",
  },
});
