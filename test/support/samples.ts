/** A sentence or two in each language that letters come in, with what is hard in its script. */
import type { Passage } from './set-text.ts';

export const samples: Readonly<Record<string, Passage>> = {
  Latin: {
    language: 'en',
    text: 'Dear Mr Łukasiewicz, “fluffy” office affairs — naïve façade, Žižek, Þórr, ĳsvogel, ŵ ŷ ḋ, Āzərbaycan dili ğ ş İ ı, l’œuvre; 3⁄4 café.',
  },
  'the rest of Europe': {
    language: 'sv',
    text: 'Årsmötet: Ýmir, Győr, Škoda, Łódź, Ķemeri, Ėglė, ķirbis, Iași, Ħal Għaxaq, Čáhput, Gàidhlig, Ŵ, Ñandú, ß/ẞ, Ștefan, ŋ, Õ, Ÿ.',
  },
  Turkish: {
    language: 'tr',
    text: 'Sayın Işık Yıldız, İŞÇİ ve işçilerin ığdır, çiğköfte; ilgili şirketin ağırlığı, fiil, fırın, ofis.',
  },
  Vietnamese: {
    language: 'vi',
    text: 'Kính gửi bà Nguyễn Thị Ưởng, chúng tôi xin trân trọng thông báo rằng hồ sơ đề nghị của bà đã được duyệt; ẵ ặ ữ ự ổ ỗ ế ề.',
  },
  'stacked marks': {
    language: 'en',
    text: 'x̣̄ ɔ̃́ m̥ n̩ ạ̈ ṩ q̇ ʁ̞ e̯ and Yorùbá Ẹ̀kọ́ ọ̀rọ̀, Lithuanian i̇́ ė́.',
  },
  Russian: {
    language: 'ru',
    text: 'Уважаемая госпожа Щёголева! Настоящим уведомляем вас о том, что объединённый съезд переносится на 25 мая — ждём подтверждения № 12.',
  },
  Kazakh: {
    language: 'kk',
    text: 'Құрметті Әлібек Өтегенұлы! Сіздің өтінішіңіз қаралды, ғылым мен үкімет үшін һәм жаңа іс; уа́жный ударе́ние ко́т.',
  },
  Kyrgyz: {
    language: 'ky',
    text: 'Урматтуу Өмүрбек мырза, сиздин өтүнүчүңүз кабыл алынды; жаңы мүмкүнчүлүк.',
  },
  Tatar: {
    language: 'tt',
    text: 'Хөрмәтле Җәмилә ханым, сезнең гаризагыз карала; яңа мөмкинлек, һава, үҗәт.',
  },
  Mongolian: {
    language: 'mn',
    text: 'Хүндэт Өлзийсайхан гуай, таны өргөдлийг хүлээн авлаа; шинэ өнгө, үүлс.',
  },
  Serbian: {
    language: 'sr',
    text: 'Поштовани господине Љубомире Његошу, шта бисмо без ђака и ћирилице? Џеп, бгдпт.',
  },
  Ukrainian: { language: 'uk', text: 'Шановна пані Ґалаґан, об’єднання їжаків і єнотів; м’яч, щастя.' },
  'polytonic Greek': {
    language: 'el',
    text: 'Ἄνδρα μοι ἔννεπε, Μοῦσα, πολύτροπον, ὃς μάλα πολλὰ πλάγχθη, ἐπεὶ Τροίης ἱερὸν πτολίεθρον ἔπερσε· ᾧ ᾆ ῥῆμα ΰ ῒ ᾳ. Αγαπητέ κύριε.',
  },
  Armenian: {
    language: 'hy',
    text: 'Հարգելի պարոն Հակոբյան, շնորհակալություն ձեր նամակի համար և ողջույն Երևանից։ Մնալով՝ ձերդ. մի՛նչ',
  },
  Georgian: {
    language: 'ka',
    text: 'პატივცემულო ბატონო გიორგი, გმადლობთ წერილისთვის; ყველა ადამიანი იბადება თავისუფალი. ᲗᲑᲘᲚᲘᲡᲘ',
  },
  Arabic: {
    language: 'ar',
    text: 'السيد المحترم محمد الأحمد، السلام عليكم ورحمة الله وبركاته. لا بد من الإشارة إلى أن الاجتماع (رقم 15) سيُعقد يوم الأحد ٢٥ مايو ٢٠٢٦م، والسَّلامُ عَلَيْكُمْ، لِلّٰهِ، لآلئ.',
  },
  Persian: {
    language: 'fa',
    text: 'جناب آقای کریمی، نامه‌ی شما را دریافت کردیم. می‌خواهم بدانم که پرونده‌های گذشته در تاریخ ۱۴۰۵/۰۳/۰۴ بررسی شده‌اند یا خیر؟ «گچ پژ»',
  },
  Urdu: {
    language: 'ur',
    text: 'محترم جناب احمد علی صاحب، السلام علیکم! آپ کا خط موصول ہوا، بہت شکریہ۔ ہمیں امید ہے کہ آپ خیریت سے ہوں گے، کیا یہ ٹھیک ہے؟ ۱۲ مئی',
  },
  Uyghur: {
    language: 'ug',
    text: 'ھۆرمەتلىك ئەپەندىم، سىزنىڭ خېتىڭىزنى تاپشۇرۇۋالدۇق. ئۇيغۇر تىلى گۈزەل تىل، قېرىنداشلار بىلەن كۆرۈشىمىز.',
  },
  'Hebrew with points': {
    language: 'he',
    text: 'לכבוד מר יִשְׂרָאֵל כֹּהֵן, בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם וְאֵת הָאָרֶץ. שלום רב (נספח 3), תודה על מכתבך מיום 12.5.2026!',
  },
  'Arabic with Latin and numbers': {
    language: 'ar',
    text: 'رقم الطلب ABC-1234/5 (نسخة PDF 2.0) وصل بتاريخ 25.05.2026 إلى info@example.com، شكرًا!',
  },
  'English with Hebrew and Arabic': {
    language: 'en',
    direction: 'ltr',
    text: 'The words “שלום עולם (3)” and «مرحبا بالعالم 25%» mean Hello World; см. Приложение № 5.',
  },
};
