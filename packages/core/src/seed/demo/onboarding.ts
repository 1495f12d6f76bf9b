import { asks, notes, type Scenario, says } from "./scenario";

export const onboarding: readonly Scenario[] = [
  {
    language: "pl",
    who: "applicant",
    subjects: ["Polisa odrzucona po raz drugi", "Insurance certificate rejected twice"],
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
    subjects: ["Poza permisului este neclară, a treia oară", "Licence photo too blurry, third upload"],
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
    subjects: ["رخصة القيادة مرفوضة بدون سبب", "رفض رخصة القيادة للمرة الثانية"],
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
    subjects: ["Ukaguzi wa historia bado haujakamilika", "Background check still pending after {days} days"],
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
    language: "fr",
    who: "driver",
    subjects: ["Changer mon IBAN avant vendredi", "Nouveau RIB pour mes versements"],
    labels: ["payout"],
    file: "rib.pdf",
    thread: [
      asks(
        "Bonjour, j'ai changé de banque et mon ancien compte ferme vendredi. Le nouveau RIB est en pièce jointe. Pouvez-vous le mettre à jour avant le prochain versement de {amount} ?",
      ),
      says(
        "Bonjour {first}, bien reçu. Par sécurité nous devons confirmer le changement : quel est le montant de votre dernier versement ?",
      ),
      asks("Le dernier versement était de {amount}, reçu lundi matin."),
      notes("Amount matches. New IBAN entered, second pair of eyes needed before Thursday 18:00."),
      says("Merci, c'est confirmé. Le prochain versement ira sur le nouveau compte."),
      asks("Parfait, merci beaucoup !"),
    ],
  },
  {
    language: "en",
    who: "applicant",
    subjects: ["Training video stops at minute {minute}", "Cannot finish the training, video freezes"],
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
    subjects: ["Limit wieku auta w {city}, Corolla 2009", "Vehicle age limit in {city}"],
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
    language: "pt",
    who: "merchant",
    subjects: ["Certidão permanente de {restaurant}", "Company registration for {restaurant}"],
    labels: ["merchant", "documents"],
    file: "certidao-permanente.pdf",
    pinned: "Owner answers fastest by phone before 11:00.",
    thread: [
      asks(
        "Boa tarde, enviamos a certidão permanente mas o sistema pede outra vez o registo da empresa. Falta alguma coisa para abrirmos em {city}?",
      ),
      says(
        "Boa tarde {first}, obrigado. A certidão está boa; falta apenas o NIF da empresa com nove dígitos, o enviado tem oito.",
      ),
      asks("Tem toda a razão, faltava um dígito. Já corrigi no formulário."),
      notes("Tax number valid. Contract can go out, commission as agreed with sales."),
      says("Está tudo completo. O contrato segue hoje por e-mail e podem abrir na próxima segunda-feira."),
    ],
  },
  {
    language: "en",
    who: "courier",
    subjects: ["Courier bag damaged on first shift", "Thermal bag: zip broken after one day"],
    labels: ["equipment"],
    file: "bag-zip.png",
    thread: [
      asks(
        "The zip of my thermal bag broke on my very first shift on {street}. Can I get another one without paying the deposit again?",
      ),
      says(
        "Hi {first}, of course: a zip should last longer than a day. Could you send a photo of the label inside the lid?",
      ),
      asks("Photo attached. Serial number ends in 4471."),
      notes("Batch 4400 to 4500 has the bad zip. Replace without questions."),
      says("Thank you. A new bag waits for you at the hub on {street}, no deposit. Just show this number: {order}."),
      asks("Picked it up, much better zip. Thanks!"),
    ],
  },
  {
    language: "de",
    who: "courier",
    subjects: ["Lieferzone ändern nach Umzug", "Umzug: neue Zone in {city}"],
    labels: ["zone"],
    priority: "low",
    thread: [
      asks("Hallo, ich bin in die {street} umgezogen und möchte die Zone wechseln. Geht das noch in diesem Monat?"),
      says("Hallo {first}, gern. Die Zone Mitte öffnet am Montag wieder für Wechsel. Soll ich dich vormerken?"),
      asks("Ja bitte, am liebsten die Abendschicht."),
      says("Ist eingetragen: ab Montag Zone Mitte, Schichten ab 17 Uhr."),
    ],
  },
  {
    language: "pt",
    who: "driver",
    subjects: ["Segundo motorista para o mesmo carro", "Second driver for the same vehicle"],
    labels: ["vehicle", "documents"],
    thread: [
      asks("Bom dia, o meu irmão também quer conduzir o meu {vehicle} ({plate}). O que precisamos de enviar?"),
      says(
        "Bom dia {first}, basta acrescentá-lo como condutor na apólice do seguro e enviar a carta verde atualizada.",
      ),
      asks("A seguradora diz que demora uma semana. Ele pode começar antes?"),
      says(
        "Infelizmente não: sem o nome dele na apólice nenhum dos dois estaria coberto. Envie assim que chegar e tratamos no mesmo dia.",
      ),
      asks("Compreendo. Já chegou, segue em anexo."),
      says("Obrigado! Está aprovado, o seu irmão pode começar hoje."),
    ],
  },
  {
    language: "en",
    who: "applicant",
    subjects: ["Name on licence differs from profile", "My married name is not on my licence yet"],
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
    language: "it",
    who: "merchant",
    subjects: ["Aggiungere una seconda sede", "Seconda sede per {restaurant}"],
    labels: ["merchant"],
    priority: "low",
    thread: [
      asks(
        "Buongiorno, apriamo una seconda sede in {street}. Possiamo usare lo stesso contratto o serve una nuova registrazione?",
      ),
      says("Buongiorno {first}, il contratto resta lo stesso; serve la SCIA della nuova sede e l'orario di apertura."),
      asks("Le invio la SCIA. Orario: dalle 12 alle 15 e dalle 19 alle 23."),
      says("Grazie, la sede è online da domani. Il menù è copiato dalla prima, potete modificarlo quando volete."),
    ],
  },
  {
    language: "en",
    who: "merchant",
    subjects: ["Hygiene certificate from another country", "Is our certificate from abroad accepted?"],
    labels: ["merchant", "documents"],
    thread: [
      asks(
        "We moved {restaurant} here last month. Our hygiene certificate was issued abroad and is valid until next year. Do you accept it, or do we need an inspection first?",
      ),
      says("Hello {first}, a certificate issued in the EU counts, others need a local inspection. Who issued yours?"),
      asks("The city of Porto, in March."),
      says("Then it is accepted as it is. You are one step from going live: the photos of the kitchen."),
    ],
  },
  {
    language: "tr",
    who: "applicant",
    subjects: ["SRC belgesi yüklenemiyor", "Belge yükleme ekranı donuyor"],
    labels: ["documents", "app"],
    file: "src-belgesi.pdf",
    thread: [
      asks("Merhaba, SRC belgemi yüklerken ekran %80'de donuyor. Dosya 6 MB. Ne yapmalıyım?"),
      says("Merhaba {first}, dosyayı buraya ekleyebilirsiniz, biz profilinize aktarırız."),
      asks("Ekledim, teşekkürler."),
      says("Belgeniz onaylandı. Bir sonraki adım araç fotoğrafları."),
    ],
  },
  {
    language: "nl",
    who: "courier",
    subjects: ["Overstap van fiets naar e-scooter", "Replace vehicle: bicycle to e-scooter"],
    labels: ["vehicle", "insurance"],
    priority: "low",
    thread: [
      asks("Hoi, ik wil van de fiets naar een e-scooter. Heb ik een nieuwe verzekering nodig of loopt die via Nawa?"),
      says(
        "Hoi {first}, voor een e-scooter heb je een eigen WA-verzekering nodig. Stuur het bewijs en een foto van het kenteken.",
      ),
      asks("Bijgevoegd, kenteken {plate}."),
      says("Top, goedgekeurd. Vanaf vanavond zie je ook de langere ritten."),
    ],
  },
];
