import { asks, notes, type Scenario, says } from "./scenario";

export const applicants: readonly Scenario[] = [
  {
    language: "pl",
    who: "applicant",
    subjects: [
      "Polisa odrzucona po raz drugi",
      "Ubezpieczenie {plate} nie przechodzi weryfikacji",
      "OC do auta {plate}: znowu odrzucone",
      "Kiedy zatwierdzicie moją polisę?",
      "Insurance certificate rejected twice",
    ],
    labels: ["documents", "insurance"],
    priority: "high",
    file: "polisa-oc.pdf",
    pinned: "Insurer prints the plate without the space. Compare by hand, the check fails on it.",
    thread: [
      asks(
        "Dzień dobry, moja polisa została odrzucona już drugi raz. Jest ważna do 2027 roku, przesyłam ją ponownie w załączniku. Numer rejestracyjny {plate}. Co jest nie tak?",
      ),
      says(
        "Dzień dobry {first}, dziękujemy za polisę. Na skanie brakuje strony z numerem rejestracyjnym. Czy może Pan przesłać także drugą stronę?",
      ),
      asks(
        "Przesyłam drugą stronę. Mam nadzieję, że teraz wszystko jest w porządku, od poniedziałku chciałbym jeździć.",
      ),
      notes("Page 2 is fine, plate matches {plate}. The automatic check stumbles over the space in the number."),
      says("Wszystko się zgadza, polisa została zatwierdzona. Może Pan jeździć od jutra. Powodzenia!"),
      asks("Super, bardzo dziękuję za szybką pomoc."),
    ],
  },
  {
    language: "ro",
    who: "applicant",
    subjects: [
      "Poza permisului este neclară, a treia oară",
      "Permis respins, fotografie neclară",
      "Nu pot încărca permisul din {city}",
      "Cont șofer {city}: permisul nu trece",
      "Licence photo too blurry, third upload",
    ],
    labels: ["documents"],
    priority: "high",
    file: "permis-fata.png",
    thread: [
      asks(
        "Am încercat din nou cu lumină de zi, dar aplicația spune tot că fotografia permisului este neclară. Este a treia oară. Vă rog să mă ajutați.",
      ),
      says(
        "Bună ziua {first}, vă mulțumim. Fotografia are un reflex exact peste dată. Puneți permisul pe o masă mată și fotografiați de sus, fără blitz.",
      ),
      asks("Am făcut așa cum ați spus, am trimis fotografia nouă."),
      says("Acum se citește perfect. Permisul este aprobat, următorul pas este cursul online de 20 de minute."),
    ],
  },
  {
    language: "ar",
    who: "applicant",
    subjects: [
      "رخصة القيادة مرفوضة بدون سبب",
      "متى تتم الموافقة على وثائقي؟",
      "لم يتم قبول الرخصة، {city}",
      "سائق جديد في {city}: مشكلة في الرخصة",
      "رفض رخصة القيادة للمرة الثانية",
    ],
    labels: ["documents", "driver"],
    thread: [
      asks(
        "السلام عليكم، تم رفض رخصة القيادة الخاصة بي بدون ذكر السبب. الرخصة سارية حتى سنة 2029. أرجو المساعدة لأنني أريد البدء هذا الأسبوع.",
      ),
      says("وعليكم السلام {first}، نعتذر عن التأخير. الصورة لا تُظهر الوجه الخلفي للرخصة. هل يمكنك إرسال الوجهين معًا؟"),
      asks("أرسلت الوجهين الآن. هل هما واضحان؟"),
      notes("Both sides readable, name in Latin letters matches the profile. Approve."),
      says("نعم، الصورتان واضحتان وتمت الموافقة على الرخصة. يمكنك حجز موعد التدريب من التطبيق."),
      asks("شكرًا جزيلًا على سرعة الرد."),
    ],
  },
  {
    language: "sw",
    who: "applicant",
    subjects: [
      "Ukaguzi wa historia bado haujakamilika",
      "Nasubiri ukaguzi kwa siku {days}",
      "Lini nitaanza kazi {city}?",
      "Akaunti yangu bado haijaidhinishwa",
      "Background check still pending after {days} days",
    ],
    labels: ["documents", "background check"],
    thread: [
      asks(
        'Habari, nimekamilisha kila kitu lakini ukaguzi wa historia yangu bado unasema "inasubiri" baada ya siku {days}. Naomba msaada, pikipiki yangu iko tayari.',
      ),
      says(
        "Habari {first}, asante kwa kutuandikia. Tumewasiliana na mamlaka; kwa kawaida huchukua siku 7 hadi 10. Tutakujulisha ndani ya saa 24.",
      ),
      notes("Authority answers requests of this week only after Thursday. Ask again on Friday morning."),
      asks("Asante, nitasubiri."),
      says("Habari njema {first}: ukaguzi umekamilika na akaunti yako iko hai."),
    ],
  },
  {
    language: "en",
    who: "applicant",
    subjects: [
      "Training video stops at minute {minute}",
      "Safety course hangs at {minute} minutes",
      "I passed the test but the course is still open",
      "Where is the training for {city}?",
      "Cannot finish the training, video freezes",
    ],
    labels: ["training", "app"],
    thread: [
      asks(
        "The safety training video stops at minute {minute}. It happens on two different phones and on the office Wi-Fi. I cannot take the test without finishing it.",
      ),
      says(
        "Hi {first}, sorry about that. Which version of the app do you see under Settings, About? Until then you can take the training in the browser at the link in your invitation mail.",
      ),
      asks("Version 8.41. The browser worked, I passed with 19 of 20!"),
      says("Congratulations! Your profile is complete and you will see the first shifts from tomorrow."),
    ],
  },
  {
    language: "pl",
    who: "applicant",
    subjects: [
      "Limit wieku auta w {city}, Corolla 2009",
      "Czy {vehicle} z 2010 roku się kwalifikuje?",
      "Rejestracja auta {plate} w {city}",
      "Jakie auta przyjmujecie w {city}?",
      "Vehicle age limit in {city}",
    ],
    labels: ["vehicle"],
    thread: [
      asks("Czy w {city} można jeździć Toyotą Corollą z 2009 roku? Przegląd jest aktualny, auto jest zadbane."),
      says(
        "Dzień dobry {first}, w {city} auto może mieć najwyżej 15 lat. Czy może Pan wysłać dowód rejestracyjny? Sprawdzimy datę pierwszej rejestracji.",
      ),
      asks("Pierwsza rejestracja: listopad 2010. Przesyłam zdjęcie dowodu."),
      says("To wystarczy do końca przyszłego roku. Auto {plate} zostało dodane do profilu."),
    ],
  },
  {
    language: "en",
    who: "applicant",
    subjects: [
      "Name on licence differs from profile",
      "Maiden name on my licence",
      "Name change after the wedding, {city}",
      "Upload refused: names do not match",
      "My married name is not on my licence yet",
    ],
    labels: ["documents"],
    thread: [
      asks(
        "My licence still carries my maiden name, my passport and the profile the new one. The upload is refused because the names differ. What can I send?",
      ),
      says(
        "Hi {first}, a marriage certificate or the confirmation of the name change is enough. Which spelling is on the passport?",
      ),
      asks("I attach the certificate. The passport has the new name."),
      notes("Certificate seen, both names on it. Do not keep a copy beyond the check."),
      says("Thank you, that settles it. Your documents are approved under the name of the passport."),
    ],
  },
  {
    language: "es",
    who: "applicant",
    subjects: [
      "Certificado de antecedentes: tarda más de {days} días",
      "¿Puedo empezar en bicicleta en {city}?",
      "Sigo esperando el certificado",
      "Solicitud parada por antecedentes",
      "¿Cuánto tarda el certificado de antecedentes?",
    ],
    labels: ["documents", "background check"],
    thread: [
      asks(
        "Hola, pedí el certificado de antecedentes hace {days} días y aún no ha llegado. ¿Puedo empezar mientras tanto con la bicicleta?",
      ),
      says(
        "Hola {first}, con bicicleta sí puedes empezar: el certificado solo es obligatorio para coche y moto. ¿Te cambiamos la solicitud?",
      ),
      asks("Sí, por favor, y cuando llegue lo envío para la moto."),
      says("Hecho. Tienes el curso de repartidor disponible en la aplicación."),
    ],
  },
  {
    language: "tr",
    who: "applicant",
    subjects: [
      "SRC belgesi yüklenemiyor",
      "Belgem %80 adımında kalıyor",
      "{city} başvurum ilerlemiyor",
      "Ehliyet yüklendi, SRC yüklenmedi",
      "Belge yükleme ekranı donuyor",
    ],
    labels: ["documents", "app"],
    file: "src-belgesi.pdf",
    thread: [
      asks("Merhaba, SRC belgemi yüklerken ekran %80'de donuyor. Dosya 6 MB. Ne yapmalıyım?"),
      says("Merhaba {first}, dosyayı buraya ekleyebilirsiniz, biz profilinize aktarırız."),
      asks("Ekledim, teşekkürler."),
      says("Belgeniz onaylandı. Bir sonraki adım araç fotoğrafları."),
    ],
  },
];
