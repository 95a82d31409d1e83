import { words } from "./format";

/** What mails say. `{brand}` is the platform's name; names and titles are set apart by the sender (templates/letter.ts). */
export const mails = words({
  en: {
    greeting: "Hello {name},",
    greeting_plain: "Hello,",
    about_account: "You receive this mail because it is about your account at {brand}.",
    about_learning: "You receive this mail because you learn at {brand}.",
    about_messages: "You receive this mail because somebody wrote to you at {brand}.",
    about_sessions: "You receive this mail because of a live session at {brand}.",
    about_digest: "You receive this mail because you chose a digest at {brand}.",
    unsubscribe: "No more mails of this kind",
    copy_link: "If the button does not work, copy this address into your browser:",
    link_until: "The link works once, until {until}.",
    ignore: "If this was not you, ignore this mail: nothing changes without the link.",

    verify_email_subject: "Confirm your e-mail address",
    verify_email_body:
      "Welcome to {brand}. Confirm that this address is yours and choose a password, and you can start learning.",
    verify_email_action: "Confirm and choose a password",

    already_registered_subject: "You already have an account at {brand}",
    already_registered_body:
      "Somebody, perhaps you, tried to open an account with this address. You have one already, so none was opened.",
    already_registered_action: "Sign in",
    already_registered_after: "If you forgot your password, set a new one here: {url}",

    reset_password_subject: "Set a new password",
    reset_password_body:
      "You asked for a new password. Choose one on the page below; it signs you out everywhere else.",
    reset_password_action: "Choose a new password",

    password_changed_subject: "Your password was changed",
    password_changed_body: "The password of your account was changed, and other devices were signed out.",
    password_changed_action: "That was not me",
    password_changed_after: "If it was you, there is nothing to do. If not, set a new password at once.",

    address_changed_subject: "The address of your account was changed",
    address_changed_body:
      "Our support has changed the e-mail address of your account at {brand}. Mail about it goes to the new address from now on.",
    address_changed_after: "If you did not ask for this, answer this mail or write to support at once.",

    invitation_subject: "{inviter} invites you to {brand}",
    invitation_subject_plain: "You are invited to {brand}",
    invitation_body: "{inviter} has opened an account for you at {brand}. Choose a password, and it is yours.",
    invitation_body_plain: "An account was opened for you at {brand}. Choose a password, and it is yours.",
    invitation_action: "Accept the invitation",
    invitation_ignore: "If you expected no invitation, ignore this mail: without you the account stays closed.",

    account_suspended_subject: "Your account is suspended",
    account_suspended_body:
      "Your account at {brand} was suspended, and all your devices were signed out. What you learned and earned is kept.",
    account_suspended_after: "If you think this is a mistake, answer this mail or write to support.",

    account_reinstated_subject: "Your account is reinstated",
    account_reinstated_body:
      "Your account at {brand} is reinstated, and you can sign in again. Everything is where you left it.",
    account_reinstated_action: "Sign in",

    enrolled_by_instructor_subject: "You are enrolled in {course}",
    enrolled_by_instructor_body: "{instructor} has enrolled you in the course {course}.",
    enrolled_by_instructor_body_plain: "You were enrolled in the course {course}.",
    enrolled_by_instructor_action: "Start learning",

    certificate_subject: "Your certificate for {course}",
    certificate_body:
      "Congratulations! You have completed the course {course}, and your certificate is ready in English and Arabic.",
    certificate_number: "Its number is {number}.",
    certificate_action: "See my certificates",
    certificate_after: "Anyone you show it to can check it here: {url}",

    invoice_subject: "Your receipt for {title}",
    invoice_body: "Thank you. Your payment of {amount} for {title} has arrived.",
    credit_note_subject: "Money back for {title}",
    credit_note_body: "{amount} for {title} are on their way back to you, the way you paid.",
    invoice_number: "The number of the document is {number}.",
    invoice_action: "See my purchases",

    notice_subject: "{title}",
    notice_action: "Open it",
    digest_subject: { one: "{count} notification waits for you", other: "{count} notifications wait for you" },
    digest_body: {
      one: "One thing happened that you have not read yet:",
      other: "This happened, and you have not read it yet:",
    },
    digest_action: "Read them",
    digest_after: "How often this mail comes is yours to choose: {url}",
  },
  ar: {
    greeting: "مرحبًا {name}،",
    greeting_plain: "مرحبًا،",
    about_account: "تصلك هذه الرسالة لأنها تخص حسابك في {brand}.",
    about_learning: "تصلك هذه الرسالة لأنك تتعلم في {brand}.",
    about_messages: "تصلك هذه الرسالة لأن أحدهم كتب إليك في {brand}.",
    about_sessions: "تصلك هذه الرسالة بسبب جلسة مباشرة في {brand}.",
    about_digest: "تصلك هذه الرسالة لأنك اخترت ملخصًا دوريًا في {brand}.",
    unsubscribe: "إيقاف هذا النوع من الرسائل",
    copy_link: "إذا لم يعمل الزر فانسخ هذا العنوان إلى متصفحك:",
    link_until: "يعمل الرابط مرة واحدة، حتى {until}.",
    ignore: "إن لم تكن أنت من طلب ذلك فتجاهل هذه الرسالة: لن يتغير شيء من دون الرابط.",

    verify_email_subject: "أكّد بريدك الإلكتروني",
    verify_email_body: "أهلًا بك في {brand}. أكّد أن هذا العنوان لك واختر كلمة مرور لتبدأ التعلّم.",
    verify_email_action: "التأكيد واختيار كلمة المرور",

    already_registered_subject: "لديك حساب في {brand}",
    already_registered_body: "حاول شخص، وربما كنت أنت، فتح حساب بهذا العنوان. لديك حساب به أصلًا، فلم نفتح حسابًا جديدًا.",
    already_registered_action: "تسجيل الدخول",
    already_registered_after: "إن نسيت كلمة المرور فاختر كلمة جديدة من هنا: {url}",

    reset_password_subject: "تعيين كلمة مرور جديدة",
    reset_password_body: "طلبت كلمة مرور جديدة. اخترها في الصفحة أدناه، وسيُسجَّل خروجك من كل جهاز آخر.",
    reset_password_action: "اختيار كلمة مرور جديدة",

    password_changed_subject: "تغيّرت كلمة مرورك",
    password_changed_body: "تغيّرت كلمة مرور حسابك، وسُجّل الخروج من الأجهزة الأخرى.",
    password_changed_action: "لم أكن أنا",
    password_changed_after: "إن كنت أنت فلا داعي لفعل شيء، وإلا فاختر كلمة مرور جديدة فورًا.",

    address_changed_subject: "تغيّر عنوان حسابك",
    address_changed_body:
      "غيّر فريق الدعم لدينا البريد الإلكتروني لحسابك في {brand}. ستصل رسائل الحساب من الآن إلى العنوان الجديد.",
    address_changed_after: "إن لم تطلب ذلك فردّ على هذه الرسالة أو راسل الدعم فورًا.",

    invitation_subject: "دعوة من {inviter} إلى {brand}",
    invitation_subject_plain: "أنت مدعو إلى {brand}",
    invitation_body: "فتح لك {inviter} حسابًا في {brand}. اختر كلمة مرور ليصبح الحساب لك.",
    invitation_body_plain: "فُتح لك حساب في {brand}. اختر كلمة مرور ليصبح الحساب لك.",
    invitation_action: "قبول الدعوة",
    invitation_ignore: "إن لم تكن تنتظر دعوة فتجاهل هذه الرسالة: يبقى الحساب مغلقًا من دونك.",

    account_suspended_subject: "أُوقف حسابك",
    account_suspended_body: "أُوقف حسابك في {brand} وسُجّل الخروج من كل أجهزتك. ما تعلّمته وما نلته محفوظ.",
    account_suspended_after: "إن كنت ترى في ذلك خطأً فردّ على هذه الرسالة أو راسل الدعم.",

    account_reinstated_subject: "أُعيد تفعيل حسابك",
    account_reinstated_body: "أُعيد تفعيل حسابك في {brand} ويمكنك الدخول من جديد، وكل شيء حيث تركته.",
    account_reinstated_action: "تسجيل الدخول",

    enrolled_by_instructor_subject: "سُجّلت في دورة {course}",
    enrolled_by_instructor_body: "سجّلك {instructor} في دورة {course}.",
    enrolled_by_instructor_body_plain: "سُجّلت في دورة {course}.",
    enrolled_by_instructor_action: "ابدأ التعلّم",

    certificate_subject: "شهادتك في دورة {course}",
    certificate_body: "تهانينا! أكملت دورة {course}، وشهادتك جاهزة بالعربية والإنجليزية.",
    certificate_number: "رقمها {number}.",
    certificate_action: "عرض شهاداتي",
    certificate_after: "يمكن لمن تُريه إياها أن يتحقق منها هنا: {url}",

    invoice_subject: "إيصال شراء {title}",
    invoice_body: "شكرًا لك. وصلتنا دفعتك البالغة {amount} مقابل {title}.",
    credit_note_subject: "ردّ مبلغ {title}",
    credit_note_body: "المبلغ {amount} مقابل {title} في طريقه إليك بالوسيلة التي دفعت بها.",
    invoice_number: "رقم المستند {number}.",
    invoice_action: "عرض مشترياتي",

    notice_subject: "{title}",
    notice_action: "افتحه",
    digest_subject: {
      zero: "لا إشعارات بانتظارك",
      one: "إشعار واحد بانتظارك",
      two: "إشعاران بانتظارك",
      few: "{count} إشعارات بانتظارك",
      many: "{count} إشعارًا بانتظارك",
      other: "{count} إشعار بانتظارك",
    },
    digest_body: {
      zero: "لا جديد.",
      one: "حدث هذا ولم تقرأه بعد:",
      two: "حدث هذان ولم تقرأهما بعد:",
      few: "حدث هذا كله ولم تقرأه بعد:",
      many: "حدث هذا كله ولم تقرأه بعد:",
      other: "حدث هذا كله ولم تقرأه بعد:",
    },
    digest_action: "اقرأها",
    digest_after: "لك أن تختار متى تصلك هذه الرسالة: {url}",
  },
});
