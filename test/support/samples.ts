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
  Hindi: {
    language: 'hi',
    text: 'माननीय महोदय, हम गोदी मज़दूरों के साथ खड़े हैं। कृपया 15 तारीख़ तक वेतन और सुरक्षा की माँगें स्वीकार करें; श्रृंखला, विद्यार्थी, क्षत्रिय, द्ध्य, र्त्स्न्य, राष्ट्रीय, ऱ्हास, ॐ।',
  },
  Bengali: {
    language: 'bn',
    text: 'মাননীয় মহোদয়, আমরা গার্মেন্টস শ্রমিকদের পাশে আছি। ন্যায্য মজুরি ও নিরাপত্তা চাই; কৌশল, র‍্যালি, ক্ষুধা, উচ্ছ্বাস, সৌন্দর্য্য, হঠাৎ, ৰ ৱ।',
  },
  Tamil: {
    language: 'ta',
    text: 'மதிப்பிற்குரிய ஐயா, நாங்கள் துறைமுகத் தொழிலாளர்களுடன் நிற்கிறோம். கொடுப்பனவு, ஸ்ரீ, க்ஷ, கௌ, கோரிக்கை, பௌர்ணமி.',
  },
  Thai: {
    language: 'th',
    text: 'เรียนท่านผู้อำนวยการ พวกเราคนงานท่าเรือขอสนับสนุนการนัดหยุดงานเพื่อค่าจ้างที่เป็นธรรม น้ำใจ กำลัง ผู้ป่วย ปั่น ญู ฐิ ทุกๆ คน 15 บาท กรุงเทพฯ',
  },
  Khmer: {
    language: 'km',
    text: 'សូមគោរពលោកនាយក យើងខ្ញុំជាកម្មករកំពង់ផែសូមគាំទ្រកូដកម្មដើម្បីប្រាក់ឈ្នួលសមរម្យ ស្ត្រី ផ្សេងៗ រាជធានី ភ្នំពេញ ក្រុម ប្រ៊ុយ។',
  },
  Chinese: {
    language: 'zh',
    text: '尊敬的董事长先生：我们——全体码头工人——坚决支持“罢工”，要求在2026年5月12日之前恢复张建国的工作。工资必须提高15%！《劳动法》……',
  },
  'traditional Chinese': {
    language: 'zh-Hant',
    text: '敬啟者：我們全體碼頭工人堅決支持「罷工」，要求恢復陳志強、林淑芬的工作。臺灣、骨、直、令、邊、𠮷、𨋢。',
  },
  Japanese: {
    language: 'ja',
    text: '拝啓、私たち港湾労働者はストライキを断固として支持します。「賃金」を上げてください。佐々木、髙橋、辻󠄀、葛󠄀城市、渡邉󠄂、𠮷野家、直骨令。ヴァイオリン（笑）',
  },
  Korean: {
    language: 'ko',
    text: '존경하는 사장님께, 우리 항만 노동자들은 파업을 굳게 지지합니다. 3월 15일까지 김철수의 복직을 요구합니다! (勞動組合) “단결” 뷁 ᄒᆞᆫ글',
  },
  emoji: {
    language: 'en',
    text: 'Solidarity ✊🏽 forever 👩‍👩‍👧‍👦 🇩🇪🇰🇿 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ 🔥 👩🏿‍🚒 ☎️ 🏳️‍🌈 😀!',
  },
  'five scripts in a line': {
    language: 'en',
    text: 'Signed by राम, 王小明, สมชาย, Ольга, محمد ✊ and 김철수 さくら.',
  },
  'Arabic with other scripts': {
    language: 'ar',
    text: 'مرحبا 👩‍👩‍👧 شكرا राम مع 王小明 ✊🏽 سلام สมชาย.',
  },
};

/** Names of the samples in scripts of South and East Asia. */
export const asianScripts = [
  'Hindi',
  'Bengali',
  'Tamil',
  'Thai',
  'Khmer',
  'Chinese',
  'traditional Chinese',
  'Japanese',
  'Korean',
];
