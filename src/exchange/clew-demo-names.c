/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/clew-demo-private.h"

/* Names that are common where they come from, so that no pair of them means
 * anybody. Some stand in their own script too, to be found by either. */

/* clang-format off */
#define NAME(latin) { latin, NULL }
#define END { NULL, NULL }

static const ClewDemoName english_women[] = {
  NAME ("Angela"), NAME ("Ashley"), NAME ("Bonnie"), NAME ("Brenda"), NAME ("Carla"),
  NAME ("Crystal"), NAME ("Dawn"), NAME ("Deborah"), NAME ("Denise"), NAME ("Ebony"),
  NAME ("Gloria"), NAME ("Heather"), NAME ("Imani"), NAME ("Jasmine"), NAME ("Jolene"),
  NAME ("Keisha"), NAME ("Kimberly"), NAME ("Latoya"), NAME ("Lorraine"), NAME ("Mary-Ellen"),
  NAME ("Megan"), NAME ("Nicole"), NAME ("Patricia"), NAME ("Renée"), NAME ("Rhonda"),
  NAME ("Shanice"), NAME ("Tamika"), NAME ("Tiffany"), NAME ("Wanda"), NAME ("Zoë"), END,
};
static const ClewDemoName english_men[] = {
  NAME ("Andre"), NAME ("Anthony"), NAME ("Billy"), NAME ("Brandon"), NAME ("Calvin"),
  NAME ("Curtis"), NAME ("Darnell"), NAME ("DeShawn"), NAME ("Dwayne"), NAME ("Earl"),
  NAME ("Eugene"), NAME ("Gerald"), NAME ("Isaiah"), NAME ("Jamal"), NAME ("Jeremy"),
  NAME ("Kevin"), NAME ("Lamar"), NAME ("Leonard"), NAME ("Marcus"), NAME ("Michael"),
  NAME ("Nathan"), NAME ("Patrick"), NAME ("Raymond"), NAME ("Ricky"), NAME ("Rodney"),
  NAME ("Scott"), NAME ("Terrence"), NAME ("Travis"), NAME ("Tyrone"), NAME ("Wesley"), END,
};
static const ClewDemoName english_families[] = {
  NAME ("Adams"), NAME ("Alexander"), NAME ("Bailey"), NAME ("Banks"), NAME ("Bennett"),
  NAME ("Brooks"), NAME ("Brown"), NAME ("Campbell"), NAME ("Carter"), NAME ("Coleman"),
  NAME ("Cooper"), NAME ("D’Angelo"), NAME ("Davis"), NAME ("Dixon"), NAME ("Edwards"),
  NAME ("Fitzgerald"), NAME ("Foster"), NAME ("Freeman"), NAME ("Gibson"), NAME ("Grant"),
  NAME ("Harper"), NAME ("Harris"), NAME ("Henderson"), NAME ("Jackson"), NAME ("Jefferson"),
  NAME ("Johnson"), NAME ("Kelly"), NAME ("Lewis"), NAME ("MacLeod"), NAME ("McAllister"),
  NAME ("Miller"), NAME ("Mitchell"), NAME ("O’Brien"), NAME ("O’Connor"), NAME ("Parker"),
  NAME ("Peterson"), NAME ("Reed"), NAME ("Robinson"), NAME ("Sanders"), NAME ("Simmons"),
  NAME ("Smith"), NAME ("St. Clair"), NAME ("Thompson"), NAME ("Turner"), NAME ("Walker"),
  NAME ("Washington"), NAME ("Watkins"), NAME ("Williams"), NAME ("Wright"), NAME ("Young"), END,
};

static const ClewDemoName spanish_women[] = {
  NAME ("Alejandra"), NAME ("Ángela"), NAME ("Araceli"), NAME ("Beatriz"), NAME ("Belén"),
  NAME ("Concepción"), NAME ("Dolores"), NAME ("Elena"), NAME ("Esperanza"), NAME ("Guadalupe"),
  NAME ("Inés"), NAME ("Josefina"), NAME ("Lucía"), NAME ("María José"), NAME ("Maribel"),
  NAME ("Mónica"), NAME ("Rocío"), NAME ("Rosa"), NAME ("Sofía"), NAME ("Yolanda"), END,
};
static const ClewDemoName spanish_men[] = {
  NAME ("Alberto"), NAME ("Andrés"), NAME ("Ángel"), NAME ("Carlos"), NAME ("César"),
  NAME ("Eduardo"), NAME ("Emilio"), NAME ("Felipe"), NAME ("Gerardo"), NAME ("Héctor"),
  NAME ("Jesús"), NAME ("José Luis"), NAME ("Juan Carlos"), NAME ("Martín"), NAME ("Miguel"),
  NAME ("Óscar"), NAME ("Ramón"), NAME ("Raúl"), NAME ("Tomás"), NAME ("Víctor"), END,
};
static const ClewDemoName spanish_families[] = {
  NAME ("Aguilar Peña"), NAME ("Álvarez"), NAME ("Ávila"), NAME ("Castañeda"), NAME ("Cortés"),
  NAME ("de la Cruz"), NAME ("Díaz"), NAME ("Domínguez"), NAME ("Escobar"), NAME ("Fernández"),
  NAME ("Flores"), NAME ("Gallegos"), NAME ("García López"), NAME ("Gómez"), NAME ("González"),
  NAME ("Gutiérrez"), NAME ("Hernández"), NAME ("Ibáñez"), NAME ("Juárez"), NAME ("Luján-Ortiz"),
  NAME ("Maldonado"), NAME ("Mejía"), NAME ("Morales"), NAME ("Muñoz"), NAME ("Núñez"),
  NAME ("Ordóñez"), NAME ("Pacheco"), NAME ("Peña"), NAME ("Quiñones"), NAME ("Ramírez"),
  NAME ("Reyes"), NAME ("Ríos"), NAME ("Salazar"), NAME ("Sepúlveda"), NAME ("Torres"),
  NAME ("Vázquez"), NAME ("Villaseñor"), NAME ("Zúñiga"), END,
};

static const ClewDemoName vietnamese_women[] = {
  NAME ("Bích"), NAME ("Diễm"), NAME ("Hạnh"), NAME ("Hồng"), NAME ("Hương"), NAME ("Lan"),
  NAME ("Mỹ Linh"), NAME ("Ngọc"), NAME ("Phượng"), NAME ("Thảo"), NAME ("Thủy"), NAME ("Tuyết"),
  END,
};
static const ClewDemoName vietnamese_men[] = {
  NAME ("Bảo"), NAME ("Cường"), NAME ("Dũng"), NAME ("Đức"), NAME ("Hải"), NAME ("Hiếu"),
  NAME ("Hùng"), NAME ("Khánh"), NAME ("Minh"), NAME ("Quốc"), NAME ("Thành"), NAME ("Tuấn"),
  END,
};
static const ClewDemoName vietnamese_families[] = {
  NAME ("Bùi"), NAME ("Đặng"), NAME ("Đỗ"), NAME ("Hoàng"), NAME ("Huỳnh"), NAME ("Lê"),
  NAME ("Ngô"), NAME ("Nguyễn"), NAME ("Phạm"), NAME ("Phan"), NAME ("Trần"), NAME ("Vũ"), END,
};

static const ClewDemoName ethiopian_women[] = {
  { "Abeba", "አበባ" }, { "Almaz", "አልማዝ" }, { "Genet", "ገነት" }, { "Hanna", "ሐና" },
  { "Makeda", "ማክዳ" }, { "Selamawit", "ሰላማዊት" }, { "Tigist", "ትዕግስት" }, { "Tsehay", "ፀሐይ" }, END,
};
static const ClewDemoName ethiopian_men[] = {
  { "Abebe", "አበበ" }, { "Bekele", "በቀለ" }, { "Dawit", "ዳዊት" }, { "Girma", "ግርማ" },
  { "Kebede", "ከበደ" }, { "Solomon", "ሰሎሞን" }, { "Tesfaye", "ተስፋዬ" }, { "Yonas", "ዮናስ" }, END,
};
static const ClewDemoName ethiopian_families[] = {
  { "Alemu", "አለሙ" }, { "Bekele", "በቀለ" }, { "Desta", "ደስታ" }, { "Gebremariam", "ገብረማርያም" },
  { "Haile", "ኃይሌ" }, { "Mekonnen", "መኮንን" }, { "Negash", "ነጋሽ" }, { "Tadesse", "ታደሰ" },
  { "Tesfaye", "ተስፋዬ" }, { "Wolde", "ወልደ" }, END,
};

static const ClewDemoName arabic_women[] = {
  { "Aisha", "عائشة" }, { "Amina", "أمينة" }, { "Fatima", "فاطمة" }, { "Hanan", "حنان" },
  { "Layla", "ليلى" }, { "Maryam", "مريم" }, { "Noor", "نور" }, { "Zahra", "زهرة" }, END,
};
static const ClewDemoName arabic_men[] = {
  { "Ahmad", "أحمد" }, { "Ali", "علي" }, { "Hassan", "حسن" }, { "Ibrahim", "إبراهيم" },
  { "Khalid", "خالد" }, { "Omar", "عمر" }, { "Samir", "سمير" }, { "Yusuf", "يوسف" }, END,
};
static const ClewDemoName arabic_families[] = {
  { "Abdallah", "عبد الله" }, { "al-Hakim", "الحكيم" }, { "al-Masri", "المصري" },
  { "Haddad", "حداد" }, { "Hussein", "حسين" }, { "Khalil", "خليل" }, { "Mansour", "منصور" },
  { "Nasser", "ناصر" }, { "Saleh", "صالح" }, END,
};

static const ClewDemoName slavic_women[] = {
  { "Halyna", "Галина" }, { "Iryna", "Ірина" }, { "Kateryna", "Катерина" },
  { "Lyudmila", "Людмила" }, { "Natalia", "Наталія" }, { "Oksana", "Оксана" },
  { "Olena", "Олена" }, { "Svitlana", "Світлана" }, END,
};
static const ClewDemoName slavic_men[] = {
  { "Andriy", "Андрій" }, { "Bohdan", "Богдан" }, { "Dmytro", "Дмитро" }, { "Ihor", "Ігор" },
  { "Mykola", "Микола" }, { "Oleksandr", "Олександр" }, { "Serhiy", "Сергій" },
  { "Viktor", "Віктор" }, END,
};
static const ClewDemoName slavic_families[] = {
  { "Bondarenko", "Бондаренко" }, { "Hrytsenko", "Гриценко" }, { "Koval", "Коваль" },
  { "Kravchenko", "Кравченко" }, { "Lysenko", "Лисенко" }, { "Melnyk", "Мельник" },
  { "Moroz", "Мороз" }, { "Petrenko", "Петренко" }, { "Shevchenko", "Шевченко" },
  { "Tkachenko", "Ткаченко" }, END,
};

static const ClewDemoName chinese_women[] = {
  { "Fang", "芳" }, { "Hui", "慧" }, { "Jing", "静" }, { "Li", "丽" }, { "Mei", "美" },
  { "Yan", "燕" }, END,
};
static const ClewDemoName chinese_men[] = {
  { "Gang", "刚" }, { "Jun", "军" }, { "Lei", "磊" }, { "Ming", "明" }, { "Qiang", "强" },
  { "Wei", "伟" }, END,
};
static const ClewDemoName chinese_families[] = {
  { "Chen", "陈" }, { "Huang", "黄" }, { "Li", "李" }, { "Liu", "刘" }, { "Lü", "吕" },
  { "Wang", "王" }, { "Zhang", "张" }, { "Zhou", "周" }, END,
};

static const ClewDemoName korean_women[] = {
  { "Eun-ji", "은지" }, { "Hye-jin", "혜진" }, { "Min-seo", "민서" }, { "Soo-yeon", "수연" }, END,
};
static const ClewDemoName korean_men[] = {
  { "Dong-hyun", "동현" }, { "Jae-won", "재원" }, { "Min-jun", "민준" }, { "Sung-ho", "성호" }, END,
};
static const ClewDemoName korean_families[] = {
  { "Choi", "최" }, { "Jung", "정" }, { "Kim", "김" }, { "Lee", "이" }, { "Park", "박" }, END,
};

static const ClewDemoName native_women[] = {
  NAME ("Arlene"), NAME ("Charlene"), NAME ("Delphine"), NAME ("LaVonne"), NAME ("Marlene"),
  NAME ("Roberta"), NAME ("Winona"), NAME ("Yvonne"), END,
};
static const ClewDemoName native_men[] = {
  NAME ("Clarence"), NAME ("Delbert"), NAME ("Elwood"), NAME ("Gerard"), NAME ("Leland"),
  NAME ("Melvin"), NAME ("Orville"), NAME ("Virgil"), END,
};
static const ClewDemoName native_families[] = {
  NAME ("Begaye"), NAME ("Black Bear"), NAME ("Charley"), NAME ("Eagle"), NAME ("George"),
  NAME ("James"), NAME ("Jim"), NAME ("Moses"), NAME ("Sam"), NAME ("Two Hearts"),
  NAME ("Whitehorse"), NAME ("Yazzie"), END,
};

static const ClewDemoName pacific_women[] = {
  NAME ("Analyn"), NAME ("Fetu"), NAME ("Jocelyn"), NAME ("Leilani"), NAME ("Marisol"),
  NAME ("Sina"), NAME ("Tala"), NAME ("Vaʻinga"), END,
};
static const ClewDemoName pacific_men[] = {
  NAME ("Alvin"), NAME ("Crisanto"), NAME ("Ioane"), NAME ("Jun-jun"), NAME ("Keoni"),
  NAME ("Malakai"), NAME ("Rodel"), NAME ("Sefo"), END,
};
static const ClewDemoName pacific_families[] = {
  NAME ("Bautista"), NAME ("dela Cruz"), NAME ("Faʻasavalu"), NAME ("Fonoti"), NAME ("Kahananui"),
  NAME ("Mailo"), NAME ("Pangilinan"), NAME ("Reyes"), NAME ("Santos"), NAME ("Taufa"), END,
};

static const ClewDemoName somali_women[] = {
  NAME ("Amran"), NAME ("Fadumo"), NAME ("Hodan"), NAME ("Ifrah"), NAME ("Sagal"), NAME ("Ubah"),
  END,
};
static const ClewDemoName somali_men[] = {
  NAME ("Abdi"), NAME ("Abdirahman"), NAME ("Guled"), NAME ("Liban"), NAME ("Mahad"),
  NAME ("Warsame"), END,
};
static const ClewDemoName somali_families[] = {
  NAME ("Abdullahi"), NAME ("Ali Nur"), NAME ("Farah"), NAME ("Hersi"), NAME ("Ismail"),
  NAME ("Jama"), NAME ("Mohamud"), NAME ("Warsame"), END,
};

static const ClewDemoName french_women[] = {
  NAME ("Adèle"), NAME ("Aïssatou"), NAME ("Célestine"), NAME ("Fabienne"), NAME ("Marie-Claire"),
  NAME ("Noëlle"), END,
};
static const ClewDemoName french_men[] = {
  NAME ("Étienne"), NAME ("François"), NAME ("Jean-Baptiste"), NAME ("Mamadou"), NAME ("Moïse"),
  NAME ("Réginald"), END,
};
static const ClewDemoName french_families[] = {
  NAME ("Baptiste"), NAME ("Diallo"), NAME ("Jean-Pierre"), NAME ("L’Ouverture"),
  NAME ("Lefèvre"), NAME ("N’Diaye"), NAME ("Saint-Fleur"), NAME ("Toussaint"), END,
};

static const ClewDemoName polish_women[] = {
  NAME ("Agnieszka"), NAME ("Bożena"), NAME ("Łucja"), NAME ("Małgorzata"), END,
};
static const ClewDemoName polish_men[] = {
  NAME ("Błażej"), NAME ("Krzysztof"), NAME ("Łukasz"), NAME ("Zbigniew"), END,
};
static const ClewDemoName polish_families[] = {
  NAME ("Dąbrowski"), NAME ("Kowalczyk"), NAME ("Wiśniewski"), NAME ("Wójcik"), NAME ("Żak"), END,
};
/* clang-format on */

static const char *const spanish_described[] = { "Mexicana", "Chicano", "Latina", "Boricua", NULL };
static const char *const vietnamese_described[] = { "Vietnamese", "Viet", NULL };
static const char *const ethiopian_described[] = { "Ethiopian", "Habesha", "Eritrean", NULL };
static const char *const arabic_described[] = { "Iraqi", "Arab", "Egyptian", NULL };
static const char *const slavic_described[] = { "Ukrainian", "White, from Ukraine", NULL };
static const char *const chinese_described[] = { "Chinese", NULL };
static const char *const korean_described[] = { "Korean", NULL };
static const char *const native_described[] = { "Native", "Diné", "Enrolled, Coast Salish", NULL };
static const char *const pacific_described[] = { "Filipino", "Samoan", "Tongan", NULL };
static const char *const somali_described[] = { "Somali", "Black, Somali", NULL };
static const char *const french_described[] = { "Haitian", "Senegalese", "Black", NULL };

const ClewDemoPool clew_demo_pools[] = {
  { 40, NULL, NULL, FALSE, NULL, english_women, english_men, english_families },
  { 18, "es", NULL, TRUE, spanish_described, spanish_women, spanish_men, spanish_families },
  { 6, "vi", "asian", FALSE, vietnamese_described, vietnamese_women, vietnamese_men,
    vietnamese_families },
  { 6, "am", "black", FALSE, ethiopian_described, ethiopian_women, ethiopian_men,
    ethiopian_families },
  { 4, "ar", "middle_eastern", FALSE, arabic_described, arabic_women, arabic_men,
    arabic_families },
  { 4, "uk", "white", FALSE, slavic_described, slavic_women, slavic_men, slavic_families },
  { 3, "zh", "asian", FALSE, chinese_described, chinese_women, chinese_men, chinese_families },
  { 2, "ko", "asian", FALSE, korean_described, korean_women, korean_men, korean_families },
  { 6, NULL, "american_indian", FALSE, native_described, native_women, native_men,
    native_families },
  { 4, "tl", "pacific_islander", FALSE, pacific_described, pacific_women, pacific_men,
    pacific_families },
  { 3, "so", "black", FALSE, somali_described, somali_women, somali_men, somali_families },
  { 3, "fr", "black", FALSE, french_described, french_women, french_men, french_families },
  { 1, "pl", "white", FALSE, NULL, polish_women, polish_men, polish_families },
};

const guint clew_demo_n_pools = G_N_ELEMENTS (clew_demo_pools);
